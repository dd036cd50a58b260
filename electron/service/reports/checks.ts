import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';

/** The kept price advantage of members by month against the lines of their sales. */
export function advantageChecks(db: Database): Problem[] {
  const problems: Problem[] = [];
  const kept = new Map(db.sql<{ key: string; amount: number }>("SELECT period || ' ' || account || ' ' || unit AS key, amount FROM price_advantage").all().map((row) => [row.key, row.amount]));
  const derived = db
    .sql<{ key: string; amount: number }>(
      `SELECT substr(d.on_date, 1, 7) || ' ' || l.sales_account || ' ' || l.unit AS key, sum(((l.general_price - l.unit_price) * l.qty + 500) / 1000) AS amount
         FROM sale_line l JOIN sale s ON s.document_seq = l.document_seq JOIN document d ON d.seq = l.document_seq
        WHERE s.member_ref IS NOT NULL AND l.general_price > l.unit_price GROUP BY 1`,
    )
    .iterate();
  for (const { key, amount } of derived) {
    if (kept.get(key) !== amount) problems.push({ table: 'price_advantage', key, problem: `tercatat ${kept.get(key) ?? 0}, menurut penjualan ${amount}` });
    kept.delete(key);
  }
  for (const key of kept.keys()) problems.push({ table: 'price_advantage', key, problem: 'tidak ada penjualannya' });
  return problems.slice(0, MAX_PROBLEMS);
}
