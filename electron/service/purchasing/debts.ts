import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { settledBy, type Debt } from '../../../shared/domain/payables.ts';
import type { Database } from '../kernel/database.ts';
import { standingOn } from '../ledger/index.ts';

/** A debt to a supplier with what is left of it, in rupiah. */
export type OpenDebt = Debt & { readonly supplierRef: number; readonly id: string; readonly number: string; readonly outstanding: number };
type Found = Omit<OpenDebt, 'outstanding'>;

/**
 * SQL of everything that made a debt, one row for each cause: `seq` of the document that is paid later, the supplier, the amount. A price put right
 * upwards adds to the delivery it is of. `at` is the document that must have been written and stand.
 */
const OWED = `
  SELECT document_seq AS seq, supplier_ref, payable AS amount, due_on, document_seq AS at FROM supplier_effect WHERE payable > 0
  UNION ALL SELECT receipt_seq, supplier_ref, payable, NULL, document_seq FROM supplier_change WHERE payable > 0`;
/** SQL of everything that took something off what is owed. */
const SETTLED = `
  SELECT document_seq AS seq, supplier_ref, amount FROM supplier_payment WHERE kind = 'pelunasan'
  UNION ALL SELECT document_seq, supplier_ref, -payable FROM supplier_change WHERE payable < 0`;

/** Every debt that there was at the end of a day, of one supplier or all, paid ones too, by supplier and age. Costs the deliveries on credit and their payments. */
export function debtsOn(db: Database, day: CalendarDate, supplierRef?: number): OpenDebt[] {
  const found = db
    .sql<Found>(
      `WITH owed AS (${OWED})
       SELECT o.supplier_ref AS supplierRef, o.seq, d.id, d.number, d.on_date AS date, min(o.due_on) AS due, sum(o.amount) AS amount,
              coalesce((SELECT sum(s.amount) FROM payable_part s JOIN document p ON p.seq = s.document_seq WHERE s.owed_seq = o.seq AND p.on_date <= ? AND ${standingOn('p.seq')}), 0) AS settled
         FROM owed o JOIN document d ON d.seq = o.seq JOIN document c ON c.seq = o.at
        WHERE c.on_date <= ? AND (? IS NULL OR o.supplier_ref = ?) AND ${standingOn('o.at')} GROUP BY o.seq ORDER BY o.supplier_ref, d.on_date, o.seq`,
    )
    .all(day, day, day, supplierRef ?? null, supplierRef ?? null, day);
  const unnamed = new Map(
    db
      .sql<{ supplierRef: number; amount: number }>(
        `WITH settled AS (${SETTLED})
         SELECT s.supplier_ref AS supplierRef, sum(s.amount - coalesce((SELECT sum(p.amount) FROM payable_part p WHERE p.document_seq = s.seq), 0)) AS amount
           FROM settled s JOIN document d ON d.seq = s.seq WHERE d.on_date <= ? AND ${standingOn('s.seq')} GROUP BY s.supplier_ref`,
      )
      .all(day, day)
      .map((row) => [row.supplierRef, row.amount]),
  );
  const bySupplier = Map.groupBy(found, (debt) => debt.supplierRef);
  return [...bySupplier].flatMap(([ref, debts]) => {
    const known = new Map(debts.map((debt) => [debt.seq, debt]));
    return settledBy(debts, unnamed.get(ref) ?? 0).flatMap((debt) => {
      const whole = known.get(debt.seq);
      return whole === undefined ? [] : [{ ...whole, ...debt }];
    });
  });
}

/** A day after every document. */
export const EVERY_DAY = '9999-12-31' as CalendarDate;

/** What is open of debts now, of one supplier. */
export const openDebts = (db: Database, supplierRef: number): OpenDebt[] => debtsOn(db, EVERY_DAY, supplierRef).filter((debt) => debt.outstanding > 0);

/** Debts of one supplier with what of each was open at the end of a day and of every day after it (`days`: those on which any of them changed): so much may be taken off it on that day. */
export function openSince(db: Database, supplierRef: number, on: CalendarDate, days: readonly CalendarDate[]): OpenDebt[] {
  const earlier = [on, ...new Set(days.filter((day) => day > on))].map((day) => new Map(debtsOn(db, day, supplierRef).map((debt) => [debt.seq, debt.outstanding])));
  return openDebts(db, supplierRef).flatMap((debt) => {
    const outstanding = Math.min(debt.outstanding, ...earlier.map((then) => then.get(debt.seq) ?? 0));
    return outstanding > 0 ? [{ ...debt, settled: debt.amount - outstanding, outstanding }] : [];
  });
}

/** The first day from which on so much of a debt was open. */
export function openFrom(db: Database, { seq, supplierRef, date }: OpenDebt, wanted: number, days: readonly CalendarDate[]): CalendarDate {
  const sorted = [...new Set(days)].toSorted();
  const short = sorted.findLastIndex((day) => (debtsOn(db, day, supplierRef).find((debt) => debt.seq === seq)?.outstanding ?? 0) < wanted);
  return sorted[short + 1] ?? date;
}
