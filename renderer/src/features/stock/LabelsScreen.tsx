import { Printer, Tags } from 'lucide-react';
import { useRef, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { LABEL_LAYOUTS } from '../../../../shared/contract/stockroom.ts';
import { addDays, calendarDate, isCalendarDate } from '../../../../shared/domain/dates.ts';
import { labelScreen as words } from '../../../../shared/text/labels.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, usePage } from '../../app/index.ts';
import { Button, Card, CardBody, DateField, dateText, EmptyState, number, PrintPreview, Segmented, SelectField, Table, TextField, type Column } from '../../ui/index.ts';
import { GoodsBox } from './GoodsBox.tsx';
import styles from './stock.module.css';

type Row = Result<'stock.labelGoods'>['rows'][number];
type Layout = (typeof LABEL_LAYOUTS)[number];
const SOURCES = ['changed', 'receipt', 'all'] as const;
type Source = (typeof SOURCES)[number];

/** Days of price changes that are shown first. */
const RECENT_DAYS = 7;
const MOST = 100;

/** Labels for the shelf: of goods whose price changed, of a delivery, or chosen one by one; how many of each, and on what paper. */
export function LabelsScreen(): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const [source, setSource] = useState<Source>('changed');
  const [typedSince, setSince] = useState<string | null>(null);
  const since = typedSince ?? (today === undefined ? '' : addDays(calendarDate(today), -RECENT_DAYS));
  const [receipt, setReceipt] = useState('');
  const [text, setText] = useState('');
  const [layout, setLayout] = useState<Layout>('a4-3x8');
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const [picked, setPicked] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly labelsId: string; readonly labels: number } | null>(null);
  const find = useRef<HTMLInputElement | null>(null);
  const wanted = source === 'changed' ? { since } : source === 'receipt' ? { receipt: receipt.trim() } : {};
  const query = useApiQuery('stock.labelGoods', wanted, { enabled: source === 'all' || (source === 'changed' ? isCalendarDate(since) : receipt.trim() !== ''), keep: true });
  const waiting = source === 'receipt' && receipt.trim() === '';
  const rows = waiting ? [] : (query.data?.rows ?? []).filter((row) => source !== 'all' || `${row.name} ${row.sku}`.toLowerCase().includes(text.trim().toLowerCase()));
  const chosen = rows.find(({ productId }) => productId === picked) ?? rows[0];
  /** One of each of what was asked for, none of what is only looked through. */
  const countOf = (row: Row): number => counts[row.productId] ?? (source === 'all' ? 0 : 1);
  const items = [...rows.filter((row) => countOf(row) > 0).map((row) => ({ productId: row.productId, count: countOf(row) })), ...(source === 'all' ? Object.entries(counts).filter(([id, count]) => count > 0 && rows.every(({ productId }) => productId !== id)).map(([productId, count]) => ({ productId, count })) : [])];
  const total = items.reduce((sum, { count }) => sum + count, 0);
  const command = useApiCommand('stock.makeLabels');
  const change = (by: number): void => {
    if (chosen !== undefined) setCounts({ ...counts, [chosen.productId]: Math.max(0, Math.min(MOST, countOf(chosen) + by)) });
  };
  const make = (): void => {
    if (command.pending || total === 0) return;
    void command.run({ layout, items }).then((done) => done !== null && setMade({ labelsId: done.labelsId, labels: done.labels }));
  };
  if (made !== null) return <LabelsPaper {...made} strip={layout === 'strip'} onBack={() => setMade(null)} />;
  const step = (by: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, rows.findIndex((row) => row.productId === chosen?.productId) + by))];
    if (next !== undefined) setPicked(next.productId);
  };
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: words.columns.name, cell: (row) => <><b>{row.name}</b> <span className="faint small tabular">{row.sku}</span></> },
    { key: 'price', head: words.columns.price, width: '110px', figure: true, cell: (row) => number(row.price) },
    { key: 'since', head: words.columns.since, width: '130px', cell: (row) => dateText(row.priceSince) },
    { key: 'count', head: words.columns.count, width: '96px', figure: true, cell: (row) => <b>{countOf(row) === 0 ? '' : countOf(row)}</b> },
  ];
  return (
    <Screen
      title={words.title}
      note={words.note(total)}
      tabs="products"
      column
      keys={[
        { keys: 'F6', label: words.keys.source, run: () => setSource(SOURCES[(SOURCES.indexOf(source) + 1) % SOURCES.length] ?? 'changed') },
        { keys: 'Up+Down', label: words.keys.rows, run: () => undefined },
        { keys: 'F7', label: words.keys.fewer, run: () => change(-1), enabled: chosen !== undefined },
        { keys: 'F8', label: words.keys.more, run: () => change(1), enabled: chosen !== undefined },
        { keys: 'F12', label: words.keys.make, run: make, enabled: total > 0, main: true },
      ]}
    >
      <div className={styles['top']}>
        <Segmented label={words.source} hideLabel value={source} onChange={setSource} options={SOURCES.map((value) => ({ value, label: words.sources[value] }))} />
        {source === 'changed' && <DateField label={words.since} value={since} onChange={setSince} />}
        {source === 'receipt' && <TextField label={words.receipt} placeholder={words.receiptHint} maxLength={30} value={receipt} onChange={(event) => setReceipt(event.currentTarget.value)} />}
        {source === 'all' && <GoodsBox ref={find} label={words.find} text={text} onText={setText} onStep={step} onEnter={() => change(1)} />}
        <SelectField label={words.layout} value={layout} onChange={(value) => setLayout(LABEL_LAYOUTS.find((each) => each === value) ?? 'a4-3x8')} options={LABEL_LAYOUTS.map((value) => ({ value, label: words.layouts[value] ?? value }))} />
      </div>
      {[query.error, command.error].map((error, index) => error !== null && <ErrorMessage key={index} error={error} />)}
      <Card flow grow label={words.title}>
        <Table<Row>
          label={words.title}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.productId}
          selected={chosen?.productId ?? null}
          onSelect={(row) => setPicked(row.productId)}
          followSelected
          dimmed={query.isPlaceholderData}
          empty={
            <EmptyState icon={Tags} title={words.none}>
              {words.noneHelp}
            </EmptyState>
          }
        />
      </Card>
    </Screen>
  );
}

