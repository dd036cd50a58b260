import { Exact, rupiah, splitByWeight, ZERO, type Rupiah } from './money.ts';
import { timesPrice, type Quantity } from './quantity.ts';

export type LinePrice = {
  /** What this buyer pays for one unit. */
  readonly unitPrice: Rupiah;
  /** What the general public pays, frozen beside it on the sale line (ruling 19). */
  readonly generalPrice: Rupiah;
  /** True when the price stands above the HET: the sale is refused, never silently repriced (rule HET_EXCEEDED). */
  readonly overHet: boolean;
  /** How much lower than the HET one unit is, 0 without a HET. */
  readonly belowHet: Rupiah;
};

const price = (amount: number, what: string): Rupiah => {
  if (rupiah(amount) < 0) throw new RangeError(`${what} must not be negative: ${amount}`);
  return rupiah(amount);
};

/** Whether a unit price is above the ceiling price (HET) in force. Equal is allowed; no HET is never exceeded. */
export const hetExceeded = (unitPrice: number, het?: number): boolean => het !== undefined && unitPrice > het;

/**
 * The price of one unit for a buyer: a member pays the member price where there is one, everyone else the general price.
 * Whole rupiah. Throws RangeError for a negative price.
 */
export function linePrice({ member, general, memberPrice, het }: { readonly member: boolean; readonly general: number; readonly memberPrice?: number | undefined; readonly het?: number | undefined }): LinePrice {
  const generalPrice = price(general, 'general price');
  const unitPrice = member && memberPrice !== undefined ? price(memberPrice, 'member price') : generalPrice;
  return { unitPrice, generalPrice, overHet: hetExceeded(unitPrice, het), belowHet: rupiah(het === undefined ? 0 : Math.max(0, het - unitPrice)) };
}

/**
 * A line's amount: quantity × unit price, half up, less a discount in whole rupiah (ruling 18).
 * Throws RangeError for a negative price, or a discount below 0 or above the line.
 */
export function lineAmount(qty: Quantity, unitPrice: number, discount = 0): Rupiah {
  const gross = timesPrice(qty, price(unitPrice, 'unit price'));
  if (price(discount, 'discount') > gross) throw new RangeError(`discount ${discount} exceeds the line's ${gross}`);
  return rupiah(gross - discount);
}

/**
 * A basket's discount over its lines by largest remainder of their amounts (ruling 18); no line gets more than its amount.
 * Throws RangeError when the discount is negative or more than the basket.
 */
export function splitBasketDiscount(discount: number, lineAmounts: readonly number[]): Rupiah[] {
  const basket = lineAmounts.reduce((total, amount) => total + amount, 0);
  if (price(discount, 'discount') > basket) throw new RangeError(`discount ${discount} exceeds the basket's ${basket}`);
  return splitByWeight(discount, lineAmounts) ?? lineAmounts.map(() => ZERO);
}

/**
 * The price of another unit of a product, and never more than the base unit's price times the factor (thousandths), rounded down: its own
 * price where it has a lower one. Whole rupiah.
 */
export const packPrice = ({ factor, unitPrice, own }: { readonly factor: number; readonly unitPrice: number; readonly own?: number | null | undefined }): Rupiah =>
  rupiah(Math.min(own ?? Number.MAX_SAFE_INTEGER, Number((BigInt(factor) * BigInt(unitPrice)) / 1000n)));

/**
 * Whether somebody else has to agree to what is taken off a sale: more than `amount` rupiah, or more than `pct` percent of the goods at
 * their full price where the rule says so. Exactly as much is free.
 */
export const discountNeedsConsent = ({ discount, goods, amount, pct }: { readonly discount: number; readonly goods: number; readonly amount: number; readonly pct?: string | undefined }): boolean =>
  discount > amount || (pct !== undefined && new Exact(discount).times(100).gt(new Exact(goods).times(pct)));

/** Steps the setting `cash.rounding` knows; 0 is none. */
export type RoundingStep = 0 | 50 | 100 | 500;

/**
 * The rounding of what is due in cash after other tenders: 0 or negative, down to a multiple of the step (ruling 18).
 * Due in cash = cashDue + rounding. Throws RangeError for a negative amount.
 */
export function cashRounding(cashDue: number, step: RoundingStep): Rupiah {
  return rupiah(step === 0 ? 0 : -(price(cashDue, 'cash due') % step));
}

const QUICK_STEPS = [1_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const;
const QUICK_AMOUNTS = 6;
const FILL_STEP = 50_000;

/**
 * The amounts offered on Alt+1…6 (ux §7): exactly what is due, then the next multiples of 1.000, 5.000, 10.000, 20.000,
 * 50.000 and 100.000 above it; six unique values, smallest first. Where steps coincide, further multiples of 50.000 above
 * the largest fill up, as people hand over large notes. Nothing due gives an empty list. Throws RangeError below 0.
 */
export function quickAmounts(due: number): Rupiah[] {
  if (price(due, 'amount due') === 0) return [];
  const next = (amount: number, step: number): number => (Math.floor(amount / step) + 1) * step;
  const amounts = new Set([due, ...QUICK_STEPS.map((step) => next(due, step))]);
  for (let largest = Math.max(...amounts); amounts.size < QUICK_AMOUNTS; ) {
    largest = next(largest, FILL_STEP);
    amounts.add(largest);
  }
  return [...amounts].toSorted((a, b) => a - b).slice(0, QUICK_AMOUNTS).map(rupiah);
}

/** Notes and coins that a drawer likely holds and the counting sheet lists, largest first, in rupiah. */
export const DENOMINATIONS = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50] as const;

/**
 * The fewest notes and coins that make up the change, largest first. What is below Rp 50 has no coin and is left out.
 * Throws RangeError for a negative amount.
 */
export function changeNotes(change: number): { readonly denomination: number; readonly count: number }[] {
  let rest: number = price(change, 'change');
  return DENOMINATIONS.flatMap((denomination) => {
    const count = Math.floor(rest / denomination);
    rest -= count * denomination;
    return count === 0 ? [] : [{ denomination, count }];
  });
}
