import { BookX, Check, ChevronDown, ChevronRight, ListChecks, OctagonAlert } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { addMonths, calendarDate, firstDay, lastDay, month as toMonth, monthOf, yearOf, type CalendarDate, type Month } from '../../../../shared/domain/dates.ts';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardHead, cx, dateText, EmptyState, Icon, monthText, number, Table, type Column } from '../../ui/index.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { FindEntryDialog } from './FindEntryDialog.tsx';
import { groupRows, type LedgerRow } from './groups.ts';
import { MonthStrip } from './MonthStrip.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';
import { remembered } from './remembered.ts';
import styles from './LedgerScreen.module.css';

const COLUMNS: readonly Column<LedgerRow>[] = [
  {
    key: 'account',
    head: words.columns.account,
    cell: (row) =>
      row.kind === 'group' ? (
        <span className={styles['groupName']}>
          <Icon of={row.open ? ChevronDown : ChevronRight} size="small" />
          <span className="clip" title={row.name}>
            {row.name}
          </span>
        </span>
      ) : (
        <span className={styles['accountName']}>
          <span className="faint tabular small">{row.key}</span> <span className="clip" title={row.name}>
            {row.name}
          </span>
        </span>
      ),
  },
  { key: 'debit', head: words.columns.debit, figure: true, width: '114px', cell: (row) => (row.debit === 0 ? '' : number(row.debit)) },
  { key: 'credit', head: words.columns.credit, figure: true, width: '120px', cell: (row) => (row.credit === 0 ? '' : number(row.credit)) },
];

