import type { PurchaseAsk } from '../../../shared/contract/buying.ts';
import { bringsNothing, oddCost } from '../../../shared/domain/delivery.ts';
import { perUnitText, receiveWords as words } from '../../../shared/text/purchasing.ts';
import type { Price } from '../catalog/index.ts';
import type { Database } from '../kernel/database.ts';
import { refuse } from '../kernel/refusal.ts';
import { standing } from '../ledger/index.ts';
import type { DraftLine } from './draft.ts';

/** Something odd about a delivery that is done only once somebody has said so; `line` counts from 0. */
export type Ask = { readonly key: PurchaseAsk; readonly line?: number; readonly message: string };
/** What goods cost, with their share of what it cost to bring them, and what they are sold for. */
export type Landed = { readonly line: DraftLine; readonly landed: number; readonly price: Price | undefined; readonly last: { readonly amount: number; readonly qty: number } | undefined };

/** What goods were last bought for, without freight; undefined before the first delivery that stands. */
export const lastCostOf = (db: Database, productRef: number): Landed['last'] =>
  db
    .sql<{ amount: number; qty: number }>(`SELECT l.amount, l.qty FROM receipt_line l WHERE l.product_ref = ? AND l.qty > 0 AND ${standing('l.document_seq')} ORDER BY l.document_seq DESC, l.line_no DESC LIMIT 1`)
    .get(productRef);

/** What is odd about each line's cost: nothing, far from the last one (setting purchase.checks), or no less than the ceiling it may be sold for: a price of the gerai's own can still be raised, a ceiling cannot. */
export function costAsks({ line: { index, product, qty, amount }, landed, price, last }: Landed, factor: number): Ask[] {
  if (qty === 0) return [];
  if (amount === 0) return [{ key: 'harga-nol', line: index, message: words.free(product.name) }];
  const ceiling = price?.het ?? null;
  return [
    ...(last !== undefined && oddCost({ amount, qty }, last, factor)
      ? [{ key: 'harga-janggal' as const, line: index, message: words.oddCost(product.name, perUnitText(amount, qty), perUnitText(last.amount, last.qty), product.unit) }]
      : []),
    ...(ceiling !== null && bringsNothing(landed, qty, ceiling) ? [{ key: 'rugi-het' as const, line: index, message: words.loss(product.name, perUnitText(landed, qty), ceiling, product.unit) }] : []),
  ];
}

/** Which goods came beyond what is still waited for of an order, at the first line that goes beyond. */
export function orderAsks(lines: readonly DraftLine[], left: ReadonlyMap<number, number>): Ask[] {
  const came = new Map<number, number>();
  const said = new Set<number>();
  return lines.flatMap(({ product, qty, index }) => {
    const now = (came.get(product.ref) ?? 0) + qty;
    came.set(product.ref, now);
    const open = left.get(product.ref) ?? 0;
    if (now <= open || said.has(product.ref)) return [];
    said.add(product.ref);
    const all = lines.reduce((total, other) => (other.product.ref === product.ref ? total + other.qty : total), 0);
    return [{ key: 'lebih-dari-pesanan' as const, line: index, message: words.overOrder(product.name, open, all, product.unit) }];
  });
}

/** Throws RULE CONFIRM_NEEDED with what has not been said yes to. */
export function confirmAll(asks: readonly Ask[], accept: readonly PurchaseAsk[] = []): void {
  const open = asks.filter((ask) => !accept.includes(ask.key));
  if (open.length > 0) throw refuse('CONFIRM_NEEDED', `${open.map((ask) => ask.message).join(' ')} ${words.confirm(open.length)}`, { asks: open });
}
