import { addDays, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { AdjustReason, stockroom } from '../../../shared/contract/stockroom.ts';
import { EMPTY_STOCK, issueCost, surplusValue, type Stock as StockPair } from '../../../shared/domain/costing.ts';
import { rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import { quantity, quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { qtyText } from '../../../shared/text/format.ts';
import { countWords } from '../../../shared/text/count.ts';
import { stockWords } from '../../../shared/text/stock.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { Cylinders } from '../cylinders/index.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine, Ledger } from '../ledger/index.ts';
import { Batches, type BatchLine } from './batches.ts';
import { card, onHand } from './card.ts';
import { bookOf, postCount, type CountedProduct } from './count.ts';
import { expiredGoods, expiring } from './expiry.ts';
import { labelHandlers } from './labels.ts';
import { VARIANCE, type Place } from './place.ts';
import { placeHandlers } from './places.ts';
import { repack } from './repack.ts';
import { CountSheets } from './sheets.ts';
import { lastBrought, restingOn, type Rests } from './takeBack.ts';

export { labelsOf, type LabelRun } from './labels.ts';
export { stockChecks, stockControls } from './checks.ts';
export { adjustedLinesOf, blankSheetOf, countRecordOf } from './sheet.ts';

type Held = StockPair & { readonly lastOn: string | undefined };

/** What the gerai uses itself (ruling 31). */
const OWN_USE = '6-1140';

/** So much of a product, in thousandths, out (negative) or in; every product once. */
type Adjusted = { readonly product: Product; readonly qty: number };

const NOTHING_HELD: Held = { ...EMPTY_STOCK, lastOn: undefined };

/** Stock by product: the pair of quantity and value, moving average, never negative. */
export class Stock {
  readonly kernel: Kernel;
  readonly ledger: Ledger;
  readonly catalog: Catalog;
  readonly cylinders: Cylinders;
  readonly sheets: CountSheets;
  private readonly batches: Batches;

  constructor(kernel: Kernel, ledger: Ledger, catalog: Catalog, cylinders: Cylinders) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.catalog = catalog;
    this.cylinders = cylinders;
    this.batches = new Batches(kernel.db);
    this.sheets = new CountSheets(this);
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

  /** Of goods whose batches expire: the next day on which some do, from `today` on and within the setting stock.expiryWatch, and how much then. */
  expiresNext(product: Product, today: CalendarDate): { readonly on: CalendarDate; readonly qty: number } | undefined {
    if (product.expiry_tracked === 0) return undefined;
    const [first, ...rest] = this.batches.of(product.ref).filter(({ expiresOn }) => expiresOn >= today);
    if (first === undefined || first.expiresOn > addDays(today, this.kernel.settings.at('stock.expiryWatch', today).days)) return undefined;
    return { on: first.expiresOn, qty: rest.reduce((sum, batch) => sum + (batch.expiresOn === first.expiresOn ? batch.qty : 0), first.qty) };
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
    this.change(ctx, product, qty, value, place);
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
    this.change(ctx, product, 0, value, place);
  }

  /** What so much of a product (thousandths, negative: going out) is worth without a note: at the average, found goods on an empty shelf as the last ones that came. Throws RULE STOCK_INSUFFICIENT. */
  worth(product: Product, qty: number, field: string): number {
    const stock = this.onHand(product.ref);
    if (qty < 0 && -qty > stock.qty) throw refuse('STOCK_INSUFFICIENT', stockWords.short(product.name, stock.qty, product.unit, -qty), { field, productId: product.id, onHand: quantityText(stock.qty) });
    return qty < 0 ? -issueCost(stock, quantity(-qty)) : surplusValue(stock, quantity(qty), lastBrought(this.kernel.db, product.ref));
  }

  /** Moves so much of a product for so much. Throws RULE BACKDATED. */
  change(ctx: WriteCtx, product: Product, qty: number, value: number, place: Place): void {
    this.move(ctx, product, qty, value, this.onHand(product.ref), place);
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

  handlers(): Handlers<keyof typeof stockroom> {
    const { db } = this.kernel;
    return {
      'stock.onHand': ({ productId, ...page }) => onHand(db, productId === undefined ? undefined : this.catalog.get(productId).ref, page),
      'stock.card': ({ productId, ...span }) => card(db, this.catalog.get(productId).ref, span),

      'stock.count': ({ date, lines, reason }, ctx) => {
        const on = date ?? ctx.today;
        this.ledger.admitDate(ctx, on);
        const seen = new Set<string>();
        const counted = lines.map((line, index): CountedProduct => {
          const field = `lines.${index}.productId`;
          const product = this.catalog.get(line.productId, field);
          if (seen.has(product.id)) throw invalid(field, countWords.twice(product.name));
          seen.add(product.id);
          this.catalog.refuseFraction(product, line.counted, on, `lines.${index}.counted`);
          return { product, counted: line.counted, book: bookOf(this, ctx, product, line.countedAt, `lines.${index}.countedAt`), countedAt: line.countedAt ?? null, reason: line.reason ?? null, field };
        });
        const { document, variance, entryNumber } = postCount(this, ctx, { lines: counted, reason, document: { kind: 'OP', date: on, amounts: {} } });
        return { number: document.number, variance, entryNumber };
      },

      ...this.sheets.handlers(),
      ...placeHandlers(this.kernel, this.catalog),

      ...labelHandlers(this.kernel, this.catalog),

      'stock.expiring': ({ days }, ctx) => expiring(this.kernel, ctx.today, days ?? this.kernel.settings.at('stock.expiryWatch', ctx.today).days),

      'stock.discardExpired': ({ productIds, note }, ctx) => {
        const expired = expiredGoods(db, ctx.today);
        const wanted = productIds?.map((id, index) => {
          const product = this.catalog.get(id, `productIds.${index}`);
          if (productIds.indexOf(id) !== index) throw invalid(`productIds.${index}`, stockWords.twice(product.name));
          if (!expired.has(product.ref)) throw invalid(`productIds.${index}`, stockWords.notExpired(product.name));
          return product.ref;
        });
        const lines = [...expired].filter(([ref]) => wanted === undefined || wanted.includes(ref)).map(([ref, qty]): Adjusted => ({ product: this.catalog.byRef(ref), qty: -qty }));
        if (lines.length === 0) throw conflict('nothingExpired', stockWords.nothingExpired, {});
        return { ...this.adjust(ctx, { id: ctx.id, date: ctx.today }, lines, 'kedaluwarsa', note), goods: lines.length };
      },

      'stock.repack': (args, ctx) => repack(this, args, ctx),

      'stock.adjust': ({ productId, qty, reason, note, date }, ctx) => {
        const on = date ?? ctx.today;
        this.ledger.admitDate(ctx, on);
        const product = this.catalog.get(productId);
        if (product.cylinder_size !== null) throw invalid('productId', stockWords.countCylinders(product.name));
        if (reason === 'pakai-sendiri') this.catalog.refuseConsigned(product, 'productId');
        this.catalog.refuseFraction(product, qty, on, 'qty');
        const done = this.adjust(ctx, { id: ctx.id, date: on }, [{ product, qty: reason === 'ditemukan' ? qty : -qty }], reason, note);
        return { ...done, qty: quantityText(this.onHand(product.ref).qty) };
      },
    };
  }

  /** Goods out or in without a count (ruling 31). Throws RULE STOCK_INSUFFICIENT, BACKDATED. */
  private adjust(ctx: WriteCtx, { id, date }: { readonly id: string; readonly date: CalendarDate }, lines: readonly Adjusted[], reason: AdjustReason, note?: string): { number: string; value: number; entryNumber: string | null } {
    const changed = lines.map(({ product, qty }) => ({ product, qty, value: this.worth(product, qty, 'qty') }));
    const value = changed.reduce((total, line) => total + line.value, 0);
    const document = this.ledger.document(ctx, {
      id, kind: 'KS', date, amounts: { value, lines: changed.map((line) => [line.product.id, line.qty, line.value]) }, refs: { adjusted: reason, ...(note === undefined ? {} : { note }) },
    });
    const entryLines = changed.flatMap((line, index): EntryLine[] => {
      this.change(ctx, line.product, line.qty, line.value, { document, lineNo: index + 1, kind: 'sesuai' });
      const { inventory: account, unit } = this.catalog.category(line.product, date);
      const amount = Math.abs(line.value);
      const other = reason === 'pakai-sendiri' ? OWN_USE : VARIANCE;
      return line.value < 0 ? [{ account: other, unit, debit: amount }, { account, unit, credit: amount }] : [{ account, unit, debit: amount }, { account: other, unit, credit: amount }];
    });
    const entry = value === 0 ? null : this.ledger.post(ctx, { document, memo: stockWords.memo(document.number, reason, note), lines: entryLines });
    ctx.note(document.number, stockWords.noted(reason, value));
    return { number: document.number, value, entryNumber: entry?.number ?? null };
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
