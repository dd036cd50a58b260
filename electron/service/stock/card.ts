import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import type { Database } from '../kernel/database.ts';
import { invalid, unknownPage } from '../kernel/refusal.ts';

type HeldRow = { ref: number; id: string; sku: string; name: string; qty: number; value: number };
type MoveRow = { seq: number; on_date: CalendarDate; number: string; kind: string; qty: number; value: number; balance_qty: number; balance_value: number };

/** Where the stock of a product stands in a row of `product p`: as it is now, or as a day's end left it. */
const NOW = 'SELECT p.ref, p.id, p.sku, p.name, coalesce(s.qty, 0) AS qty, coalesce(s.value, 0) AS value FROM product p LEFT JOIN stock s ON s.product_ref = p.ref';
const THEN = `SELECT p.ref, p.id, p.sku, p.name, coalesce(m.balance_qty, 0) AS qty, coalesce(m.balance_value, 0) AS value FROM product p
  LEFT JOIN stock_move m ON m.seq = (SELECT x.seq FROM stock_move x WHERE x.product_ref = p.ref AND x.on_date <= ? ORDER BY x.on_date DESC, x.seq DESC LIMIT 1)`;

/** What is on hand by name, of one product or all; a page costs its own rows. `next` is the last product of a page. Throws VALIDATION for a page nobody gave out. */
export function onHand(db: Database, productRef: number | undefined, { asOf, limit, cursor }: Pick<Args<'stock.onHand'>, 'asOf' | 'limit' | 'cursor'>): Result<'stock.onHand'> {
  const day = asOf === undefined ? [] : [asOf];
  const held = asOf === undefined ? NOW : THEN;
  const answer = (rows: readonly HeldRow[], next: string | null): Result<'stock.onHand'> => ({ rows: rows.map((row) => ({ productId: row.id, sku: row.sku, name: row.name, qty: quantityText(row.qty), value: row.value })), next });
  const after = cursor === undefined ? { name: '', ref: 0 } : db.sql<{ name: string; ref: number }>('SELECT name, ref FROM product WHERE id = ?').get(cursor);
  if (after === undefined) throw unknownPage();
  if (productRef !== undefined) return answer(db.sql<HeldRow>(`${held} WHERE p.ref = ?`).all(...day, productRef), null);
  const found = db.sql<HeldRow>(`${held} WHERE (p.name, p.ref) > (?, ?) ORDER BY p.name, p.ref LIMIT ?`).all(...day, after.name, after.ref, limit === undefined ? -1 : limit + 1);
  const page = found.slice(0, limit);
  return answer(page, found.length > page.length ? (page.at(-1)?.id ?? null) : null);
}

/** Where a product stood after its last move before a day, or on it; `seq` 0 where it had none. A product's moves are written in the order of their days. */
const standingAt = (db: Database, productRef: number, day: CalendarDate, included: boolean): { readonly seq: number; readonly qty: string; readonly value: number } => {
  const row = db
    .sql<{ seq: number; qty: number; value: number }>(`SELECT seq, balance_qty AS qty, balance_value AS value FROM stock_move WHERE product_ref = ? AND on_date ${included ? '<=' : '<'} ? ORDER BY on_date DESC, seq DESC LIMIT 1`)
    .get(productRef, day);
  return { seq: row?.seq ?? 0, qty: quantityText(row?.qty ?? 0), value: row?.value ?? 0 };
};

/** A product's moves between two days in their order, with what there was before and after all of them; a page costs its own rows, wherever it lies. Throws VALIDATION. */
export function card(db: Database, productRef: number, { from, to, limit, cursor }: Pick<Args<'stock.card'>, 'from' | 'to' | 'limit' | 'cursor'>): Result<'stock.card'> {
  if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw unknownPage();
  const { seq: before, ...opening } = standingAt(db, productRef, from, false);
  const { seq: end, ...closing } = standingAt(db, productRef, to, true);
  const found = db
    .sql<MoveRow>(
      `SELECT m.seq, m.on_date, d.number, m.kind, m.qty, m.value, m.balance_qty, m.balance_value FROM stock_move m JOIN document d ON d.seq = m.document_seq
        WHERE m.product_ref = ? AND m.seq > ? AND m.seq <= ? ORDER BY m.seq LIMIT ?`,
    )
    .all(productRef, Math.max(before, Number(cursor ?? 0)), end, limit === undefined ? -1 : limit + 1);
  const page = found.slice(0, limit);
  return {
    opening,
    rows: page.map((move) => ({
      date: move.on_date, number: move.number, kind: move.kind, qtyIn: quantityText(Math.max(0, move.qty)), qtyOut: quantityText(Math.max(0, -move.qty)), value: move.value, qty: quantityText(move.balance_qty), balance: move.balance_value,
    })),
    closing,
    next: found.length > page.length ? String(page.at(-1)?.seq ?? '') : null,
  };
}
