import { Banknote, Check, HandCoins, Landmark, OctagonAlert, Plus } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, RecordedMessage, useRole, ViewScreen, type Recorded, useListDay } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, number, percentText, rp, Segmented, Table, type Column } from '../../ui/index.ts';
import { useOpenDocument } from '../ledger/index.ts';
import { DrawDialog, NewLoanDialog, PayDialog } from './loanDialogs.tsx';
import { keepDay, remembered } from './remembered.ts';
import { VIEWS } from './views.ts';
import styles from './assets.module.css';

export type LoanRow = Result<'bankLoans.list'>['rows'][number];
export type Loan = Result<'bankLoans.get'>;
type Due = Loan['rows'][number];

const LOANS: readonly Column<LoanRow>[] = [
  {
    key: 'loan',
    head: words.views.loans,
    cell: (loan) => (
      <>
        <span className={styles['line']}>{loan.lender}</span>
        <small className={styles['line']}>{`${loan.code}, ${words.loanStates[loan.status].toLowerCase()}`}</small>
      </>
    ),
  },
  { key: 'outstanding', head: words.outstanding, figure: true, width: '130px', cell: (loan) => number(loan.outstanding) },
];

const SCHEDULE: readonly Column<Due>[] = [
  { key: 'no', head: words.scheduleColumns.no, width: '60px', cell: (row) => row.no },
  { key: 'due', head: words.scheduleColumns.due, cell: (row) => dateText(row.due) },
  { key: 'principal', head: words.scheduleColumns.principal, figure: true, width: '130px', cell: (row) => number(row.principal) },
  { key: 'interest', head: words.scheduleColumns.interest, figure: true, width: '116px', cell: (row) => number(row.interest) },
  { key: 'payment', head: words.scheduleColumns.payment, figure: true, width: '130px', cell: (row) => <b>{number(row.payment)}</b> },
  { key: 'balance', head: words.scheduleColumns.balance, figure: true, width: '140px', cell: (row) => number(row.balance) },
];

