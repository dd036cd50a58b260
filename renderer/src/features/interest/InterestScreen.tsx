import { ChevronLeft, ChevronRight, Landmark, PiggyBank, Printer } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { addMonths, calendarDate, lastDay, monthOf, type Month } from '../../../../shared/domain/dates.ts';
import { interestScreenWords as words } from '../../../../shared/text/screenInterest.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, RecordedMessage, Screen, useJobProgress, useRole, type Recorded } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, EmptyState, Facts, Message, monthText, number, percentText, playOk, ProgressBar, rp, type Column } from '../../ui/index.ts';
import { PayTaxDialog } from './PayTaxDialog.tsx';
import styles from './InterestScreen.module.css';

type Preview = Result<'savings.previewInterest'>;
type Row = Preview['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'number', head: words.columns.number, width: '72px', cell: (row) => <span className="tabular">{row.memberNo}</span> },
  { key: 'name', head: words.columns.name, cell: (row) => <b className="clip">{row.name}</b> },
  { key: 'base', head: words.columns.base, figure: true, width: '108px', cell: (row) => number(row.base) },
  { key: 'days', head: words.columns.days, figure: true, width: '48px', cell: (row) => number(row.days) },
  { key: 'gross', head: words.columns.gross, figure: true, width: '84px', cell: (row) => number(row.gross) },
  { key: 'tax', head: words.columns.tax, figure: true, width: '72px', cell: (row) => (row.tax === 0 ? '' : number(row.tax)) },
  { key: 'net', head: words.columns.net, figure: true, width: '88px', cell: (row) => <b>{number(row.net)}</b> },
];

/** A month's interest, member by member: looked at first, then credited in one step. */
export function InterestScreen(): JSX.Element | null {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  if (today === undefined) return null;
  return <InterestMonth today={today} />;
}

