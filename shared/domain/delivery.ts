import { divideHalfUp } from './money.ts';

/** Hundredths as the contract's decimal string, without trailing zeros: 5650000 gives "56500", 56533 gives "565.33". */
function hundredthsText(value: number): string {
  const magnitude = Math.abs(value);
  const fraction = String(magnitude % 100).padStart(2, '0').replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${Math.floor(magnitude / 100)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** What one unit comes to, to the hundredth of a rupiah, half up: for people to read, never to reckon with. `qty` in thousandths; null for none. */
export const perUnit = (amount: number, qty: number): string | null => (qty <= 0 ? null : hundredthsText(divideHalfUp(BigInt(amount) * 100_000n, BigInt(qty))));

/** What is earned on a price by goods landed at so much, as a percentage of the price with two decimals; negative at a loss. `qty` in thousandths; null without a price or goods. */
export function marginPct(landed: number, qty: number, price: number | null): string | null {
  if (price === null || price <= 0 || qty <= 0) return null;
  const sold = BigInt(qty) * BigInt(price);
  return hundredthsText(divideHalfUp((sold - BigInt(landed) * 1000n) * 10_000n, sold));
}

/** Whether goods landed at so much bring nothing at a price, or less than nothing. */
export const bringsNothing = (landed: number, qty: number, price: number): boolean => BigInt(landed) * 1000n >= BigInt(qty) * BigInt(price);

type Cost = { readonly amount: number; readonly qty: number };

/** Whether a cost is `factor` times the last one or more, or that part of it or less. Goods that came for nothing are compared with nothing. */
export function oddCost(now: Cost, last: Cost, factor: number): boolean {
  if (now.amount === 0 || last.amount === 0 || now.qty <= 0 || last.qty <= 0) return false;
  const [a, b] = [BigInt(now.amount) * BigInt(last.qty), BigInt(last.amount) * BigInt(now.qty)];
  return a >= b * BigInt(factor) || a * BigInt(factor) <= b;
}

/** Grams of one base unit: the weight the product has, or that of a kilogram. */
export const gramsOf = (product: { readonly unit: string; readonly weight_grams: number | null }): number | null => product.weight_grams ?? (product.unit.toLowerCase() === 'kg' ? 1000 : null);
