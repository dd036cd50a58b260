import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CountState } from '../../../shared/contract/stockroom.ts';
import { startOfDay, type CalendarDate, type Moment } from '../../../shared/domain/dates.ts';
import { quantity, quantityText } from '../../../shared/domain/quantity.ts';
import { varianceOf, wantsRecount } from '../../../shared/domain/stockCount.ts';
import { countWords as words } from '../../../shared/text/count.ts';
import type { Product } from '../catalog/index.ts';
import type { Ctx, Handlers, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, pageBefore } from '../kernel/refusal.ts';
import { bookOf, movedSince, postCount, type CountedProduct, type CountShelf } from './count.ts';
import { goodsAt, placeOf, type Shelved } from './places.ts';

/** Goods on one sheet: as many as its posting takes. */
const MOST_GOODS = 1000;
/** Goods a refusal names before it only counts them. */
const NAMED = 5;

type Sheet = { readonly seq: number; readonly id: string; readonly number: string; readonly date: CalendarDate; readonly at: Moment; readonly openedBy: string; readonly name: string | null; readonly place: string | null; readonly category: string | null; readonly blind: number; readonly state: CountState; readonly reason: string | null; readonly result: string | null };
type Entry = { readonly productRef: number; readonly round: 1 | 2; readonly counted: number; readonly at: Moment; readonly move: number; readonly book: number; readonly by: string };
/** Goods of a sheet with everything that was counted of them, the latest first. */
type Line = { readonly product: Product; readonly place: string | null; readonly entries: readonly Entry[] };

const SHEET = `SELECT s.document_seq AS seq, d.id, d.number, d.on_date AS date, d.at, u.name AS openedBy, s.name, s.place, s.category, s.blind, s.state, s.reason, r.number AS result
  FROM count_sheet s JOIN document d ON d.seq = s.document_seq JOIN user u ON u.ref = d.user_ref LEFT JOIN document r ON r.seq = s.result_seq`;
const isOpen = ({ state }: Sheet): boolean => state === 'dihitung' || state === 'diperiksa';
const named = (products: readonly Product[]): [string[], number] => [products.slice(0, NAMED).map((product) => product.name), Math.max(0, products.length - NAMED)];

type Methods = 'stock.startCount' | 'stock.enterCount' | 'stock.recount' | 'stock.finishCount' | 'stock.cancelCount' | 'stock.postCount' | 'stock.counts' | 'stock.getCount';

/** Sheets of goods to be counted by one or several people, blind where that is asked, and posted as one count. */
export class CountSheets {
  private readonly shelf: CountShelf;

  constructor(shelf: CountShelf) {
    this.shelf = shelf;
  }

  /** Numbers of the sheets up to a day that nobody has ended. */
  open(upTo: CalendarDate): string[] {
    return this.shelf.kernel.db.sql<{ number: string }>("SELECT d.number FROM count_sheet s JOIN document d ON d.seq = s.document_seq WHERE s.state IN ('dihitung', 'diperiksa') AND d.on_date <= ? ORDER BY d.seq").all(upTo).map(({ number }) => number);
  }

  handlers(): Handlers<Methods> {
    return {
      'stock.startCount': (args, ctx) => this.start(args, ctx),
      'stock.enterCount': (args, ctx) => this.enter(args, 1, ctx),
      'stock.recount': (args, ctx) => this.enter(args, 2, ctx),
      'stock.finishCount': ({ countId }, ctx) => {
        const sheet = this.openSheet(countId);
        if (sheet.state !== 'dihitung') throw conflict('countEnded', words.beingChecked(sheet.number), { field: 'countId' });
        const lines = this.lines(sheet);
        if (lines.every(({ entries }) => entries.length === 0)) throw conflict('nothingCounted', words.nothingCounted, { field: 'countId' });
        ctx.rows.update('count_sheet', { document_seq: sheet.seq }, { state: 'diperiksa' });
        ctx.note(sheet.number, words.finished);
        return { uncounted: lines.filter(({ entries }) => entries.length === 0).length, recount: lines.filter((line) => this.recount(line, ctx.today)).length };
      },
      'stock.cancelCount': ({ countId, reason }, ctx) => {
        const sheet = this.openSheet(countId);
        ctx.rows.update('count_sheet', { document_seq: sheet.seq }, { state: 'batal', ended_at: ctx.now, reason });
        ctx.note(sheet.number, words.cancelled);
        return { number: sheet.number };
      },
      'stock.postCount': (args, ctx) => this.post(args, ctx),
      'stock.counts': ({ state, limit = 50, cursor }, _ctx) => {
        const rows = this.shelf.kernel.db.sql<Sheet>(`${SHEET} WHERE s.document_seq < ? AND (? IS NULL OR s.state = ?) ORDER BY s.document_seq DESC LIMIT ?`).all(pageBefore(cursor), state ?? null, state ?? null, limit + 1);
        const page = rows.slice(0, limit);
        return { rows: page.map((sheet) => this.row(sheet)), next: rows.length > limit ? String(page.at(-1)?.seq ?? '') : null };
      },
      'stock.getCount': ({ countId }, ctx) => this.view(this.sheet(countId), ctx),
    };
  }

