import { Ban, ClipboardList, PackageCheck, Plus, Printer, Ship } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { orderScreen as words } from '../../../../shared/text/screenOrders.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, notify, RecordedMessage, Screen, useRole, type Recorded } from '../../app/index.ts';
import { Badge, Button, dateText, EmptyState, number, rp, Segmented, type Column } from '../../ui/index.ts';
import { draftStore } from './drafts.ts';
import { CancelOrderDialog } from './CancelOrderDialog.tsx';
import { NewOrderDialog } from './NewOrderDialog.tsx';
import { OrderDetail } from './OrderDetail.tsx';
import { ShipDialog } from './ShipDialog.tsx';
import { isOpen, stateTone, type Order } from './orders.ts';
import styles from './receiving.module.css';

type Shown = 'buka' | Order['status'];
const PAGE = 200;

const COLUMNS: readonly Column<Order>[] = [
  {
    key: 'number',
    head: words.columns.number,
    cell: (row) => (
      <>
        <b>{row.supplierName}</b>
        <small className="tabular">{row.number}</small>
      </>
    ),
  },
  {
    key: 'date',
    head: words.columns.date,
    width: '186px',
    cell: (row) => (
      <>
        <span className="tabular">{dateText(row.date)}</span>
        <small>{row.expectedOn === null ? '' : words.expected(dateText(row.expectedOn))}</small>
      </>
    ),
  },
  { key: 'status', head: words.columns.status, width: '124px', cell: (row) => <Badge tone={stateTone[row.status]}>{words.states[row.status]}</Badge> },
  { key: 'total', head: words.columns.total, width: '118px', figure: true, cell: (row) => <b>{number(row.total)}</b> },
];

/** What is ordered and not here yet, and what was; from here a delivery begins. */
export function OrdersScreen(): JSX.Element {
  const writes = useRole('bendahara');
  const [, navigate] = useHashLocation();
  const [shown, setShown] = useState<Shown>('buka');
  const [picked, setPicked] = useState<string | null>(null);
  const [open, setOpen] = useState<null | 'new' | 'cancel' | 'ship'>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const query = useApiQuery('purchases.orders', { limit: PAGE, ...(shown === 'buka' ? {} : { status: shown }) }, { keep: true });
  const print = useApiCommand('printing.print');
  const rows = (query.data?.rows ?? []).filter((row) => shown !== 'buka' || isOpen(row));
  const chosen = rows.find((row) => row.orderId === picked) ?? rows[0];
  const close = (): void => setOpen(null);
  const live = chosen !== undefined && isOpen(chosen);
  const receive = (): void => {
    if (chosen === undefined || !isOpen(chosen)) return;
    draftStore.want({ supplierId: chosen.supplierId, orderId: chosen.orderId });
    navigate('/terima');
  };
  const printOrder = (): void => {
    if (chosen !== undefined && !print.pending) void print.run({ document: 'voucher', ref: chosen.number }).then((sent) => sent !== null && notify(words.printed));
  };
  const { keys: k } = words;
  const filters: readonly Shown[] = ['buka', 'selesai', 'batal'];
  return (
    <Screen
      title={words.title}
      note={words.counted(rows.length)}
      tabs="receiving"
      keys={[
        ...(writes
          ? [
              { keys: 'F2', label: k.make, run: () => setOpen('new') },
              { keys: 'F4', label: k.ship, run: () => setOpen('ship'), enabled: live },
              { keys: 'F8', label: k.cancel, run: () => setOpen('cancel'), enabled: live },
            ]
          : []),
        { keys: 'F7', label: k.filter, run: () => setShown(filters[(filters.indexOf(shown) + 1) % filters.length] ?? 'buka') },
        { keys: 'F11', label: k.print, run: printOrder, enabled: chosen !== undefined && writes },
        ...(writes ? [{ keys: 'F12', label: k.receive, run: receive, enabled: live, main: true }] : []),
      ]}
    >
      <div className="stack grow">
        <Segmented label={words.filter} hideLabel value={shown} onChange={setShown} options={filters.map((value) => ({ value, label: value === 'buka' ? words.openOnes : words.states[value] }))} />
        <ListCard<Order>
          query={query}
          label={words.title}
          density="two"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.orderId}
          selected={chosen?.orderId ?? null}
          onSelect={(row) => setPicked(row.orderId)}
          dimmed={query.isPlaceholderData}
          empty={
            <EmptyState icon={ClipboardList} title={words.none} action={writes ? <Button keys="F2" onClick={() => setOpen('new')}>{k.make}</Button> : undefined}>
              {words.noneHelp}
            </EmptyState>
          }
        />
      </div>
      {chosen !== undefined && (
        <OrderDetail key={chosen.orderId} orderId={chosen.orderId}>
          {writes && (
            <>
              {print.error && <ErrorMessage error={print.error} />}
              {recorded && <RecordedMessage recorded={recorded} />}
              <div className={styles['ways']}>
                <Button icon={Ship} keys="F4" disabled={!live} onClick={() => setOpen('ship')}>
                  {k.ship}
                </Button>
                <Button icon={Ban} keys="F8" disabled={!live} onClick={() => setOpen('cancel')}>
                  {k.cancel}
                </Button>
                <Button icon={Printer} keys="F11" onClick={printOrder}>
                  {k.print}
                </Button>
              </div>
              <Button kind="primary" size="large" full icon={live ? PackageCheck : Plus} keys="F12" disabled={!live} onClick={receive}>
                {k.receive}
              </Button>
            </>
          )}
        </OrderDetail>
      )}
      {open === 'new' && <NewOrderDialog onClose={close} onDone={(orderId) => { setShown('buka'); setPicked(orderId); close(); }} />}
      {open === 'ship' && chosen !== undefined && <ShipDialog order={chosen} onClose={close} onDone={(done) => { setRecorded({ text: words.ship.done(done.number, rp(done.total)), entryNumber: done.entryNumber }); close(); }} />}
      {open === 'cancel' && chosen !== undefined && <CancelOrderDialog order={chosen} onClose={close} onDone={close} />}
    </Screen>
  );
}
