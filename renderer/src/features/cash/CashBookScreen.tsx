import { ArrowLeftRight, CalendarX, ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { addMonths, calendarDate, firstDay, isCalendarDate, lastDay, monthOf } from '../../../../shared/domain/dates.ts';
import { listWords } from '../../../../shared/text/documents.ts';
import { cashWords as words } from '../../../../shared/text/screenCash.ts';
import { flowName, shortNumber, shortNumbers } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, RecordedMessage, ReportPaper, useRole, ViewScreen, type Recorded } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, DateField, dateText, EmptyState, Message, number, Table, useKeys, type Column } from '../../ui/index.ts';
import { remembered } from './remembered.ts';
import { TransferDialog } from './TransferDialog.tsx';
import { VIEWS } from './views.ts';
import styles from './cash.module.css';

type Account = Result<'cash.accounts'>['rows'][number];
type Move = Result<'cash.book'>['rows'][number] & { readonly key: string };
const PAGE = 200;

const ACCOUNTS: readonly Column<Account>[] = [
  {
    key: 'account',
    head: words.columns.account,
    cell: (account) => (
      <>
        <span className={styles['line']}>{account.name}</span>
        <small className="tabular">{account.code}</small>
      </>
    ),
  },
  { key: 'balance', head: words.columns.balance, figure: true, width: '116px', cell: (account) => number(account.balance) },
];

const moves = (names: ReadonlyMap<string, string>): readonly Column<Move>[] => [
  { key: 'date', head: words.columns.date, width: '116px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
  {
    key: 'what',
    head: words.columns.what,
    cell: (row) => (
      <>
        <span className={styles['line']} title={row.memo}>
          {shortNumbers(row.memo)}
        </span>
        <small className={styles['line']}>{[shortNumber(row.documentNumber), ...row.counter.map((code) => names.get(code) ?? code)].join(', ')}</small>
      </>
    ),
  },
  { key: 'flow', head: words.columns.flow, width: '112px', cell: (row) => flowName(row.flow) },
  { key: 'in', head: words.columns.in, figure: true, width: '104px', cell: (row) => (row.in === 0 ? '' : <span className="money-in">{number(row.in)}</span>) },
  { key: 'out', head: words.columns.out, figure: true, width: '104px', cell: (row) => (row.out === 0 ? '' : <span className="money-out">{number(row.out)}</span>) },
  { key: 'balance', head: words.columns.balance, figure: true, width: '124px', cell: (row) => <b>{number(row.balance)}</b> },
];

/** Every place money lies, and the cash book of one of them. */
export function CashBookScreen(): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const accounts = useApiQuery('cash.accounts', {});
  const writes = useRole('bendahara');
  const [, navigate] = useLocation();
  const [picked, setPicked] = useState(remembered.account);
  const [moving, setMoving] = useState(false);
  const [paper, setPaper] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const lists = useRef<HTMLDivElement | null>(null);
  const rows = accounts.data?.rows ?? [];
  const account = rows.find((row) => row.code === picked) ?? rows[0];
  const focusList = (index: number): void => lists.current?.querySelectorAll<HTMLElement>('[data-list]').item(index)?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();

  const shown = account !== undefined && paper === null;
  useEffect(() => {
    if (shown) focusList(remembered.row === null ? 0 : 1);
  }, [shown]);
  const pick = (code: string): void => {
    Object.assign(remembered, { account: code, marks: [], row: null });
    setPicked(code);
  };

  /** The span that the book shows. */
  const openPaper = (): void => {
    const [from, to] = [remembered.from ?? '', remembered.to ?? ''];
    if (isCalendarDate(from) && isCalendarDate(to) && from <= to) setPaper({ from, to });
  };
  if (paper !== null && account !== undefined)
    return (
      <ReportPaper
        title={listWords.titles['cash-book']}
        note={words.paperNote(account.code, account.name, dateText(paper.from), dateText(paper.to))}
        tabs="ledger"
        document="cash-book"
        reference={`${account.code}/${paper.from}..${paper.to}`}
        wanted={{ report: 'cash-book', account: account.code, ...paper }}
        onLeave={() => setPaper(null)}
      />
    );
  return (
    <ViewScreen
      title={words.title}
      views={VIEWS}
      keys={[
        { keys: 'Enter', label: words.openEntry, run: () => undefined },
        ...(writes ? [{ keys: 'F6', label: words.transfer, run: () => setMoving(true) }] : []),
        { keys: 'F11', label: words.paper, run: openPaper, enabled: account !== undefined },
        { keys: 'Backspace', label: words.accounts, run: () => focusList(0), outsideText: true },
      ]}
    >
      <div ref={lists} style={{ display: 'contents' }}>
        <Card flow className={styles['accounts']} label={words.accounts}>
          <CardHead title={words.accounts} {...(today === undefined ? {} : { note: words.asOf(dateText(today)) })} />
          {accounts.error && (
            <CardBody>
              <ErrorMessage error={accounts.error} />
            </CardBody>
          )}
          <div className={styles['list']} data-list>
            <Table<Account>
              label={words.accounts}
              density="two"
              columns={ACCOUNTS}
              rows={rows}
              rowKey={(row) => row.code}
              selected={account?.code ?? null}
              onSelect={(row) => pick(row.code)}
              onOpen={() => focusList(1)}
              onRowKey={(event) => {
                if (event.key === 'ArrowRight' && !event.ctrlKey) focusList(1);
              }}
              sum={
                <>
                  <td>{words.sum}</td>
                  <td className="figure">{number(accounts.data?.total ?? 0)}</td>
                </>
              }
            />
          </div>
          {writes && (
            <CardFoot className={styles['actions']}>
              {recorded && <RecordedMessage recorded={recorded} />}
              <Button icon={ArrowLeftRight} keys="F6" full onClick={() => setMoving(true)}>
                {words.transfer}
              </Button>
            </CardFoot>
          )}
        </Card>
        {account && today !== undefined && <Book key={account.code} account={account} today={today} onBack={() => focusList(0)} onPaper={openPaper} onOpen={(entry) => navigate(`/buku/jurnal/${entry}`)} />}
      </div>
      {moving && today !== undefined && (
        <TransferDialog accounts={rows} from={account?.transfer === true ? account.code : null} today={today} onClose={() => setMoving(false)} onDone={(done) => {
          setMoving(false);
          setRecorded({ text: words.transferred(done.number), entryNumber: done.entryNumber });
        }} />
      )}
    </ViewScreen>
  );
}