  private start({ date, location, category, productIds, blind, name }: Args<'stock.startCount'>, ctx: WriteCtx): Omit<Result<'stock.startCount'>, 'replayed'> {
    const { kernel, ledger } = this.shelf;
    const on = date ?? ctx.today;
    ledger.admitDate(ctx, on);
    const categories = kernel.settings.at('categories', on).map(({ key }) => key);
    if (category !== undefined && !categories.includes(category)) throw invalid('category', words.noCategory(category, categories));
    const goods = productIds === undefined ? goodsAt(kernel, on, { place: location, category }) : this.chosen(productIds, on, location, category);
    if (goods.length === 0) throw invalid(productIds === undefined ? (location === undefined ? 'category' : 'location') : 'productIds', words.nothingToCount);
    if (goods.length > MOST_GOODS) throw invalid('location', words.tooMany(goods.length, MOST_GOODS));
    const elsewhere = kernel.db.sql<{ number: string }>("SELECT d.number FROM count_sheet_line l JOIN count_sheet s ON s.document_seq = l.sheet_seq JOIN document d ON d.seq = s.document_seq WHERE l.product_ref = ? AND s.state IN ('dihitung', 'diperiksa')");
    for (const { ref } of goods) {
      const other = elsewhere.get(ref)?.number;
      if (other !== undefined) throw conflict('onOtherSheet', words.onOther(this.shelf.catalog.byRef(ref).name, other), { field: 'location', number: other });
    }
    const document = ledger.document(ctx, {
      kind: 'LH', date: on, amounts: { goods: goods.length }, refs: { ...(name === undefined ? {} : { name }), ...(location === undefined ? {} : { place: location }), ...(category === undefined ? {} : { category }) },
    });
    ctx.rows.insert('count_sheet', {
      document_seq: document.seq, name: name ?? null, place: location ?? null, category: category ?? null, blind: Number(blind ?? kernel.settings.at('stock.count', on).blind), state: 'dihitung', ended_at: null, result_seq: null, reason: null,
    });
    goods.forEach(({ ref, place }, index) => ctx.rows.insert('count_sheet_line', { sheet_seq: document.seq, line_no: index + 1, product_ref: ref, place }));
    ctx.note(document.number, words.started(goods.length));
    return { countId: document.id, number: document.number, goods: goods.length };
  }

  /** Goods named one by one, in their order; with a place or category beside them only those of it. */
  private chosen(productIds: readonly string[], on: CalendarDate, place: string | undefined, category: string | undefined): Shelved[] {
    const { catalog, kernel } = this.shelf;
    const seen = new Set<number>();
    return productIds.flatMap((id, index): Shelved[] => {
      const product = catalog.get(id, `productIds.${index}`);
      if (seen.has(product.ref)) throw invalid(`productIds.${index}`, words.twice(product.name));
      seen.add(product.ref);
      const stands = placeOf(kernel, product.ref, on);
      return (place === undefined || stands?.toLowerCase() === place.toLowerCase()) && (category === undefined || product.category === category) ? [{ ref: product.ref, place: stands }] : [];
    });
  }

