import { EMPTY_STOCK, issueCost, surplusValue, type Stock } from '../../../shared/domain/costing.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { quantity } from '../../../shared/domain/quantity.ts';
import type { Database } from '../kernel/database.ts';
import { standing } from '../ledger/index.ts';

type Later = { readonly documentSeq: number; readonly number: string; readonly kind: string; readonly qty: number; readonly value: number };

/** What keeps a receipt from being taken back: the document that took its goods, or one whose cost rests on it. */
export type Rests = { readonly number: string; readonly why: 'goods' | 'cost' };

/** Whether a move brought goods at a cost of their own: a delivery, or what came of a repack. What is found on an empty shelf is worth as much as the last of them. */
const brought = ({ kind, qty }: Pick<Later, 'kind' | 'qty'>): boolean => (kind === 'terima' || kind === 'kemas') && qty > 0;

/** What came last of a product before a move, or until now, at a cost of its own and not undone since. */
export function lastBrought(db: Database, productRef: number, before = Number.MAX_SAFE_INTEGER): Stock {
  const row = db
    .sql<{ qty: number; value: number }>(`SELECT qty, value FROM stock_move WHERE product_ref = ? AND seq < ? AND kind IN ('terima', 'kemas') AND qty > 0 AND ${standing('stock_move.document_seq')} ORDER BY seq DESC LIMIT 1`)
    .get(productRef, before);
  return row === undefined ? EMPTY_STOCK : { qty: quantity(row.qty), value: rupiah(row.value) };
}

/**
 * Lives a product's moves since a receipt through again as if it had not come: taking it back leaves the stock exact when
 * every later one would have found its goods and cost the same. Answers the first that would not, null when all would.
 */
export function restingOn(db: Database, productRef: number, documentSeq: number): Rests | null {
  const first = db
    .sql<{ seq: number; qty: number; value: number }>('SELECT seq, balance_qty - qty AS qty, balance_value - value AS value FROM stock_move WHERE product_ref = ? AND document_seq = ? ORDER BY seq LIMIT 1')
    .get(productRef, documentSeq);
  if (first === undefined) return null;
  let { qty, value }: { qty: number; value: number } = first;
  let last = lastBrought(db, productRef, first.seq);
  const moves = db.sql<Later>(
    `SELECT m.document_seq AS documentSeq, d.number, m.kind, m.qty, m.value FROM stock_move m JOIN document d ON d.seq = m.document_seq WHERE m.product_ref = ? AND m.seq >= ? ORDER BY m.seq`,
  );
  for (const move of moves.iterate(productRef, first.seq)) {
    if (move.documentSeq === documentSeq) continue;
    const stock: Stock = { qty: quantity(qty), value: rupiah(value) };
    // A price put right was shared by what was there then: without the receipt it would have been another share.
    if (move.qty === 0) return { number: move.number, why: 'cost' };
    // What was received, or taken back of a receipt, has the value of its note, what came of a repack that of the goods it was made of; everything else has that of the average.
    if (move.kind !== 'terima' && !(move.kind === 'kemas' && move.qty > 0)) {
      if (move.qty < 0 && qty + move.qty < 0) return { number: move.number, why: 'goods' };
      const cost = move.qty < 0 ? -issueCost(stock, quantity(-move.qty)) : surplusValue(stock, quantity(move.qty), last);
      if (cost !== move.value) return { number: move.number, why: 'cost' };
    } else if (brought(move)) last = { qty: quantity(move.qty), value: rupiah(move.value) };
    qty += move.qty;
    value += move.value;
    if (qty < 0 || value < 0 || (qty === 0 && value !== 0)) return { number: move.number, why: qty < 0 ? 'goods' : 'cost' };
  }
  return null;
}
