import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';
import { documentMonths } from '../ledger/index.ts';
import { tradeKey, type TradeSums } from '../members/index.ts';

type Trade = { readonly memberRef: number; readonly total: number };

/** Members' trade by month as sales say it, less what came back, each in its own month (ruling 40). Month by month: over all of them SQLite would sort a million sales. */
export function saleSums(db: Database): TradeSums {
  const sums = new Map<string, number>();
  const add = (period: string, { memberRef, total }: Trade): void => void sums.set(tradeKey(period, memberRef), (sums.get(tradeKey(period, memberRef)) ?? 0) + total);
  const sold = db.sql<Trade>(
    `SELECT s.member_ref AS memberRef, sum(s.total) AS total FROM document d CROSS JOIN sale s ON s.document_seq = d.seq
      WHERE d.kind = 'PJ' AND d.on_date BETWEEN ? AND ? AND s.member_ref IS NOT NULL GROUP BY s.member_ref`,
  );
  for (const { period, from, to } of documentMonths(db, 'PJ')) for (const sum of sold.all(from, to)) add(period, sum);
  const back = db.sql<Trade & { date: string }>(
    'SELECT d.on_date AS date, s.member_ref AS memberRef, -r.total AS total FROM sale_return r JOIN document d ON d.seq = r.document_seq JOIN sale s ON s.document_seq = r.sale_seq WHERE s.member_ref IS NOT NULL',
  );
  for (const { date, ...sum } of back.iterate()) add(date.slice(0, 7), sum);
  // A deposit is in the total, but no trade; with a voided sale or returned gas it went back. Few sales took one, and an index finds them.
  const deposits = db.sql<Trade & { date: string }>(
    `SELECT d.on_date AS date, s.member_ref AS memberRef, -l.deposit AS total FROM sale_line l JOIN sale s ON s.document_seq = l.document_seq JOIN document d ON d.seq = l.document_seq WHERE l.cylinder = 'jaminan' AND s.member_ref IS NOT NULL
     UNION ALL SELECT d.on_date, s.member_ref, x.amount FROM deposit_return x JOIN sale_return r ON r.document_seq = x.document_seq JOIN sale s ON s.document_seq = r.sale_seq JOIN document d ON d.seq = r.document_seq WHERE s.member_ref IS NOT NULL`,
  );
  for (const { date, ...sum } of deposits.iterate()) add(date.slice(0, 7), sum);
  return sums;
}

/** Sales against their lines and payments, and the uses of buyer limits re-derived from the lines. */
export function salesChecks(db: Database): Problem[] {
  const problems: Problem[] = [];
  const uneven = db
    .sql<{ seq: number; total: number; lines: number }>(
      `SELECT seq, total, lines FROM (SELECT s.document_seq AS seq, s.total, s.paid, s.total + s.rounding AS owed,
                             (SELECT coalesce(sum(l.amount + l.shell_amount + l.deposit), 0) FROM sale_line l WHERE l.document_seq = s.document_seq) AS lines,
                             (SELECT coalesce(sum(p.amount), 0) FROM sale_payment p WHERE p.document_seq = s.document_seq) - s.change AS tendered FROM sale s)
        WHERE lines <> total OR tendered <> paid OR paid <> owed LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  for (const { seq, total, lines } of uneven) {
    const key = db.sql<{ number: string }>('SELECT number FROM document WHERE seq = ?').get(seq)?.number ?? String(seq);
    problems.push(lines === total ? { table: 'sale', key, problem: 'pembayaran tidak sama dengan yang harus dibayar' } : { table: 'sale', key, problem: `total ${total}, jumlah barisnya ${lines}` });
  }
  return [...problems, ...limitUses(db)];
}

type Use = { product: number; buyer: string; date: string; qty: number };

/** Kept uses of buyer limits held against those the sale lines give less what came back of them, both read in the order of their key so that neither is held whole. */
function* limitUses(db: Database): Generator<Problem> {
  const kept = db.sql<Use>('SELECT product_ref AS product, buyer, on_date AS date, qty FROM limit_use ORDER BY product_ref, buyer, on_date').iterate();
  const derived = db
    .sql<Use>(
      `SELECT l.product_ref AS product, l.limit_buyer AS buyer, d.on_date AS date,
              sum(l.qty - coalesce((SELECT sum(b.qty) FROM sale_return_line b WHERE b.sale_seq = l.document_seq AND b.sale_line = l.line_no), 0)) AS qty FROM sale_line l JOIN document d ON d.seq = l.document_seq
        WHERE l.limit_buyer IS NOT NULL GROUP BY l.product_ref, l.limit_buyer, d.on_date ORDER BY l.product_ref, l.limit_buyer, d.on_date`,
    )
    .iterate();
  const nextOf = (rows: IterableIterator<Use>): Use | undefined => {
    const step = rows.next();
    return step.done === true ? undefined : step.value;
  };
  const keyOf = ({ product, buyer, date }: Use): string => `${product} ${buyer} ${date}`;
  let found = 0;
  let [live, due] = [nextOf(kept), nextOf(derived)];
  try {
    while ((live !== undefined || due !== undefined) && found < MAX_PROBLEMS) {
      const order = live === undefined ? 1 : due === undefined ? -1 : inOrder(live, due);
      if (order < 0 && live !== undefined) yield { table: 'limit_use', key: keyOf(live), problem: 'tidak ada penjualannya' };
      else if (due !== undefined && (order > 0 || live?.qty !== due.qty)) yield { table: 'limit_use', key: keyOf(due), problem: `tercatat ${order > 0 ? 0 : (live?.qty ?? 0)}, menurut penjualan ${due.qty}` };
      if (order !== 0 || live?.qty !== due?.qty) found += 1;
      if (order <= 0) live = nextOf(kept);
      if (order >= 0) due = nextOf(derived);
    }
  } finally {
    kept.return?.();
    derived.return?.();
  }
}

/** How SQLite orders two uses: products by number, buyers and days by their letters (all of them ASCII). */
const inOrder = (a: Use, b: Use): number => a.product - b.product || compare(a.buyer, b.buyer) || compare(a.date, b.date);
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
