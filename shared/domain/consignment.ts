import { divideHalfUp, proportion, rupiah, ZERO, type Rupiah } from './money.ts';
import { HUNDRED_PERCENT, percentUnits } from './percent.ts';

/** How the price of consigned goods is shared: what stays here, and what is owed to their owner. Together they are the price. */
export type Shared = { readonly commission: Rupiah; readonly share: Rupiah };

/** The commission on what the buyer paid for a line, half up; the owner's share is the rest, so a discount lessens both. Throws RangeError for no percentage, or more than a hundred. */
export function shareOf(amount: number, pct: string): Shared {
  const units = percentUnits(pct);
  if (units > HUNDRED_PERCENT) throw new RangeError(`a commission of ${pct} percent`);
  const commission = rupiah(divideHalfUp(BigInt(amount) * units, HUNDRED_PERCENT));
  return { commission, share: rupiah(amount - commission) };
}

/** What goes back of a line with a part of its price: its part of the commission not yet back, half up, so that all parts add up to exactly the line's. Throws RangeError for more than is left. */
export function shareBack(line: { readonly amount: number; readonly commission: number }, back: { readonly amount: number; readonly commission: number }, amount: number): Shared {
  const left = line.amount - back.amount;
  if (amount < 0 || amount > left) throw new RangeError(`${amount} of ${left} cannot go back`);
  const commission = left === 0 ? ZERO : proportion(line.commission - back.commission, amount, left);
  return { commission, share: rupiah(amount - commission) };
}
