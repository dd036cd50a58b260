import { useState, type JSX } from 'react';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { notify } from '../../app/index.ts';
import { Checkbox, DateField, playOk, QuantityField, RupiahField, Segmented, SelectField, TextField } from '../../ui/index.ts';
import { CodesField } from './CodesField.tsx';
import { CylinderFields, newCylinder, type CylinderDraft } from './CylinderFields.tsx';
import { codesIn, FormDialog } from './FormDialog.tsx';
import type { Product } from './ProductsScreen.tsx';
import { besideFields } from './refused.ts';
import { categoryOptions, useCategories } from './useCategories.ts';
import styles from './products.module.css';

/** Enter: what a product is called, its barcodes, limit, stock, and what is kept for members. */
export function EditDialog({ product, onClose }: { readonly product: Product; readonly onClose: () => void }): JSX.Element {
  const { limit, membersFirst } = product;
  const [name, setName] = useState(product.name);
  const [barcodes, setBarcodes] = useState(product.barcodes.join(' '));
  const [minStock, setMinStock] = useState(product.minStock ?? null);
  const [active, setActive] = useState(product.active);
  const [qty, setQty] = useState(limit?.qty ?? null);
  const [days, setDays] = useState<string | null>(limit === undefined ? null : String(limit.days));
  const [per, setPer] = useState<'buyer' | 'family'>(limit?.per ?? 'buyer');
  const [reserve, setReserve] = useState(membersFirst?.reserve ?? null);
  const [consent, setConsent] = useState(membersFirst?.consent ?? false);
  const categories = useCategories();
  const [category, setCategory] = useState(product.category);
  const [weight, setWeight] = useState(product.weightGrams === undefined ? null : String(product.weightGrams));
  const [expires, setExpires] = useState(product.expiryTracked);
  const command = useApiCommand('products.update');
  const { error } = command;
  const wrong = (field: string): string | undefined => (error?.field?.startsWith(field) === true ? error.problem : undefined);
  const save = (): void => {
    const newLimit = qty === null ? null : { qty, per, days: Number(days ?? '1') };
    const newRule = reserve === null ? null : { reserve, consent };
    const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
    void command
      .run({
        productId: product.productId, name, barcodes: codesIn(barcodes), minStock, active, weightGrams: weight === null ? null : Number(weight), ...(expires === product.expiryTracked ? {} : { expiryTracked: expires }), ...(category === product.category ? {} : { category }),
        ...(same(newLimit, limit && { qty: limit.qty, per: limit.per, days: limit.days }) ? {} : { limit: newLimit }), ...(same(newRule, membersFirst) ? {} : { membersFirst: newRule }),
      })
      .then((done) => {
        if (done === null) return;
        playOk();
        notify(words.saved(name));
        onClose();
      });
  };
  return (
    <FormDialog title={words.editTitle(product.name)} pending={command.pending} error={besideFields(error, ['name', 'barcodes', 'limit.qty', 'limit.days', 'minStock', 'membersFirst', 'category', 'weightGrams'])} onSave={save} onClose={onClose}>
      <div className={styles['pair']}>
        <TextField label={words.name} maxLength={60} data-autofocus value={name} error={wrong('name')} onChange={(event) => setName(event.currentTarget.value)} />
        <SelectField label={words.category} value={category} error={wrong('category')} options={categoryOptions(categories)} onChange={setCategory} />
      </div>
      <CodesField value={barcodes} hint={words.barcodesHint} maxLength={400} error={wrong('barcodes')} onChange={setBarcodes} />
      <div className={styles['three']}>
        <QuantityField label={words.limitQty} hint={words.limitHint} decimals unit={product.unit} value={qty} error={wrong('limit.qty')} onChange={setQty} />
        <QuantityField label={words.limitDays} value={days} error={wrong('limit.days')} onChange={setDays} />
        <Segmented label={words.limitPer} value={per} options={[{ value: 'buyer', label: words.perBuyer }, { value: 'family', label: words.perFamily }]} onChange={(value) => setPer(value === 'family' ? 'family' : 'buyer')} />
      </div>
      <div className={styles['three']}>
        <QuantityField label={words.weight} hint={words.weightHint} unit="gram" value={weight} error={wrong('weightGrams')} onChange={setWeight} />
        <QuantityField label={words.minStock} decimals unit={product.unit} value={minStock} error={wrong('minStock')} onChange={setMinStock} />
        <QuantityField label={words.reserve} hint={words.reserveHint} decimals unit={product.unit} value={reserve} error={wrong('membersFirst')} onChange={setReserve} />
      </div>
      <div className={styles['three']}>
        <Checkbox label={words.expires} checked={expires} onChange={setExpires} />
        <Checkbox label={words.consent} checked={consent} onChange={setConsent} />
        <Checkbox label={words.active} checked={active} onChange={setActive} />
      </div>
    </FormDialog>
  );
}

/** F2: prices and ceiling from a day on. */
export function PriceDialog({ product, onClose }: { readonly product: Product; readonly onClose: () => void }): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate ?? '';
  const [general, setGeneral] = useState<number | null>(product.prices.general);
  const [member, setMember] = useState<number | null>(product.prices.member ?? null);
  const [het, setHet] = useState<number | null>(product.het ?? null);
  const [from, setFrom] = useState(today);
  const { cylinder: terms } = product;
  const [cylinder, setCylinder] = useState<CylinderDraft>({ shell: terms?.shellPrices?.general ?? null, shellMember: terms?.shellPrices?.member ?? null, deposit: terms?.deposit ?? null });
  const command = useApiCommand('products.setPrice');
  const { error } = command;
  const wrong = (field: string): string | undefined => (error?.field?.startsWith(field) === true ? error.problem : undefined);
  const save = (): void => {
    void command.run({ productId: product.productId, prices: { general: general ?? 0, ...(member === null ? {} : { member }) }, het, effectiveFrom: from, ...(terms === undefined ? {} : { cylinder: { shellPrices: null, deposit: null, ...newCylinder(cylinder) } }) }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.saved(product.name));
      onClose();
    });
  };
  return (
    <FormDialog title={words.priceTitle(product.name)} note={words.priceNote} width={terms === undefined ? 560 : 720} pending={command.pending} error={besideFields(error, ['prices', 'het', 'effectiveFrom', 'cylinder.shellPrices', 'cylinder.deposit'])} onSave={save} onClose={onClose}>
      <RupiahField label={words.general} startHere value={general} error={wrong('prices')} onChange={setGeneral} />
      <RupiahField label={words.member} hint={words.memberHint} value={member} onChange={setMember} />
      <RupiahField label={words.het} hint={words.hetHint} value={het} error={wrong('het')} onChange={setHet} />
      {terms !== undefined && <CylinderFields value={cylinder} wrong={wrong} onChange={setCylinder} />}
      <DateField label={words.from} value={from} error={wrong('effectiveFrom')} onChange={setFrom} />
    </FormDialog>
  );
}