type Event = { readonly number: string; readonly date: string; readonly what: string; readonly amount: number };
const HISTORY: readonly Column<Event>[] = [
  { key: 'date', head: words.historyColumns.date, width: '128px', cell: (row) => dateText(row.date) },
  { key: 'number', head: words.historyColumns.number, width: '160px', cell: (row) => <span className="tabular">{row.number}</span> },
  { key: 'what', head: words.historyColumns.what, cell: (row) => row.what },
  { key: 'amount', head: words.historyColumns.amount, figure: true, width: '140px', cell: (row) => number(row.amount) },
];
const eventsOf = (loan: Loan): readonly Event[] =>
  [
    ...loan.draws.map((draw) => ({ number: draw.number, date: draw.date, what: draw.undoes === undefined ? words.drawRow : words.undoes(draw.undoes), amount: draw.amount })),
    ...loan.payments.map((paid) => ({ number: paid.number, date: paid.date, what: paid.undoes === undefined ? words.payRow(number(paid.principal), number(paid.interest)) : words.undoes(paid.undoes), amount: paid.principal + paid.interest })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

/** What the cooperative owes to banks: agreements, drawdowns, payments and what is still to come. */
export function BankLoansScreen(): JSX.Element {
  const { today, args, current, readable, field } = useListDay(remembered.asOf, keepDay);
  const query = useApiQuery('bankLoans.list', args, { keep: true, enabled: readable });
  const writes = useRole('bendahara') && current;
  const [picked, setPicked] = useState(remembered.loan);
  const [task, setTask] = useState<'new' | 'draw' | 'pay' | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const { data } = query;
  const rows = data?.rows ?? [];
  const chosen = rows.find((loan) => loan.loanId === picked) ?? rows[0];
  const detail = useApiQuery('bankLoans.get', { loanId: chosen?.loanId ?? '' }, { enabled: chosen !== undefined, keep: true });
  const loan = detail.data?.loanId === chosen?.loanId ? detail.data : undefined;
  const drawable = writes && loan !== undefined && loan.drawn < loan.principal;
  const payable = writes && loan !== undefined && loan.outstanding > 0;
  useEffect(() => {
    remembered.loan = picked;
  }, [picked]);
  const finish = (text: string, entryNumber: string | null): void => {
    setTask(null);
    setRecorded({ text, entryNumber });
  };

  return (
    <ViewScreen
      title={words.title}
      views={VIEWS}
      keys={[
        ...(writes ? [{ keys: 'F6', label: words.newLoan, run: () => setTask('new') }] : []),
        ...(drawable ? [{ keys: 'F7', label: words.draw, run: () => setTask('draw') }] : []),
        ...(payable ? [{ keys: 'F12', label: words.pay, run: () => setTask('pay'), main: true }] : []),
      ]}
    >
      <ListCard<LoanRow>
        query={query}
        className={styles['loans']}
        head={
          <CardHead title={words.views.loans}>
            {field}
            {data && rows.length > 0 && (
              <Badge tone={data.agrees ? 'in' : 'caution'} icon={data.agrees ? Check : OctagonAlert}>
                {data.agrees ? words.agrees : words.differs}
              </Badge>
            )}
          </CardHead>
        }
        foot={
          writes && (
            <CardFoot className={styles['actions']}>
              {recorded && <RecordedMessage recorded={recorded} />}
              {drawable && (
                <Button icon={Banknote} keys="F7" full onClick={() => setTask('draw')}>
                  {words.draw}
                </Button>
              )}
              <Button icon={Plus} keys="F6" full onClick={() => setTask('new')}>
                {words.newLoan}
              </Button>
              {payable && (
                <Button kind="primary" icon={HandCoins} keys="F12" full onClick={() => setTask('pay')}>
                  {words.pay}
                </Button>
              )}
            </CardFoot>
          )
        }
        label={words.views.loans}
        density="two"
        columns={LOANS}
        rows={rows}
        rowKey={(row) => row.loanId}
        selected={chosen?.loanId ?? null}
        onSelect={(row) => setPicked(row.loanId)}
        sum={
          data && (
            <>
              <td>{words.sum}</td>
              <td className="figure">{number(data.outstanding)}</td>
            </>
          )
        }
        empty={
          <EmptyState icon={Landmark} title={words.noLoans}>
            {words.noLoansHelp}
          </EmptyState>
        }
      />
      <Card flow grow label={loan?.code ?? words.schedule}>
        {detail.error && (
          <CardBody>
            <ErrorMessage error={detail.error} />
          </CardBody>
        )}
        {loan && <LoanView loan={loan} />}
      </Card>
      {task === 'new' && today !== undefined && <NewLoanDialog onClose={() => setTask(null)} onDone={(done) => {
        setPicked(done.loanId);
        finish(words.newLoanDone(done.code), null);
      }} />}
      {task === 'draw' && loan && today !== undefined && <DrawDialog loan={loan} today={today} onClose={() => setTask(null)} onDone={(done) => finish(words.drawDone(done.number), done.entryNumber)} />}
      {task === 'pay' && loan && today !== undefined && (
        <PayDialog loan={loan} today={today} onClose={() => setTask(null)} onDone={(done) => finish(words.payDone(rp(done.allocation.principal), rp(done.allocation.interest)), done.entryNumber)} />
      )}
    </ViewScreen>
  );
}

function LoanView({ loan }: { readonly loan: Loan }): JSX.Element {
  const [shown, setShown] = useState<'schedule' | 'history'>('schedule');
  const openDocument = useOpenDocument();
  const facts: readonly (readonly [string, string])[] = [
    [words.principal, rp(loan.principal)],
    [words.drawn, rp(loan.drawn)],
    [words.outstanding, rp(loan.outstanding)],
    [words.payoff, rp(loan.payoff)],
    [words.rate, `${percentText(loan.annualPct)} ${methodName(loan.method)}`],
    [words.grace, words.usefulMonths(number(loan.graceMonths))],
    [words.interestOwed, rp(loan.interestOwed)],
    [words.next, loan.nextDue === null ? '–' : words.nextAmount(dateText(loan.nextDue), rp(loan.nextAmount))],
  ];
  return (
    <>
      <CardHead title={loan.lender} note={`${loan.code}, ${loan.number}`}>
        <Segmented label={words.views.loans} hideLabel value={shown} onChange={setShown} options={[{ value: 'schedule', label: words.schedule }, { value: 'history', label: words.history }]} />
      </CardHead>
      <CardBody className={styles['facts']}>
        {facts.map(([label, value]) => (
          <dl key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </dl>
        ))}
      </CardBody>
      <div className={styles['list']}>
        {shown === 'schedule' ? (
          <Table<Due> label={words.schedule} density="read" columns={SCHEDULE} rows={loan.rows} rowKey={(row) => String(row.no)} />
        ) : (
          <Table<Event> label={words.history} density="read" columns={HISTORY} rows={eventsOf(loan)} rowKey={(row) => row.number} onOpen={(row) => openDocument(row.number, row.date)} empty={<EmptyState compact title={words.noHistory} />} />
        )}
      </div>
    </>
  );
}

const methodName = (method: string): string => (method === 'flat' || method === 'menurun' || method === 'anuitas' ? words.methods[method].toLowerCase() : method);
