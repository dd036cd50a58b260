import { Truck } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { isCalendarDate } from '../../../../shared/domain/dates.ts';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { DateField, SelectField, TextField } from '../../ui/index.ts';
import { draftStore, newLine, type Draft, type Product } from './drafts.ts';
import { Paper } from './Paper.tsx';
import styles from './receiving.module.css';

const words = receivingWords.head;

export type Supplier = Result<'suppliers.list'>['rows'][number];

/** Who delivers, on which note and when: before a delivery is filled in, or while it is. `first`: goods that were scanned before there was a delivery. */
export function HeadDialog({ draft, first, suppliers, today, onClose }: { readonly draft: Draft | null; readonly first: Product | null; readonly suppliers: readonly Supplier[]; readonly today: string; readonly onClose: () => void }): JSX.Element {
  const [supplierId, setSupplierId] = useState<string | null>(draft?.supplierId ?? null);
  const [deliveryNo, setDeliveryNo] = useState(draft?.deliveryNo ?? '');
  const [date, setDate] = useState(draft?.date ?? today);
  const [shown, setShown] = useState(false);
  const supplier = suppliers.find((row) => row.supplierId === supplierId);
  const wrong = {
    supplier: supplier === undefined ? words.required : undefined,
    deliveryNo: deliveryNo.trim() === '' ? words.required : undefined,
    date: isCalendarDate(date) ? undefined : words.unread,
  };
  const keep = (): void => {
    setShown(true);
    if (supplier === undefined || wrong.deliveryNo !== undefined || wrong.date !== undefined) return;
    const head = { supplierId: supplier.supplierId, supplierName: supplier.name, supplierKind: supplier.kind, deliveryNo: deliveryNo.trim(), date };
    if (draft !== null) draftStore.change(draft.key, head);
    else draftStore.add({ ...head, lines: first === null ? [] : [newLine(first)], freights: [], empties: {}, via: null, due: '', parts: null });
    onClose();
  };
  return (
    <Paper icon={Truck} title={draft === null ? words.newTitle : words.editTitle} verb={draft === null ? words.start : words.keep} onKeep={keep} onClose={onClose}>
      <SelectField
        label={words.supplier}
        searchable
        value={supplierId}
        placeholder={words.supplierPlaceholder}
        nothingFound={words.noSupplier}
        error={shown ? wrong.supplier : undefined}
        options={suppliers.map((row) => ({ value: row.supplierId, label: row.name }))}
        onChange={setSupplierId}
      />
      <div className={styles['parts']}>
        <TextField label={words.deliveryNo} maxLength={40} value={deliveryNo} error={shown ? wrong.deliveryNo : undefined} onChange={(event) => setDeliveryNo(event.currentTarget.value)} />
        <DateField label={words.date} value={date} error={shown ? wrong.date : undefined} onChange={setDate} />
      </div>
    </Paper>
  );
}
