import type { Args, Result } from '../../../shared/contract/index.ts';
import { correctionSplit, returnCost } from '../../../shared/domain/costing.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { rupiah, sum } from '../../../shared/domain/money.ts';
import { quantity, quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { purchaseWords as words } from '../../../shared/text/purchasing.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import { standing, type DocumentHead, type EntryLine, type Ledger } from '../ledger/index.ts';
import type { Stock } from '../stock/index.ts';

/** Where differences between a note's price and what the stock carries go (ruling 30). */
const VARIANCE = '5-1520';

/** What the changes ask of the room they are in. */
export type ChangeRoom = {
  readonly kernel: Kernel; readonly ledger: Ledger; readonly catalog: Catalog; readonly stock: Stock;
  /** The account of what is owed to a supplier, and the one of what is prepaid. */
  readonly accounts: (supplierRef: number) => { readonly payable: string; readonly advance: string };
  readonly owed: (supplierRef: number) => number;
  readonly adjust: (supplierRef: number, payable: number, advance: number) => void;
  /** Takes what a supplier gives back off a delivery's debt, then off others. */
  readonly credit: (ctx: WriteCtx, document: DocumentHead, supplierRef: number, receiptSeq: number, amount: number) => void;
  /** Throws RULE BACKDATED where so much was not owed yet on a day. */
  readonly refuseEarlier: (supplierRef: number, amount: number, on: CalendarDate) => void;
};

type Receipt = { readonly seq: number; readonly number: string; readonly date: CalendarDate; readonly supplierRef: number };
/** A delivery's line with what has become of it: `amount` as put right since, `backQty` and `backAmount` what went back of it. */
type Line = { readonly lineNo: number; readonly batch: string | null; readonly productRef: number; readonly qty: Quantity; readonly amount: number; readonly backQty: number; readonly backAmount: number };
/** One line of a change: what went back or by how much the price differs, what the stock gains in value, and what is left for the difference account. */
type Change = { readonly line: Line; readonly product: Product; readonly qty: number; readonly amount: number; readonly value: number };

/** Deliveries changed afterwards: goods sent back to the supplier, and prices put right (ruling 30). */
export class ReceiptChanges {
  private readonly room: ChangeRoom;

  constructor(room: ChangeRoom) {
    this.room = room;
  }

  handlers(): Handlers<'purchases.return' | 'purchases.correct'> {
    return {
      'purchases.return': (args, ctx) => this.return(args, ctx),
      'purchases.correct': (args, ctx) => this.correct(args, ctx),
    };
  }

  /** Goods go back at the note's price: off what is owed, the rest is prepaid. Throws VALIDATION for more than is left of a line, RULE STOCK_INSUFFICIENT, BACKDATED. */
  private return({ receiptId, lines: asked, reason, date }: Args<'purchases.return'>, ctx: WriteCtx): Omit<Result<'purchases.return'>, 'replayed'> {
    const { stock, catalog } = this.room;
    const { receipt, on, known } = this.begin(ctx, receiptId, date);
    const lines = asked.map((line, index) => ({ lineNo: lineNamed(known, receipt, line, index), qty: line.qty }));
    const taken = new Map<number, number>();
    const changes = lines.map(({ qty }, index): Change => {
      const line = this.lineOf(known, lines, index);
      const product = catalog.byRef(line.productRef);
      if (product.cylinder_size !== null) throw invalid(`lines.${index}.lineNo`, words.cylindersStay(product.name));
      catalog.refuseFraction(product, qty, on, `lines.${index}.qty`);
      const left = Math.min(line.qty - line.backQty, stock.leftOf(product, { documentSeq: receipt.seq, lineNo: line.lineNo }) ?? line.qty);
      if (qty > left) throw invalid(`lines.${index}.qty`, words.returnTooMuch(product.name, left, product.unit));
      const held = quantity(stock.onHand(product.ref).qty - (taken.get(product.ref) ?? 0));
      if (qty > held) throw refuse('STOCK_INSUFFICIENT', words.short(product.name, held, product.unit, qty), { field: `lines.${index}.qty`, productId: product.id, onHand: quantityText(held) });
      taken.set(product.ref, (taken.get(product.ref) ?? 0) + qty);
      const amount = returnCost({ soldQty: line.qty, soldCost: line.amount, alreadyReturnedQty: quantity(line.backQty), alreadyReturnedCost: line.backAmount }, qty);
      return { line, product, qty, amount, value: 0 };
    });
    const amount = sum(changes.map((change) => change.amount));
    const document = this.document(ctx, 'RB', receipt, on, changes);
    const costed = changes.map((change, index): Change => ({
      ...change, value: -stock.takeOut(ctx, change.product, quantity(change.qty), { document, lineNo: index + 1, kind: 'retur-beli', received: { documentSeq: receipt.seq, lineNo: change.line.lineNo } }),
    }));
    return { ...this.book(ctx, document, receipt, costed, -amount, words.returnMemo(receipt.number, reason)), amount };
  }

  /** Lines get the total they should have had: what is still there of the goods takes its part of the difference, 5-1520 the rest. Throws VALIDATION, CONFLICT when nothing differs, RULE BACKDATED. */
  private correct({ receiptId, lines, reason, date }: Args<'purchases.correct'>, ctx: WriteCtx): Omit<Result<'purchases.correct'>, 'replayed'> {
    const { stock, catalog } = this.room;
    const { receipt, on, known } = this.begin(ctx, receiptId, date);
    const asked = lines.flatMap(({ amount }, index) => {
      const line = this.lineOf(known, lines, index);
      if (line.qty === 0) throw invalid(`lines.${index}.lineNo`, words.nothingKept(line.lineNo));
      if (amount < line.backAmount) throw invalid(`lines.${index}.amount`, words.belowReturned(line.backAmount));
      return amount === line.amount ? [] : [{ line, product: catalog.byRef(line.productRef), correction: amount - line.amount }];
    });
    if (asked.length === 0) throw conflict('unchanged', words.samePrice(receipt.number), { field: 'lines' });
    const total = asked.reduce((all, { correction }) => all + correction, 0);
    const document = this.document(ctx, 'KH', receipt, on, asked.map(({ line, product, correction }) => ({ line, product, qty: 0, amount: correction, value: 0 })));
    const changes = asked.map(({ line, product, correction }, index): Change => {
      const { toStock } = correctionSplit({ correction, received: line.qty, stock: stock.onHand(product.ref) });
      if (toStock !== 0) stock.revalue(ctx, product, toStock, { document, lineNo: index + 1, kind: 'sesuai' });
      return { line, product, qty: 0, amount: correction, value: toStock };
    });
    return { ...this.book(ctx, document, receipt, changes, total, words.correctMemo(receipt.number, reason)), correction: total };
  }

  private begin(ctx: WriteCtx, receiptId: string, date: CalendarDate | undefined): { receipt: Receipt; on: CalendarDate; known: ReadonlyMap<number, Line> } {
    const { kernel, ledger } = this.room;
    const receipt = kernel.db
      .sql<Receipt & { undone: string | null }>(
        `SELECT d.seq, d.number, d.on_date AS date, r.supplier_ref AS supplierRef, (SELECT b.number FROM document_reversal u JOIN document b ON b.seq = u.document_seq WHERE u.reversed_seq = d.seq) AS undone
           FROM receipt r JOIN document d ON d.seq = r.document_seq WHERE d.id = ? OR d.number = ?`,
      )
      .get(receiptId, receiptId);
    if (receipt === undefined) throw notFound('Penerimaan barang', 'receiptId');
    if (receipt.undone !== null) throw conflict('documentUndone', words.undone(receipt.number, receipt.undone), { field: 'receiptId', by: receipt.undone });
    const on = date ?? ctx.today;
    ledger.admitDate(ctx, on);
    if (on < receipt.date) throw refuse('BACKDATED', words.beforeReceipt(receipt.number, receipt.date), { field: 'date', last: receipt.date });
    const known = new Map(
      kernel.db
        .sql<Line>(
          `SELECT l.line_no AS lineNo, l.batch, l.product_ref AS productRef, l.qty, l.amount + coalesce(sum(CASE c.qty WHEN 0 THEN c.amount END), 0) AS amount,
                  coalesce(sum(c.qty), 0) AS backQty, coalesce(sum(CASE WHEN c.qty > 0 THEN c.amount END), 0) AS backAmount
             FROM receipt_line l LEFT JOIN receipt_line_change c ON c.receipt_seq = l.document_seq AND c.receipt_line = l.line_no WHERE l.document_seq = ? GROUP BY l.line_no`,
        )
        .all(receipt.seq)
        .map((line) => [line.lineNo, line]),
    );
    return { receipt, on, known };
  }

  /** The delivery's line that a line of the request names, once. */
  private lineOf(known: ReadonlyMap<number, Line>, lines: readonly { readonly lineNo: number }[], index: number): Line {
    const lineNo = lines[index]?.lineNo ?? 0;
    const line = known.get(lineNo);
    if (line === undefined) throw invalid(`lines.${index}.lineNo`, words.noLine(lineNo));
    if (lines.findIndex((other) => other.lineNo === lineNo) !== index) throw invalid(`lines.${index}.lineNo`, words.twice(lineNo));
    return line;
  }

  private document(ctx: WriteCtx, kind: 'RB' | 'KH', receipt: Receipt, on: CalendarDate, changes: readonly Change[]): DocumentHead {
    return this.room.ledger.document(ctx, {
      kind, date: on, amounts: { lines: changes.map(({ line, product, qty, amount }) => [line.lineNo, product.id, qty, amount]) }, refs: { receipt: receipt.number },
    });
  }

  /** Rows, balance and entry of a change; `owed` is what the debt to the supplier changes by, and what exceeds the debt is prepaid. */
  private book(ctx: WriteCtx, document: DocumentHead, receipt: Receipt, changes: readonly Change[], owed: number, memo: string): { number: string; payable: number; advance: number; entryNumber: string | null } {
    const { ledger, catalog } = this.room;
    const payable = Math.max(owed, -this.room.owed(receipt.supplierRef));
    const advance = payable - owed;
    if (payable < 0) this.room.refuseEarlier(receipt.supplierRef, -payable, document.date);
    const accounts = this.room.accounts(receipt.supplierRef);
    // Before the change is written: what is open of each debt is read without it.
    if (payable < 0) this.room.credit(ctx, document, receipt.supplierRef, receipt.seq, -payable);
    ctx.rows.insert('supplier_change', { document_seq: document.seq, receipt_seq: receipt.seq, supplier_ref: receipt.supplierRef, payable, advance });
    changes.forEach(({ line, qty, amount, value }, index) => ctx.rows.insert('receipt_line_change', { document_seq: document.seq, line_no: index + 1, receipt_seq: receipt.seq, receipt_line: line.lineNo, qty, amount, value }));
    this.room.adjust(receipt.supplierRef, payable, advance);
    const lines = changes.flatMap(({ product, qty, amount, value }): EntryLine[] => {
      const { inventory, unit } = catalog.category(product, document.date);
      // What the note gives back or asks for, and the stock does not carry, is the difference.
      const variance = (qty > 0 ? -amount : amount) - value;
      return [side(inventory, unit, value), side(VARIANCE, unit, variance)];
    });
    const all = [...lines, side(accounts.payable, undefined, -payable), side(accounts.advance, undefined, advance)];
    // Goods that cost nothing go back without an entry.
    const entry = all.every((line) => (line.debit ?? 0) + (line.credit ?? 0) === 0) ? null : ledger.post(ctx, { document, memo, lines: all });
    ctx.note(document.number, words.noted(receipt.number, owed));
    return { number: document.number, payable: rupiah(payable), advance: rupiah(advance), entryNumber: entry?.number ?? null };
  }
}

/** The number of the delivery's line that a line of a return names by number, by batch, or by both. Throws VALIDATION for a batch that did not come with it. */
function lineNamed(known: ReadonlyMap<number, Line>, receipt: Receipt, { lineNo, batch }: Args<'purchases.return'>['lines'][number], index: number): number {
  if (batch === undefined) return lineNo ?? 0;
  const named = lineNo === undefined ? [...known.values()].find((line) => line.batch === batch) : known.get(lineNo);
  if (named === undefined) throw invalid(`lines.${index}.${lineNo === undefined ? 'batch' : 'lineNo'}`, lineNo === undefined ? words.noBatch(batch, receipt.number) : words.noLine(lineNo));
  if (named.batch !== batch) throw invalid(`lines.${index}.batch`, words.otherBatch(named.lineNo, named.batch));
  return named.lineNo;
}

/** A line with an amount on its debit side, or on its credit side when negative. */
const side = (account: string, unit: EntryLine['unit'], amount: number): EntryLine => ({ account, ...(unit === undefined ? {} : { unit }), ...(amount < 0 ? { credit: -amount } : { debit: amount }) });

/** A later change of a delivery that stands, if there is one: the delivery cannot be undone under it. */
export const changeOf = (db: Kernel['db'], receiptSeq: number): string | undefined =>
  db.sql<{ number: string }>(`SELECT d.number FROM supplier_change c JOIN document d ON d.seq = c.document_seq WHERE c.receipt_seq = ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`).get(receiptSeq)?.number;
