import { ArrowLeftRight, Check, Cylinder, ListChecks, OctagonAlert, ScrollText, ShoppingCart, Trash2 } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import type { Result } from '../../../../shared/contract/index.ts';
import { addMonths, firstDay, lastDay, monthOf, calendarDate, type Month } from '../../../../shared/domain/dates.ts';
import { cylinderPaper } from '../../../../shared/text/cylinderBook.ts';
import { listWords } from '../../../../shared/text/documents.ts';
import { cylinderScreen as words } from '../../../../shared/text/screenCylinders.ts';
import { documentName } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, ReportPaper, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, cx, dateText, EmptyState, Message, monthText, rp, Table, type Column, type KeyAction } from '../../ui/index.ts';
import { BuyDialog, MoveDialog, WriteOffDialog } from './bookDialogs.tsx';
import { CountDialog } from './CountDialog.tsx';
import { CylinderBar, type CylinderRow } from './CylinderBar.tsx';
import { VoucherDialog } from './VoucherDialog.tsx';
import styles from './CylindersScreen.module.css';

type Size = CylinderRow['size'];
type Row = Result<'cylinders.book'>['rows'][number];
type Task = null | 'move' | 'buy' | 'writeOff' | 'count';
const PLACES = ['full', 'empty', 'damaged', 'foreign', 'lent', 'atAgent', 'owedToAgent'] as const;
type Place = (typeof PLACES)[number];

