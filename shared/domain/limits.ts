import { addDays, type CalendarDate } from './dates.ts';
import { quantity, type Quantity } from './quantity.ts';

/** A dated use of a buyer's limit: bought positive, returned negative, at its own date (rulings 15, 21). */
export type LimitUse = { readonly date: CalendarDate; readonly qty: number };

/**
 * The days a limit looks at: `days: n` counts today and the n − 1 calendar days before (ruling 15); both ends included.
 * Throws RangeError when days is not a whole number of at least 1.
 */
export function limitWindow({ days, today }: { readonly days: number; readonly today: CalendarDate }): { readonly from: CalendarDate; readonly to: CalendarDate } {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`a limit counts at least 1 day: ${days}`);
  return { from: addDays(today, 1 - days), to: today };
}

/** What was used inside the window that ends today, in thousandths; never below 0. Throws as {@link limitWindow} does. */
export function usedWithin({ days, today, uses }: { readonly days: number; readonly today: CalendarDate; readonly uses: readonly LimitUse[] }): Quantity {
  const { from, to } = limitWindow({ days, today });
  const used = uses.filter((use) => use.date >= from && use.date <= to).reduce((total, use) => total + use.qty, 0);
  return quantity(Math.max(0, used));
}

/** What may still be bought: limit − used, never below 0, in thousandths. */
export const limitLeft = ({ limitQty, used }: { readonly limitQty: number; readonly used: number }): Quantity => quantity(Math.max(0, limitQty - used));

/**
 * The first day, today or later, on which at least `wanted` may be bought again if nothing else is bought until then.
 * null when more is wanted than the limit itself. Throws as {@link limitWindow} does.
 */
export function freesUpOn({ limitQty, days, today, uses, wanted }: { readonly limitQty: number; readonly days: number; readonly today: CalendarDate; readonly uses: readonly LimitUse[]; readonly wanted: number }): CalendarDate | null {
  if (wanted > limitQty) return null;
  const { from } = limitWindow({ days, today });
  const past = uses.filter((use) => use.date >= from && use.date <= today);
  const candidates = [today, ...past.map((use) => addDays(use.date, days))].toSorted();
  return candidates.find((day) => limitLeft({ limitQty, used: usedWithin({ days, today: day, uses: past }) }) >= wanted) ?? null;
}
