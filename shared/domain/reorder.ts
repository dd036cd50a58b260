import { divideHalfUp } from './money.ts';
import { quantity, quantityText, type Quantity } from './quantity.ts';

/** What was sold in a span, in thousandths, and on how many of its days there was anything to sell. */
export type Pace = { readonly sold: number; readonly days: number };
export type DayOfGoods = { readonly sold: number; readonly closing: number };

/** The pace of some days, the first first: those on which nothing was there and nothing was sold do not count, because nobody could buy. */
export function paceOf(days: readonly DayOfGoods[]): Pace {
  const counted = days.filter((day) => day.sold > 0 || day.closing > 0);
  return { sold: Math.max(0, counted.reduce((sum, day) => sum + day.sold, 0)), days: counted.length };
}

/** Thousandths sold in so many days at a pace, up to the next whole thousandth. */
const soldIn = ({ sold, days }: Pace, span: number): number => (days === 0 ? 0 : Math.ceil((sold * span) / days));

/** What is sold a day, as the contract's decimal string with three decimals, half up. */
export const paceText = ({ sold, days }: Pace): string => quantityText(days === 0 ? 0 : divideHalfUp(BigInt(sold), BigInt(days)));

/** Whole days that goods last at a pace; null where none are sold. */
export const daysLeft = ({ sold, days }: Pace, onHand: number): number | null => (sold === 0 ? null : Math.floor((onHand * days) / sold));

export type Reorder = {
  readonly pace: Pace; readonly onHand: number; readonly onOrder: number; readonly minStock: number;
  /** Days until goods that are ordered come, and days they should last from then on. */
  readonly leadDays: number; readonly coverDays: number;
  /** What it is bought in, in thousandths. */
  readonly pack: number;
};

/**
 * How much to order now, in whole packs: nothing while what is there and on its way lasts longer than new goods take to come and leaves the
 * minimum; else what then brings it up to the minimum and the days to cover. Throws RangeError for a pack of nothing.
 */
export function reorder({ pace, onHand, onOrder, minStock, leadDays, coverDays, pack }: Reorder): Quantity {
  if (pack <= 0) throw new RangeError(`a pack of ${pack}`);
  const there = onHand + onOrder;
  if (there > minStock + soldIn(pace, leadDays)) return quantity(0);
  return quantity(Math.ceil(Math.max(0, minStock + soldIn(pace, leadDays + coverDays) - there) / pack) * pack);
}
