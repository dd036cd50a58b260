import type { Args, Result } from '../../../shared/contract/index.ts';
import { repackCost } from '../../../shared/domain/costing.ts';
import { rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import { quantity, quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { stockWords as words } from '../../../shared/text/stock.ts';
import type { Catalog, Category, Product } from '../catalog/index.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { EntryLine, Ledger } from '../ledger/index.ts';
import { VARIANCE, type Place } from './place.ts';

/** What a repack asks of the stock. */
type Shelf = {
  readonly ledger: Ledger; readonly catalog: Catalog;
  onHand(productRef: number): { readonly qty: Quantity };
  takeOut(ctx: WriteCtx, product: Product, qty: Quantity, place: Place): Rupiah;
  receive(ctx: WriteCtx, product: Product, qty: Quantity, value: Rupiah, place: Place): void;
};
type Part = { readonly product: Product; readonly qty: Quantity };

/** What a quantity weighs, in thousandths of a gram; null where the product has no weight. */
const weightOf = ({ product, qty }: Part): number | null => (product.weight_grams === null ? null : qty * product.weight_grams);

/**
 * How much of the goods taken was lost: what was said, which must then be what the weights leave, where they are all known; else what they leave.
 * Throws VALIDATION for more out than in.
 */
function lostOf(taken: Part, made: readonly Part[], said: Quantity | undefined): Quantity {
  if (said !== undefined && said > taken.qty) throw invalid('loss', words.lostTooMuch(taken.qty, taken.product.unit));
  const inside = weightOf(taken);
  const outside = made.map(weightOf);
  if (inside === null || outside.some((weight) => weight === null)) return said ?? quantity(0);
  const missing = inside - outside.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  if (missing < 0) throw invalid('to', words.heavier(-missing));
  const lost = quantity(Math.round(missing / (taken.product.weight_grams ?? 1)));
  if (said !== undefined && said !== lost) throw invalid('loss', words.lostOther(lost, taken.product.unit));
  return lost;
}

/** Makes goods of one kind into goods of others (ruling 31). Throws VALIDATION, RULE STOCK_INSUFFICIENT, BACKDATED. */
export function repack(stock: Shelf, { from, to, loss, note, date }: Args<'stock.repack'>, ctx: WriteCtx): Omit<Result<'stock.repack'>, 'replayed'> {
  const { ledger, catalog } = stock;
  const on = date ?? ctx.today;
  ledger.admitDate(ctx, on);
  const part = ({ productId, qty }: Args<'stock.repack'>['from'], field: string): Part => {
    const product = catalog.get(productId, `${field}.productId`);
    if (product.cylinder_size !== null) throw invalid(`${field}.productId`, words.noRepack(product.name));
    if (product.expiry_tracked === 1) throw invalid(`${field}.productId`, words.datedStays(product.name));
    catalog.refuseConsigned(product, `${field}.productId`);
    catalog.refuseFraction(product, qty, on, `${field}.qty`);
    return { product, qty };
  };
  const taken = part(from, 'from');
  const made = to.map((each, index) => part(each, `to.${index}`));
  made.forEach(({ product }, index) => {
    if (product.ref === taken.product.ref) throw invalid(`to.${index}.productId`, words.sameGoods(product.name));
    if (made.findIndex((other) => other.product.ref === product.ref) !== index) throw invalid(`to.${index}.productId`, words.twice(product.name));
    if (made.length > 1 && product.weight_grams === null) throw invalid(`to.${index}.productId`, words.noWeight(product.name));
  });
  const held = stock.onHand(taken.product.ref);
  if (taken.qty > held.qty) throw refuse('STOCK_INSUFFICIENT', words.short(taken.product.name, held.qty, taken.product.unit, taken.qty), { field: 'from.qty', productId: taken.product.id, onHand: quantityText(held.qty) });
  const lost = lostOf(taken, made, loss);
  const weights = made.length === 1 ? [1] : made.map((each) => weightOf(each) ?? 0);
  const document = ledger.document(ctx, {
    kind: 'KP', date: on, amounts: { from: [taken.product.id, taken.qty], to: made.map(({ product, qty }) => [product.id, qty]), lost }, refs: note === undefined ? {} : { note },
  });
  const cost = stock.takeOut(ctx, taken.product, taken.qty, { document, lineNo: 1, kind: 'kemas' });
  const split = repackCost({ cost, taken: taken.qty, lost, weights });
  made.forEach(({ product, qty }, index) => stock.receive(ctx, product, qty, split.outputs[index] ?? rupiah(0), { document, lineNo: index + 2, kind: 'kemas' }));
  const categoryOf = ({ product }: Part): Category => catalog.category(product, on);
  const gained = made.map((each, index): EntryLine => ({ account: categoryOf(each).inventory, unit: categoryOf(each).unit, debit: split.outputs[index] ?? 0 }));
  const { inventory, unit } = categoryOf(taken);
  const lines: EntryLine[] = [...gained, { account: VARIANCE, unit, debit: split.loss }, { account: inventory, unit, credit: cost }];
  const entry = cost === 0 ? null : ledger.post(ctx, { document, memo: words.repackMemo(document.number, note), lines });
  ctx.note(document.number, words.repackNoted(taken.product.name));
  return { number: document.number, cost, lossValue: split.loss, entryNumber: entry?.number ?? null };
}