/** The cash book of one account between two days, a page at a time. */
function Book({ account, today, onBack, onPaper, onOpen }: { readonly account: Account; readonly today: string; readonly onBack: () => void; readonly onPaper: () => void; readonly onOpen: (entry: string) => void }): JSX.Element {
  const names = new Map(useApiQuery('ledger.accounts', {}).data?.rows.map((row) => [row.code, row.name]));
  const [span, setSpan] = useState({ from: remembered.from ?? firstDay(monthOf(calendarDate(today))), to: remembered.to ?? today });
  const [marks, setMarks] = useState(remembered.marks);
  const [row, setRow] = useState(remembered.row);
  const { from, to } = span;
  const wrong = !isCalendarDate(from) || !isCalendarDate(to) ? words.dateUnread : to < from ? words.spanBackwards : null;
  const cursor = marks.at(-1);
  const book = useApiQuery('cash.book', { account: account.code, from, to, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { keep: true, enabled: wrong === null });
  const { data } = book;
  const rows = (data?.rows ?? []).map((move, index): Move => ({ ...move, key: `${move.number}.${index}` }));
  const first = rows[0];
  useEffect(() => {
    Object.assign(remembered, { account: account.code, from, to, marks, row });
  }, [account.code, from, to, marks, row]);

  const show = (next: { from: string; to: string }): void => {
    setSpan(next);
    setMarks([]);
    setRow(null);
  };
  const turn = (next: readonly string[]): void => {
    setMarks(next);
    setRow(null);
  };
  const goMonth = (by: number): void => {
    if (!isCalendarDate(from)) return;
    const month = addMonths(monthOf(from), by);
    show({ from: firstDay(month), to: lastDay(month) });
  };
  const next = wrong === null ? (data?.next ?? null) : null;
  useKeys([
    { keys: 'F7', label: words.previousMonth, run: () => goMonth(-1) },
    { keys: 'F8', label: words.nextMonth, run: () => goMonth(1) },
    { keys: 'Ctrl+Left', label: words.previousPage, run: () => turn(marks.slice(0, -1)), enabled: marks.length > 0 },
    { keys: 'Ctrl+Right', label: words.nextPage, run: () => next !== null && turn([...marks, next]), enabled: next !== null },
  ]);

  return (
    <Card flow grow label={account.name} className={styles['book']}>
      <CardHead title={account.name} note={account.code}>
        <div className={styles['span']}>
          <Button kind="quiet" icon={ChevronLeft} aria-label={words.previousMonth} title={`${words.previousMonth} (F7)`} onClick={() => goMonth(-1)} />
          <div className={styles['date']}>
            <DateField label={words.from} hideLabel value={from} onChange={(value) => show({ from: value, to })} />
          </div>
          <span className="faint">–</span>
          <div className={styles['date']}>
            <DateField label={words.to} hideLabel value={to} onChange={(value) => show({ from, to: value })} />
          </div>
          <Button kind="quiet" icon={ChevronRight} aria-label={words.nextMonth} title={`${words.nextMonth} (F8)`} onClick={() => goMonth(1)} />
          <Button kind="quiet" icon={Printer} aria-label={words.paper} title={`${words.paper} (F11)`} disabled={wrong !== null} onClick={onPaper} />
        </div>
      </CardHead>
      {wrong !== null && (
        <CardBody>
          <Message tone="caution" live>
            {wrong}
          </Message>
        </CardBody>
      )}
      {book.error && wrong === null && (
        <CardBody>
          <ErrorMessage error={book.error} />
        </CardBody>
      )}
      {data && wrong === null && !book.error && (
        <div className={styles['list']} data-list>
          <Table<Move>
            label={account.name}
            density="two"
            columns={moves(names)}
            rows={rows}
            rowKey={(move) => move.key}
            selected={row ?? rows[0]?.key ?? null}
            dimmed={book.isPlaceholderData}
            onSelect={(move) => setRow(move.key)}
            onOpen={(move) => onOpen(move.number)}
            onRowKey={(event) => {
              if (event.key === 'ArrowLeft' && !event.ctrlKey) onBack();
            }}
            lead={
              <>
                <td colSpan={5}>{marks.length === 0 || first === undefined ? words.opening(dateText(from)) : words.carried(dateText(first.date))}</td>
                <td className="figure">{number(marks.length === 0 || first === undefined ? data.opening : first.balance - first.in + first.out)}</td>
              </>
            }
            sum={
              <>
                <td colSpan={3}>{words.sum}</td>
                <td className="figure">{number(data.totalIn)}</td>
                <td className="figure">{number(data.totalOut)}</td>
                <td className="figure">{number(data.closing)}</td>
              </>
            }
            empty={
              <EmptyState icon={CalendarX} title={words.noMoves}>
                {words.noMovesHelp}
              </EmptyState>
            }
          />
        </div>
      )}
      {data && wrong === null && (marks.length > 0 || data.next !== null) && (
        <CardFoot className={styles['pages']}>
          <Button icon={ChevronLeft} disabled={marks.length === 0} onClick={() => turn(marks.slice(0, -1))}>
            {words.previousPage}
          </Button>
          <span className="faint small">{first === undefined ? '' : words.pageOf(dateText(first.date), dateText(rows.at(-1)?.date ?? first.date))}</span>
          <Button disabled={data.next === null} onClick={() => data.next !== null && turn([...marks, data.next])}>
            {words.nextPage}
          </Button>
        </CardFoot>
      )}
    </Card>
  );
}
