import { ListTree, Search } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { UNITS, type Unit } from '../../../../shared/contract/values.ts';
import { addMonths, calendarDate, firstDay, lastDay, month as toMonth, monthOf, yearOf, type CalendarDate, type Month } from '../../../../shared/domain/dates.ts';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { useApiQuery } from '../../api/index.ts';
import { ReportPaper, Screen } from '../../app/index.ts';
import { Button, cx, monthText, SelectField } from '../../ui/index.ts';
import { EntryPanel } from './EntryPanel.tsx';
import { MonthStrip } from './MonthStrip.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';
import { RegisterPaper } from './RegisterPaper.tsx';
import { remembered } from './remembered.ts';
import { TrialBalance } from './TrialBalance.tsx';
import { useAccounts } from './useAccounts.ts';
import styles from './LedgerScreen.module.css';

const ALL_UNITS = 'semua';
const UNIT_OPTIONS = [{ value: ALL_UNITS, label: words.allUnits }, ...UNITS.map((unit) => ({ value: unit, label: unit }))];

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
  const [unit, setUnit] = useState<Unit | null>(remembered.unit);
  const [paper, setPaper] = useState<'balance' | 'register' | null>(null);
  const [movement, setMovement] = useState(remembered.movement);
  const latest = months.map((row) => row.period).toSorted().at(-1);
  const period: Month | null = picked !== null ? toMonth(picked) : latest === undefined ? (today && monthOf(today)) : toMonth(latest);

  useEffect(() => {
    Object.assign(remembered, { period: picked, account, entry, unit, movement });
  }, [picked, account, entry, unit, movement]);

  const asOf = period === null || today === null ? null : endOf(period, today);
  const from = period === null ? null : firstDay(period);
  const balance = useApiQuery(
    'ledger.trialBalance',
    { asOf: asOf ?? '', ...(movement && from !== null ? { from } : {}), ...(unit === null ? {} : { unit }) },
    { enabled: asOf !== null, keep: true },
  );
  const accounts = useAccounts();
  const shown = account ?? balance.data?.rows.find((row) => row.code.startsWith('1-1'))?.code ?? balance.data?.rows[0]?.code ?? null;
  /** Without a single account there is no register to lead to. */
  const empty = balance.data?.rows.length === 0;
  const alone = movement || empty;
  const name = accounts.byCode.get(shown ?? '')?.name ?? '';

  const focusPart = (part: 'accounts' | 'moves'): void => {
    document.querySelector<HTMLElement>(`[data-part="${part}"] [tabindex="0"]`)?.focus();
  };
  const show = (next: Month): void => {
    setPicked(next);
    setEntry(null);
  };
  const exists = (candidate: Month): boolean => months.some((row) => row.period === candidate);
  const toggleMovement = (): void => {
    setMovement(!movement);
    setTimeout(() => focusPart('accounts'), 0);
  };
  const loaded = balance.data !== undefined && accounts.rows.length > 0;
  useEffect(() => {
    if (loaded && paper === null) focusPart(remembered.entry === null ? 'accounts' : 'moves');
  }, [loaded, paper]);

  const leave = (): void => setPaper(null);
  if (paper === 'balance' && period !== null && asOf !== null)
    return (
      <ReportPaper
        title={words.trialBalance}
        note={monthText(period)}
        tabs="ledger"
        document="trial-balance"
        reference={`${period}${unit === null ? '' : `/${unit}`}`}
        wanted={{ report: 'trial-balance', from: firstDay(period), to: asOf, ...(unit === null ? {} : { unit }) }}
        onLeave={leave}
      />
    );
  if (paper === 'register' && period !== null && asOf !== null && shown !== null) return <RegisterPaper account={shown} name={name} unit={unit} from={firstDay(period)} to={asOf} tabs="ledger" onLeave={leave} />;

  return (
    <Screen
      title={words.title}
      note={period === null ? undefined : monthText(period)}
      tabs="ledger"
      column
      keys={[
        { keys: 'F5', label: monthWord(period, -1), run: () => period && show(addMonths(period, -1)), enabled: period !== null && exists(addMonths(period, -1)) },
        { keys: 'F6', label: monthWord(period, 1), run: () => period && show(addMonths(period, 1)), enabled: period !== null && exists(addMonths(period, 1)) },
        { keys: 'F7', label: movement ? words.withRegister : words.movement, run: toggleMovement, bar: false, enabled: !empty },
        { keys: 'Ctrl+F', label: words.search, run: () => navigate('/buku/cari') },
        { keys: 'F4', label: words.chart, run: () => navigate('/buku/akun') },
        { keys: 'F9', label: words.check, run: () => navigate('/buku/periksa') },
        { keys: 'F8', label: words.printRegister, run: () => setPaper('register'), enabled: shown !== null && !empty, bar: false },
        { keys: 'F11', label: words.printBalance, run: () => setPaper('balance'), enabled: period !== null && !empty },
        { keys: 'Backspace', label: words.back, run: () => (movement ? toggleMovement() : focusPart('accounts')), outsideText: true, enabled: !empty },
      ]}
    >
      {period !== null && (
        <MonthStrip year={yearOf(`${period}-01`)} period={period} months={months} onPick={(next) => show(toMonth(next))}>
          <div className={styles['tools']}>
            <div className={styles['unit']}>
              <SelectField label={words.unit} hideLabel value={unit ?? ALL_UNITS} options={UNIT_OPTIONS} onChange={(next) => setUnit(UNITS.find((each) => each === next) ?? null)} />
            </div>
            <Button icon={Search} aria-label={words.search} title={words.search} onClick={() => navigate('/buku/cari')} />
            <Button icon={ListTree} aria-label={words.chart} title={words.chart} onClick={() => navigate('/buku/akun')} />
          </div>
        </MonthStrip>
      )}
      <div className={styles['three']}>
        <TrialBalance
          asOf={asOf}
          data={balance.data}
          error={balance.error}
          accounts={accounts.rows}
          movement={movement}
          alone={alone}
          whole={unit === null}
          selected={shown}
          dimmed={balance.isPlaceholderData}
          onSelect={(code) => {
            setAccount(code);
            setEntry(null);
          }}
          onOpen={(code) => {
            setAccount(code);
            if (movement) {
              setMovement(false);
              setTimeout(() => focusPart('moves'), 0);
            } else focusPart('moves');
          }}
          onMovement={toggleMovement}
        />
        {!alone && (
          <>
            <div className={cx('grow', styles['part'])} data-part="moves">
              {shown !== null && period !== null && asOf !== null && (
                <RegisterPanel
                  key={`${shown}${period}${unit ?? ''}`}
                  account={shown}
                  name={name}
                  unit={unit}
                  from={firstDay(period)}
                  to={asOf}
                  month={monthText(period)}
                  selected={entry}
                  onSelect={setEntry}
                  onOpen={(numberOf) => navigate(`/buku/jurnal/${numberOf}`)}
                  onBack={() => focusPart('accounts')}
                />
              )}
            </div>
            <EntryPanel number={entry} account={shown} />
          </>
        )}
      </div>
    </Screen>
  );
}

/** A running month ends today, a past one on its last day. */
const endOf = (period: Month, today: CalendarDate): CalendarDate => (monthOf(today) === period ? today : lastDay(period));

const monthWord = (period: Month | null, by: number): string => (period === null ? words.months : monthText(addMonths(period, by)));
