import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';

export const DEPOSITS = '2-1240';

/** What became of the deposit at sale line `l`: the sum of a column of its returns, or only of some. */
export const back = (what: string, only = ''): string => `(SELECT coalesce(sum(r.${what}), 0) FROM deposit_return r WHERE r.sale_seq = l.document_seq AND r.sale_line = l.line_no${only})`;

/** Only what became of a deposit up to the day that `asked` names. */
export const UNTIL = ' AND (SELECT x.on_date FROM document x WHERE x.seq = r.document_seq) <= (SELECT on_date FROM asked)';
/** Names that day: one parameter, before all others. */
export const ASKED = 'WITH asked (on_date) AS (SELECT ?)';

/** The document that last gave back, or kept, a deposit of a sale. */
export const depositSettledBy = (db: Database, saleSeq: number): string | undefined =>
  db.sql<{ number: string }>('SELECT d.number FROM deposit_return r JOIN document d ON d.seq = r.document_seq WHERE r.sale_seq = ? ORDER BY d.seq DESC LIMIT 1').get(saleSeq)?.number;

/** How many lent cylinders of each line of a sale are settled, by line number. */
export const depositsSettled = (db: Database, saleSeq: number): ReadonlyMap<number, number> =>
  new Map(db.sql<{ no: number; count: number }>('SELECT sale_line AS no, sum(count) AS count FROM deposit_return WHERE sale_seq = ? GROUP BY sale_line').all(saleSeq).map(({ no, count }) => [no, count]));

/** Deposits of which something was still lent at the end of a day: how many cylinders of what size, and what was held for them. */
export const openOn = (db: Database, day: string): { readonly size: string; readonly count: number; readonly held: number }[] =>
  db
    .sql<{ size: string; count: number; held: number }>(
      `${ASKED} SELECT * FROM (SELECT p.cylinder_size AS size, l.qty / 1000 - ${back('count', UNTIL)} AS count, l.deposit - ${back('amount', UNTIL)} AS held
         FROM sale_line l JOIN document d ON d.seq = l.document_seq JOIN product p ON p.ref = l.product_ref WHERE l.cylinder = 'jaminan' AND d.on_date <= (SELECT on_date FROM asked)) WHERE count > 0`,
    )
    .all(day);

const LEFT = `SELECT p.cylinder_size AS size, s.member_ref AS member, l.qty / 1000 - ${back('count')} AS count, l.deposit - ${back('amount')} AS held FROM sale_line l JOIN sale s ON s.document_seq = l.document_seq JOIN product p ON p.ref = l.product_ref WHERE l.cylinder = 'jaminan'`;

/** Open deposits re-derived from sales and what became of them, against what is counted as lent and held, and by person against 2-1240. */
export function depositChecks(db: Database): Problem[] {
  const sizes = db
    .sql<{ size: string; lent: number; held: number; count: number; deposits: number }>(
      `SELECT * FROM (SELECT c.size, c.lent, c.deposit_held AS held, coalesce(sum(o.count), 0) AS count, coalesce(sum(o.held), 0) AS deposits FROM cylinder c LEFT JOIN (${LEFT}) o ON o.size = c.size GROUP BY c.size) WHERE lent <> count OR held <> deposits`,
    )
    .all()
    .map((row): Problem => ({ table: 'cylinder', key: row.size, problem: `dipinjam ${row.lent} dengan jaminan ${row.held}, menurut jaminan terbuka ${row.count} dan ${row.deposits}` }));
  const people = db
    .sql<{ member: string; held: number }>(
      `SELECT coalesce(m.no, 'bukan anggota') AS member, held FROM (
         SELECT member, sum(held) AS held FROM (SELECT member, held FROM (${LEFT})
           UNION ALL SELECT l.member_ref, l.debit - l.credit FROM entry_line l JOIN account a ON a.ref = l.account_ref WHERE a.code = '${DEPOSITS}') GROUP BY member HAVING sum(held) <> 0) x
         LEFT JOIN member m ON m.ref = x.member LIMIT ?`,
    )
    .all(MAX_PROBLEMS)
    .map(({ member, held }): Problem => ({ table: 'deposit_return', key: member, problem: `jaminan tabung berbeda ${held} dari buku besar ${DEPOSITS}` }));
  const rows = db
    .sql<{ number: string }>(
      `SELECT DISTINCT d.number FROM deposit_return r JOIN document d ON d.seq = r.document_seq JOIN sale_line l ON l.document_seq = r.sale_seq AND l.line_no = r.sale_line
        WHERE d.kind <> CASE r.kind WHEN 'kembali' THEN 'TJ' WHEN 'hangus' THEN 'TH' WHEN 'batal' THEN 'BV' ELSE 'RJ' END OR l.cylinder IS NOT 'jaminan' OR ${back('count')} * 1000 > l.qty OR ${back('amount')} > l.deposit
           OR (${back('count')} * 1000 = l.qty AND ${back('amount')} <> l.deposit)
       UNION SELECT d.number FROM document d WHERE d.kind IN ('TJ', 'TH') AND NOT EXISTS (SELECT 1 FROM deposit_return r WHERE r.document_seq = d.seq) LIMIT ?`,
    )
    .all(MAX_PROBLEMS)
    .map(({ number }): Problem => ({ table: 'deposit_return', key: number, problem: 'tidak cocok dengan dokumen atau penjualannya' }));
  return [...sizes, ...people, ...rows];
}
