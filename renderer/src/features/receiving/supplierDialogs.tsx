import { HandCoins, Handshake, Store } from 'lucide-react';
import type { JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { supplierScreen as words } from '../../../../shared/text/screenSuppliers.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, useCommandForm, type Recorded } from '../../app/index.ts';
import { Checkbox, Dialog, FormDate, FormRupiah, FormSegmented, FormSelect, FormText } from '../../ui/index.ts';
import type { Supplier } from './HeadDialog.tsx';
import styles from './receiving.module.css';

/** A number typed as text: nothing takes the agreement off. */
const whole = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.trim()));
const typed = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

/** A new supplier, or what a known one is called and how it is reached. */
export function SupplierDialog({ supplier, onClose, onDone }: { readonly supplier: Supplier | null; readonly onClose: () => void; readonly onDone: (supplierId: string) => void }): JSX.Element | null {
  const { data, error } = useApiQuery('suppliers.get', { supplierId: supplier?.supplierId ?? '' }, { enabled: supplier !== null });
  if (supplier === null) return <NewDialog onClose={onClose} onDone={onDone} />;
  if (error)
    return (
      <Dialog opened onClose={onClose} icon={Store} title={supplier.name}>
        <ErrorMessage error={error} />
      </Dialog>
    );
  return data === undefined ? null : <EditDialog supplier={supplier} phone={data.phone} address={data.address} onClose={onClose} onDone={onDone} />;
}

function NewDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (supplierId: string) => void }): JSX.Element {
  const form = useForm<{ name: string; kind: Supplier['kind']; phone: string; address: string }>({ defaultValues: { name: '', kind: 'lain', phone: '', address: '' } });
  const { control } = form;
  const command = useCommandForm('suppliers.create', form, (values) => values, (done) => onDone(done.supplierId));
  return (
    <CommandDialog command={command} onClose={onClose} icon={Store} width={640} title={words.newTitle} verb={words.keep}>
      <FormText control={control} name="name" label={words.columns.name} maxLength={80} data-autofocus />
      <FormSelect control={control} name="kind" label={words.kind} options={(Object.keys(words.kinds) as Supplier['kind'][]).map((kind) => ({ value: kind, label: words.kinds[kind] }))} />
      <div className={styles['parts']}>
        <FormText control={control} name="phone" label={words.facts.phone} maxLength={30} />
        <FormText control={control} name="address" label={words.facts.address} maxLength={120} />
      </div>
    </CommandDialog>
  );
}

function EditDialog({ supplier, phone, address, onClose, onDone }: { readonly supplier: Supplier; readonly phone: string; readonly address: string; readonly onClose: () => void; readonly onDone: (supplierId: string) => void }): JSX.Element {
  const form = useForm({ defaultValues: { name: supplier.name, phone, address, active: supplier.active } });
  const { control, setValue } = form;
  const active = useWatch({ control, name: 'active' });
  const command = useCommandForm('suppliers.update', form, (values) => ({ supplierId: supplier.supplierId, ...values }), (done) => onDone(done.supplierId));
  return (
    <CommandDialog command={command} onClose={onClose} icon={Store} width={640} title={words.editTitle(supplier.name)} verb={words.keep}>
      <FormText control={control} name="name" label={words.columns.name} maxLength={80} data-autofocus />
      <div className={styles['parts']}>
        <FormText control={control} name="phone" label={words.facts.phone} maxLength={30} />
        <FormText control={control} name="address" label={words.facts.address} maxLength={120} />
      </div>
      <Checkbox label={words.active} checked={active} onChange={(next) => setValue('active', next)} />
    </CommandDialog>
  );
}

/** What is agreed from a day on; what is emptied is no longer agreed. */
export function TermsDialog({ supplier, onClose, onDone }: { readonly supplier: Supplier; readonly onClose: () => void; readonly onDone: () => void }): JSX.Element {
  const { terms } = supplier;
  const today = useApiQuery('system.status', {}).data?.businessDate ?? '';
  const form = useForm<{ from: string; prepaid: 'ya' | 'tidak'; leadDays: string; payDays: string; maxKg: string; minOrder: number | null; note: string }>({
    defaultValues: { from: today, prepaid: terms?.prepaid === true ? 'ya' : 'tidak', leadDays: typed(terms?.leadDays), payDays: typed(terms?.payDays), maxKg: typed(terms?.maxKg), minOrder: terms?.minOrder ?? null, note: terms?.note ?? '' },
  });
  const { control } = form;
  const command = useCommandForm(
    'suppliers.setTerms', form,
    ({ prepaid, leadDays, payDays, maxKg, ...rest }) => ({ supplierId: supplier.supplierId, ...rest, prepaid: prepaid === 'ya', leadDays: whole(leadDays), payDays: whole(payDays), maxKg: whole(maxKg) }), onDone,
  );
  const { terms: labels } = words;
  return (
    <CommandDialog command={command} onClose={onClose} icon={Handshake} width={640} title={words.termsTitle(supplier.name)} note={words.termsNote} verb={words.keep}>
      <div className={styles['parts']}>
        <FormSegmented control={control} name="prepaid" label={labels.prepaid} options={[{ value: 'ya', label: labels.first }, { value: 'tidak', label: labels.after }]} />
        <FormText control={control} name="payDays" label={labels.payDays} hint={labels.days} inputMode="numeric" maxLength={3} data-autofocus />
        <FormText control={control} name="leadDays" label={labels.leadDays} hint={labels.days} inputMode="numeric" maxLength={3} />
        <FormText control={control} name="maxKg" label={labels.maxKg} hint={labels.maxKgHint} inputMode="numeric" maxLength={7} />
        <FormRupiah control={control} name="minOrder" label={labels.minOrder} />
        <FormDate control={control} name="from" label={words.facts.from} />
      </div>
      <FormText control={control} name="note" label={labels.note} maxLength={120} />
    </CommandDialog>
  );
}

/** Money given to a supplier before the goods. */
export function AdvanceDialog({ supplier, onClose, onDone }: { readonly supplier: Supplier; readonly onClose: () => void; readonly onDone: (recorded: Recorded) => void }): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate ?? '';
  const form = useForm<{ amount: number | null; via: 'kas' | 'bank'; date: string }>({ defaultValues: { amount: null, via: 'bank', date: today } });
  const { control } = form;
  const command = useCommandForm('purchases.advance', form, (values) => ({ supplierId: supplier.supplierId, ...values }), (done) => onDone({ text: words.advanced(done.number), entryNumber: done.entryNumber }));
  return (
    <CommandDialog command={command} onClose={onClose} icon={HandCoins} title={words.advanceTitle(supplier.name)} note={words.advanceNote(supplier.advance)} verb={words.advanceVerb}>
      <FormRupiah control={control} name="amount" label={words.amount} startHere />
      <FormSegmented control={control} name="via" label={words.via} options={[{ value: 'bank', label: words.ways.bank }, { value: 'kas', label: words.ways.kas }]} />
      <FormDate control={control} name="date" label={words.date} />
    </CommandDialog>
  );
}
