import { Truck } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { isCalendarDate } from '../../../../shared/domain/dates.ts';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { DateField, dateText, rp, SelectField, TextField } from '../../ui/index.ts';
import { draftStore, newLine, type Draft, type DraftAttachment, type Product, type Wanted } from './drafts.ts';
import { isOpen } from './orders.ts';
import { Paper } from './Paper.tsx';
import { useOrderLines } from './useOrderLines.ts';
import styles from './receiving.module.css';

const words = receivingWords.head;
export type Supplier = Result<'suppliers.list'>['rows'][number];
const FREE = 'bebas';
const PICTURES = 20;

/** How a supplier is paid where nothing else is said: out of what is prepaid, or later. */
const usualWay = ({ terms, advance }: Supplier): Draft['via'] => (terms?.prepaid === true && advance > 0 ? 'uang-muka' : (terms?.payDays ?? 0) > 0 ? 'utang' : null);

/** Who delivers, against which order, on which note and when: before a delivery is filled in, or while it is. `first`: goods that were scanned before there was a delivery. */
export function HeadDialog({ draft, first, wanted, suppliers, today, onClose }: {
  readonly draft: Draft | null;
  readonly first: Product | null;
  readonly wanted: Wanted | null;
  readonly suppliers: readonly Supplier[];
  readonly today: string;
  readonly onClose: () => void;
}): JSX.Element {
  const [supplierId, setSupplierId] = useState<string | null>(draft?.supplierId ?? wanted?.supplierId ?? null);
  /** What it brings: an order, goods on their way, or neither. */
  const [against, setAgainst] = useState(draft?.shipment?.shipmentId ?? draft?.order?.orderId ?? wanted?.shipmentId ?? wanted?.orderId ?? FREE);
  const [deliveryNo, setDeliveryNo] = useState(draft?.deliveryNo ?? '');
  const [invoiceNo, setInvoiceNo] = useState(draft?.invoiceNo ?? '');
  const [date, setDate] = useState(draft?.date ?? today);
  const [attachments, setAttachments] = useState<readonly DraftAttachment[]>(draft?.attachments ?? []);
  const [shown, setShown] = useState(false);
  const filling = useOrderLines();
  const supplier = suppliers.find((row) => row.supplierId === supplierId);
  const orders = useApiQuery('purchases.orders', { supplierId: supplierId ?? '', limit: 100 }, { enabled: supplierId !== null }).data?.rows.filter(isOpen) ?? [];
  const wrong = { supplier: supplier === undefined ? words.required : undefined, deliveryNo: deliveryNo.trim() === '' ? words.required : undefined, date: isCalendarDate(date) ? undefined : words.unread };
  const shipments = useApiQuery('purchases.inTransit', {}, { enabled: supplierId !== null }).data?.rows.filter((row) => row.supplierId === supplierId) ?? [];
  const order = orders.find((row) => row.orderId === against);
  const shipment = shipments.find((row) => row.shipmentId === against);
  const before = draft?.shipment?.shipmentId ?? draft?.order?.orderId ?? FREE;
  const keep = async (): Promise<void> => {
    setShown(true);
    if (supplier === undefined || wrong.deliveryNo !== undefined || wrong.date !== undefined || filling.busy) return;
    const head = {
      supplierId: supplier.supplierId, supplierName: supplier.name, supplierKind: supplier.kind, deliveryNo: deliveryNo.trim(), invoiceNo: invoiceNo.trim(), date, order: order === undefined ? null : { orderId: order.orderId, number: order.number }, shipment: shipment === undefined ? null : { shipmentId: shipment.shipmentId, number: shipment.number },
      attachments: attachments.filter((each) => each.ref.trim() !== ''),
    };
    const lines = against === before ? [] : shipment !== undefined ? await filling.ofShipment(shipment) : order === undefined ? [] : await filling.of(order.orderId);
    if (lines === null) return;
    if (draft !== null) draftStore.change(draft.key, { ...head, ...(shipment === undefined ? {} : { via: null, parts: null }), ...(lines.length === 0 ? {} : { lines: [...draft.lines.filter((line) => !lines.some((each) => each.product.productId === line.product.productId)), ...lines] }) });
    else draftStore.add({ ...head, lines: first === null || lines.some((line) => line.product.productId === first.productId) ? lines : [...lines, newLine(first)], freights: [], empties: {}, via: shipment === undefined ? usualWay(supplier) : null, missing: 'klaim', due: '', parts: null });
    onClose();
  };
  const rows = attachments.length < PICTURES ? [...attachments, { ref: '', note: '' }] : attachments;
  const attach = (at: number, part: Partial<DraftAttachment>): void => setAttachments(rows.map((row, index) => (index === at ? { ...row, ...part } : row)).filter((row) => row.ref !== '' || row.note !== ''));
  return (
    <Paper icon={Truck} width={640} title={draft === null ? words.newTitle : words.editTitle} verb={draft === null ? words.start : words.keep} onKeep={() => void keep()} onClose={onClose}>
      <SelectField
        label={words.supplier}
        searchable
        value={supplierId}
        placeholder={words.supplierPlaceholder}
        nothingFound={words.noSupplier}
        error={shown ? wrong.supplier : undefined}
        options={suppliers.map((row) => ({ value: row.supplierId, label: row.name }))}
        onChange={(next) => {
          setSupplierId(next);
          setAgainst(FREE);
        }}
      />
      {orders.length + shipments.length > 0 && (
        <SelectField
          label={words.order}
          value={shipment?.shipmentId ?? order?.orderId ?? FREE}
          options={[
            { value: FREE, label: words.free },
            ...shipments.map((row) => ({ value: row.shipmentId, label: words.shipmentChoice(row.number, row.documentNo, rp(row.value)) })),
            ...orders.map((row) => ({ value: row.orderId, label: words.orderChoice(row.number, dateText(row.date), row.lines, rp(row.total)) })),
          ]}
          onChange={setAgainst}
        />
      )}
      <div className={styles['three']}>
        <TextField label={words.deliveryNo} maxLength={40} {...(wanted === null ? {} : { 'data-autofocus': true })} value={deliveryNo} error={shown ? wrong.deliveryNo : undefined} onChange={(event) => setDeliveryNo(event.currentTarget.value)} />
        <TextField label={words.invoiceNo} hint={words.invoiceHint} maxLength={40} value={invoiceNo} onChange={(event) => setInvoiceNo(event.currentTarget.value)} />
        <DateField label={words.date} value={date} error={shown ? wrong.date : undefined} onChange={setDate} />
      </div>
      <div className={styles['pictures']}>
        {rows.map((row, index) => (
          <div key={index} className={styles['parts']} {...(index > 0 && row.ref === '' ? { 'data-enter-skip': true } : {})}>
            <TextField label={words.picture(index + 1)} {...(index === 0 ? { hint: words.pictureHint } : { hideLabel: true })} maxLength={120} value={row.ref} onChange={(event) => attach(index, { ref: event.currentTarget.value })} />
            <TextField label={words.pictureNote(index + 1)} {...(index === 0 ? {} : { hideLabel: true })} maxLength={80} value={row.note} onChange={(event) => attach(index, { note: event.currentTarget.value })} />
          </div>
        ))}
      </div>
      {filling.error !== null && <ErrorMessage error={filling.error} />}
    </Paper>
  );
}
