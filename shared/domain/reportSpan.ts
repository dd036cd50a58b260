import { addMonths, month, monthsBetween, yearOf, type Month } from './dates.ts';

/** A month, a quarter, from January on, a year, or any months: what a report can be read for. */
export const SPAN_SHAPES = ['bulan', 'triwulan', 'berjalan', 'tahun', 'bebas'] as const;
export type SpanShape = (typeof SPAN_SHAPES)[number];
/** Whole months, both included. */
export type ReportSpan = { readonly shape: SpanShape; readonly from: Month; readonly to: Month };

const inYear = (period: Month, monthNo: number): Month => month(`${yearOf(period)}-${String(monthNo).padStart(2, '0')}`);

/** The span of a shape that holds a month; `from` counts for free months only, and never lies behind `to`. */
export function spanWith(shape: SpanShape, to: Month, from: Month = to): ReportSpan {
  const quarter = Math.ceil(Number(to.slice(5)) / 3);
  switch (shape) {
    case 'bulan':
      return { shape, from: to, to };
    case 'triwulan':
      return { shape, from: inYear(to, quarter * 3 - 2), to: inYear(to, quarter * 3) };
    case 'berjalan':
      return { shape, from: inYear(to, 1), to };
    case 'tahun':
      return { shape, from: inYear(to, 1), to: inYear(to, 12) };
    case 'bebas':
      return { shape, from: from <= to ? from : to, to };
  }
}

const count = ({ from, to }: Pick<ReportSpan, 'from' | 'to'>): number => monthsBetween(from, to).length;

/** How far one goes back or on: a quarter for quarters, a year for years, else a month. */
const stepOf = ({ shape }: ReportSpan): number => (shape === 'triwulan' ? 3 : shape === 'tahun' ? 12 : 1);

/** The span `by` steps later; free months keep their number. */
export function stepped(span: ReportSpan, by: number): ReportSpan {
  const months = by * stepOf(span);
  return spanWith(span.shape, addMonths(span.to, months), addMonths(span.from, months));
}

/** The same months of the year before. */
export const yearEarlier = ({ shape, from, to }: ReportSpan): ReportSpan => ({ shape, from: addMonths(from, -12), to: addMonths(to, -12) });

/** As many months right before; of a span from January on the same months of the year before. */
export function before(span: ReportSpan): ReportSpan {
  if (span.shape === 'berjalan') return yearEarlier(span);
  const months = count(span);
  return { shape: span.shape, from: addMonths(span.from, -months), to: addMonths(span.to, -months) };
}

/** How documents name it: `2026-10`, `2026-Q3`, `2026`, `2026-01..2026-10`. */
export function spanRef({ shape, from, to }: ReportSpan): string {
  if (shape === 'tahun') return String(yearOf(to));
  if (shape === 'triwulan') return `${yearOf(to)}-Q${Number(to.slice(5)) / 3}`;
  return from === to ? to : `${from}..${to}`;
}

/** Every span of a shape between the book's first month and the running one, the latest first. */
export function spansOf(shape: SpanShape, first: Month, last: Month): ReportSpan[] {
  const all = monthsBetween(first, last).map((to) => spanWith(shape, to));
  return all.filter((span, index) => span.to !== all[index + 1]?.to).toReversed();
}
