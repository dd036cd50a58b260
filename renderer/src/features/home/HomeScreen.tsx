import { BookText, Check, FileChartColumn, OctagonAlert, RefreshCw } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { calendarDate, dayOf, firstDay, makeDate, monthOf, yearOf } from '../../../../shared/domain/dates.ts';
import { depositScreen } from '../../../../shared/text/screenCylinders.ts';
import { productWords } from '../../../../shared/text/screenProducts.ts';
import { homeWords as words } from '../../../../shared/text/screenReports.ts';
import { expiryScreen } from '../../../../shared/text/screenStock.ts';
import { useApiQuery } from '../../api/index.ts';
import { clockAt, ErrorMessage, Screen } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardHead, cx, dateText, Message, monthText, number, rp, shortRp, Table, type Column } from '../../ui/index.ts';
import styles from './HomeScreen.module.css';

type Totals = Result<'reports.incomeStatement'>['totals'];
const SALES_SHOWN = 500;
const CASH = /^1-1(1|2)/;
const LOANS = '1-1310';

/** "3,9%" of two amounts; a dash where there is nothing to divide by. */
function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const tenths = Math.round((part / whole) * 1000);
  return `${tenths < 0 ? '−' : ''}${Math.floor(Math.abs(tenths) / 10)},${Math.abs(tenths) % 10}%`;
}

/** The figures a chair reads aloud: this month, this year, what there is, and where to look further. */
export function HomeScreen(): JSX.Element {
  const status = useApiQuery('system.status', {});
  const today = status.data === undefined ? null : calendarDate(status.data.businessDate);
  if (!status.data || today === null) return <Screen title={words.title}>{status.error && <ErrorMessage error={status.error} />}</Screen>;
  return <Figures status={status.data} today={today} />;
}

function Figures({ status, today }: { readonly status: Result<'system.status'>; readonly today: ReturnType<typeof calendarDate> }): JSX.Element {
  const [, navigate] = useLocation();
  const month = monthOf(today);
  const monthName = monthText(month);
  const shortMonth = monthName.slice(0, 3);
  const thisMonth = useApiQuery('reports.incomeStatement', { from: firstDay(month), to: today });
  const thisYear = useApiQuery('reports.incomeStatement', { from: makeDate(yearOf(today), 1, 1), to: today });
  const balance = useApiQuery('reports.balanceSheet', { asOf: today });
  const salesToday = useApiQuery('sales.search', { from: today, to: today, limit: SALES_SHOWN });
  const storage = useApiQuery('cylinders.balances', {}).data?.storage.warning ?? null;
  const ages = useApiQuery('products.oldPrices', {}).data;
  const totals = thisMonth.data?.totals;
  const year = thisYear.data?.totals;
  const assets = balance.data?.sections.find((section) => section.key === 'assets')?.rows ?? [];
  const cash = assets.filter((row) => CASH.test(row.code)).reduce((sum, row) => sum + row.amount, 0);
  const loans = assets.filter((row) => row.code === LOANS).reduce((sum, row) => sum + row.amount, 0);
  const sales = totals === undefined ? 0 : totals.salesMember + totals.salesNonMember;
  const yearSpan = words.yearSpan(shortMonth);
  const firstError = thisMonth.error ?? thisYear.error ?? balance.error;
  const refresh = (): void => {
    void thisMonth.refetch();
    void thisYear.refetch();
    void balance.refetch();
    void salesToday.refetch();
  };

  return (
    <Screen
      title={words.title}
      note={monthName}
      column
      status={
        thisMonth.dataUpdatedAt > 0 && (
          <Badge tone="line" icon={RefreshCw}>
            {words.dataUntil(clockAt(new Date(thisMonth.dataUpdatedAt).toISOString(), status.timezone))}
          </Badge>
        )
      }
      keys={[
        { keys: 'F2', label: words.toShu, run: () => navigate('/laporan') },
        { keys: 'F3', label: words.toBook, run: () => navigate('/buku') },
        { keys: 'F9', label: words.toCheck, run: () => navigate('/buku/periksa') },
        { keys: 'F5', label: words.refresh, run: refresh, bar: false },
      ]}
    >
      {storage !== null && (
        <Message tone="caution" title={depositScreen.storage}>
          {storage}
        </Message>
      )}
      {ages !== undefined && ages.oldest !== null && (
        <Message tone="caution" title={productWords.oldTitle}>
          {productWords.old(ages.count, ages.days, dateText(ages.oldest))}
        </Message>
      )}
      <ExpiryNotice />
      {firstError && <ErrorMessage error={firstError} action={<Button onClick={refresh}>{words.refresh}</Button>} />}
      <div className={styles['figures']}>
        <Figure label={words.sales(dayOf(today), shortMonth)} amount={totals && sales} note={totals && (sales === 0 ? words.noSales : words.salesNote(share(totals.salesMember, sales)))} />
        <Figure label={words.gross(shortMonth)} amount={totals?.grossProfit} note={totals && (sales === 0 ? words.noSales : words.grossNote(share(totals.grossProfit, sales)))} />
        <Figure label={words.shu(yearSpan)} amount={year?.shu} note={year && words.shuNote} caution />
        <Figure label={words.cash} amount={balance.data && cash} note={words.cashNote} />
        <Figure label={words.loans} amount={balance.data && loans} note={words.loansNote} />
      </div>
      <div className={styles['lower']}>
        <Card flow grow label={words.income}>
          <CardHead title={words.income} note={words.incomeNote(monthName, yearSpan)} />
          {totals && year && <Income month={totals} year={year} />}
        </Card>
        <div className={cx('stack', styles['side'])}>
          <Card flow label={words.balance}>
            <CardHead title={words.balance} note={words.balanceNote(dateText(today))}>
              {balance.data && (
                <Badge tone={balance.data.balanced ? 'in' : 'danger'} icon={balance.data.balanced ? Check : OctagonAlert}>
                  {balance.data.balanced ? words.balanced : words.unbalanced}
                </Badge>
              )}
            </CardHead>
            <CardBody>
              <dl className={styles['lines']}>
                {(balance.data?.sections ?? []).map((section) => (
                  <div key={section.key}>
                    <dt>{words.sections[section.key]}</dt>
                    <dd className="tabular">{rp(section.total)}</dd>
                  </div>
                ))}
              </dl>
            </CardBody>
          </Card>
          <Card flow label={words.shift}>
            <CardHead title={words.shift} />
            <CardBody>
              <p className="muted">{status.openShift ? words.shiftOpen(status.openShift.number, status.openShift.openedBy, clockAt(status.openShift.openedAt, status.timezone)) : words.shiftNone}</p>
              {salesToday.data && (
                <dl className={styles['lines']}>
                  <div>
                    <dt>
                      {words.salesToday}
                      <small>{salesToday.data.next === null ? words.salesTodayNote(number(salesToday.data.rows.length)) : words.atLeast(number(salesToday.data.rows.length))}</small>
                    </dt>
                    <dd className="tabular">{rp(salesToday.data.rows.reduce((sum, sale) => sum + sale.total, 0))}</dd>
                  </div>
                </dl>
              )}
            </CardBody>
          </Card>
          <Card flow grow label={words.next}>
            <CardBody className={styles['links']}>
              <Button kind="primary" icon={FileChartColumn} keys="F2" align="spread" full onClick={() => navigate('/laporan')}>
                {words.toShu}
              </Button>
              <Button icon={BookText} keys="F3" align="spread" full onClick={() => navigate('/buku')}>
                {words.toBook}
              </Button>
              <Button icon={Check} keys="F9" align="spread" full onClick={() => navigate('/buku/periksa')}>
                {words.toCheck}
              </Button>
            </CardBody>
          </Card>
        </div>
      </div>
    </Screen>
  );
}