/** The book: month, trial balance, the account's moves, the entry. Enter goes deeper, Backspace comes back. */
export function LedgerScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const status = useApiQuery('system.status', {}).data;
  const periods = useApiQuery('periods.list', {});
  const months = (periods.data?.rows ?? []).filter((row) => !row.period.endsWith('-13'));
  const today = status === undefined ? null : calendarDate(status.businessDate);
  const [picked, setPicked] = useState(remembered.period);
  const [account, setAccount] = useState(remembered.account);
  const [entry, setEntry] = useState(remembered.entry);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(['1-1000']));
  const [chosenGroup, setChosenGroup] = useState<string | null>(null);
  const [finding, setFinding] = useState(false);
  const latest = months.map((row) => row.period).toSorted().at(-1);
  const period: Month | null = picked !== null ? toMonth(picked) : latest === undefined ? (today && monthOf(today)) : toMonth(latest);

  useEffect(() => {
    remembered.period = picked;
    remembered.account = account;
    remembered.entry = entry;
  }, [picked, account, entry]);

  const asOf = period === null || today === null ? null : endOf(period, today);
  const balance = useApiQuery('ledger.trialBalance', { asOf: asOf ?? '' }, { enabled: asOf !== null, keep: true });
  const accounts = useApiQuery('ledger.accounts', {});
  const rows = groupRows(balance.data?.rows ?? [], accounts.data?.rows ?? [], opened);
  const shown = account ?? balance.data?.rows.find((row) => row.code.startsWith('1-1'))?.code ?? balance.data?.rows[0]?.code ?? null;
  const name = balance.data?.rows.find((row) => row.code === shown)?.name ?? accounts.data?.rows.find((row) => row.code === shown)?.name ?? '';

  const toggle = (code: string): void => {
    const next = new Set(opened);
    if (!next.delete(code)) next.add(code);
    setOpened(next);
  };
  const focusPart = (part: 'accounts' | 'moves'): void => {
    document.querySelector<HTMLElement>(`[data-part="${part}"] [tabindex="0"]`)?.focus();
  };
  const goMonth = (by: number): void => {
    if (period === null) return;
    setPicked(addMonths(period, by));
    setEntry(null);
  };
  const exists = (candidate: Month): boolean => months.some((row) => row.period === candidate);
  const loaded = balance.data !== undefined && accounts.data !== undefined;
  useEffect(() => {
    if (loaded) focusPart(remembered.entry === null ? 'accounts' : 'moves');
  }, [loaded]);

  return (
    <Screen
      title={words.title}
      note={period === null ? undefined : monthText(period)}
      tabs="ledger"
      column
      keys={[
        { keys: 'F5', label: monthWord(period, -1), run: () => goMonth(-1), enabled: period !== null && exists(addMonths(period, -1)) },
        { keys: 'F6', label: monthWord(period, 1), run: () => goMonth(1), enabled: period !== null && exists(addMonths(period, 1)) },
        { keys: 'Ctrl+F', label: words.search, run: () => setFinding(true) },
        { keys: 'F9', label: words.check, run: () => navigate('/buku/periksa') },
        { keys: 'Backspace', label: words.back, run: () => focusPart('accounts'), outsideText: true },
      ]}
    >
      {period !== null && (
        <MonthStrip
          year={yearOf(`${period}-01`)}
          period={period}
          months={months}
          onPick={(next) => {
            setPicked(next);
            setEntry(null);
          }}
        >
          <Button icon={ListChecks} keys="F9" onClick={() => navigate('/buku/periksa')}>
            {words.check}
          </Button>
        </MonthStrip>
      )}
      <div className={styles['three']}>
        <Card flow className={styles['balance']} label={words.trialBalance}>
          <CardHead title={words.trialBalance} note={asOf === null ? undefined : dateText(asOf)}>
            {balance.data && balance.data.rows.length > 0 && <Balanced ok={balance.data.totalDebit === balance.data.totalCredit} />}
          </CardHead>
          {(balance.error ?? accounts.error) && <CardBody>{balance.error ? <ErrorMessage error={balance.error} /> : accounts.error && <ErrorMessage error={accounts.error} />}</CardBody>}
          {loaded && (
            <div className={styles['part']} data-part="accounts">
              <Table<LedgerRow>
                label={words.trialBalance}
                density="read"
                columns={COLUMNS}
                rows={rows}
                rowKey={(row) => row.key}
                rowTone={(row) => (row.kind === 'group' ? 'group' : 'child')}
                selected={chosenGroup ?? shown}
                dimmed={balance.isPlaceholderData}
                onSelect={(row) => {
                  if (row.kind === 'group') setChosenGroup(row.key);
                  else {
                    setChosenGroup(null);
                    setAccount(row.key);
                    setEntry(null);
                  }
                }}
                onOpen={(row) => {
                  if (row.kind === 'group') toggle(row.key);
                  else focusPart('moves');
                }}
                onRowKey={(event, row) => {
                  if (row.kind === 'group' && ((event.key === 'ArrowRight' && !row.open) || (event.key === 'ArrowLeft' && row.open))) toggle(row.key);
                  if (row.kind === 'account' && event.key === 'ArrowLeft' && row.parent !== '') {
                    toggle(row.parent);
                    setChosenGroup(row.parent);
                  }
                }}
                sum={
                  <>
                    <td>{words.sum}</td>
                    <td className="figure">{number(balance.data?.totalDebit ?? 0)}</td>
                    <td className="figure">{number(balance.data?.totalCredit ?? 0)}</td>
                  </>
                }
                empty={
                  <EmptyState icon={BookX} title={words.noEntries}>
                    {words.noEntriesHelp}
                  </EmptyState>
                }
              />
            </div>
          )}
        </Card>
        <div className={cx('grow', styles['part'])} data-part="moves">
          {shown !== null && period !== null && asOf !== null ? (
            <RegisterPanel key={`${shown}${period}`} account={shown} name={name} from={firstDay(period)} to={asOf} month={monthText(period)} selected={entry} onSelect={setEntry} onOpen={(numberOf) => navigate(`/buku/jurnal/${numberOf}`)} onBack={() => focusPart('accounts')} />
          ) : (
            <Card flow grow>
              <EmptyState title={words.chooseAccount} />
            </Card>
          )}
        </div>
        <EntryPanel number={entry} account={shown} />
      </div>
      <FindEntryDialog opened={finding} year={period === null ? '' : period.slice(0, 4)} onClose={() => setFinding(false)} onFind={(numberOf) => navigate(`/buku/jurnal/${numberOf}`)} />
    </Screen>
  );
}

/** A running month ends today, a past one on its last day. */
const endOf = (period: Month, today: CalendarDate): CalendarDate => (monthOf(today) === period ? today : lastDay(period));

const monthWord = (period: Month | null, by: number): string => (period === null ? words.months : monthText(addMonths(period, by)));

function Balanced({ ok }: { readonly ok: boolean }): JSX.Element {
  return (
    <Badge tone={ok ? 'in' : 'danger'} icon={ok ? Check : OctagonAlert}>
      {ok ? words.balanced : words.unbalanced}
    </Badge>
  );
}