  /** Throws VALIDATION for goods of another sheet, a moment to come or before the sheet; CONFLICT once the sheet has ended, or is looked at. */
  private enter({ countId, lines }: Args<'stock.enterCount'>, round: 1 | 2, ctx: WriteCtx): Omit<Result<'stock.enterCount'>, 'replayed'> {
    const { kernel, catalog } = this.shelf;
    const sheet = this.openSheet(countId);
    if (round === 1 && sheet.state !== 'dihitung') throw conflict('countEnded', words.beingChecked(sheet.number), { field: 'countId' });
    const onSheet = new Map(this.lines(sheet).map((line) => [line.product.ref, line]));
    const seen = new Set<number>();
    const from = startOfDay(sheet.date, kernel.timezone);
    lines.forEach(({ productId, counted, countedAt }, index) => {
      const field = `lines.${index}.productId`;
      const product = catalog.get(productId, field);
      const line = onSheet.get(product.ref);
      if (line === undefined) throw invalid(field, words.notOnSheet(product.name));
      if (seen.has(product.ref)) throw invalid(field, words.twice(product.name));
      seen.add(product.ref);
      if (round === 2 && line.entries.length === 0) throw invalid(field, words.notCountedYet(product.name));
      catalog.refuseFraction(product, counted, ctx.today, `lines.${index}.counted`);
      const moment = `lines.${index}.countedAt`;
      if (countedAt !== undefined && countedAt < from) throw invalid(moment, words.beforeSheet);
      const book = bookOf(this.shelf, ctx, product, countedAt, moment);
      ctx.rows.insert('count_entry', {
        seq: ctx.rows.lastRowid('count_entry') + 1, sheet_seq: sheet.seq, product_ref: product.ref, round, counted_qty: counted, counted_at: countedAt ?? ctx.now, book_move: book.move, book_qty: book.qty, user_ref: ctx.user.ref,
      });
    });
    ctx.note(sheet.number, round === 1 ? words.entered(lines.length) : words.recounted(lines.length));
    const { counted, total } = this.row(sheet);
    return { counted, total };
  }

  private post({ countId, reason, reasons = [], leaveUncounted }: Args<'stock.postCount'>, ctx: WriteCtx): Omit<Result<'stock.postCount'>, 'replayed'> {
    const { catalog } = this.shelf;
    const sheet = this.openSheet(countId);
    const lines = this.lines(sheet);
    const said = new Map(reasons.map(({ productId, reason: why }, index) => {
      const product = catalog.get(productId, `reasons.${index}.productId`);
      if (lines.every((line) => line.product.ref !== product.ref)) throw invalid(`reasons.${index}.productId`, words.notOnSheet(product.name));
      return [product.ref, why];
    }));
    const uncounted = lines.filter(({ entries }) => entries.length === 0).map(({ product }) => product);
    if (uncounted.length === lines.length) throw conflict('nothingCounted', words.nothingCounted, { field: 'countId' });
    if (uncounted.length > 0 && leaveUncounted !== true) throw conflict('uncounted', words.uncounted(...named(uncounted)), { field: 'leaveUncounted', products: uncounted.map(({ id }) => id) });
    const again = lines.filter((line) => this.recount(line, ctx.today)).map(({ product }) => product);
    if (again.length > 0) throw conflict('recountFirst', words.recountFirst(...named(again)), { field: 'countId', products: again.map(({ id }) => id) });
    const counted = lines.flatMap(({ product, entries: [entry] }): CountedProduct[] =>
      entry === undefined ? [] : [{ product, counted: quantity(entry.counted), book: { move: entry.move, qty: entry.book }, countedAt: entry.at, reason: said.get(product.ref) ?? null, field: 'countId' }],
    );
    const { document, variance, entryNumber } = postCount(this.shelf, ctx, { lines: counted, reason, document: { kind: 'OP', date: ctx.today, amounts: {}, refs: { sheet: sheet.number } } });
    ctx.rows.update('count_sheet', { document_seq: sheet.seq }, { state: 'dibukukan', ended_at: ctx.now, result_seq: document.seq, reason });
    return { number: document.number, variance, entryNumber };
  }

  private sheet(countId: string): Sheet {
    const sheet = this.shelf.kernel.db.sql<Sheet>(`${SHEET} WHERE d.id = ?`).get(countId);
    if (sheet === undefined) throw notFound('Lembar hitung', 'countId');
    return sheet;
  }

  private openSheet(countId: string): Sheet {
    const sheet = this.sheet(countId);
    if (!isOpen(sheet)) throw conflict('countEnded', words.ended(sheet.number, words.states[sheet.state]), { field: 'countId' });
    return sheet;
  }

  private lines({ seq }: Sheet): Line[] {
    const { db } = this.shelf.kernel;
    const entries = new Map<number, Entry[]>();
    const add = (entry: Entry): void => {
      const known = entries.get(entry.productRef);
      if (known === undefined) entries.set(entry.productRef, [entry]);
      else known.push(entry);
    };
    for (const entry of db.sql<Entry>('SELECT e.product_ref AS productRef, e.round, e.counted_qty AS counted, e.counted_at AS at, e.book_move AS move, e.book_qty AS book, u.name AS by FROM count_entry e JOIN user u ON u.ref = e.user_ref WHERE e.sheet_seq = ? ORDER BY e.seq DESC').all(seq))
      add(entry);
    return db
      .sql<{ ref: number; place: string | null }>('SELECT product_ref AS ref, place FROM count_sheet_line WHERE sheet_seq = ? ORDER BY line_no')
      .all(seq)
      .map(({ ref, place }) => ({ product: this.shelf.catalog.byRef(ref), place, entries: entries.get(ref) ?? [] }));
  }

