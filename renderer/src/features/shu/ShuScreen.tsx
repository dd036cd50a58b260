import { ChevronLeft, ChevronRight, Search } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { shuWords as words } from '../../../../shared/text/screenReports.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, NoBook, Screen, useExport, usePage } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, Icon, Money, monthText, number, PrintPreview, SelectField, Table, type Column } from '../../ui/index.ts';
import styles from './ShuScreen.module.css';

type Member = Result<'shu.statement'>['members'][number];
type Sheet = { readonly key: string; readonly name: string; readonly note: string; readonly total: number | null };
const WHOLE = 'whole';

const COLUMNS: readonly Column<Sheet>[] = [
  {
    key: 'name',
    head: words.columns.name,
    cell: (sheet) => (
      <>
        {sheet.key === WHOLE ? <b>{sheet.name}</b> : sheet.name}
        <small>{sheet.note}</small>
      </>
    ),
  },
  { key: 'share', head: words.columns.share, figure: true, width: '96px', cell: (sheet) => (sheet.total === null ? '' : number(sheet.total)) },
];

const sheetOf = (member: Member): Sheet => ({ key: member.memberNo, name: member.name, note: member.memberNo, total: member.total });
const matches = (sheet: Sheet, query: string): boolean => `${sheet.name} ${sheet.note}`.toLowerCase().includes(query.trim().toLowerCase());

/** The month's SHU: the cooperative's page or one member's, as they print. An estimate until the RAT has decided. */
export function ShuScreen(): JSX.Element {
  const { period: wanted, memberNo } = useParams<{ period?: string; memberNo?: string }>();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement | null>(null);
  const list = useRef<HTMLDivElement | null>(null);
  const months = useApiQuery('periods.list', {});
  const periods = (months.data?.rows ?? []).map((row) => row.period).filter((name) => !name.endsWith('-13')).toSorted();
  const period = wanted !== undefined && periods.includes(wanted) ? wanted : periods.at(-1);
  const statement = useApiQuery('shu.statement', { period: period ?? '' }, { enabled: period !== undefined, keep: true });
  const sheets: readonly Sheet[] = [{ key: WHOLE, name: words.whole, note: words.wholeNote, total: null }, ...(statement.data?.members ?? []).map(sheetOf)].filter((sheet, index) => index === 0 || matches(sheet, query));
  const selected = memberNo ?? WHOLE;
  const month = period === undefined ? '' : monthText(period);
  const page = usePage(
    memberNo === undefined ? 'shu-statement' : 'shu-slip',
    period === undefined ? null : memberNo === undefined ? period : `${period}/${memberNo}`,
    period === undefined ? '' : memberNo === undefined ? words.statementFile(period) : words.slipFile(period, memberNo),
  );

  const file = useExport({ report: 'shu-members', ...(period === undefined ? {} : { period }) });
  const show = (nextPeriod: string, sheet: string): void => navigate(sheet === WHOLE ? `/laporan/${nextPeriod}` : `/laporan/${nextPeriod}/${sheet}`, { replace: true });
  const index = period === undefined ? -1 : periods.indexOf(period);
  const goMonth = (by: number): void => {
    const next = periods[index + by];
    if (next !== undefined) show(next, selected);
  };
  const hasList = statement.data !== undefined;
  useEffect(() => {
    if (hasList) list.current?.querySelector<HTMLElement>('[aria-selected="true"], [data-row]')?.focus({ preventScroll: true });
    // Only when the list first appears; later the person moves the focus.
  }, [hasList]);

  return (
    <Screen
      title={words.title}
      note={month}
      tabs="reports"
      keys={[
        { keys: 'Ctrl+F', label: words.search, run: () => search.current?.select(), enabled: period !== undefined },
        { keys: 'F5', label: words.previous, run: () => goMonth(-1), enabled: index > 0 },
        { keys: 'F6', label: words.next, run: () => goMonth(1), enabled: index >= 0 && index < periods.length - 1 },
        { keys: 'F11', label: words.printKey, run: page.print, enabled: page.url !== null && !page.busy },
        { keys: 'Ctrl+P', label: words.printKey, run: page.print, enabled: page.url !== null && !page.busy, bar: false },
        { keys: 'F7', label: words.excelKey, run: () => file.save('xlsx'), enabled: period !== undefined && !file.busy },
        { keys: 'F8', label: words.csvKey, run: () => file.save('csv'), enabled: period !== undefined && !file.busy },
        { keys: 'F9', label: words.pdfKey, run: page.savePdf, enabled: page.url !== null && !page.busy },
      ]}
    >
      {months.data && period === undefined ? (
        <NoBook />
      ) : (
        <PrintPreview
          title={memberNo === undefined ? words.statementTitle(month) : words.slipTitle(memberNo, month)}
          url={page.url}
          error={page.error ? <ErrorMessage error={page.error} /> : file.error ? <ErrorMessage error={file.error} /> : undefined}
          busy={page.busy || file.busy}
          done={page.done ?? file.done}
          onPrint={page.print}
          onSavePdf={page.savePdf}
          options={
            <Card flow grow label={words.members}>
              <CardBody className={styles['head']}>
                <div className={styles['month']}>
                  <Button icon={ChevronLeft} aria-label={words.previous} disabled={index <= 0} onClick={() => goMonth(-1)} />
                  <div className="grow">
                    <SelectField
                      label={words.month}
                      hideLabel
                      value={period ?? null}
                      onChange={(next) => show(next, selected)}
                      options={periods.toReversed().map((value) => ({ value, label: monthText(value) }))}
                    />
                  </div>
                  <Button icon={ChevronRight} aria-label={words.next} disabled={index < 0 || index >= periods.length - 1} onClick={() => goMonth(1)} />
                </div>
                {statement.data && (
                  <>
                    <div className={styles['badges']}>
                      <Badge tone={statement.data.status === 'final' ? 'in' : 'caution'}>{statement.data.status === 'final' ? words.final : statement.data.status === 'menunggu-rat' ? words.waiting : words.estimate}</Badge>
                      <Badge tone="line">{statement.data.periodClosed ? words.closed : words.draft}</Badge>
                    </div>
                    <div>
                      <span className="faint small">{statement.data.pool > 0 ? words.pool : words.loss}</span>
                      <br />
                      <Money amount={statement.data.pool} />
                    </div>
                  </>
                )}
                {statement.error && <ErrorMessage error={statement.error} />}
                <label className={styles['search']}>
                  <span className="visually-hidden">{words.search}</span>
                  <Icon of={Search} />
                  <input
                    ref={search}
                    type="search"
                    value={query}
                    placeholder={words.searchPlaceholder}
                    autoComplete="off"
                    onChange={(event) => setQuery(event.currentTarget.value)}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
                      const first = sheets.find((sheet) => sheet.key !== WHOLE);
                      if (!first || period === undefined) return;
                      event.preventDefault();
                      show(period, first.key);
                      if (event.key === 'ArrowDown') setTimeout(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(), 0);
                    }}
                  />
                </label>
              </CardBody>
              <div className={styles['list']} ref={list}>
                <Table<Sheet>
                  label={words.members}
                  density="two"
                  columns={COLUMNS}
                  rows={sheets}
                  rowKey={(sheet) => sheet.key}
                  selected={selected}
                  onSelect={(sheet) => period !== undefined && show(period, sheet.key)}
                  followSelected
                  dimmed={statement.isPlaceholderData}
                  onRowKey={(event) => {
                    if (event.key.length === 1 && !event.ctrlKey && !event.altKey) search.current?.focus();
                  }}
                />
              </div>
            </Card>
          }
        />
      )}
    </Screen>
  );
}
