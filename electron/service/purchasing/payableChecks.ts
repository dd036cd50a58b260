import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';
import { EVERY_DAY, debtsOn } from './debts.ts';

/** What payments and credits say they paid: never more than they are, of their own supplier alone; no debt paid twice; and what is open of all debts is what is owed. */
export function payableChecks(db: Database): Problem[] {
  const wrong = db
    .sql<{ key: string }>(
      `WITH settled AS (SELECT document_seq AS seq, supplier_ref, amount FROM supplier_payment WHERE kind = 'pelunasan' UNION ALL SELECT document_seq, supplier_ref, -payable FROM supplier_change WHERE payable < 0)
       SELECT d.number AS key FROM payable_part p JOIN document d ON d.seq = p.document_seq LEFT JOIN settled s ON s.seq = p.document_seq
        GROUP BY p.document_seq HAVING max(s.amount) IS NULL OR sum(p.amount) > max(s.amount)
            OR sum(NOT EXISTS (SELECT 1 FROM (SELECT document_seq, supplier_ref FROM receipt UNION ALL SELECT document_seq, supplier_ref FROM shipment) r WHERE r.document_seq = p.owed_seq AND r.supplier_ref = s.supplier_ref)) > 0
            OR sum((${standing('p.document_seq')}) AND NOT (${standing('p.owed_seq')})) > 0 LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  const open = new Map<number, number>();
  const problems = wrong.map(({ key }): Problem => ({ table: 'payable_part', key, problem: 'membayar lebih, atau bukan utang pemasoknya' }));
  for (const debt of debtsOn(db, EVERY_DAY)) {
    if (debt.outstanding < 0) problems.push({ table: 'payable_part', key: debt.number, problem: `terbayar ${debt.settled}, utangnya ${debt.amount}` });
    open.set(debt.supplierRef, (open.get(debt.supplierRef) ?? 0) + debt.outstanding);
  }
  for (const row of db.sql<{ ref: number; payable: number }>('SELECT supplier_ref AS ref, payable FROM supplier_balance').iterate())
    if ((open.get(row.ref) ?? 0) !== row.payable) problems.push({ table: 'payable_part', key: `pemasok ${row.ref}`, problem: `sisa per kiriman ${open.get(row.ref) ?? 0}, utangnya ${row.payable}` });
  return problems.slice(0, MAX_PROBLEMS);
}
