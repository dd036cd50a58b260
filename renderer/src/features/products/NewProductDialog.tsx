import { useState, type JSX } from 'react';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { useApiCommand } from '../../api/index.ts';
import { notify } from '../../app/index.ts';
import { playOk, RupiahField, Segmented, TextField, useScanGate } from '../../ui/index.ts';
import { codesIn, FormDialog } from './FormDialog.tsx';
import { besideFields } from './refused.ts';
import styles from './products.module.css';

const CATEGORIES = [{ value: 'sembako', label: 'Sembako' }, { value: 'lain', label: 'Barang lain' }] as const;

/** F3: goods that were not sold before. A scan fills the barcode. */
export function NewProductDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (productId: string, sku: string) => void }): JSX.Element {
  const [values, setValues] = useState({ sku: '', name: '', unit: '', barcodes: '' });
  const [category, setCategory] = useState<string>('sembako');
  const [prices, setPrices] = useState<{ readonly general: number | null; readonly member: number | null; readonly het: number | null }>({ general: null, member: null, het: null });
  const command = useApiCommand('products.create');
  const { error } = command;
  useScanGate((code) => setValues((now) => ({ ...now, barcodes: [...codesIn(now.barcodes), code].join(' ') })));
  const wrong = (field: string): string | undefined => (error?.field?.startsWith(field) === true ? error.problem : undefined);
  const save = (): void => {
    void command
      .run({
        sku: values.sku.trim(), name: values.name, unit: values.unit, category, barcodes: codesIn(values.barcodes),
        prices: { general: prices.general ?? 0, ...(prices.member === null ? {} : { member: prices.member }) }, ...(prices.het === null ? {} : { het: prices.het }),
      })
      .then((made) => {
        if (made === null) return;
        playOk();
        notify(words.saved(values.name));
        onMade(made.productId, values.sku.trim());
        onClose();
      });
  };
  const text = (field: keyof typeof values, label: string, max: number, hint?: string): JSX.Element => (
    <TextField label={label} {...(hint === undefined ? {} : { hint })} maxLength={max} value={values[field]} error={wrong(field)} onChange={(event) => { const typed = event.currentTarget.value; setValues((now) => ({ ...now, [field]: typed })); }} />
  );
  return (
    <FormDialog title={words.newTitle} pending={command.pending} error={besideFields(error, ['sku', 'unit', 'name', 'barcodes', 'prices', 'het'])} onSave={save} onClose={onClose}>
      <div className={styles['pair']}>
        {text('sku', words.sku, 30)}
        {text('unit', words.unit, 20)}
      </div>
      {text('name', words.name, 60)}
      {text('barcodes', words.barcodes, 400, words.barcodesHint)}
      <Segmented label={words.category} value={category} options={CATEGORIES} onChange={setCategory} />
      <div className={styles['three']}>
        <RupiahField label={words.general} value={prices.general} error={wrong('prices')} onChange={(general) => setPrices({ ...prices, general })} />
        <RupiahField label={words.member} hint={words.memberHint} value={prices.member} onChange={(member) => setPrices({ ...prices, member })} />
        <RupiahField label={words.het} hint={words.hetHint} value={prices.het} error={wrong('het')} onChange={(het) => setPrices({ ...prices, het })} />
      </div>
    </FormDialog>
  );
}
