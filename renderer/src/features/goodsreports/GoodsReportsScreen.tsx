import { FileText, OctagonAlert, Check } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { addMonths, calendarDate, firstDay, isCalendarDate, monthOf } from '../../../../shared/domain/dates.ts';
import { listWords } from '../../../../shared/text/documents.ts';
import { goodsReportWords } from '../../../../shared/text/goodsReports.ts';
import { goodsReportsScreen as words } from '../../../../shared/text/screenGoodsReports.ts';
import { useApiQuery, type ApiError } from '../../api/index.ts';
import { ListCard, ReportPaper, Screen, type WantedFile } from '../../app/index.ts';
import { Badge, Card, cx, DateField, dateText, EmptyState, number, SelectField, type Column } from '../../ui/index.ts';
import { distributionRows, KINDS, landedRows, marginRows, slowRows, stockValueRows, type By, type Group, type Kind, type Shown, type ShownRow } from './rows.ts';
import styles from './goodsreports.module.css';

type Read = { readonly data: Shown | undefined; readonly error: ApiError | null; readonly waiting: boolean; readonly agrees: boolean | null; readonly losses: number };
const ofDay = (kind: Kind): kind is 'stock-value' | 'slow-goods' | 'landed-cost' => kind !== 'margins' && kind !== 'distribution';

/** The report that is chosen; the others are not asked. */
function useReport(kind: Kind, from: string, to: string, by: By, group: Group): Read {
  const ready = isCalendarDate(to) && (ofDay(kind) || isCalendarDate(from));
  const when = (each: Kind): { readonly enabled: boolean; readonly keep: true } => ({ enabled: ready && kind === each, keep: true });
  const value = useApiQuery('reports.stockValue', { asOf: to }, when('stock-value'));
  const slow = useApiQuery('reports.slowGoods', { asOf: to }, when('slow-goods'));
  const landed = useApiQuery('reports.landedCost', { asOf: to }, when('landed-cost'));
  const margins = useApiQuery('reports.margins', { from, to, by }, when('margins'));
  const log = useApiQuery('reports.distribution', { from, to, group }, when('distribution'));
  const of = { 'stock-value': value, 'slow-goods': slow, 'landed-cost': landed, 'margins': margins, 'distribution': log }[kind];
  const shown = (): Shown | undefined => {
    if (kind === 'stock-value') return value.data && stockValueRows(value.data);
    if (kind === 'slow-goods') return slow.data && slowRows(slow.data);
    if (kind === 'landed-cost') return landed.data && landedRows(landed.data);
    if (kind === 'margins') return margins.data && marginRows(margins.data, by);
    return log.data && distributionRows(log.data);
  };
  const agrees = kind === 'stock-value' ? value.data?.agrees : kind === 'margins' ? margins.data?.agrees : undefined;
  return { data: shown(), error: of.error, waiting: of.isPlaceholderData, agrees: agrees ?? null, losses: kind === 'landed-cost' ? (landed.data?.losses ?? 0) : 0 };
}

