import { HandCoins } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { calendarDate, daysBetween } from '../../../../shared/domain/dates.ts';
import { dueOf } from '../../../../shared/domain/payables.ts';
import { payablesScreen as words } from '../../../../shared/text/screenPayables.ts';
import { useApiQuery } from '../../api/index.ts';
import { ListCard, Screen, useRole } from '../../app/index.ts';
import { Badge, CardBody, CardHead, dateText, EmptyState, Message, number, type Column, type KeyAction } from '../../ui/index.ts';
import { PaySupplierDialog } from './PaySupplierDialog.tsx';
import { SupplierPayments } from './SupplierPayments.tsx';
import styles from './payables.module.css';

export type Payable = Result<'purchases.payables'>['rows'][number];

const amount = (value: number): string => (value === 0 ? '' : number(value));
const byDue = (a: Payable, b: Payable): number => (due(a) === due(b) ? (a.number < b.number ? -1 : 1) : due(a) < due(b) ? -1 : 1);
const due = (row: Payable): string => dueOf({ date: calendarDate(row.date), due: row.due === null ? null : calendarDate(row.due) });

/** When a debt has to be paid, and how far that is from today. */
function Due({ row, today }: { readonly row: Payable; readonly today: string }): JSX.Element {
  if (row.daysLate > 0) return <Badge tone="danger">{words.late(number(row.daysLate))}</Badge>;
  const left = daysBetween(calendarDate(today), calendarDate(due(row)));
  return left <= 7 ? <Badge tone="caution">{left <= 0 ? words.today : words.inDays(number(left))}</Badge> : <span className="muted">{words.inDays(number(left))}</span>;
}

/** What is owed to suppliers, oldest due first, with its ages; what is ticked is paid in one step. */
export function PayablesScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<string | null>(null);
  const [paying, setPaying] = useState(false);
  const [history, setHistory] = useState(false);
  const writes = useRole('bendahara');
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const query = useApiQuery('purchases.payables', { asOf: today ?? '' }, { enabled: today !== undefined });
  const rows = (query.data?.rows ?? []).toSorted(byDue);
  const chosen = rows.find((row) => row.receiptId === picked) ?? rows[0];
  const marked = rows.filter((row) => ticked.has(row.receiptId));
  const [first] = marked;
  const mixed = first !== undefined && marked.some((row) => row.supplierId !== first.supplierId);
  const wanted = marked.length > 0 ? marked : chosen === undefined ? [] : [chosen];
  const total = marked.reduce((all, row) => all + row.outstanding, 0);
  const tick = (row: Payable): void => {
    if (!writes) return;
    const next = new Set(ticked);
    if (!next.delete(row.receiptId)) next.add(row.receiptId);
    setTicked(next);
  };
  if (history) return <SupplierPayments onLeave={() => setHistory(false)} />;
  const pay = (): void => {
    if (wanted.length > 0 && !mixed) setPaying(true);
  };
  const columns: readonly Column<Payable>[] = [
    ...(writes ? [{ key: 'tick', head: words.columns.tick, width: '64px', cell: (row: Payable) => <input type="checkbox" aria-label={row.number} tabIndex={-1} checked={ticked.has(row.receiptId)} onChange={() => tick(row)} /> }] : []),
    { key: 'due', head: words.columns.due, width: '116px', cell: (row) => <span className="tabular">{row.due === null ? <span className="faint">{words.noDue}</span> : dateText(row.due)}</span> },
    { key: 'age', head: words.columns.age, width: '124px', cell: (row) => (today === undefined ? null : <Due row={row} today={today} />) },
    { key: 'supplier', head: words.columns.supplier, cell: (row) => <b>{row.name}</b> },
    { key: 'number', head: words.columns.number, width: '148px', cell: (row) => <span className="tabular">{row.number}</span> },
    { key: 'amount', head: words.columns.amount, figure: true, width: '112px', cell: (row) => number(row.amount) },
    { key: 'paid', head: words.columns.paid, figure: true, width: '112px', cell: (row) => amount(row.paid) },
    { key: 'left', head: words.columns.left, figure: true, width: '112px', cell: (row) => <b>{number(row.outstanding)}</b> },
  ];
  const open = (row: Payable | undefined): void => {
    if (row?.number.startsWith('TB-') === true) navigate(`/terima/kiriman/${row.number}`);
  };
  const keys: readonly KeyAction[] = [
    ...(writes ? [{ keys: 'Space', label: words.keys.tick, run: () => undefined, enabled: chosen !== undefined }] : []),
    { keys: 'Enter', label: words.keys.open, run: () => open(chosen), enabled: chosen?.number.startsWith('TB-') === true },
    { keys: 'F6', label: words.keys.history, run: () => setHistory(true) },
    ...(writes ? [{ keys: 'F12', label: words.payTicked(marked.length, total), run: pay, main: true, enabled: wanted.length > 0 && !mixed }] : []),
  ];
  return (
    <Screen title={words.title} note={query.data && words.note(number(rows.length), query.data.total)} tabs="receiving" column keys={keys}>
      <ListCard<Payable>
        query={query}
        label={words.list}
        head={
          <CardHead title={words.list}>
            <dl className={styles['ages']}>
              {query.data?.buckets.map(({ bucket, amount: sum }) => (
                <div key={bucket} className={sum > 0 && bucket !== 'belum' ? styles['overdue'] : undefined}>
                  <dt>{words.bucket(bucket)}</dt>
                  <dd>{number(sum)}</dd>
                </div>
              ))}
            </dl>
          </CardHead>
        }
        notice={
          mixed && (
            <CardBody>
              <Message tone="caution">{words.oneSupplier(first.name)}</Message>
            </CardBody>
          )
        }
        columns={columns}
        rows={rows}
        rowKey={(row) => row.receiptId}
        selected={chosen?.receiptId ?? null}
        onSelect={(row) => setPicked(row.receiptId)}
        onOpen={open}
        onRowKey={(event, row) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          tick(row);
        }}
        empty={
          <EmptyState icon={HandCoins} title={words.empty}>
            {words.emptyHelp}
          </EmptyState>
        }
      />
      {paying && (
        <PaySupplierDialog
          rows={wanted}
          onClose={(done) => {
            setPaying(false);
            if (done) setTicked(new Set());
          }}
        />
      )}
    </Screen>
  );
}

