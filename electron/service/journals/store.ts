import type { Unit } from '../../../shared/contract/values.ts';
import { addMonths, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';

export type RecurringKind = 'berulang' | 'dibayar-di-muka' | 'masih-harus-dibayar';
export type StoredLine = { readonly account: string; readonly debit?: number | undefined; readonly credit?: number | undefined; readonly unit?: Unit | undefined };

/** Something proposed every month; of a spread item `amount` and `lines` are the whole, and `months` is set. */
export type Recurring = {
  readonly ref: number;
  readonly id: string;
  readonly kind: RecurringKind;
  readonly name: string;
  readonly memo: string;
  readonly day: number;
  readonly from: Month;
  readonly until: Month | null;
  readonly amount: number;
  readonly months: number | null;
  readonly lines: readonly StoredLine[];
};

/** What was posted for a month and not reversed. */
export type Posting = { readonly entrySeq: number; readonly recurringRef: number; readonly period: Month; readonly amount: number };

type Row = Omit<Recurring, 'lines'> & { readonly lines: string };
const COLUMNS = 'ref, id, kind, name, memo, day, from_month AS "from", until_month AS until, amount, months, lines';
const recurringOf = (row: Row): Recurring => ({ ...row, lines: JSON.parse(row.lines) as StoredLine[] });

const IN_FORCE = 'NOT EXISTS (SELECT 1 FROM entry WHERE reverses_seq = p.entry_seq)';
const POSTINGS = `SELECT p.entry_seq AS entrySeq, p.recurring_ref AS recurringRef, p.period, p.amount FROM recurring_posting p WHERE ${IN_FORCE}`;

export const allRecurring = (db: Database): Recurring[] => db.sql<Row>(`SELECT ${COLUMNS} FROM recurring ORDER BY ref`).all().map(recurringOf);

/** One by its public id. Throws NOT_FOUND naming the field. */
export function recurringById(db: Database, id: string): Recurring {
  const row = db.sql<Row>(`SELECT ${COLUMNS} FROM recurring WHERE id = ?`).get(id);
  if (row === undefined) throw notFound('Jurnal berulang', 'recurringId');
  return recurringOf(row);
}

export const postingsOf = (db: Database, recurringRef: number): Posting[] => db.sql<Posting>(`${POSTINGS} AND p.recurring_ref = ? ORDER BY p.period`).all(recurringRef);

/** By month, the last day on which a posting of an item was reversed. */
export const freedOn = (db: Database, recurringRef: number): ReadonlyMap<Month, CalendarDate> =>
  new Map(
    db
      .sql<{ period: Month; day: CalendarDate }>('SELECT p.period, max(r.on_date) AS day FROM recurring_posting p JOIN entry r ON r.reverses_seq = p.entry_seq WHERE p.recurring_ref = ? GROUP BY p.period')
      .all(recurringRef)
      .map(({ period, day }) => [period, day]),
  );

/** The last month something is proposed for unless it was ended earlier; null when there is no end. A spread item may go on after its last month with what was left. */
export const endOf = ({ from, until, months }: Pick<Recurring, 'from' | 'until' | 'months'>): Month | null => until ?? (months === null ? null : addMonths(from, months - 1));
