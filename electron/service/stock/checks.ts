import type { Database } from '../kernel/database.ts';
import type { ControlFigure, Problem } from '../kernel/problems.ts';

type Live = { product_ref: number; qty: number; value: number; last_on: string };
type Move = { seq: number; product_ref: number; on_date: string; qty: number; value: number; balance_qty: number; balance_value: number };

/** What the goods on hand are worth. */
export const stockControls = (db: Database, inventoryAccounts: readonly string[]): ControlFigure[] => [
  { accounts: inventoryAccounts, amount: db.sql<{ value: number | null }>('SELECT sum(value) AS value FROM stock').get()?.value ?? 0 },
];

/** Stock re-derived from its moves, and its value against the inventory accounts. */
export function stockChecks(db: Database, accountBalance: (code: string) => number, inventoryAccounts: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const derived = new Map<number, { qty: number; value: number; last: string }>();
  for (const move of db.sql<Move>('SELECT seq, product_ref, on_date, qty, value, balance_qty, balance_value FROM stock_move ORDER BY seq').iterate()) {
    const before = derived.get(move.product_ref) ?? { qty: 0, value: 0, last: '' };
    const after = { qty: before.qty + move.qty, value: before.value + move.value, last: move.on_date };
    if (after.qty !== move.balance_qty || after.value !== move.balance_value || move.on_date < before.last) problems.push({ table: 'stock_move', key: String(move.seq), problem: 'saldo berjalan tidak cocok' });
    derived.set(move.product_ref, after);
  }
  let total = 0;
  for (const row of db.sql<Live>('SELECT product_ref, qty, value, last_on FROM stock').iterate()) {
    const expected = derived.get(row.product_ref);
    derived.delete(row.product_ref);
    total += row.value;
    if (expected === undefined || expected.qty !== row.qty || expected.value !== row.value || expected.last !== row.last_on) problems.push({ table: 'stock', key: String(row.product_ref), problem: 'berbeda dari jumlah mutasinya' });
  }
  for (const ref of derived.keys()) problems.push({ table: 'stock', key: String(ref), problem: 'baris hilang' });
  const booked = inventoryAccounts.reduce((sum, code) => sum + accountBalance(code), 0);
  if (booked !== total) problems.push({ table: 'stock', key: inventoryAccounts.join(', '), problem: `nilai stok ${total}, buku besar ${booked}` });
  return problems;
}
