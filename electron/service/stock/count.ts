import { varianceOf } from '../../../shared/domain/stockCount.ts';
import type { Moment } from '../../../shared/domain/dates.ts';
import { quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { countWords as words } from '../../../shared/text/count.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { Cylinders } from '../cylinders/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine, Ledger } from '../ledger/index.ts';
import { VARIANCE, type Place } from './place.ts';

/** What a count asks of the stock. */
export type CountShelf = {
  readonly kernel: Kernel; readonly ledger: Ledger; readonly catalog: Catalog; readonly cylinders: Cylinders;
  onHand(productRef: number): { readonly qty: Quantity };
  worth(product: Product, qty: number, field: string): number;
  change(ctx: WriteCtx, product: Product, qty: number, value: number, place: Place): void;
};

/** What the book had of a product at a moment: its last move by then (0: none), and what that left, in thousandths. */
export type BookThen = { readonly move: number; readonly qty: number };
/** One product as it was counted, against the book of that moment. `field` is where the caller named it. */
export type CountedProduct = { readonly product: Product; readonly counted: Quantity; readonly book: BookThen; readonly countedAt: Moment | null; readonly reason: string | null; readonly field: string };
export type CountPosting = { readonly lines: readonly CountedProduct[]; readonly reason: string; readonly document: Parameters<Ledger['document']>[1]; };
export type PostedCount = { readonly document: DocumentHead; readonly variance: number; readonly entryNumber: string | null };

/** What the book has of a product now. */
export function bookNow(db: Database, productRef: number): BookThen {
  return db.sql<BookThen>('SELECT seq AS move, balance_qty AS qty FROM stock_move WHERE product_ref = ? ORDER BY seq DESC LIMIT 1').get(productRef) ?? { move: 0, qty: 0 };
}

/** What the book had of a product at a moment, by when its documents were recorded (ruling 31). */
export function bookAt(db: Database, productRef: number, at: Moment): BookThen {
  return (
    db.sql<BookThen>('SELECT m.seq AS move, m.balance_qty AS qty FROM stock_move m JOIN document d ON d.seq = m.document_seq WHERE m.product_ref = ? AND d.at <= ? ORDER BY m.seq DESC LIMIT 1').get(productRef, at) ?? { move: 0, qty: 0 }
  );
}

/** Goods moved by these came or went; by a count, or as lost or found, only the book was put right. */
const PUT_RIGHT = `(m.kind = 'hitung' OR (m.kind = 'sesuai' AND json_extract(d.refs, '$.adjusted') IN ('hilang', 'ditemukan')))`;

/** How much of a product moved in the book since it was counted, in thousandths. */
export const movedSince = (db: Database, productRef: number, book: BookThen): number => bookNow(db, productRef).qty - book.qty;

/** The document that has put the book of a product right since; undefined where none has. */
export const putRightSince = (db: Database, productRef: number, move: number): string | undefined =>
  db.sql<{ number: string }>(`SELECT d.number FROM stock_move m JOIN document d ON d.seq = m.document_seq WHERE m.product_ref = ? AND m.seq > ? AND ${PUT_RIGHT} ORDER BY m.seq LIMIT 1`).get(productRef, move)?.number;

/**
 * Posts a count (OP): the difference of each product against the book of the moment it was counted goes to 5-1510, at what it is worth now. Moves after
 * that moment are no difference. Throws CONFLICT for goods whose book was put right since, RULE STOCK_INSUFFICIENT where more has left since than was
 * counted, APPROVAL_REQUIRED above the setting stock.count, BACKDATED.
 */
export function postCount(shelf: CountShelf, ctx: WriteCtx, { lines, reason, document: input }: CountPosting): PostedCount {
  const { ledger, catalog, kernel } = shelf;
  const counted = lines.map((line) => {
    const { product, field, book } = line;
    const since = putRightSince(kernel.db, product.ref, book.move);
    if (since !== undefined) throw conflict('countedSince', words.countedSince(product.name, since), { field, productId: product.id, number: since });
    const difference = line.counted - book.qty;
    const held = shelf.onHand(product.ref).qty;
    if (difference < 0 && -difference > held) throw refuse('STOCK_INSUFFICIENT', words.goneSince(product.name, product.unit, -difference, held), { field, productId: product.id, onHand: quantityText(held) });
    return { ...line, difference, value: difference === 0 ? 0 : shelf.worth(product, difference, field) };
  });
  const { net, gross } = varianceOf(counted);
  const { approvalAbove } = kernel.settings.at('stock.count', ctx.today);
  if (gross > approvalAbove && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', words.needsApproval(gross, approvalAbove), { field: 'approval', variance: net, gross });
  const document = ledger.document(ctx, {
    ...input, amounts: { variance: net, lines: counted.map((line) => [line.product.id, line.book.qty, line.counted, line.value]) }, refs: { ...input.refs, reason },
  });
  const entryLines = counted.flatMap((line, index): EntryLine[] => {
    const lineNo = index + 1;
    const { product, difference, value } = line;
    ctx.rows.insert('count_line', { document_seq: document.seq, line_no: lineNo, product_ref: product.ref, book_qty: line.book.qty, counted_qty: line.counted, value });
    if (line.countedAt !== null || line.reason !== null) ctx.rows.insert('count_line_note', { document_seq: document.seq, line_no: lineNo, counted_at: line.countedAt, reason: line.reason });
    if (difference === 0) return [];
    shelf.change(ctx, product, difference, value, { document, lineNo, kind: 'hitung' });
    if (product.cylinder_size !== null) shelf.cylinders.recount(ctx, product.cylinder_size, difference / 1000, document, lineNo);
    const category = catalog.category(product, document.date);
    const inventory: EntryLine = { account: category.inventory, unit: category.unit };
    const loss: EntryLine = { account: VARIANCE, unit: category.unit };
    return value < 0 ? [{ ...loss, debit: -value }, { ...inventory, credit: -value }] : [{ ...inventory, debit: value }, { ...loss, credit: value }];
  });
  const entry = entryLines.some((line) => (line.debit ?? 0) > 0) ? ledger.post(ctx, { document, memo: words.memo(document.number, reason), lines: entryLines }) : null;
  ctx.note(document.number, words.noted(net));
  return { document, variance: net, entryNumber: entry?.number ?? null };
}

/** The book a count is held against: that of the moment it was counted, where one is named, else of now. Throws VALIDATION for a moment to come. */
export function bookOf({ kernel }: CountShelf, ctx: WriteCtx, product: Product, countedAt: Moment | undefined, field: string): BookThen {
  if (countedAt === undefined) return bookNow(kernel.db, product.ref);
  if (countedAt > ctx.now) throw invalid(field, words.notYet);
  return bookAt(kernel.db, product.ref, countedAt);
}
