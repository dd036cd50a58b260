import { Lock, Undo2 } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import { paperOf } from '../../../../shared/contract/paper.ts';
import { COUNTER_KINDS, isReversibleKind } from '../../../../shared/contract/reversals.ts';
import { documentName, entryKindName, flowName, ledgerWords as words, periodText } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, momentText, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, cx, dateText, number, Table, type Column } from '../../ui/index.ts';
import { PaperPreview } from '../sales/index.ts';
import { EntryAttachments, EntryOrigin, type Entry } from './entryParts.tsx';
import { showInBook } from './remembered.ts';
import { usePrinting } from './usePrinting.ts';
import { ReverseDialog } from './ReverseDialog.tsx';
import { UndoDialog } from './UndoDialog.tsx';
import styles from './EntryScreen.module.css';

type Line = Entry['lines'][number] & { readonly no: number };

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'account',
    head: words.columns.account,
    cell: (line) => (
      <>
        {line.name}
        <small className="tabular">{line.account}</small>
      </>
    ),
  },
  { key: 'unit', head: words.columns.unit, width: '76px', cell: (line) => line.unit },
  { key: 'flow', head: words.columns.flow, width: '132px', cell: (line) => (line.flow === null ? '' : flowName(line.flow)) },
  { key: 'member', head: words.columns.member, width: '84px', cell: (line) => line.memberNo ?? '' },
  { key: 'debit', head: words.columns.debit, figure: true, width: '118px', cell: (line) => (line.debit === 0 ? '' : number(line.debit)) },
  { key: 'credit', head: words.columns.credit, figure: true, width: '124px', cell: (line) => (line.credit === 0 ? '' : number(line.credit)) },
];

/** One entry in full, reached from any document by its number. */
export function EntryScreen(): JSX.Element {
  const { number: wanted } = useParams<{ number: string }>();
  const [, navigate] = useLocation();
  const [reversing, setReversing] = useState(false);
  const printing = usePrinting();
  const [line, setLine] = useState<string | null>(null);
  const query = useApiQuery('ledger.entry', { number: wanted });
  const seesBook = useRole('bendahara', 'ketua', 'pengawas');
  const entry = query.data;
  const manual = entry !== undefined && (entry.kind === 'umum' || entry.kind === 'pembuka') && entry.reversedBy === null;
  const treasurer = useRole('bendahara');
  const cashier = useRole('kasir');
  const mayReverse = treasurer && manual;
  const mayUndo = entry?.kind === 'dokumen' && entry.reversedBy === null && isReversibleKind(entry.document.kind) && (treasurer || (cashier && COUNTER_KINDS.includes(entry.document.kind)));
  const back = (): void => {
    if (window.history.length > 1) window.history.back();
    else navigate(seesBook ? '/buku' : '/');
  };
  const openAccount = (row: Line): void => {
    if (entry === undefined) return;
    showInBook({ account: row.account, period: entry.date.slice(0, 7), entry: entry.number });
    navigate('/buku');
  };
  const loaded = entry !== undefined;
  useEffect(() => {
    if (loaded) document.querySelector<HTMLElement>('[data-row], [data-back]')?.focus();
  }, [loaded]);

  return (
    <Screen
      title={words.entry(wanted)}
      note={entry && documentName(entry.document.kind)}
      keys={[
        ...(mayReverse || mayUndo ? [{ keys: 'F8', label: mayUndo ? words.undo : words.reverse, run: () => setReversing(true) }] : []),
        ...(seesBook ? [{ keys: 'Enter', label: words.toAccount, run: () => undefined }, { keys: 'Ctrl+F', label: words.search, run: () => navigate('/buku/cari') }] : []),
        ...(seesBook ? [{ keys: 'F11', label: words.printVoucher, run: () => printing.print('journal', wanted), enabled: loaded && !printing.busy }] : []),
        { keys: 'Backspace', label: words.back, run: back, outsideText: true },
        { keys: 'Esc', label: words.back, run: back, bar: false },
      ]}
    >
      {query.error && (
        <Card flow grow>
          <CardBody>
            <ErrorMessage error={query.error} action={<Button onClick={back}>{words.back}</Button>} />
          </CardBody>
        </Card>
      )}
      {entry && (
        <>
          <div className={cx('grow', styles['main'])}>
            <Card flow grow label={words.entry(entry.number)}>
              <CardHead title={entry.memo} note={dateText(entry.date)}>
                <Badge icon={Lock}>{words.fixed}</Badge>
              </CardHead>
              <Table<Line>
                label={words.entry(entry.number)}
                density="two"
                columns={COLUMNS}
                rows={entry.lines.map((line, index) => ({ ...line, no: index }))}
                rowKey={(line) => String(line.no)}
                {...(seesBook ? { selected: line, onSelect: (row: Line) => setLine(String(row.no)), onOpen: openAccount } : {})}
                sum={
                  <>
                    <td colSpan={4}>{words.sum}</td>
                    <td className="figure">{number(entry.lines.reduce((sum, line) => sum + line.debit, 0))}</td>
                    <td className="figure">{number(entry.lines.reduce((sum, line) => sum + line.credit, 0))}</td>
                  </>
                }
              />
            </Card>
            <EntryFacts entry={entry} />
          </div>
          <Card flow className={styles['picture']} label={words.from}>
            <CardHead title={documentName(entry.document.kind)} note={entry.document.number} />
            <PaperPreview document={paperOf(entry.document.kind)} reference={entry.document.number} alt={words.picture(entry.document.number)} />
            <CardFoot className={styles['actions']}>
              {printing.error && <ErrorMessage error={printing.error} />}
              {(mayReverse || mayUndo) && (
                <Button icon={Undo2} keys="F8" full onClick={() => setReversing(true)}>
                  {mayUndo ? words.undo : words.reverse}
                </Button>
              )}
              <Button keys="Backspace" full data-back onClick={back}>
                {words.back}
              </Button>
            </CardFoot>
          </Card>
          {mayUndo ? (
            <UndoDialog entry={entry} opened={reversing} onClose={() => setReversing(false)} onDone={(reversal) => navigate(`/buku/jurnal/${reversal}`)} />
          ) : (
            <ReverseDialog entry={entry} opened={reversing} onClose={() => setReversing(false)} onDone={(reversal) => navigate(`/buku/jurnal/${reversal}`)} />
          )}
        </>
      )}
    </Screen>
  );
}

/** Kind, month, who recorded it and when, where it came from, and its link in the chain. */
function EntryFacts({ entry }: { readonly entry: Entry }): JSX.Element {
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  return (
    <Card label={words.from} className={styles['wide']}>
      <div>
        <EntryOrigin entry={entry} />
        <EntryAttachments entry={entry} />
        <span className="faint small">{words.hash}</span>
        <p className={styles['hash']} data-selectable>
          {entry.hash.replaceAll(/(.{8})/g, '$1 ').trim()}
        </p>
        <p className="faint small">{words.hashHelp}</p>
      </div>
      <div>
        <dl className={styles['facts']}>
          <div>
            <dt>{words.kind}</dt>
            <dd>{entryKindName(entry.kind)}</dd>
          </div>
          <div>
            <dt>{words.period}</dt>
            <dd>{periodText(entry.period)}</dd>
          </div>
          <div>
            <dt>{words.posted}</dt>
            <dd>
              {momentText(entry.postedAt, timezone)}
              <br />
              {words.postedBy(entry.postedBy)}
            </dd>
          </div>
        </dl>
        <p className="faint small">{entry.kind === 'dokumen' ? words.ofDocument : words.immutable}</p>
      </div>
    </Card>
  );
}
