import { Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { useApiCommand } from '../../api/index.ts';
import { notify } from '../../app/index.ts';
import { Button, playOk, QuantityField, RupiahField, TextField } from '../../ui/index.ts';
import { CodesField } from './CodesField.tsx';
import { codesIn, FormDialog } from './FormDialog.tsx';
import type { Product } from './ProductsScreen.tsx';
import { besideFields } from './refused.ts';
import styles from './products.module.css';

type Draft = { readonly key: number; readonly name: string; readonly factor: string | null; readonly barcodes: string; readonly general: number | null; readonly member: number | null };

/** F4: the units a product is sold in beside its base unit. */
export function UnitsDialog({ product, onClose }: { readonly product: Product; readonly onClose: () => void }): JSX.Element {
  const [units, setUnits] = useState<readonly Draft[]>(() => {
    const known = product.units.map((unit, key) => ({ key, name: unit.name, factor: unit.factor, barcodes: unit.barcodes.join(' '), general: unit.prices?.general ?? null, member: unit.prices?.member ?? null }));
    return known.length === 0 ? [EMPTY] : known;
  });
  const command = useApiCommand('products.setUnits');
  const { error } = command;
  const set = (key: number, change: Partial<Draft>): void => setUnits((now) => now.map((unit) => (unit.key === key ? { ...unit, ...change } : unit)));
  const wrong = (index: number, field: string): string | undefined => (error?.field?.startsWith(`units.${index}.${field}`) === true ? error.problem : undefined);
  const filled = units.filter((unit) => unit.name.trim() !== '' || unit.factor !== null);
  const save = (): void => {
    void command
      .run({
        productId: product.productId,
        units: filled.map((unit) => ({ name: unit.name, factor: unit.factor ?? '', barcodes: codesIn(unit.barcodes), ...(unit.general === null ? {} : { prices: { general: unit.general, ...(unit.member === null ? {} : { member: unit.member }) } }) })),
      })
      .then((done) => {
        if (done === null) return;
        playOk();
        notify(words.saved(product.name));
        onClose();
      });
  };
  return (
    <FormDialog title={words.unitsTitle(product.name)} note={words.unitsNote(product.unit)} width={1080} pending={command.pending} error={besideFields(error, filled.flatMap((_, index) => ['name', 'factor', 'barcodes', 'prices'].map((field) => `units.${index}.${field}`)))} onSave={save} onClose={onClose}>
      {units.map((unit) => {
        const index = filled.indexOf(unit);
        return (
          <div key={unit.key} className={styles['unit']}>
            <TextField label={words.unitName} maxLength={20} value={unit.name} error={wrong(index, 'name')} onChange={(event) => set(unit.key, { name: event.currentTarget.value })} />
            <QuantityField label={words.factor} decimals unit={product.unit} value={unit.factor} error={wrong(index, 'factor')} onChange={(factor) => set(unit.key, { factor })} />
            <CodesField value={unit.barcodes} others={units.filter((other) => other !== unit).map((other) => other.barcodes).join(' ')} maxLength={200} error={wrong(index, 'barcodes')} onChange={(barcodes) => set(unit.key, { barcodes })} />
            <RupiahField label={words.ownPrice} value={unit.general} error={wrong(index, 'prices')} onChange={(general) => set(unit.key, { general })} />
            <RupiahField label={words.ownMember} value={unit.member} onChange={(member) => set(unit.key, { member })} />
            <Button kind="quiet" icon={Trash2} aria-label={words.removeUnit(unit.name)} onClick={() => setUnits((now) => now.filter((other) => other !== unit))} />
          </div>
        );
      })}
      <Button onClick={() => setUnits((now) => [...now, { ...EMPTY, key: Math.max(0, ...now.map((unit) => unit.key)) + 1 }])}>{words.addUnit}</Button>
    </FormDialog>
  );
}

const EMPTY: Draft = { key: 0, name: '', factor: null, barcodes: '', general: null, member: null };
