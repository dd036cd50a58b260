import type { Result } from '../../../../shared/contract/index.ts';
import { calendarDate, month as toMonth, monthOf, monthsBetween, type Month } from '../../../../shared/domain/dates.ts';
import { useApiQuery } from '../../api/index.ts';

type Row = Result<'periods.list'>['rows'][number];
export type BookPeriods = {
  /** Every month from the book's first to the running one, with or without entries. */
  readonly months: readonly (Row & { readonly period: Month })[];
  readonly today: string;
  readonly next: Month | null;
  readonly lastClosed: Month | null;
  readonly yearClosed: (year: number) => boolean;
};

/** The book's months in order; null for an empty book, undefined until known. A month without an entry is as closed as those after it. */
export function useBookPeriods(): BookPeriods | null | undefined {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const rows = useApiQuery('periods.list', {}).data?.rows;
  if (today === undefined || rows === undefined) return undefined;
  const own = rows.filter((row) => !row.period.endsWith('-13')).toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const [first] = own;
  if (first === undefined) return null;
  const lastClosed = own.findLast((row) => row.status === 'tertutup')?.period ?? null;
  const running = monthOf(calendarDate(today));
  const latest = own.at(-1)?.period ?? running;
  const months = monthsBetween(toMonth(first.period), latest > running ? toMonth(latest) : running).map((period) => {
    const row = own.find((candidate) => candidate.period === period);
    const closed = lastClosed !== null && period <= lastClosed;
    return { closedAt: null, entries: 0, ...row, period, status: closed ? ('tertutup' as const) : ('terbuka' as const) };
  });
  return {
    months,
    today,
    next: months.find((row) => row.status === 'terbuka')?.period ?? null,
    lastClosed: lastClosed === null ? null : toMonth(lastClosed),
    yearClosed: (year) => rows.some((row) => row.period === `${year}-13` && row.status === 'tertutup'),
  };
}