/** Reports of goods under one roof: what is chosen above, the rows below, and from each to its card or document. */
export function GoodsReportsScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const [kind, setKind] = useState<Kind>('stock-value');
  const [by, setBy] = useState<By>('product');
  const [group, setGroup] = useState<Group>('sphp');
  const [days, setDays] = useState<{ readonly from?: string; readonly to?: string }>({});
  const [picked, setPicked] = useState<string | null>(null);
  const [paper, setPaper] = useState(false);
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const from = days.from ?? (today === undefined ? '' : firstDay(addMonths(monthOf(calendarDate(today)), 0)));
  const to = days.to ?? today ?? '';
  const report = useReport(kind, from, to, by, group);
  const rows = report.data?.rows ?? [];
  const chosen = rows.find((row) => row.key === picked) ?? rows[0];
  const choose = (next: Kind): void => {
    setKind(next);
    setPicked(null);
  };
  const open = (row: ShownRow | undefined): void => {
    if (row?.document?.startsWith('TB-') === true) navigate(`/terima/kiriman/${row.document}`);
    else if (row?.document?.startsWith('PJ-') === true) navigate(`/riwayat/${row.document}`);
    else if (row?.productId !== undefined) navigate(`/barang/kartu/${row.productId}`);
  };
  if (paper && isCalendarDate(to)) {
    const span = { from, to };
    const wanted: WantedFile = ofDay(kind) ? { report: kind, asOf: to } : kind === 'margins' ? { report: kind, ...span, by } : { report: kind, ...span, group };
    const reference = ofDay(kind) ? to : `${kind === 'margins' ? by : group}/${from}..${to}`;
    return <ReportPaper title={kind === 'distribution' ? listWords.distributed[group] : words.kinds[kind]} note={ofDay(kind) ? dateText(to) : `${dateText(from)} – ${dateText(to)}`} tabs="reports" document={kind} reference={reference} wanted={wanted} onLeave={() => setPaper(false)} />;
  }
  const columns: readonly Column<ShownRow>[] = [
    { key: 'name', head: report.data?.name ?? '', cell: (row) => <b className={cx('clip', row.tone === 'danger' && styles['danger'])}>{row.name}</b> },
    ...(report.data?.columns ?? []).map((column): Column<ShownRow> => ({ ...column, cell: (row) => <span className={cx('tabular', !column.figure && 'clip', column.key === 'result' && row.tone === 'danger' && styles['danger'])}>{row.cells[column.key] ?? ''}</span> })),
  ];
  const { sums = {} } = report.data ?? {};
  return (
    <Screen
      title={words.title}
      note={report.data && words.rows(number(rows.length))}
      tabs="reports"
      column
      keys={[
        { keys: 'F6', label: words.next, run: () => choose(KINDS[(KINDS.indexOf(kind) + 1) % KINDS.length] ?? 'stock-value') },
        { keys: 'Enter', label: chosen?.document?.startsWith('TB-') === true ? words.openDelivery : chosen?.document === undefined ? words.open : words.openDocument, run: () => open(chosen), enabled: chosen !== undefined },
        { keys: 'F11', label: words.paper, run: () => setPaper(true), enabled: report.data !== undefined },
      ]}
    >
      <Card className={styles['bar']} label={words.which}>
        <div className={styles['kind']}>
          <SelectField label={words.which} hideLabel value={kind} onChange={(next) => choose(KINDS.find((each) => each === next) ?? 'stock-value')} options={KINDS.map((value) => ({ value, label: words.kinds[value] }))} />
        </div>
        {kind === 'margins' && (
          <div className={styles['kind']}>
            <SelectField label={words.by} hideLabel value={by} onChange={(next) => setBy((['product', 'supplier', 'category'] as const).find((each) => each === next) ?? 'product')} options={(['product', 'supplier', 'category'] as const).map((value) => ({ value, label: goodsReportWords.by[value] }))} />
          </div>
        )}
        {kind === 'distribution' && (
          <div className={styles['kind']}>
            <SelectField label={words.group} hideLabel value={group} onChange={(next) => setGroup((['sphp', 'minyakita', 'lpg'] as const).find((each) => each === next) ?? 'sphp')} options={(['sphp', 'minyakita', 'lpg'] as const).map((value) => ({ value, label: goodsReportWords.groups[value] }))} />
          </div>
        )}
        {!ofDay(kind) && (
          <div className={styles['day']}>
            <DateField label={words.from} hideLabel value={from} onChange={(day) => setDays({ ...days, from: day })} />
          </div>
        )}
        <div className={styles['day']}>
          <DateField label={ofDay(kind) ? words.asOf : words.to} hideLabel value={to} onChange={(day) => setDays({ ...days, to: day })} />
        </div>
        {report.agrees !== null && (
          <Badge tone={report.agrees ? 'in' : 'danger'} icon={report.agrees ? Check : OctagonAlert}>
            {report.agrees ? words.agrees : words.differs}
          </Badge>
        )}
        {report.losses > 0 && (
          <Badge tone="danger" icon={OctagonAlert}>
            {words.losses(report.losses)}
          </Badge>
        )}
      </Card>
      <ListCard<ShownRow>
        query={{ data: report.data, error: report.error }}
        label={words.kinds[kind]}
        density="read"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        selected={chosen?.key ?? null}
        onSelect={(row) => setPicked(row.key)}
        onOpen={open}
        dimmed={report.waiting}
        sum={
          rows.length > 0 && Object.keys(sums).length > 0 && (
            <>
              <td>{goodsReportWords.sum}</td>
              {report.data?.columns.map((column) => (
                <td key={column.key} className={column.figure ? 'figure' : undefined}>
                  {sums[column.key] ?? ''}
                </td>
              ))}
            </>
          )
        }
        empty={
          <EmptyState icon={FileText} title={words.empty}>
            {words.emptyHelp}
          </EmptyState>
        }
      />
    </Screen>
  );
}
