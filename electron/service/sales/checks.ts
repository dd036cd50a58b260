import type { Database } from '../kernel/database.ts';
import type { Problem } from '../kernel/problems.ts';

/** Members' trade by month as the sales say it: period and member row to rupiah (ruling 40). */
export function saleSums(db: Database): { period: string; memberRef: number; sales: number }[] {
  return db
    .sql<{ period: string; memberRef: number; sales: number }>(
      'SELECT substr(d.on_date, 1, 7) AS period, s.member_ref AS memberRef, sum(s.total) AS sales FROM sale s JOIN document d ON d.seq = s.document_seq WHERE s.member_ref IS NOT NULL GROUP BY 1, 2',
    )
    .all();
}

/** Sales against their lines and payments, and the uses of buyer limits re-derived from the lines. */
export function salesChecks(db: Database): Problem[] {
  const problems: Problem[] = [];
  const uneven = db
    .sql<{ number: string; total: number; lines: number; paid: number; change: number; tendered: number; rounding: number }>(
      `SELECT d.number, s.total, s.paid, s.change, s.rounding,
              (SELECT coalesce(sum(l.amount + l.shell_amount + l.deposit), 0) FROM sale_line l WHERE l.document_seq = s.document_seq) AS lines,
              (SELECT coalesce(sum(p.amount), 0) FROM sale_payment p WHERE p.document_seq = s.document_seq) AS tendered
         FROM sale s JOIN document d ON d.seq = s.document_seq`,
    )
    .iterate();
  for (const sale of uneven) {
    if (sale.lines !== sale.total) problems.push({ table: 'sale', key: sale.number, problem: `total ${sale.total}, jumlah barisnya ${sale.lines}` });
    if (sale.tendered - sale.change !== sale.paid || sale.paid !== sale.total + sale.rounding) problems.push({ table: 'sale', key: sale.number, problem: 'pembayaran tidak sama dengan yang harus dibayar' });
  }
  const live = new Map(
    db.sql<{ key: string; qty: number }>("SELECT product_ref || ' ' || buyer || ' ' || on_date AS key, qty FROM limit_use").all().map((row) => [row.key, row.qty]),
  );
  const derived = db
    .sql<{ key: string; qty: number }>(
      `SELECT l.product_ref || ' ' || l.limit_buyer || ' ' || d.on_date AS key, sum(l.qty) AS qty FROM sale_line l JOIN document d ON d.seq = l.document_seq
        WHERE l.limit_buyer IS NOT NULL GROUP BY l.product_ref, l.limit_buyer, d.on_date`,
    )
    .iterate();
  for (const { key, qty } of derived) {
    if (live.get(key) !== qty) problems.push({ table: 'limit_use', key, problem: `tercatat ${live.get(key) ?? 0}, menurut penjualan ${qty}` });
    live.delete(key);
  }
  for (const key of live.keys()) problems.push({ table: 'limit_use', key, problem: 'tidak ada penjualannya' });
  return problems;
}
