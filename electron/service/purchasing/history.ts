import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { DayMove } from '../../../shared/domain/dayBalance.ts';
import type { Database } from '../kernel/database.ts';

/** How a receipt and a payment of a supplier move what is owed to, or prepaid at, one. */
const MOVES = {
  payable: { changed: 'payable', received: 'payable FROM supplier_effect WHERE payable <> 0', paid: "-amount FROM supplier_payment WHERE kind = 'pelunasan'" },
  advance: { changed: 'advance', received: 'advance FROM supplier_effect WHERE advance <> 0', paid: "amount FROM supplier_payment WHERE kind = 'uang-muka'" },
} as const;

/** Every move of what is owed to, or prepaid at, a supplier, those taken back on the day of their undoing. */
export const supplierMoves = (db: Database, supplierRef: number, what: keyof typeof MOVES): DayMove[] =>
  db
    .sql<DayMove>(
      `WITH moved (seq, amount) AS (SELECT document_seq, ${MOVES[what].received} AND supplier_ref = ? UNION ALL SELECT document_seq, ${MOVES[what].paid} AND supplier_ref = ? UNION ALL SELECT document_seq, ${MOVES[what].changed} FROM supplier_change WHERE supplier_ref = ?)
       SELECT d.on_date AS date, m.amount FROM moved m JOIN document d ON d.seq = m.seq
       UNION ALL SELECT d.on_date, -m.amount FROM moved m JOIN document_reversal u ON u.reversed_seq = m.seq JOIN document d ON d.seq = u.document_seq`,
    )
    .all(supplierRef, supplierRef, supplierRef);

/**
 * What was prepaid at all suppliers at the end of a day: what is now less what has moved since. A supplier at whom more was
 * used than there was counts as none. Costs the deliveries, their changes and the payments since.
 */
export const advancesOn = (db: Database, day: CalendarDate): number =>
  db
    .sql<{ total: number | null }>(
      `WITH later (seq, sign) AS (
         SELECT seq, 1 FROM document WHERE kind IN ('TB', 'DP', 'UM', 'RB', 'KH') AND on_date > ?
         UNION ALL SELECT u.reversed_seq, -1 FROM document d JOIN document_reversal u ON u.document_seq = d.seq WHERE d.kind = 'BD' AND d.on_date > ?),
       held (ref, amount) AS (
         SELECT supplier_ref, advance FROM supplier_balance
         UNION ALL SELECT e.supplier_ref, -l.sign * e.advance FROM later l JOIN supplier_effect e ON e.document_seq = l.seq
         UNION ALL SELECT p.supplier_ref, -l.sign * p.amount FROM later l JOIN supplier_payment p ON p.document_seq = l.seq WHERE p.kind = 'uang-muka'
         UNION ALL SELECT c.supplier_ref, -l.sign * c.advance FROM later l JOIN supplier_change c ON c.document_seq = l.seq)
       SELECT sum(there) AS total FROM (SELECT max(0, sum(amount)) AS there FROM held GROUP BY ref)`,
    )
    .get(day, day)?.total ?? 0;
