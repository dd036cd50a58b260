import type { CalendarDate, Month } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** A month’s tax as it was worked out; without an entry when there was nothing to tax. */
export type TaxRun = { readonly seq: number; readonly number: string; readonly entrySeq: number | null; readonly entryNumber: string | null; readonly base: number; readonly pct: string; readonly tax: number };
/** `undoes`: the number of the payment that one with a minus took back. */
export type TaxPayment = { readonly number: string; readonly entryNumber: string; readonly date: CalendarDate; readonly amount: number; readonly ntpn: string | null; readonly undoes: string | null };

/** The run of a month that has not been taken back, if any. */
export const runOf = (db: Database, period: Month): TaxRun | undefined =>
  db
    .sql<TaxRun>(
      `SELECT r.document_seq AS seq, d.number, e.seq AS entrySeq, e.number AS entryNumber, r.base, r.pct, r.tax FROM tax_run r JOIN document d ON d.seq = r.document_seq
         LEFT JOIN entry e ON e.document_seq = r.document_seq WHERE r.period = ? AND NOT EXISTS (SELECT 1 FROM tax_undo u WHERE u.run_seq = r.document_seq)`,
    )
    .get(period);

/** What was paid for a month and taken back of it, oldest first. */
export const paymentsOf = (db: Database, period: Month): TaxPayment[] =>
  db
    .sql<TaxPayment>(
      `SELECT d.number, (SELECT e.number FROM entry e WHERE e.document_seq = d.seq) AS entryNumber, d.on_date AS date, p.amount, p.ntpn, (SELECT o.number FROM document o WHERE o.seq = p.undoes) AS undoes
         FROM tax_payment_effect p JOIN document d ON d.seq = p.document_seq WHERE p.period = ? ORDER BY p.document_seq`,
    )
    .all(period);

/** A month, what had been paid for it by a day, and the most that was ever worked out for it. */
export type Overpaid = { readonly period: Month; readonly paid: number; readonly tax: number };

/** The first month paid above all its runs at the end of a day: what an undoing frees later was paid before it. One that was worked out anew for less is none. */
export const overpaidOn = (db: Database, day: CalendarDate): Overpaid | null =>
  db
    .sql<Overpaid>(
      `SELECT p.period, sum(p.amount) AS paid, (SELECT max(r.tax) FROM tax_run r WHERE r.period = p.period) AS tax FROM tax_payment_effect p JOIN document d ON d.seq = p.document_seq
        WHERE d.on_date <= ? GROUP BY p.period HAVING sum(p.amount) > (SELECT max(r.tax) FROM tax_run r WHERE r.period = p.period) ORDER BY p.period LIMIT 1`,
    )
    .get(day) ?? null;

export const everRan = (db: Database): boolean => db.sql('SELECT 1 FROM tax_run LIMIT 1').get() !== undefined;
