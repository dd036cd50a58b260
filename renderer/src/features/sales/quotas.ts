import { baseQty } from '../../../../shared/domain/cart.ts';
import { parseQuantity, quantity, type Quantity } from '../../../../shared/domain/quantity.ts';
import { useTill } from './TillProvider.tsx';

/** What the buyer may still take of a limited product, this cart counted. */
export type Quota = { readonly key: string; readonly name: string; readonly days: number; readonly left: Quantity; readonly of: Quantity; readonly unit: string };

/** As many as there is room for. */
const SHOWN = 2;

/** The limited products of the cart. */
export function useQuotas(): readonly Quota[] {
  const { cart, catalogue, quote } = useTill();
  if (quote.limitLeft.size === 0) return [];
  return cart.lines
    .flatMap((line) => {
      const product = catalogue.byId(line.productId);
      const left = quote.limitLeft.get(line.productId);
      return product?.limit === undefined || left === undefined ? [] : [{ key: line.key, name: line.name, days: product.limit.days, left: quantity(Math.max(0, left - baseQty(line))), of: parseQuantity(product.limit.qty), unit: product.unit }];
    })
    .slice(0, SHOWN);
}
