import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Controls, type Problem } from '../kernel/problems.ts';

/** QRIS money on its way to the bank. */
export const qrisControls: Controls = (db) => [{ accounts: ['1-1220'], amount: db.sql<{ total: number | null }>('SELECT sum(amount) AS total FROM qris_pending').get()?.total ?? 0 }];

/** What still waits of each sale's QRIS re-derived from payments and settlements; settlements against their documents; all of it against 1-1220. */
export function qrisChecks(db: Database, accountBalance: (code: string) => number): Problem[] {
  const problems: Problem[] = [];
  const wrong = db
    .sql<{ number: string; expected: number; kept: number }>(
      `SELECT d.number, w.expected, w.kept FROM (
         SELECT p.document_seq AS seq, sum(p.amount) - coalesce((SELECT sum(s.amount) FROM qris_settled s WHERE s.sale_seq = p.document_seq), 0) AS expected,
                coalesce((SELECT q.amount FROM qris_pending q WHERE q.sale_seq = p.document_seq), 0) AS kept
           FROM sale_payment p WHERE p.method = 'qris' GROUP BY p.document_seq) w JOIN document d ON d.seq = w.seq
        WHERE w.expected <> w.kept ORDER BY w.seq LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  for (const { number, expected, kept } of wrong) problems.push({ table: 'qris_pending', key: number, problem: `tercatat belum cair ${kept}, menurut pembayaran dan pencairannya ${expected}` });
  const strays = db
    .sql<{ table: string; key: number }>(
      `SELECT 'qris_pending' AS "table", sale_seq AS key FROM qris_pending q WHERE NOT EXISTS (SELECT 1 FROM sale_payment p WHERE p.document_seq = q.sale_seq AND p.method = 'qris')
       UNION ALL
       SELECT 'qris_settled', sale_seq FROM qris_settled s WHERE NOT EXISTS (SELECT 1 FROM sale_payment p WHERE p.document_seq = s.sale_seq AND p.method = 'qris')
          OR NOT EXISTS (SELECT 1 FROM document d WHERE d.seq = s.document_seq AND d.kind IN ('CQ', 'BQ', 'BV')) LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  for (const { table, key } of strays) problems.push({ table, key: String(key), problem: 'tidak ada pembayaran QRIS atau pencairannya' });
  const rows = db.sql<{ number: string; amount: number }>('SELECT d.number, s.amount FROM qris_settled s JOIN document d ON d.seq = s.sale_seq WHERE s.document_seq = ?');
  for (const document of db.sql<{ seq: number; number: string; amounts: string }>("SELECT seq, number, amounts FROM document WHERE kind IN ('CQ', 'BQ') ORDER BY seq").iterate()) {
    const { sales } = JSON.parse(document.amounts) as { sales: [string, number][] };
    const written = new Map(rows.all(document.seq).map((row) => [row.number, row.amount]));
    if (written.size !== sales.length || sales.some(([number, amount]) => written.get(number) !== amount))
      problems.push({ table: 'qris_settled', key: document.number, problem: 'berbeda dari dokumen pencairannya' });
  }
  const total = qrisControls(db).reduce((sum, figure) => sum + figure.amount, 0);
  if (total !== accountBalance('1-1220')) problems.push({ table: 'qris_pending', key: '1-1220', problem: `QRIS belum cair ${total}, buku besar ${accountBalance('1-1220')}` });
  return problems.slice(0, MAX_PROBLEMS);
}
