import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { AdjustReason } from '../../../shared/contract/stockroom.ts';
import { EMPTY_STOCK, issueCost, surplusValue, type Stock as StockPair } from '../../../shared/domain/costing.ts';
import { rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import { quantity, quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { qtyText } from '../../../shared/text/format.ts';
import { stockWords } from '../../../shared/text/stock.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { Cylinders } from '../cylinders/index.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import { standing, type DocumentHead, type EntryLine, type Ledger } from '../ledger/index.ts';
import { Batches, type BatchLine } from './batches.ts';
import { card, onHand } from './card.ts';
import { VARIANCE, type Place } from './place.ts';
import { repack } from './repack.ts';
import { restingOn, type Rests } from './takeBack.ts';

export { stockChecks, stockControls } from './checks.ts';
export { adjustedLinesOf, countedLinesOf } from './sheet.ts';

type Held = StockPair & { readonly lastOn: string | undefined };

/** What the gerai uses itself (ruling 31). */
const OWN_USE = '6-1140';

/** So much of a product, in thousandths, out (negative) or in; every product once. */
type Adjusted = { readonly product: Product; readonly qty: number };

const NOTHING_HELD: Held = { ...EMPTY_STOCK, lastOn: undefined };

/** Stock by product: the pair of quantity and value, moving average, never negative. */
export class Stock {
  private readonly kernel: Kernel;
  readonly ledger: Ledger;
  readonly catalog: Catalog;
  private readonly cylinders: Cylinders;
  private readonly batches: Batches;

  constructor(kernel: Kernel, ledger: Ledger, catalog: Catalog, cylinders: Cylinders) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.catalog = catalog;
    this.cylinders = cylinders;
    this.batches = new Batches(kernel.db);
  }

  /** What is on hand now, and the day of the last move. */
  onHand(productRef: number): Held {
    const row = this.kernel.db.sql<{ qty: number; value: number; last_on: string }>('SELECT qty, value, last_on FROM stock WHERE product_ref = ?').get(productRef);
    return row === undefined ? NOTHING_HELD : { qty: quantity(row.qty), value: rupiah(row.value), lastOn: row.last_on };
  }

  /** How much of a product may not be sold any more, in thousandths: its date has passed. */
  expired(product: Product, today: CalendarDate): number {
    return product.expiry_tracked === 1 ? this.batches.expired(product.ref, today) : 0;
  }

  /** Takes goods out at moving average. Throws RULE STOCK_INSUFFICIENT or BACKDATED; answers the cost. */
  issue(ctx: WriteCtx, product: Product, qty: Quantity, place: Place, line: number): Rupiah {
    const stock = this.onHand(product.ref);
    if (qty > stock.qty)
      throw refuse('STOCK_INSUFFICIENT', `${product.name} tercatat ${qtyText(stock.qty)} ${product.unit}, diminta ${qtyText(qty)}. Kurangi jumlahnya, atau catat dahulu barang yang datang.`, {
        line, productId: product.id, onHand: quantityText(stock.qty), wanted: quantityText(qty),
      });
    const cost = issueCost(stock, qty);
    this.move(ctx, product, -qty, -cost, stock, place);
    return cost;
  }

  /** Brings goods in at a value. Throws RULE BACKDATED. */
  receive(ctx: WriteCtx, product: Product, qty: Quantity, value: Rupiah, place: Place): void {
    this.move(ctx, product, qty, value, this.onHand(product.ref), place);
  }

  /** Takes goods out at moving average where the caller has looked that they are there; answers the cost. Throws RULE BACKDATED. */
  takeOut(ctx: WriteCtx, product: Product, qty: Quantity, place: Place): Rupiah {
    const stock = this.onHand(product.ref);
    const cost = issueCost(stock, qty);
    this.move(ctx, product, -qty, -cost, stock, place);
    return cost;
  }

  /** Changes what the goods on hand are worth, not how many there are. Throws RULE BACKDATED. */
  revalue(ctx: WriteCtx, product: Product, value: number, place: Place): void {
    this.move(ctx, product, 0, value, this.onHand(product.ref), place);
  }

  /** How much is left of a delivery's line, where its goods have an expiry date; undefined where nobody knows. */
  leftOf(product: Product, line: BatchLine): number | undefined {
    return product.expiry_tracked === 1 ? this.batches.leftOf(line) : undefined;
  }

  /** Goods in hand that the book does not have come in at the average, by a document of their own. */
  find(ctx: WriteCtx, found: readonly { readonly product: Product; readonly qty: Quantity }[], note: string): void {
    const byProduct = new Map<Product['ref'], Adjusted>();
    for (const { product, qty } of found) byProduct.set(product.ref, { product, qty: (byProduct.get(product.ref)?.qty ?? 0) + qty });
    this.adjust(ctx, { id: ctx.nextId(), date: ctx.today }, [...byProduct.values()], 'ditemukan', note);
  }

  /** The first product of a receipt that cannot be taken back any more, with the document that rests on it; null when all can. */
  restingOn(receiptSeq: number): (Rests & { readonly product: string }) | null {
    const { db } = this.kernel;
    for (const { ref, name } of db.sql<{ ref: number; name: string }>('SELECT DISTINCT p.ref, p.name FROM stock_move m JOIN product p ON p.ref = m.product_ref WHERE m.document_seq = ? ORDER BY p.ref').all(receiptSeq)) {
      const rests = restingOn(db, ref, receiptSeq);
      if (rests !== null) return { ...rests, product: name };
    }
    return null;
  }

  /** The last day on which any product of a document moved. */
  lastMoved(documentSeq: number): CalendarDate | null {
    return this.kernel.db.sql<{ last: CalendarDate | null }>('SELECT max(last_on) AS last FROM stock WHERE product_ref IN (SELECT product_ref FROM stock_move WHERE document_seq = ?)').get(documentSeq)?.last ?? null;
  }

  /** Takes a receipt's goods out again at exactly what they came in for. Throws RULE BACKDATED. */
  takeBack(ctx: WriteCtx, receiptSeq: number, document: DocumentHead): void {
    const moves = this.kernel.db.sql<{ product_ref: number; line_no: number; qty: number; value: number }>('SELECT product_ref, line_no, qty, value FROM stock_move WHERE document_seq = ? ORDER BY seq').all(receiptSeq);
    for (const move of moves) this.move(ctx, this.catalog.byRef(move.product_ref), -move.qty, -move.value, this.onHand(move.product_ref), { document, lineNo: move.line_no, kind: 'terima', received: { documentSeq: receiptSeq, lineNo: move.line_no } });
  }

  /** How many products are held below zero; the tables refuse it, so only a damaged file has any. */
  negative(): number {
    return this.kernel.db.sql<{ n: number }>('SELECT count(*) AS n FROM stock WHERE qty < 0 OR value < 0').get()?.n ?? 0;
  }

  /** The day of the last count up to a day, if there was one. */
  lastCount(upTo: CalendarDate): CalendarDate | null {
    return this.kernel.db.sql<{ day: CalendarDate | null }>("SELECT max(on_date) AS day FROM document WHERE kind = 'OP' AND on_date <= ?").get(upTo)?.day ?? null;
  }

  handlers(): Handlers<'stock.onHand' | 'stock.card' | 'stock.count' | 'stock.adjust' | 'stock.repack'> {
    const { db } = this.kernel;
    return {
      'stock.onHand': ({ productId, ...page }) => onHand(db, productId === undefined ? undefined : this.catalog.get(productId).ref, page),
      'stock.card': ({ productId, ...span }) => card(db, this.catalog.get(productId).ref, span),

      'stock.count': ({ date, lines, reason }, ctx) => {
        const on = date ?? ctx.today;
        this.ledger.admitDate(ctx, on);
        const seen = new Set<string>();
        const counted = lines.map((line, index) => {
          const product = this.catalog.get(line.productId, `lines.${index}.productId`);
          if (seen.has(product.id)) throw invalid(`lines.${index}.productId`, `${product.name} dihitung dua kali`);
          seen.add(product.id);
          this.catalog.refuseFraction(product, line.counted, on, `lines.${index}.counted`);
          const stock = this.onHand(product.ref);
          const difference = line.counted - stock.qty;
          const value = difference === 0 ? 0 : difference < 0 ? -issueCost(stock, quantity(-difference)) : surplusValue(stock, quantity(difference), this.lastReceipt(product.ref));
          return { product, stock, difference, value, counted: line.counted };
        });
        const variance = counted.reduce((total, line) => total + line.value, 0);
        const document = this.ledger.document(ctx, {
          kind: 'OP', date: on, amounts: { variance, lines: counted.map((line) => [line.product.id, line.stock.qty, line.counted, line.value]) },
        });
        const entryLines: EntryLine[] = [];
        counted.forEach((line, index) => {
          ctx.rows.insert('count_line', { document_seq: document.seq, line_no: index + 1, product_ref: line.product.ref, book_qty: line.stock.qty, counted_qty: line.counted, value: line.value });
          if (line.difference === 0) return;
          this.move(ctx, line.product, line.difference, line.value, line.stock, { document, lineNo: index + 1, kind: 'hitung' });
          if (line.product.cylinder_size !== null) this.cylinders.recount(ctx, line.product.cylinder_size, line.difference / 1000, document, index + 1);
          const category = this.catalog.category(line.product, on);
          const amount = Math.abs(line.value);
          const inventory: EntryLine = { account: category.inventory, unit: category.unit };
          const loss: EntryLine = { account: VARIANCE, unit: category.unit };
          entryLines.push(...(line.value < 0 ? [{ ...loss, debit: amount }, { ...inventory, credit: amount }] : [{ ...inventory, debit: amount }, { ...loss, credit: amount }]));
        });
        const entry = entryLines.some((line) => (line.debit ?? 0) > 0) ? this.ledger.post(ctx, { document, memo: `Hitung stok ${document.number}: ${reason}`, lines: entryLines }) : null;
        ctx.note(document.number, `hitung stok, selisih ${variance}`);
        return { number: document.number, variance, entryNumber: entry?.number ?? null };
      },

      'stock.repack': (args, ctx) => repack(this, args, ctx),

      'stock.adjust': ({ productId, qty, reason, note, date }, ctx) => {
        const on = date ?? ctx.today;
        this.ledger.admitDate(ctx, on);
        const product = this.catalog.get(productId);
        if (product.cylinder_size !== null) throw invalid('productId', stockWords.countCylinders(product.name));
        this.catalog.refuseFraction(product, qty, on, 'qty');
        const done = this.adjust(ctx, { id: ctx.id, date: on }, [{ product, qty: reason === 'ditemukan' ? qty : -qty }], reason, note);
        return { ...done, qty: quantityText(this.onHand(product.ref).qty) };
      },
    };
  }

  /** Goods out or in without a count (ruling 31). Throws RULE STOCK_INSUFFICIENT, BACKDATED. */
  private adjust(ctx: WriteCtx, { id, date }: { readonly id: string; readonly date: CalendarDate }, lines: readonly Adjusted[], reason: AdjustReason, note?: string): { number: string; value: number; entryNumber: string | null } {
    const changed = lines.map(({ product, qty }) => {
      const stock = this.onHand(product.ref);
      if (qty < 0 && -qty > stock.qty) throw refuse('STOCK_INSUFFICIENT', stockWords.short(product.name, stock.qty, product.unit, -qty), { field: 'qty', productId: product.id, onHand: quantityText(stock.qty) });
      return { product, qty, stock, value: qty < 0 ? -issueCost(stock, quantity(-qty)) : surplusValue(stock, quantity(qty), this.lastReceipt(product.ref)) };
    });
    const value = changed.reduce((total, line) => total + line.value, 0);
    const document = this.ledger.document(ctx, {
      id, kind: 'KS', date, amounts: { value, lines: changed.map((line) => [line.product.id, line.qty, line.value]) }, refs: { adjusted: reason, ...(note === undefined ? {} : { note }) },
    });
    const entryLines = changed.flatMap((line, index): EntryLine[] => {
      this.move(ctx, line.product, line.qty, line.value, line.stock, { document, lineNo: index + 1, kind: 'sesuai' });
      const { inventory: account, unit } = this.catalog.category(line.product, date);
      const amount = Math.abs(line.value);
      const other = reason === 'pakai-sendiri' ? OWN_USE : VARIANCE;
      return line.value < 0 ? [{ account: other, unit, debit: amount }, { account, unit, credit: amount }] : [{ account, unit, debit: amount }, { account: other, unit, credit: amount }];
    });
    const entry = value === 0 ? null : this.ledger.post(ctx, { document, memo: stockWords.memo(document.number, reason, note), lines: entryLines });
    ctx.note(document.number, stockWords.noted(reason, value));
    return { number: document.number, value, entryNumber: entry?.number ?? null };
  }

  private lastReceipt(productRef: number): StockPair {
    const row = this.kernel.db.sql<{ qty: number; value: number }>(`SELECT qty, value FROM stock_move WHERE product_ref = ? AND kind = 'terima' AND qty > 0 AND ${standing('stock_move.document_seq')} ORDER BY seq DESC LIMIT 1`).get(productRef);
    return row === undefined ? EMPTY_STOCK : { qty: quantity(row.qty), value: rupiah(row.value) };
  }

  private move(ctx: WriteCtx, product: Product, qty: number, value: number, before: Held, place: Place): void {
    const { db } = this.kernel;
    const on: CalendarDate = place.document.date;
    const { lastOn } = before;
    if (lastOn !== undefined && on < lastOn) throw refuse('BACKDATED', `${product.name} sudah bergerak pada ${lastOn}; tanggal ${on} terlalu mundur. Pakai tanggal ${lastOn} atau sesudahnya.`, { field: 'date', productId: product.id });
    ctx.rows.insert('stock_move', {
      seq: ctx.rows.lastRowid('stock_move') + 1, product_ref: product.ref, document_seq: place.document.seq, line_no: place.lineNo, on_date: on, kind: place.kind, qty, value, balance_qty: before.qty + qty, balance_value: before.value + value,
    });
    db.sql('INSERT INTO stock (product_ref, qty, value, last_on) VALUES (?, ?, ?, ?) ON CONFLICT (product_ref) DO UPDATE SET qty = excluded.qty, value = excluded.value, last_on = excluded.last_on').run(
      product.ref, before.qty + qty, before.value + value, on,
    );
    if (product.expiry_tracked === 1) this.moveBatches(ctx, product.ref, qty, before.qty, place);
  }

  private moveBatches(ctx: WriteCtx, productRef: number, qty: number, held: number, { document, lineNo, kind, expiresOn, received, sold }: Place): void {
    const at = { documentSeq: document.seq, lineNo };
    if (qty < 0) this.batches.take(ctx, productRef, -qty, at, { held, ...(kind === 'jual' ? { from: document.date } : {}), ...(received === undefined ? {} : { first: received }) });
    else if (sold !== undefined) this.batches.putBack(ctx, qty, sold, at);
    else if (expiresOn !== undefined && expiresOn !== null) this.batches.receive(ctx, productRef, qty, expiresOn, at);
  }
}