function Figure({ label, amount, note, caution = false }: { readonly label: string; readonly amount: number | undefined; readonly note: ReactNode; readonly caution?: boolean }): JSX.Element {
  const [unit, ...digits] = amount === undefined ? [''] : shortRp(amount).split('\u00a0');
  return (
    <Card className={styles['figure']}>
      <span>{label}</span>
      {amount === undefined ? (
        <span className={styles['amount']}>–</span>
      ) : (
        <span className={styles['amount']} title={rp(amount)}>
          <small>{unit}</small> {digits[0]}
          {digits[1] !== undefined && <em> {digits[1]}</em>}
        </span>
      )}
      <span className={cx('small', caution ? 'tone-caution' : 'faint')}>{note}</span>
    </Card>
  );
}

type Line = { readonly key: keyof typeof words.rows; readonly month: number; readonly year: number };
const SUMS: ReadonlySet<Line['key']> = new Set(['grossProfit', 'shuBeforeTax', 'shu']);
const COSTS: ReadonlySet<Line['key']> = new Set(['cogs', 'savingsInterest', 'operatingExpenses', 'cooperativeExpenses', 'otherExpenses', 'tax']);
const amount = (line: Line, value: number): ReactNode => {
  const shown = COSTS.has(line.key) && value !== 0 ? `(${number(value)})` : number(value);
  return SUMS.has(line.key) ? <b>{shown}</b> : shown;
};
const COLUMNS: readonly Column<Line>[] = [
  { key: 'what', head: words.columns.what, cell: (line) => (SUMS.has(line.key) ? <b>{words.rows[line.key]}</b> : words.rows[line.key]) },
  { key: 'month', head: words.columns.month, figure: true, width: '150px', cell: (line) => amount(line, line.month) },
  { key: 'year', head: words.columns.year, figure: true, width: '160px', cell: (line) => amount(line, line.year) },
];

function Income({ month, year }: { readonly month: Totals; readonly year: Totals }): JSX.Element {
  const rows = (Object.keys(words.rows) as Line['key'][]).map((key): Line => ({ key, month: month[key], year: year[key] }));
  return <Table<Line> label={words.income} density="read" columns={COLUMNS} rows={rows} rowKey={(line) => line.key} rowTone={(line) => (SUMS.has(line.key) ? 'total' : undefined)} />;
}

/** Goods that have expired, or soon will, with the way to them. */
function ExpiryNotice(): JSX.Element | null {
  const [, navigate] = useLocation();
  const data = useApiQuery('stock.expiring', {}).data;
  const first = data?.rows[0];
  if (data === undefined || first === undefined) return null;
  const gone = data.expired.goods > 0;
  return (
    <Message tone={gone ? 'danger' : 'caution'} title={gone ? expiryScreen.warning : expiryScreen.soon} action={<Button onClick={() => navigate('/barang/kedaluwarsa')}>{expiryScreen.title}</Button>}>
      {gone ? expiryScreen.warningText(data.expired.goods, data.expired.value) : expiryScreen.soonText(data.rows.length, first.name, dateText(first.expiresOn))}
    </Message>
  );
}