/** The labels as they come out, on sheets through the system's printer or on the receipt printer. */
function LabelsPaper({ labelsId, labels, strip, onBack }: { readonly labelsId: string; readonly labels: number; readonly strip: boolean; readonly onBack: () => void }): JSX.Element {
  const page = usePage('labels', labelsId, words.title);
  const printing = useApiCommand('printing.print');
  const toStrip = (): void => {
    if (!printing.pending) void printing.run({ document: 'labels', ref: labelsId }).then((sent) => sent !== null && notify(words.sent));
  };
  const print = strip ? toStrip : page.print;
  const ready = page.url !== null && !page.busy;
  const error = printing.error ?? page.error;
  return (
    <Screen
      title={words.title}
      note={words.note(labels)}
      tabs="products"
      column
      keys={[
        { keys: 'F9', label: words.keys.pdf, run: page.savePdf, enabled: ready },
        { keys: 'F11', label: words.keys.print, run: print, enabled: ready },
        { keys: 'Esc', label: words.keys.back, run: onBack },
      ]}
    >
      <PrintPreview
        title={words.title}
        url={page.url}
        error={error ? <ErrorMessage error={error} /> : undefined}
        busy={page.busy || printing.pending}
        done={page.done}
        onPrint={print}
        onSavePdf={page.savePdf}
        options={
          <Card label={words.layout}>
            <CardBody>
              <Button full icon={Printer} onClick={toStrip}>
                {words.layouts['strip']}
              </Button>
            </CardBody>
          </Card>
        }
      />
    </Screen>
  );
}
