import { isMonth, month, yearOf, type Month } from './dates.ts';

/** Whole months, both included. */
export type MonthSpan = { readonly from: Month; readonly to: Month };

/**
 * Reads how a document names its months: `2026-10`, `2026-01..2026-10`, `2026-Q3`, `2026`. Null for anything else, and for
 * an end before the beginning.
 */
export function parseSpan(text: string): MonthSpan | null {
  if (isMonth(text)) return { from: month(text), to: month(text) };
  const year = /^(2[01]\d\d)(?:-Q([1-4]))?$/.exec(text);
  if (year?.[1] !== undefined) {
    const last = year[2] === undefined ? 12 : Number(year[2]) * 3;
    const first = year[2] === undefined ? 1 : last - 2;
    const of = (no: number): Month => month(`${year[1]}-${String(no).padStart(2, '0')}`);
    return { from: of(first), to: of(last) };
  }
  const [from = '', to = '', ...more] = text.split('..');
  return more.length === 0 && isMonth(from) && isMonth(to) && from <= to ? { from: month(from), to: month(to) } : null;
}

/** The same months a year before. */
export const yearBefore = ({ from, to }: MonthSpan): MonthSpan => ({ from: month(`${yearOf(from) - 1}${from.slice(4)}`), to: month(`${yearOf(to) - 1}${to.slice(4)}`) });

/** From 1 January of the year in which a span ends. */
export const toDate = ({ to }: MonthSpan): MonthSpan => ({ from: month(`${yearOf(to)}-01`), to });
