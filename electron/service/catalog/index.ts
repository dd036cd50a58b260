import type { Args, Result } from '../../../shared/contract/index.ts';
import type { SettingValue } from '../../../shared/contract/policies.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { hetExceeded, packPrice } from '../../../shared/domain/pricing.ts';
import { isWhole, PIECE, quantity, quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { SearchIndex } from '../../../shared/domain/search.ts';
import { consignmentWords } from '../../../shared/text/consignment.ts';
import { rp } from '../../../shared/text/format.ts';
import { goodsWords } from '../../../shared/text/goods.ts';
import { unitWords } from '../../../shared/text/units.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { Prepared } from '../kernel/prepared.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';

export { shelfHandlers } from './shelf.ts';

export type Price = {
  readonly ref: number; readonly effective_from: string; readonly general: number; readonly member: number | null; readonly het: number | null;
  readonly shell_general: number | null; readonly shell_member: number | null; readonly deposit: number | null;
};
export type LimitRule = { readonly ref: number; readonly effective_from: string; readonly qty: number | null; readonly per: 'buyer' | 'family'; readonly days: number };
export type Category = SettingValue<'categories'>[number];
export type Product = {
  readonly ref: number; readonly id: string; readonly sku: string; readonly name: string; readonly unit: string; readonly category: string; readonly subsidised: number; readonly expiry_tracked: number;
  readonly cylinder_size: '5.5' | '12' | null; readonly min_stock: number | null; readonly weight_grams: number | null; readonly active: number;
};
export type UnitPrice = { readonly effective_from: string; readonly general: number | null; readonly member: number | null };
/** A unit beside the base one; `factor` in thousandths of it. */
export type ProductUnit = { readonly ref: number; readonly name: string; readonly factor: number; readonly barcodes: readonly string[]; readonly prices: readonly UnitPrice[] };
export type Priority = { readonly effective_from: string; readonly reserve: number | null; readonly consent: number };
type Known = { readonly product: Product; readonly barcodes: readonly string[]; readonly prices: readonly Price[]; readonly limits: readonly LimitRule[]; readonly units: readonly ProductUnit[]; readonly priorities: readonly Priority[] };

/** Rows of a board that is read from the other side of a counter. */
const MOST_REGULATED = 10;

/** Products put into the index between two requests. */
const INDEXED_AT_A_TIME = 100;

/** Products, their effective-dated prices, ceilings and limits, and the index that finds them. */
export class Catalog {
  private readonly kernel: Kernel;
  private readonly cache = new Map<string, Known>();
  /** Finds products by words, numbers and codes. */
  readonly index = new Prepared(() => this.indexed());
  private onHand: (productRef: number) => Quantity = () => quantity(0);

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Where product views take their stock from. */
  connect(onHand: (productRef: number) => Quantity): void {
    this.onHand = onHand;
  }

  /** A product by public id. Throws NOT_FOUND naming the field. */
  get(id: string, field = 'productId'): Product {
    return this.load(id, field).product;
  }

  /** A product that is still sold. Throws VALIDATION when it was taken off the shelf. */
  sellable(id: string, field: string): Product {
    const { product } = this.load(id, field);
    if (product.active === 0) throw invalid(field, `${product.name} tidak dijual lagi`);
    return product;
  }

  /** A product by public id, or undefined where there is none. */
  known(id: string): Product | undefined {
    return this.loaded(id)?.product;
  }

  barcodesOf(product: Product): readonly string[] {
    return this.load(product.id, 'productId').barcodes;
  }

  byRef(ref: number): Product {
    const id = this.kernel.db.sql<{ id: string }>('SELECT id FROM product WHERE ref = ?').get(ref)?.id;
    if (id === undefined) throw new Error(`product ${ref} does not exist`);
    return this.get(id);
  }

  /** Every price, the oldest day first. */
  pricesOf(product: Product): readonly Price[] {
    return this.load(product.id, 'productId').prices;
  }

  /** The prices in force on a day, or undefined before the first. */
  priceAt(product: Product, on: CalendarDate): Price | undefined {
    return this.pricesOf(product).findLast((price) => price.effective_from <= on);
  }

  /** What is sold under a ceiling on a day, by name: general price and ceiling of one unit. */
  regulated(on: CalendarDate): { name: string; unit: string; price: number; het: number }[] {
    return this.kernel.db
      .sql<{ id: string }>('SELECT id FROM product WHERE active = 1 AND ref IN (SELECT product_ref FROM product_price WHERE het IS NOT NULL) ORDER BY name, ref')
      .all()
      .flatMap(({ id }) => {
        const product = this.get(id);
        const price = this.priceAt(product, on);
        return price?.het == null ? [] : [{ name: product.name, unit: product.unit, price: price.general, het: price.het }];
      })
      .slice(0, MOST_REGULATED);
  }

  /** The buyer limit in force on a day; undefined when there is none. */
  limitAt(product: Product, on: CalendarDate): (LimitRule & { readonly qty: number }) | undefined {
    const rule = this.load(product.id, 'productId').limits.findLast((limit) => limit.effective_from <= on);
    return rule === undefined || rule.qty === null ? undefined : { ...rule, qty: rule.qty };
  }

  /** A unit the product is sold in beside its base unit, by name. */
  unit(product: Product, name: string): ProductUnit | undefined {
    return this.load(product.id, 'productId').units.find((unit) => unit.name === name);
  }

  /** The largest unit the product is sold in beside its base unit. */
  largestUnit(product: Product): ProductUnit | undefined {
    return this.load(product.id, 'productId').units.findLast((unit) => unit.factor > PIECE);
  }

  /** A unit's own price on a day, for a member or for everybody; null: the base price times the factor. */
  unitPriceAt(unit: ProductUnit, on: CalendarDate): { readonly general: number | null; readonly member: number | null } {
    return unit.prices.findLast((price) => price.effective_from <= on) ?? { general: null, member: null };
  }

  /** What of a product is kept for members on a day; undefined when nothing is. */
  priorityAt(product: Product, on: CalendarDate): { readonly reserve: number; readonly consent: boolean } | undefined {
    const rule = this.load(product.id, 'productId').priorities.findLast((priority) => priority.effective_from <= on);
    return rule === undefined || rule.reserve === null ? undefined : { reserve: rule.reserve, consent: rule.consent === 1 };
  }

  /** Accounts and unit of a product's category on a day (ruling 20). */
  category(product: Product, on: CalendarDate): Category {
    const found = this.kernel.settings.at('categories', on).find((category) => category.key === product.category);
    if (found === undefined) throw invalid('category', `kategori ${product.category} tidak ada di setelan`);
    return found;
  }

  /** Refuses goods that are another's until they are sold. */
  refuseConsigned(product: Product, field: string): void {
    if (this.kernel.db.sql<{ one: number }>('SELECT 1 AS one FROM consignment_term WHERE product_ref = ? LIMIT 1').get(product.ref) !== undefined) throw invalid(field, consignmentWords.isConsigned(product.name));
  }

  /** Refuses parts of a unit that is only sold whole. */
  refuseFraction(product: Product, qty: Quantity, on: CalendarDate, field: string): void {
    if (isWhole(qty)) return;
    const divisible = this.kernel.settings.at('units.divisible', on).includes(product.unit.toLowerCase());
    if (!divisible || product.cylinder_size !== null) throw invalid(field, `${product.name} dijual utuh per ${product.unit}; isi bilangan bulat`);
  }

  view(product: Product, on: CalendarDate): Result<'products.get'> {
    const price = this.priceAt(product, on);
    const limit = this.limitAt(product, on);
    return {
      productId: product.id, sku: product.sku, name: product.name, unit: product.unit, category: product.category, barcodes: [...this.load(product.id, 'productId').barcodes],
      prices: { general: price?.general ?? 0, ...(price?.member == null ? {} : { member: price.member }) },
      ...(price?.het == null ? {} : { het: price.het }),
      subsidised: product.subsidised === 1,
      ...(limit === undefined ? {} : { limit: { qty: quantityText(limit.qty), per: limit.per, days: limit.days } }),
      ...(product.cylinder_size === null
        ? {}
        : {
            cylinder: {
              size: product.cylinder_size,
              ...(price?.shell_general == null ? {} : { shellPrices: { general: price.shell_general, ...(price.shell_member === null ? {} : { member: price.shell_member }) } }),
              ...(price?.deposit == null ? {} : { deposit: price.deposit }),
            },
          }),
      units: this.load(product.id, 'productId').units.map((unit) => {
        const own = this.unitPriceAt(unit, on);
        return { name: unit.name, factor: quantityText(unit.factor), barcodes: [...unit.barcodes], ...(own.general === null ? {} : { prices: { general: own.general, ...(own.member === null ? {} : { member: own.member }) } }) };
      }),
      ...this.priorityView(product, on),
      priceSince: price?.effective_from ?? null,
      active: product.active === 1,
      ...(product.weight_grams === null ? {} : { weightGrams: product.weight_grams }),
      expiryTracked: product.expiry_tracked === 1,
      onHand: quantityText(this.onHand(product.ref)),
      ...(product.min_stock === null ? {} : { minStock: quantityText(product.min_stock) }),
    };
  }

  private priorityView(product: Product, on: CalendarDate): Pick<Result<'products.get'>, 'membersFirst'> {
    const rule = this.priorityAt(product, on);
    return rule === undefined ? {} : { membersFirst: { reserve: quantityText(rule.reserve), consent: rule.consent } };
  }

  handlers(): Handlers<'products.create' | 'products.setUnits' | 'products.get' | 'products.search' | 'products.setPrice' | 'products.update'> {
    return {
      'products.create': (args, ctx) => this.create(args, ctx),
      'products.get': ({ productId }, ctx) => this.view(this.get(productId), ctx.today),
      'products.search': ({ query, limit, withdrawn }, ctx) => {
        if (withdrawn === true) return this.withdrawn(query.trim(), limit ?? 20, ctx.today);
        const ids = this.find(query.trim(), limit ?? 20);
        return { rows: ids.map((id) => this.view(this.get(id), ctx.today)), total: this.index.ready?.size ?? this.kernel.db.sql<{ n: number }>('SELECT count(*) AS n FROM product WHERE active = 1').get()?.n ?? 0 };
      },
      'products.setPrice': ({ productId, prices, het, cylinder, effectiveFrom }, ctx) => {
        const product = this.get(productId);
        const now = this.priceAt(product, effectiveFrom);
        const ceiling = het === undefined ? (now?.het ?? undefined) : (het ?? undefined);
        refuseOverHet(product.name, prices, ceiling);
        this.insertPrice(ctx, product.ref, effectiveFrom, {
          general: prices.general, member: prices.member ?? null, het: ceiling ?? null, ...cylinderTerms(product, cylinder, now),
        });
        this.changed(ctx, product.id);
        ctx.note(product.sku, `harga ${rp(prices.general)} mulai ${effectiveFrom}`);
        return { productId, effectiveFrom };
      },
      'products.setUnits': (args, ctx) => this.setUnits(args, ctx),
      'products.update': ({ productId, name, category, barcodes, minStock, weightGrams, expiryTracked, active, limit, membersFirst, cylinder, effectiveFrom }, ctx) => {
        const { product, barcodes: before } = this.load(productId, 'productId');
        if (category !== undefined && category !== product.category) this.refuseMove(product, category, ctx.today);
        if (expiryTracked === false) this.refuseForgetting(product);
        ctx.rows.update('product', { ref: product.ref }, {
          name: name ?? product.name, category: category ?? product.category, min_stock: minStock === undefined ? product.min_stock : minStock, active: active === undefined ? product.active : Number(active),
          weight_grams: weightGrams === undefined ? product.weight_grams : weightGrams, expiry_tracked: expiryTracked === undefined ? product.expiry_tracked : Number(expiryTracked),
        });
        if (barcodes !== undefined) {
          for (const code of before) if (!barcodes.includes(code)) ctx.rows.remove('product_barcode', { barcode: code });
          this.insertBarcodes(ctx, product.ref, barcodes, product.id);
        }
        if (limit !== undefined) this.insertLimit(ctx, product.ref, effectiveFrom ?? ctx.today, limit);
        if (membersFirst !== undefined)
          ctx.rows.insert('product_priority', {
            ref: ctx.rows.lastRowid('product_priority') + 1, product_ref: product.ref, effective_from: effectiveFrom ?? ctx.today, reserve: membersFirst?.reserve ?? null, consent: Number(membersFirst?.consent ?? false),
          });
        if (cylinder !== undefined) this.insertTerms(ctx, product, effectiveFrom ?? ctx.today, cylinder);
        this.changed(ctx, product.id);
        ctx.note(product.sku, 'data barang diubah');
        return { productId };
      },
    };
  }

  private create(args: Args<'products.create'>, ctx: WriteCtx): { productId: string } {
    const { db } = this.kernel;
    const taken = db.sql<{ name: string }>('SELECT name FROM product WHERE sku = ?').get(args.sku);
    if (taken !== undefined) throw conflict('codeTaken', `Kode ${args.sku} sudah dipakai ${taken.name}.`, { field: 'sku' });
    const category = this.categoryNamed(args.category, ctx.today);
    if (args.cylinder !== undefined && category.unit !== 'LPG') throw invalid('category', goodsWords.cylinderElsewhere);
    refuseOverHet(args.name, args.prices, args.het);
    const ref = ctx.rows.lastRowid('product') + 1;
    ctx.rows.insert('product', {
      ref, id: args.id, sku: args.sku, name: args.name, unit: args.unit, category: args.category, subsidised: Number(args.subsidised ?? false), expiry_tracked: Number(args.expiryTracked ?? false),
      cylinder_size: args.cylinder?.size ?? null, min_stock: args.minStock ?? null, weight_grams: args.weightGrams ?? null, active: 1,
    });
    this.insertBarcodes(ctx, ref, args.barcodes, args.id);
    this.insertPrice(ctx, ref, ctx.today, {
      general: args.prices.general, member: args.prices.member ?? null, het: args.het ?? null, shell_general: args.cylinder?.shellPrices?.general ?? null,
      shell_member: args.cylinder?.shellPrices?.member ?? null, deposit: args.cylinder?.deposit ?? null,
    });
    if (args.limit !== undefined) this.insertLimit(ctx, ref, ctx.today, args.limit);
    this.changed(ctx, args.id);
    ctx.note(args.sku, 'barang baru');
    return { productId: args.id };
  }

  /** A category of the setting on a day. Throws VALIDATION naming those there are. */
  private categoryNamed(key: string, on: CalendarDate): Category {
    const categories = this.kernel.settings.at('categories', on);
    const found = categories.find((category) => category.key === key);
    if (found === undefined) throw invalid('category', `kategori ${key} tidak ada; pilih ${categories.map((category) => category.key).join(', ')}`);
    return found;
  }

  /** What lies on an inventory account stays there: goods that have moved go only where the account is the same. */
  private refuseMove(product: Product, key: string, on: CalendarDate): void {
    const wanted = this.categoryNamed(key, on);
    if (product.cylinder_size !== null && wanted.unit !== 'LPG') throw invalid('category', goodsWords.cylinderElsewhere);
    const now = this.category(product, on);
    if (wanted.inventory === now.inventory && wanted.unit === now.unit) return;
    const moved = this.kernel.db.sql('SELECT 1 FROM stock_move WHERE product_ref = ? LIMIT 1').get(product.ref) !== undefined;
    if (moved) throw invalid('category', goodsWords.otherAccount(product.name));
  }

  /** Dated goods that are there leave by their dates: nobody would count them down once dates are no longer kept. */
  private refuseForgetting(product: Product): void {
    const dated = this.kernel.db.sql('SELECT 1 FROM batch_stock WHERE product_ref = ? AND qty > 0 LIMIT 1').get(product.ref) !== undefined;
    if (dated) throw invalid('expiryTracked', goodsWords.datedLeft(product.name));
  }

  private setUnits({ productId, units, effectiveFrom }: Args<'products.setUnits'>, ctx: WriteCtx): { productId: string } {
    const { product, units: before } = this.load(productId, 'productId');
    const from = effectiveFrom ?? ctx.today;
    if (product.cylinder_size !== null && units.length > 0) throw invalid('units', unitWords.notLpg(product.name));
    const base = this.priceAt(product, from);
    units.forEach(({ name, factor, prices }, index) => {
      if (name.toLowerCase() === product.unit.toLowerCase()) throw invalid(`units.${index}.name`, unitWords.isBase(name));
      if (units.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) !== index) throw invalid(`units.${index}.name`, unitWords.twice(name));
      if (factor === PIECE) throw invalid(`units.${index}.factor`, unitWords.same);
      const most = packPrice({ factor, unitPrice: base?.general ?? 0 });
      if (prices !== undefined && (prices.general > most || (prices.member ?? 0) > most)) throw invalid(`units.${index}.prices`, unitWords.tooDear(name, most));
    });
    const kept = before.filter((unit) => units.some((wanted) => wanted.name === unit.name && wanted.factor === unit.factor));
    for (const unit of before) {
      const wanted = kept.includes(unit) ? units.find((each) => each.name === unit.name) : undefined;
      for (const code of unit.barcodes)
        if (wanted?.barcodes.includes(code) !== true) {
          ctx.rows.remove('unit_barcode', { barcode: code });
          ctx.rows.remove('product_barcode', { barcode: code });
        }
      if (wanted === undefined) ctx.rows.update('product_unit', { ref: unit.ref }, { active: 0 });
    }
    units.forEach(({ name, factor, barcodes, prices }, index) => {
      const known = kept.find((unit) => unit.name === name);
      const ref = known?.ref ?? ctx.rows.insert('product_unit', { ref: ctx.rows.lastRowid('product_unit') + 1, product_ref: product.ref, name, factor, active: 1 });
      this.insertBarcodes(ctx, product.ref, barcodes.filter((code) => known?.barcodes.includes(code) !== true), null, (code) => ctx.rows.insert('unit_barcode', { barcode: code, unit_ref: ref }), `units.${index}.barcodes`);
      const own = known === undefined ? { general: null, member: null } : this.unitPriceAt(known, from);
      if (own.general !== (prices?.general ?? null) || own.member !== (prices?.member ?? null))
        ctx.rows.insert('product_unit_price', { ref: ctx.rows.lastRowid('product_unit_price') + 1, unit_ref: ref, effective_from: from, general: prices?.general ?? null, member: prices?.member ?? null });
    });
    this.changed(ctx, product.id);
    ctx.note(product.sku, unitWords.changed);
    return { productId };
  }

  private insertPrice(ctx: WriteCtx, productRef: number, from: string, price: Omit<Price, 'ref' | 'effective_from'>): void {
    ctx.rows.insert('product_price', { ref: ctx.rows.lastRowid('product_price') + 1, product_ref: productRef, effective_from: from, ...price });
  }

  /** New terms of a cylinder beside the prices then in force. Throws RULE PRICE_MISSING before the first price. */
  private insertTerms(ctx: WriteCtx, product: Product, from: CalendarDate, terms: CylinderTerms): void {
    const now = this.priceAt(product, from);
    if (now === undefined) throw refuse('PRICE_MISSING', `${product.name} belum punya harga pada tanggal itu. Isi harganya dahulu.`, { field: 'effectiveFrom' });
    this.insertPrice(ctx, product.ref, from, { general: now.general, member: now.member, het: now.het, ...cylinderTerms(product, terms, now) });
  }

  private insertLimit(ctx: WriteCtx, productRef: number, from: string, limit: { qty: number; per: 'buyer' | 'family'; days: number } | null): void {
    ctx.rows.insert('product_limit', { ref: ctx.rows.lastRowid('product_limit') + 1, product_ref: productRef, effective_from: from, qty: limit?.qty ?? null, per: limit?.per ?? 'buyer', days: limit?.days ?? 1 });
  }

  /** `id` is the product whose own barcodes may stand already; null where each has to be new. */
  private insertBarcodes(ctx: WriteCtx, productRef: number, barcodes: readonly string[], id: string | null, added: (code: string) => void = () => undefined, path = 'barcodes'): void {
    const seen = new Set<string>();
    barcodes.forEach((barcode, index) => {
      const field = `${path}.${index}`;
      if (seen.has(barcode)) throw invalid(field, `barcode ${barcode} ditulis dua kali`);
      seen.add(barcode);
      const owner = this.kernel.db.sql<{ id: string; name: string }>('SELECT p.id, p.name FROM product_barcode b JOIN product p ON p.ref = b.product_ref WHERE b.barcode = ?').get(barcode);
      if (owner !== undefined && (owner.id !== id || !this.load(owner.id, field).barcodes.includes(barcode))) throw conflict('barcodeTaken', `Barcode ${barcode} sudah dipakai ${owner.name}.`, { field });
      if (owner !== undefined) return;
      ctx.rows.insert('product_barcode', { barcode, product_ref: productRef });
      added(barcode);
    });
  }

  /** Ids of the products a query finds: an exact barcode or SKU alone, else the index's order; an empty query lists by name. */
  private find(query: string, limit: number): string[] {
    const { db } = this.kernel;
    if (query === '') return db.sql<{ id: string }>('SELECT id FROM product WHERE active = 1 ORDER BY name, ref LIMIT ?').all(limit).map((row) => row.id);
    const exact = db
      .sql<{ id: string }>('SELECT p.id FROM product_barcode b JOIN product p ON p.ref = b.product_ref WHERE b.barcode = ? AND p.active = 1 UNION SELECT id FROM product WHERE sku = ? AND active = 1')
      .all(query, query);
    return exact.length > 0 ? exact.map((row) => row.id) : this.index.get().search(query, limit);
  }

  /** Goods taken off the shelf whose name, code or barcode has what was typed: few, and looked for seldom. */
  private withdrawn(query: string, limit: number, on: CalendarDate): Result<'products.search'> {
    const like = `%${query.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const { db } = this.kernel;
    const rows = db
      .sql<{ id: string }>(
        "SELECT id FROM product WHERE active = 0 AND (name LIKE ? ESCAPE '\\' OR sku LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM product_barcode WHERE product_ref = product.ref AND barcode = ?)) ORDER BY name, ref LIMIT ?",
      )
      .all(like, like, query, limit)
      .map(({ id }) => this.view(this.get(id), on));
    return { rows, total: db.sql<{ count: number }>('SELECT count(*) AS count FROM product WHERE active = 0').get()?.count ?? 0 };
  }

  private *indexed(): Generator<void, SearchIndex<string>> {
    const { db } = this.kernel;
    const index = new SearchIndex<string>();
    const codes = db.sql<{ code: string }>('SELECT barcode AS code FROM product_barcode WHERE product_ref = ?');
    for (const [no, row] of db.sql<{ ref: number; id: string; name: string; sku: string }>('SELECT ref, id, name, sku FROM product WHERE active = 1 ORDER BY name, ref').all().entries()) {
      index.set(row.id, [row.name, row.sku, ...codes.all(row.ref).map(({ code }) => code)], row.id);
      if (no % INDEXED_AT_A_TIME === 0) yield;
    }
    return index;
  }

  private changed(ctx: WriteCtx, id: string): void {
    ctx.afterCommit(() => {
      this.cache.delete(id);
      const row = this.kernel.db.sql<Product>('SELECT * FROM product WHERE id = ?').get(id);
      const index = this.index.ready;
      if (index === undefined) this.index.startOver();
      if (index === undefined || row === undefined) return;
      if (row.active === 1) index.set(id, [row.name, row.sku, ...this.load(id, 'productId').barcodes, ...this.load(id, 'productId').units.flatMap((unit) => unit.barcodes)], id);
      else index.remove(id);
    });
  }

  private load(id: string, field: string): Known {
    const loaded = this.loaded(id);
    if (loaded === undefined) throw notFound('Barang', field);
    return loaded;
  }

  private loaded(id: string): Known | undefined {
    const cached = this.cache.get(id);
    if (cached !== undefined) return cached;
    const { db } = this.kernel;
    const product = db.sql<Product>('SELECT * FROM product WHERE id = ?').get(id);
    if (product === undefined) return undefined;
    const loaded: Known = {
      product,
      barcodes: db.sql<{ barcode: string }>('SELECT barcode FROM product_barcode b WHERE product_ref = ? AND NOT EXISTS (SELECT 1 FROM unit_barcode u WHERE u.barcode = b.barcode) ORDER BY barcode').all(product.ref).map((row) => row.barcode),
      prices: db.sql<Price>('SELECT ref, effective_from, general, member, het, shell_general, shell_member, deposit FROM product_price WHERE product_ref = ? ORDER BY effective_from, ref').all(product.ref),
      limits: db.sql<LimitRule>('SELECT ref, effective_from, qty, per, days FROM product_limit WHERE product_ref = ? ORDER BY effective_from, ref').all(product.ref),
      units: db
        .sql<{ ref: number; name: string; factor: number }>('SELECT ref, name, factor FROM product_unit WHERE product_ref = ? AND active = 1 ORDER BY factor, ref')
        .all(product.ref)
        .map((unit) => ({
          ...unit,
          barcodes: db.sql<{ barcode: string }>('SELECT barcode FROM unit_barcode WHERE unit_ref = ? ORDER BY barcode').all(unit.ref).map((row) => row.barcode),
          prices: db.sql<UnitPrice>('SELECT effective_from, general, member FROM product_unit_price WHERE unit_ref = ? ORDER BY effective_from, ref').all(unit.ref),
        })),
      priorities: db.sql<Priority>('SELECT effective_from, reserve, consent FROM product_priority WHERE product_ref = ? ORDER BY effective_from, ref').all(product.ref),
    };
    this.cache.set(id, loaded);
    return loaded;
  }
}

type CylinderTerms = NonNullable<Args<'products.setPrice'>['cylinder']>;

/** What a shell costs and is lent for: what `terms` leaves out stays as it was. Throws VALIDATION for goods without a cylinder, or of another size. */
function cylinderTerms(product: Product, terms: CylinderTerms | undefined, now: Price | undefined): Pick<Price, 'shell_general' | 'shell_member' | 'deposit'> {
  const before = { shell_general: now?.shell_general ?? null, shell_member: now?.shell_member ?? null, deposit: now?.deposit ?? null };
  if (terms === undefined) return before;
  if (product.cylinder_size === null) throw invalid('cylinder', `${product.name} bukan LPG; kosongkan harga tabung`);
  if (terms.size !== undefined && terms.size !== product.cylinder_size) throw invalid('cylinder.size', `tabung ${product.name} berukuran ${product.cylinder_size} kg dan tidak dapat diubah`);
  const shells = terms.shellPrices === undefined ? before : { shell_general: terms.shellPrices?.general ?? null, shell_member: terms.shellPrices?.member ?? null };
  return { shell_general: shells.shell_general, shell_member: shells.shell_member, deposit: terms.deposit === undefined ? before.deposit : terms.deposit };
}

function refuseOverHet(name: string, prices: { general: number; member?: number | undefined }, het: number | undefined): void {
  for (const price of [prices.general, prices.member])
    if (price !== undefined && hetExceeded(price, het)) throw refuse('HET_EXCEEDED', `${name} diisi ${rp(price)}, HET ${rp(het ?? 0)}. Isi harga paling tinggi ${rp(het ?? 0)}.`, { field: 'prices', price, het: het ?? 0 });
}