function InterestMonth({ today }: { readonly today: string }): JSX.Element {
  const current = monthOf(calendarDate(today));
  const [period, setPeriod] = useState<Month>(today === lastDay(current) ? current : addMonths(current, -1));
  const [picked, setPicked] = useState<string | null>(null);
  const [paying, setPaying] = useState(false);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  const mayPrint = useRole('bendahara', 'ketua');
  const query = useApiQuery('savings.previewInterest', { period }, { keep: true });
  const tax = useApiQuery('tax.savingsTax', { period });
  const credit = useApiCommand('savings.creditInterest');
  const print = useApiCommand('printing.print');
  const progress = useJobProgress('savings.creditInterest', credit.pending);
  const { data } = query;
  const rows = data?.rows ?? [];
  const chosen = rows.find((row) => row.memberId === picked) ?? rows[0];
  const owed = tax.data?.outstanding ?? 0;
  const month = monthText(period);
  const ready = writes && data !== undefined && data.problem === null && data.state !== 'selesai' && !query.isPlaceholderData;
  const printable = mayPrint && chosen?.number !== undefined && chosen.number !== null;
  const goMonth = (by: number): void => {
    const next = addMonths(period, by);
    if (next > current || credit.pending) return;
    credit.reset();
    setRecorded(null);
    setPeriod(next);
  };
  const book = (): void => {
    if (credit.pending || !ready) return;
    void credit.run({ period }).then((done) => {
      if (done === null) return;
      playOk();
      setRecorded({ text: words.credited(month, done.accounts, done.net), entryNumber: null });
    });
  };
  const printChosen = (): void => {
    const of = chosen?.number;
    if (of !== undefined && of !== null && !print.pending) void print.run({ document: 'voucher', ref: of }).then((sent) => sent !== null && setRecorded({ text: words.printed(of), entryNumber: null }));
  };
  const verb = data?.state === 'sebagian' ? words.goOn : words.credit;

  return (
    <Screen
      title={roomName.members}
      tabs="members"
      keys={[
        ...(chosen === undefined ? [] : [{ keys: 'Enter', label: words.member, run: () => undefined }]),
        { keys: 'F6', label: words.previousMonth, run: () => goMonth(-1) },
        { keys: 'F7', label: words.nextMonth, run: () => goMonth(1), enabled: period < current },
        ...(writes && owed > 0 ? [{ keys: 'F9', label: words.pay, run: () => setPaying(true) }] : []),
        ...(printable ? [{ keys: 'F11', label: words.print, run: printChosen }] : []),
        ...(ready ? [{ keys: 'F12', label: verb, run: book, main: true }] : []),
      ]}
    >
      <ListCard<Row>
        query={query}
        head={
          <CardHead title={words.title(month)} {...(data === undefined ? {} : { note: words.note(data.totals.accounts) })}>
            <div className={styles['month']}>
              {data && <Badge tone={data.state === 'selesai' ? 'in' : data.state === 'sebagian' ? 'danger' : 'caution'}>{words.states[data.state]}</Badge>}
              <Button icon={ChevronLeft} aria-label={words.previousMonth} title={words.previousMonth} onClick={() => goMonth(-1)} />
              <Button icon={ChevronRight} aria-label={words.nextMonth} title={words.nextMonth} disabled={period >= current} onClick={() => goMonth(1)} />
            </div>
          </CardHead>
        }
        label={words.title(month)}
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.memberId}
        dimmed={query.isPlaceholderData}
        selected={chosen?.memberId ?? null}
        onSelect={(row) => setPicked(row.memberId)}
        onOpen={(row) => navigate(`/anggota/${row.memberId}`)}
        sum={
          data && rows.length > 0 && (
            <>
              <td colSpan={4}>{words.total}</td>
              <td className="figure">{number(data.totals.gross)}</td>
              <td className="figure">{data.totals.tax === 0 ? '' : number(data.totals.tax)}</td>
              <td className="figure">{number(data.totals.net)}</td>
            </>
          )
        }
        empty={
          <EmptyState icon={PiggyBank} title={words.empty}>
            {words.emptyHelp}
          </EmptyState>
        }
      />
      <Card flow className={styles['side']} label={words.facts}>
        {data && (
          <>
            <CardHead title={words.facts} />
            <CardBody className={styles['body']}>
              <Facts rows={[...ruleFacts(data), ...data.documents.map((document) => ({ label: words.documents, value: <a href={`#/buku/jurnal/${document.entryNumber}`}>{document.number}</a> })), ...(owed > 0 ? [{ label: words.owed, value: rp(owed), tone: 'caution' as const }] : [])]} />
              {data.problem !== null && data.state !== 'selesai' && <Message tone="info">{data.problem}</Message>}
              {credit.pending && (
                <>
                  <output>{progress === null ? words.starting : words.running(progress.done, progress.total)}</output>
                  <ProgressBar label={words.starting} done={progress?.done ?? 0} total={progress?.total ?? null} />
                </>
              )}
              {credit.error && <ErrorMessage error={credit.error} />}
              {print.error && <ErrorMessage error={print.error} />}
              {recorded && <RecordedMessage recorded={recorded} />}
            </CardBody>
          </>
        )}
        {(ready || printable || (writes && owed > 0)) && (
          <CardFoot className={styles['actions']}>
            {printable && (
              <Button icon={Printer} keys="F11" full busy={print.pending} onClick={printChosen}>
                {words.print}
              </Button>
            )}
            {writes && owed > 0 && (
              <Button icon={Landmark} keys="F9" full onClick={() => setPaying(true)}>
                {words.pay}
              </Button>
            )}
            {ready && (
              <Button kind="primary" size="large" icon={PiggyBank} keys="F12" full busy={credit.pending} onClick={book}>
                {verb}
              </Button>
            )}
          </CardFoot>
        )}
      </Card>
      {paying && (
        <PayTaxDialog
          period={period}
          owed={owed}
          today={today}
          onClose={() => setPaying(false)}
          onDone={({ amount, entryNumber }) => {
            setPaying(false);
            setRecorded({ text: words.paid(amount), entryNumber });
          }}
        />
      )}
    </Screen>
  );
}

/** By what rules a month is worked out. */
function ruleFacts({ rule }: Preview): { readonly label: string; readonly value: string }[] {
  return [
    { label: words.method, value: words.methods[rule.method] },
    ...(rule.annualPct === null ? [] : [{ label: words.rate, value: percentText(rule.annualPct) }]),
    ...rule.tiers.map(({ from, annualPct }) => ({ label: words.rate, value: words.tier(from, annualPct) })),
    { label: words.days, value: rule.yearDays === 'actual' ? words.actual : number(rule.yearDays) },
    ...(rule.minBalance === 0 ? [] : [{ label: words.minBalance, value: rp(rule.minBalance) }]),
    { label: words.tax, value: words.taxRule(rule.freeUpTo, rule.taxPct) },
  ];
}
