import { BookOpen, PackageX, Printer, Search, SquarePen, Truck, Undo2 } from 'lucide-react';
import { useRef, useState, type JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { receiptScreen as words } from '../../../../shared/text/screenReceipts.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, notify, RecordedMessage, Screen, useRole, type Recorded } from '../../app/index.ts';
import { Badge, Button, dateText, EmptyState, number, TextField, useScanGate, type Column } from '../../ui/index.ts';
import { UndoDialog } from '../ledger/index.ts';
import { ReceiptDetail } from './ReceiptDetail.tsx';
import { CorrectDialog, ReturnDialog } from './receiptDialogs.tsx';
import styles from './receiving.module.css';

type Row = Result<'purchases.receipts'>['rows'][number];
const PAGE = 200;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'supplier',
    head: words.columns.supplier,
    cell: (row) => (
      <>
        <b>{row.supplierName}</b>
        <small className="clip">{words.line(row.number, row.deliveryNo)}</small>
      </>
    ),
  },
  { key: 'date', head: words.columns.date, width: '120px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
  { key: 'state', head: words.columns.state, width: '128px', cell: (row) => (row.undone ? <Badge>{words.undone}</Badge> : row.rejected && <Badge tone="caution">{words.rejected}</Badge>) },
  { key: 'total', head: words.columns.total, width: '118px', figure: true, cell: (row) => <b>{number(row.goods + row.freight)}</b> },
];

/** Deliveries that were taken in: what they brought, what became of them, and how they are put right. */
export function ReceiptsScreen(): JSX.Element {
  const { number: asked } = useParams<{ number?: string }>();
  const writes = useRole('bendahara');
  const prints = useRole('bendahara', 'ketua');
  const [, navigate] = useLocation();
  const [text, setText] = useState(asked ?? '');
  const [picked, setPicked] = useState<string | null>(null);
  const [open, setOpen] = useState<null | 'return' | 'correct' | 'undo'>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const find = useRef<HTMLInputElement | null>(null);
  const query = useApiQuery('purchases.receipts', { limit: PAGE, ...(text.trim() === '' ? {} : { text: text.trim() }) }, { keep: true });
  const print = useApiCommand('printing.print');
  const rows = query.data?.rows ?? [];
  const chosen = rows.find((row) => row.number === picked) ?? rows[0];
  const receipt = useApiQuery('purchases.getReceipt', { number: chosen?.number ?? '' }, { enabled: chosen !== undefined, keep: true });
  const shown = receipt.data?.number === chosen?.number ? receipt.data : undefined;
  const live = shown !== undefined && shown.undoneBy === null;
  const close = (): void => setOpen(null);
  const done = (next: Recorded): void => {
    setRecorded(next);
    close();
  };
  useScanGate((code) => setText(code));
  const printNote = (): void => {
    if (chosen !== undefined && !print.pending) void print.run({ document: 'voucher', ref: chosen.number }).then((sent) => sent !== null && notify(words.printed));
  };
  const openEntry = (): void => {
    if (shown !== undefined) navigate(`/buku/jurnal/${shown.entryNumber}`);
  };
  const { keys: k } = words;
  return (
    <Screen
      title={words.title}
      note={words.counted(rows.length)}
      tabs="receiving"
      keys={[
        { keys: 'Ctrl+F', label: k.find, run: () => find.current?.select() },
        ...(writes
          ? [
              { keys: 'F3', label: k.return, run: () => setOpen('return'), enabled: live },
              { keys: 'F4', label: k.correct, run: () => setOpen('correct'), enabled: live },
              { keys: 'F8', label: k.undo, run: () => setOpen('undo'), enabled: live },
            ]
          : []),
        { keys: 'F9', label: k.entry, run: openEntry, enabled: shown !== undefined },
        ...(prints ? [{ keys: 'F11', label: k.print, run: printNote, enabled: chosen !== undefined }] : []),
      ]}
    >
      <div className="stack grow">
        <TextField ref={find} label={k.find} hideLabel type="search" maxLength={60} placeholder={words.findPlaceholder} before={<Search width={18} height={18} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <ListCard<Row>
          query={query}
          label={words.title}
          density="two"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.number}
          selected={chosen?.number ?? null}
          onSelect={(row) => setPicked(row.number)}
          onOpen={openEntry}
          dimmed={query.isPlaceholderData}
          empty={
            <EmptyState icon={Truck} title={text.trim() === '' ? words.none : words.notFound}>
              {text.trim() === '' ? words.noneHelp : words.notFoundHelp}
            </EmptyState>
          }
        />
      </div>
      {chosen !== undefined && (
        <ReceiptDetail receipt={shown} error={receipt.error}>
          {recorded && <RecordedMessage recorded={recorded} />}
          {print.error && <ErrorMessage error={print.error} />}
          <div className={styles['ways']}>
            {writes && (
              <>
                <Button icon={PackageX} keys="F3" disabled={!live} onClick={() => setOpen('return')}>
                  {k.return}
                </Button>
                <Button icon={SquarePen} keys="F4" disabled={!live} onClick={() => setOpen('correct')}>
                  {k.correct}
                </Button>
                <Button icon={Undo2} keys="F8" disabled={!live} onClick={() => setOpen('undo')}>
                  {k.undo}
                </Button>
              </>
            )}
            <Button icon={BookOpen} keys="F9" onClick={openEntry}>
              {k.entry}
            </Button>
            {prints && (
              <Button icon={Printer} keys="F11" onClick={printNote}>
                {k.print}
              </Button>
            )}
          </div>
        </ReceiptDetail>
      )}
      {open === 'return' && shown !== undefined && <ReturnDialog receipt={shown} onClose={close} onDone={done} />}
      {open === 'correct' && shown !== undefined && <CorrectDialog receipt={shown} onClose={close} onDone={done} />}
      {shown !== undefined && (
        <UndoDialog
          entry={{ date: shown.date, document: { kind: 'TB', number: shown.number } }}
          opened={open === 'undo'}
          onClose={close}
          onDone={(entryNumber) => done({ text: words.undoDone(shown.number), entryNumber })}
        />
      )}
    </Screen>
  );
}
