import type { Database } from '../kernel/database.ts';
import { batchChecks } from './batches.ts';
import { countChecks } from './countChecks.ts';
import type { ControlFigure, Problem } from '../kernel/problems.ts';
import { stream, type Stream } from '../kernel/stream.ts';

type Live = { product_ref: number; qty: number; value: number; last_on: string };
type Move = readonly [seq: number, product: number, date: string, qty: number, value: number, balanceQty: number, balanceValue: number];
const MOVES: Stream = { columns: 'seq, product_ref, on_date, qty, value, balance_qty, balance_value', from: 'stock_move', key: ['seq'], places: [0] };

/** What the goods on hand are worth. */
export const stockControls = (db: Database, inventoryAccounts: readonly string[]): ControlFigure[] => [
  { accounts: inventoryAccounts, amount: db.sql<{ value: number | null }>('SELECT sum(value) AS value FROM stock').get()?.value ?? 0 },
];

/** Stock re-derived from its moves, and its value against the inventory accounts. */
export function stockChecks(db: Database, accountBalance: (code: string) => number, inventoryAccounts: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const derived = new Map<number, { qty: number; value: number; last: string }>();
  for (const [seq, product, date, movedQty, movedValue, balanceQty, balanceValue] of stream<Move>(db, MOVES)) {
    const before = derived.get(product) ?? { qty: 0, value: 0, last: '' };
    const after = { qty: before.qty + movedQty, value: before.value + movedValue, last: date };
    if (after.qty !== balanceQty || after.value !== balanceValue || date < before.last) problems.push({ table: 'stock_move', key: String(seq), problem: 'saldo berjalan tidak cocok' });
    derived.set(product, after);
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
  return [...problems, ...batchChecks(db), ...countChecks(db)];
}