  /** What a line's difference is worth now; null while nobody has counted it. */
  private valueOf({ product, entries: [entry] }: Line): number | null {
    if (entry === undefined) return null;
    const difference = entry.counted - entry.book;
    return difference === 0 ? 0 : this.worthNow(product, difference);
  }

  /** Goods that have left since cannot be short by more than is there; posting refuses them, a view only shows what is there. */
  private worthNow(product: Product, difference: number): number {
    const held = this.shelf.onHand(product.ref).qty;
    const within = Math.max(difference, -held);
    return within === 0 ? 0 : this.shelf.worth(product, within, 'countId');
  }

  private recount(line: Line, on: CalendarDate): boolean {
    const [entry] = line.entries;
    if (entry === undefined || line.entries.some(({ round }) => round === 2)) return false;
    return wantsRecount({ book: entry.book, counted: entry.counted, value: this.valueOf(line) ?? 0 }, this.shelf.kernel.settings.at('stock.count', on));
  }

  private row(sheet: Sheet): Result<'stock.counts'>['rows'][number] {
    const { db } = this.shelf.kernel;
    const total = db.sql<{ n: number }>('SELECT count(*) AS n FROM count_sheet_line WHERE sheet_seq = ?').get(sheet.seq)?.n ?? 0;
    const counted = db.sql<{ n: number }>('SELECT count(DISTINCT product_ref) AS n FROM count_entry WHERE sheet_seq = ?').get(sheet.seq)?.n ?? 0;
    const { id, number, date, name, place, category, blind, state, openedBy, result } = sheet;
    const categoryName = category === null ? null : (this.shelf.kernel.settings.at('categories', date).find(({ key }) => key === category)?.name ?? category);
    return { countId: id, number, date, name, place, category, categoryName, blind: blind === 1, state, openedBy, counted, total, result };
  }

  private view(sheet: Sheet, ctx: Ctx): Result<'stock.getCount'> {
    const { kernel, catalog } = this.shelf;
    const lines = this.lines(sheet);
    const shown = ctx.user.role !== 'kasir' && !(sheet.blind === 1 && sheet.state === 'dihitung');
    const posted = sheet.result === null ? undefined : postedValues(this.shelf, sheet.result);
    const divisible = kernel.settings.at('units.divisible', ctx.today);
    const views = lines.map((line): Result<'stock.getCount'>['lines'][number] => {
      const { product, place, entries } = line;
      const [entry] = entries;
      const value = posted?.get(product.ref) ?? this.valueOf(line);
      const book = entry === undefined || !shown ? null : { book: quantityText(entry.book), difference: quantityText(entry.counted - entry.book), value };
      return {
        productId: product.id, sku: product.sku, name: product.name, unit: product.unit, barcodes: [...catalog.barcodesOf(product)], whole: product.cylinder_size !== null || !divisible.includes(product.unit.toLowerCase()), place,
        counted: entry === undefined ? null : quantityText(entry.counted), countedAt: entry?.at ?? null, countedBy: entry?.by ?? null, times: entries.length, recount: isOpen(sheet) && this.recount(line, ctx.today),
        book: book?.book ?? null, difference: book?.difference ?? null, value: book?.value ?? null,
        moved: entry === undefined || !shown || !isOpen(sheet) ? null : quantityText(movedSince(kernel.db, product.ref, { move: entry.move, qty: entry.book })),
        history: shown ? entries.map(({ counted, at, by, round }) => ({ counted: quantityText(counted), at, by, again: round === 2 })) : [],
      };
    });
    const { short, over, net, gross } = varianceOf(views.map(({ value }) => ({ value: value ?? 0 })));
    return { ...this.row(sheet), bookShown: shown, reason: sheet.reason, lines: views, sum: shown ? { short, over, net, approval: isOpen(sheet) && gross > kernel.settings.at('stock.count', ctx.today).approvalAbove } : null };
  }
}

/** What the differences of a posted count went into the books for. */
function postedValues({ kernel }: CountShelf, number: string): Map<number, number> {
  return new Map(kernel.db.sql<{ ref: number; value: number }>('SELECT l.product_ref AS ref, l.value FROM count_line l JOIN document d ON d.seq = l.document_seq WHERE d.number = ?').all(number).map(({ ref, value }) => [ref, value]));
}
