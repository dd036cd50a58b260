import { HandCoins, PackageMinus, PackagePlus, Percent, Store, Users } from 'lucide-react';
import type { JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { consignmentScreen as words } from '../../../../shared/text/screenConsignment.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, useCommandForm } from '../../app/index.ts';
import { Facts, FormDate, FormSegmented, FormSelect, FormText, rp } from '../../ui/index.ts';
import styles from './ConsignmentScreen.module.css';

export type Consignor = Result<'consignment.list'>['rows'][number];
export type ConsignedGoods = Result<'consignment.goods'>;
type Of = { readonly consignor: Consignor; readonly onClose: () => void };
const MOST = 500;

/** Somebody who leaves goods here for the first time. */
export function NewConsignorDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (supplierId: string) => void }): JSX.Element {
  const form = useForm({ defaultValues: { name: '' } });
  const command = useCommandForm('suppliers.create', form, ({ name }) => ({ name, kind: 'konsinyasi' }), ({ supplierId }) => onDone(supplierId));
  return (
    <CommandDialog command={command} onClose={onClose} icon={Store} title={words.newTitle} verb={words.keep}>
      <FormText control={form.control} name="name" label={words.name} maxLength={80} data-autofocus />
    </CommandDialog>
  );
}

/** Which product is theirs, and what part of its price stays here. */
export function TermsDialog({ consignor, today, onClose, onDone }: Of & { readonly today: string; readonly onDone: () => void }): JSX.Element {
  const products = useApiQuery('products.search', { query: '', limit: MOST }).data?.rows ?? [];
  const form = useForm<{ productId: string; commissionPct: string; from: string }>({ defaultValues: { productId: '', commissionPct: '', from: today } });
  const { control } = form;
  const command = useCommandForm('consignment.setTerms', form, ({ commissionPct, ...values }) => ({ supplierId: consignor.supplierId, commissionPct: commissionPct.trim().replace(',', '.'), ...values }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={Percent} title={words.termsTitle(consignor.name)} note={words.termsNote} verb={words.keep} width={600}>
      <FormSelect control={control} name="productId" label={words.product} searchable placeholder={words.chooseProduct} nothingFound={words.productNotFound} options={products.filter((product) => product.cylinder === undefined).map((product) => ({ value: product.productId, label: `${product.name} ${product.sku}` }))} />
      <FormText control={control} name="commissionPct" label={words.commission} inputMode="decimal" maxLength={8} />
      <FormDate control={control} name="from" label={words.from} />
    </CommandDialog>
  );
}

/** Goods that come, or go back to their owner: how many of each. */
export function GoodsDialog({ consignor, goods, way, onClose, onDone }: Of & { readonly goods: ConsignedGoods['rows']; readonly way: 'receive' | 'giveBack'; readonly onDone: (number: string) => void }): JSX.Element {
  const form = useForm<{ lines: { qty: string }[]; note: string }>({ defaultValues: { lines: goods.map(() => ({ qty: '' })), note: '' } });
  const { control } = form;
  const typed = ({ lines }: { readonly lines: readonly { readonly qty: string }[] }) => lines.flatMap(({ qty }, index) => (qty.trim() === '' ? [] : [{ productId: goods[index]?.productId ?? '', qty: qty.trim().replace(',', '.') }]));
  const params = (values: { readonly lines: readonly { readonly qty: string }[]; readonly note: string }) => ({ supplierId: consignor.supplierId, lines: typed(values), ...(values.note.trim() === '' ? {} : { note: values.note.trim() }) });
  const done = ({ number }: { readonly number: string }): void => onDone(number);
  const commands = { receive: useCommandForm('consignment.receive', form, params, done), giveBack: useCommandForm('consignment.giveBack', form, params, done) };
  const receives = way === 'receive';
  return (
    <CommandDialog command={commands[way]} onClose={onClose} icon={receives ? PackagePlus : PackageMinus} title={(receives ? words.receiveTitle : words.backTitle)(consignor.name)} note={receives ? words.receiveNote : words.backNote} verb={words.record} width={560}>
      <div className={styles['lines']}>
        {goods.map((row, index) => (
          <FormText key={row.productId} control={control} name={`lines.${index}.qty`} label={row.name} hint={words.left(parseQuantity(row.onHand), row.unit)} inputMode="decimal" maxLength={9} {...(index === 0 ? { 'data-autofocus': true } : {})} />
        ))}
      </div>
      <FormText control={control} name="note" label={words.noteField} maxLength={120} />
    </CommandDialog>
  );
}

/** The member a consignor is. */
export function OwnerDialog({ consignor, onClose, onDone }: Of & { readonly onDone: () => void }): JSX.Element {
  const members = useApiQuery('members.search', { query: '', limit: MOST }).data?.rows ?? [];
  const form = useForm<{ memberId: string }>({ defaultValues: { memberId: consignor.memberId ?? 'none' } });
  const command = useCommandForm('consignment.setOwner', form, ({ memberId }) => ({ supplierId: consignor.supplierId, ...(memberId === 'none' ? {} : { memberId }) }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={Users} title={words.ownerTitle(consignor.name)} note={words.ownerNote} verb={words.keep} width={560}>
      <FormSelect control={form.control} name="memberId" label={words.ownerField} searchable options={[{ value: 'none', label: words.noOwner }, ...members.map((member) => ({ value: member.memberId, label: `${member.memberNo} ${member.name}` }))]} />
    </CommandDialog>
  );
}

/** Pays what was sold since the last time. */
export function SettleDialog({ consignor, sum, today, onClose, onDone }: Of & { readonly sum: ConsignedGoods['sum']; readonly today: string; readonly onDone: (number: string) => void }): JSX.Element {
  const form = useForm<{ via: 'kas' | 'bank' | 'sukarela'; until: string }>({ defaultValues: { via: consignor.memberId === null ? 'kas' : 'sukarela', until: today } });
  const { control } = form;
  const command = useCommandForm('consignment.settle', form, (values) => ({ supplierId: consignor.supplierId, ...values }), ({ number }) => onDone(number));
  const vias = (['kas', 'bank', 'sukarela'] as const).map((value) => ({ value, label: words.vias[value], disabled: value === 'sukarela' && consignor.memberId === null }));
  return (
    <CommandDialog command={command} onClose={onClose} icon={HandCoins} tone="in" title={words.settleTitle(consignor.name)} verb={words.settle} width={560} before={<Facts rows={[{ label: words.sales, value: rp(sum.amount) }, { label: words.commissionSum, value: rp(sum.commission) }, { label: words.paid, value: <b>{rp(sum.share)}</b> }]} />}>
      <FormSegmented control={control} name="via" label={words.via} options={vias} />
    </CommandDialog>
  );
}
