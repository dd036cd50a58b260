import { useState, type JSX } from 'react';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { useApiCommand } from '../../api/index.ts';
import { notify } from '../../app/index.ts';
import { Checkbox, playOk, QuantityField, RupiahField, Segmented, SelectField, TextField } from '../../ui/index.ts';
import { CodesField } from './CodesField.tsx';
import { CylinderFields, newCylinder, NO_CYLINDER } from './CylinderFields.tsx';
import { codesIn, FormDialog } from './FormDialog.tsx';
import { besideFields } from './refused.ts';
import { categoryOptions, useCategories } from './useCategories.ts';
import styles from './products.module.css';

type Size = 'none' | '5.5' | '12';
type Prices = { readonly general: number | null; readonly member: number | null; readonly het: number | null };

/** F3: goods that were not sold before; goods of the LPG category may be a cylinder. */
export function NewProductDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (productId: string, sku: string) => void }): JSX.Element {
  const categories = useCategories();
  const [values, setValues] = useState({ sku: '', name: '', unit: '', barcodes: '' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [prices, setPrices] = useState<Prices>({ general: null, member: null, het: null });
  const [weight, setWeight] = useState<string | null>(null);
  const [expires, setExpires] = useState(false);
  const [size, setSize] = useState<Size>('12');
  const [cylinder, setCylinder] = useState(NO_CYLINDER);
  const command = useApiCommand('products.create');
  const { error } = command;
  const category = categories.find(({ key }) => key === chosen) ?? categories[0];
  const isGas = category?.unit === 'LPG';
  const wrong = (field: string): string | undefined => (error?.field?.startsWith(field) === true ? error.problem : undefined);
  const save = (): void => {
    void command
      .run({
        sku: values.sku.trim(), name: values.name, unit: values.unit, category: category?.key ?? '', barcodes: codesIn(values.barcodes),
        prices: { general: prices.general ?? 0, ...(prices.member === null ? {} : { member: prices.member }) }, ...(prices.het === null ? {} : { het: prices.het }),
        ...(weight === null ? {} : { weightGrams: Number(weight) }), ...(expires && !isGas ? { expiryTracked: true } : {}), ...(isGas && size !== 'none' ? { cylinder: { size, ...newCylinder(cylinder) } } : {}),
      })
      .then((made) => {
        if (made === null) return;
        playOk();
        notify(words.saved(values.name));
        onMade(made.productId, values.sku.trim());
        onClose();
      });
  };
  const text = (field: 'sku' | 'unit' | 'name', label: string, max: number): JSX.Element => (
    <TextField label={label} maxLength={max} value={values[field]} error={wrong(field)} onChange={(event) => { const typed = event.currentTarget.value; setValues((now) => ({ ...now, [field]: typed })); }} />
  );
  return (
    <FormDialog title={words.newTitle} width={880} pending={command.pending} error={besideFields(error, ['sku', 'unit', 'name', 'barcodes', 'prices', 'het', 'category', 'weightGrams', 'cylinder.shellPrices', 'cylinder.deposit'])} onSave={save} onClose={onClose}>
      <div className={styles['three']}>
        {text('sku', words.sku, 30)}
        {text('unit', words.unit, 20)}
        <SelectField label={words.category} value={category?.key ?? null} error={wrong('category')} options={categoryOptions(categories)} onChange={setChosen} />
      </div>
      <div className={styles['twoOne']}>
        {text('name', words.name, 60)}
        <QuantityField label={words.weight} hint={words.weightHint} unit="gram" value={weight} error={wrong('weightGrams')} onChange={setWeight} />
      </div>
      <CodesField value={values.barcodes} hint={words.barcodesHint} maxLength={400} error={wrong('barcodes')} onChange={(barcodes) => setValues((now) => ({ ...now, barcodes }))} />
      <div className={styles['three']}>
        <RupiahField label={words.general} value={prices.general} error={wrong('prices')} onChange={(general) => setPrices({ ...prices, general })} />
        <RupiahField label={words.member} hint={words.memberHint} value={prices.member} onChange={(member) => setPrices({ ...prices, member })} />
        <RupiahField label={words.het} hint={words.hetHint} value={prices.het} error={wrong('het')} onChange={(het) => setPrices({ ...prices, het })} />
      </div>
      {isGas ? (
        <>
          <Segmented<Size> label={words.size} value={size} options={words.sizes} onChange={setSize} />
          {size !== 'none' && <CylinderFields value={cylinder} wrong={wrong} onChange={setCylinder} />}
        </>
      ) : (
        <Checkbox label={words.expires} checked={expires} onChange={setExpires} />
      )}
    </FormDialog>
  );
}
