import { rp } from '../../../shared/text/format.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';

type Booked = { table: string; number: string; amount: number; booked: number };
type Runs = { period: string; active: number };

/** What each document of tax put on 2-1310, credit plus. */
const BOOKED = `SELECT coalesce(sum(l.credit) - sum(l.debit), 0) FROM entry e JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref
  WHERE e.document_seq = d.seq AND a.code = '2-1310'`;

/**
 * Each run, undoing and payment against what its document posted to 2-1310, and at most one run of a month in force.
 * The account as a whole is not held against them: a gerai may have booked tax by hand before.
 */
export const taxChecks: RoomCheck = (db) => {
  const booked = db
    .sql<Booked>(
      `SELECT 'tax_run' AS "table", d.number, r.tax AS amount, (${BOOKED}) AS booked FROM tax_run r JOIN document d ON d.seq = r.document_seq
       UNION ALL SELECT 'tax_undo', d.number, -r.tax, (${BOOKED}) FROM tax_undo u JOIN tax_run r ON r.document_seq = u.run_seq JOIN document d ON d.seq = u.document_seq
       UNION ALL SELECT 'tax_payment', d.number, -p.amount, (${BOOKED}) FROM tax_payment p JOIN document d ON d.seq = p.document_seq`,
    )
    .all();
  const problems: Problem[] = booked
    .filter((row) => row.amount !== row.booked)
    .map((row) => ({ table: row.table, key: row.number, problem: `tercatat ${rp(row.amount)}, dibukukan ke 2-1310 ${rp(row.booked)}` }));
  const twice = db
    .sql<Runs>('SELECT r.period, count(*) AS active FROM tax_run r WHERE NOT EXISTS (SELECT 1 FROM tax_undo u WHERE u.run_seq = r.document_seq) GROUP BY r.period HAVING count(*) > 1')
    .all();
  for (const { period, active } of twice) problems.push({ table: 'tax_run', key: period, problem: `dihitung ${active} kali tanpa dibatalkan` });
  return problems.slice(0, MAX_PROBLEMS);
};
