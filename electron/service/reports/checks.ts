import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';
import { documentMonths } from '../ledger/index.ts';

type Sum = { readonly account: string; readonly unit: string; readonly amount: number };

/** The kept price advantage of members by month against the lines of their sales and what came back of them. */
export function advantageChecks(db: Database): Problem[] {
  const problems: Problem[] = [];
  const kept = new Map(db.sql<{ key: string; amount: number }>("SELECT period || ' ' || account || ' ' || unit AS key, amount FROM price_advantage").all().map((row) => [row.key, row.amount]));
  for (const [key, amount] of derived(db)) {
    if (kept.get(key) !== amount) problems.push({ table: 'price_advantage', key, problem: `tercatat ${kept.get(key) ?? 0}, menurut penjualan ${amount}` });
    kept.delete(key);
  }
  for (const key of kept.keys()) problems.push({ table: 'price_advantage', key, problem: 'tidak ada penjualannya' });
  return problems.slice(0, MAX_PROBLEMS);
}

/** Month by month: over all of them SQLite would sort a million lines. */
function derived(db: Database): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (period: string, { account, unit, amount }: Sum): void => void sums.set(`${period} ${account} ${unit}`, (sums.get(`${period} ${account} ${unit}`) ?? 0) + amount);
  const sold = db.sql<Sum>(
    `SELECT l.sales_account AS account, l.unit, sum(((l.general_price - l.unit_price) * l.qty + 500) / 1000) AS amount
       FROM document d CROSS JOIN sale s ON s.document_seq = d.seq CROSS JOIN sale_line l ON l.document_seq = s.document_seq
      WHERE d.kind = 'PJ' AND d.on_date BETWEEN ? AND ? AND s.member_ref IS NOT NULL AND l.general_price > l.unit_price GROUP BY l.sales_account, l.unit`,
  );
  for (const { period, from, to } of documentMonths(db, 'PJ')) for (const sum of sold.all(from, to)) add(period, sum);
  const back = db.sql<Sum & { date: string }>(
    `SELECT d.on_date AS date, l.sales_account AS account, l.unit, -b.advantage AS amount
       FROM sale_return_line b JOIN document d ON d.seq = b.document_seq JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line WHERE b.advantage > 0`,
  );
  for (const { date, ...sum } of back.iterate()) add(date.slice(0, 7), sum);
  return sums;
}