const moved = (change: number): string => (change === 0 ? '' : change > 0 ? `+${change}` : `\u2212${-change}`);
/** Where cylinders always are; the other places have a column in a month in which any was there or moved. */
const ALWAYS: ReadonlySet<Place> = new Set<Place>(['full', 'empty', 'owedToAgent']);
const placesOf = ({ opening, rows }: Result<'cylinders.book'>): readonly Place[] => PLACES.filter((place) => ALWAYS.has(place) || opening[place] !== 0 || rows.some(({ change }) => change[place] !== 0));
const columnsOf = (places: readonly Place[]): Column<Row>[] => [
  { key: 'date', head: words.columns.date, width: 'clamp(108px, 9vw, 112px)', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
  { key: 'what', head: words.columns.what, cell: (row) => <span className={styles['what']}><span>{documentName(row.kind)}</span> <small>{row.note === null ? row.number : `${row.number}, ${row.note}`}</small></span> },
  ...places.map((place): Column<Row> => ({ key: place, head: words.columns[place], figure: true, width: 'clamp(58px, 5.6vw, 74px)', cell: (row) => <span className={styles['place']}><small className={row.change[place] === 0 ? undefined : 'strong'}>{moved(row.change[place])}</small> <span className={row.balance[place] === 0 ? 'faint' : undefined}>{row.balance[place]}</span></span> })),
];

/** The cylinder book: where every cylinder of a size is, what moved it, and what is done with empties between deliveries. */
export function CylindersScreen(): JSX.Element {
  const [size, setSize] = useState<Size>('12');
  const [typed, setMonth] = useState<Month | null>(null);
  const [task, setTask] = useState<Task>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [slip, setSlip] = useState<string | null>(null);
  const [paper, setPaper] = useState(false);
  const [, navigate] = useHashLocation();
  const writes = useRole('bendahara');
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const month = typed ?? (today === undefined ? undefined : monthOf(calendarDate(today)));
  const balances = useApiQuery('cylinders.balances', {});
  const book = useApiQuery('cylinders.book', { size, from: month === undefined ? '' : firstDay(month), to: month === undefined ? '' : lastDay(month) }, { enabled: month !== undefined, keep: true });
  const sheet = useApiQuery('cylinders.reconcile', { asOf: today ?? '' }, { enabled: today !== undefined });
  const { data } = book;
  const problem = book.error ?? sheet.error;
  const row = balances.data?.rows.find((each) => each.size === size);
  const done = (number: string): void => {
    setTask(null);
    notify(words.saved(number));
  };
  if (paper && today !== undefined)
    return <ReportPaper title={listWords.titles['cylinder-sheet']} note={words.sheetNote(dateText(today))} tabs="products" document="cylinder-sheet" reference={today} wanted={{ report: 'cylinder-sheet', asOf: today }} onLeave={() => setPaper(false)} />;
  const step = (by: number): void => {
    if (month !== undefined) setMonth(addMonths(month, by));
  };
  const other: Size = size === '12' ? '5.5' : '12';
  const { keys: k } = words;
  const keys: readonly KeyAction[] = [
    { keys: 'F2', label: k.previous, run: () => step(-1) },
    { keys: 'F3', label: k.next, run: () => step(1), enabled: today !== undefined && month !== undefined && month < monthOf(calendarDate(today)) },
    { keys: 'F6', label: k.size, run: () => setSize(other) },
    ...(writes && row !== undefined
      ? [
          { keys: 'F4', label: k.move, run: () => setTask('move') },
          { keys: 'F7', label: k.buy, run: () => setTask('buy') },
          { keys: 'F8', label: k.writeOff, run: () => setTask('writeOff') },
        ]
      : []),
    { keys: 'F9', label: k.deposits, run: () => navigate('/riwayat/jaminan') },
    { keys: 'F11', label: k.sheet, run: () => setPaper(true) },
    ...(writes && row !== undefined ? [{ keys: 'F12', label: k.count, run: () => setTask('count'), main: true }] : []),
  ];
  return (
    <Screen title={words.title} note={month === undefined ? undefined : words.note(size, monthText(month))} tabs="products" keys={keys}>
      <section className={styles['sizes']} aria-label={words.sizes}>
        {balances.error && <ErrorMessage error={balances.error} />}
        {balances.data?.rows.map((each) => (
          <SizeCard key={each.size} row={each} current={each.size === size} onPick={() => setSize(each.size)}>
            {each.size === size && writes && (
              <CardFoot className={styles['ways']}>
                <Button icon={ArrowLeftRight} keys="F4" onClick={() => setTask('move')}>
                  {k.move}
                </Button>
                <Button icon={ShoppingCart} keys="F7" onClick={() => setTask('buy')}>
                  {k.buy}
                </Button>
                <Button icon={Trash2} keys="F8" onClick={() => setTask('writeOff')}>
                  {k.writeOff}
                </Button>
                <Button kind="primary" icon={ListChecks} keys="F12" onClick={() => setTask('count')}>
                  {k.count}
                </Button>
              </CardFoot>
            )}
          </SizeCard>
        ))}
        {balances.data !== undefined && balances.data.billed > 0 && (
          <Message tone="caution" title={words.billed}>
            {rp(balances.data.billed)}
          </Message>
        )}
        {balances.data?.storage.warning !== null && balances.data !== undefined && (
          <Message tone="caution" title={words.storage}>
            {balances.data.storage.warning}
          </Message>
        )}
      </section>
      <Card flow grow label={words.book(size)}>
        <CardHead title={words.book(size)} {...(month === undefined ? {} : { note: monthText(month) })}>
          {sheet.data && (
            <Badge tone={sheet.data.holds ? 'in' : 'caution'} icon={sheet.data.holds ? Check : OctagonAlert}>
              {sheet.data.holds ? cylinderPaper.holds : cylinderPaper.differs}
            </Badge>
          )}
        </CardHead>
        {problem && (
          <CardBody>
            <ErrorMessage error={problem} />
          </CardBody>
        )}
        {data && (
          <Table<Row>
            label={words.book(size)}
            density="two"
            columns={columnsOf(placesOf(data))}
            rows={data.rows}
            rowKey={(each) => each.number}
            selected={picked ?? data.rows[0]?.number ?? null}
            onSelect={(each) => setPicked(each.number)}
            onOpen={(each) => setSlip(each.number)}
            dimmed={book.isPlaceholderData}
            lead={<Fixed label={words.opening} shown={placesOf(data)} places={data.opening} />}
            sum={<Fixed label={words.closing} shown={placesOf(data)} places={data.closing} />}
            empty={
              <EmptyState icon={Cylinder} title={words.noMoves}>
                {words.noMovesHelp}
              </EmptyState>
            }
          />
        )}
      </Card>
      {row !== undefined && task === 'move' && <MoveDialog row={row} onClose={() => setTask(null)} onDone={done} />}
      {row !== undefined && task === 'buy' && <BuyDialog row={row} billed={balances.data?.billed ?? 0} onClose={() => setTask(null)} onDone={done} />}
      {row !== undefined && task === 'writeOff' && <WriteOffDialog row={row} onClose={() => setTask(null)} onDone={done} />}
      {row !== undefined && task === 'count' && <CountDialog row={row} onClose={() => setTask(null)} onDone={done} />}
      {slip !== null && <VoucherDialog number={slip} onClose={() => setSlip(null)} />}
    </Screen>
  );
}

/** What was in each place before the first row or after the last. */
function Fixed({ label, shown, places }: { readonly label: string; readonly shown: readonly Place[]; readonly places: Result<'cylinders.book'>['opening'] }): JSX.Element {
  return (
    <>
      <td colSpan={2}>{label}</td>
      {shown.map((place) => (
        <td key={place} className="figure">
          {places[place]}
        </td>
      ))}
    </>
  );
}

function SizeCard({ row, current, onPick, children }: { readonly row: CylinderRow; readonly current: boolean; readonly onPick: () => void; readonly children: ReactNode }): JSX.Element {
  const there = row.owned + row.owedToAgent;
  return (
    <Card className={cx(styles['size'], current && styles['current'])} label={words.size(row.size)}>
      <CardHead title={words.size(row.size)} {...(current ? { note: words.owned(row.owned) } : {})}>
        {!current && (
          <Button icon={ScrollText} keys="F6" onClick={onPick}>
            {words.show}
          </Button>
        )}
      </CardHead>
      <CardBody>
        {there === 0 ? <p className="muted">{words.noneOf}</p> : <CylinderBar row={row} />}
        {there > 0 && (
          <p className={cx('small', row.owedToAgent > 0 ? 'tone-caution' : 'muted')}>
            {row.owedToAgent > 0 ? words.owed(row.owedToAgent) : words.noDebt}
            {row.depositHeld > 0 && `. ${words.held} ${rp(row.depositHeld)}`}
          </p>
        )}
      </CardBody>
      {children}
    </Card>
  );
}
