import { addDays, addMonths, firstDay, lastDay, monthOf, yearOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import type { Database } from '../kernel/database.ts';

/** What was debited and credited, by account ref; both in rupiah, zero or more. */
export type Turnover = ReadonlyMap<number, { readonly debit: number; readonly credit: number }>;

type Sum = { ref: number; debit: number; credit: number };

const LINES = 'SELECT l.account_ref AS ref, sum(l.debit) AS debit, sum(l.credit) AS credit FROM entry e CROSS JOIN entry_line l ON l.entry_seq = e.seq WHERE e.on_date BETWEEN ? AND ?';
const MONTHS = 'SELECT account_ref AS ref, sum(debit) AS debit, sum(credit) AS credit FROM account_balance WHERE period BETWEEN ? AND ?';

/** The last period that has lines of a month: December's last day holds month 13 too (ruling 2). */
const throughPeriod = (month: Month): string => (month.endsWith('-12') ? `${yearOf(month)}-13` : month);

/**
 * Debits and credits of each account between two days, both included: whole months from the kept balances, the lines
 * themselves for at most two months that are not whole.
 */
export function turnover(db: Database, from: CalendarDate, to: CalendarDate, unit?: Unit): Turnover {
  const result = new Map<number, { debit: number; credit: number }>();
  const add = (sql: string, group: string, first: string, last: string): void => {
    const rows = unit === undefined ? db.sql<Sum>(`${sql} ${group}`).all(first, last) : db.sql<Sum>(`${sql} AND unit = ? ${group}`).all(first, last, unit);
    for (const { ref, debit, credit } of rows) {
      const known = result.get(ref);
      result.set(ref, { debit: (known?.debit ?? 0) + debit, credit: (known?.credit ?? 0) + credit });
    }
  };
  const lines = (first: CalendarDate, last: CalendarDate): void => {
    if (first <= last) add(LINES, 'GROUP BY l.account_ref', first, last);
  };
  const firstWhole = from === firstDay(monthOf(from)) ? monthOf(from) : addMonths(monthOf(from), 1);
  const lastWhole = to === lastDay(monthOf(to)) ? monthOf(to) : addMonths(monthOf(to), -1);
  if (firstWhole > lastWhole) {
    lines(from, to);
    return result;
  }
  lines(from, addDays(firstDay(firstWhole), -1));
  add(MONTHS, 'GROUP BY account_ref', firstWhole, throughPeriod(lastWhole));
  lines(addDays(lastDay(lastWhole), 1), to);
  return result;
}
