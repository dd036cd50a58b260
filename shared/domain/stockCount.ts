import { Exact } from './money.ts';

/** What a count of one product came to: thousandths of its unit, and what the difference is worth in rupiah. */
export type CountedDifference = { readonly book: number; readonly counted: number; readonly value: number };

/** Above which difference of a line it is counted again: rupiah, and where it says so percent of what the book had. */
export type RecountRule = { readonly recountAbove: number; readonly recountPct?: string | undefined };

/** Whether a line differs by so much that somebody counts it again. Goods that the book does not have at all differ by more than any percentage. */
export function wantsRecount({ book, counted, value }: CountedDifference, { recountAbove, recountPct }: RecountRule): boolean {
  const difference = Math.abs(counted - book);
  if (difference === 0) return false;
  return Math.abs(value) > recountAbove || (recountPct !== undefined && new Exact(difference).times(100).gt(new Exact(recountPct).times(book)));
}

/** What lines are worth together: what is missing and what is too many, both as they are (`gross` of both), and what remains when one is set against the other (`net`). */
export function varianceOf(lines: readonly Pick<CountedDifference, 'value'>[]): { readonly short: number; readonly over: number; readonly net: number; readonly gross: number } {
  const short = lines.reduce((sum, { value }) => sum + Math.max(0, -value), 0);
  const over = lines.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  return { short, over, net: over - short, gross: over + short };
}
