import type { Args } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { freesUpOn, limitLeft, limitWindow, usedWithin, type LimitUse } from '../../../shared/domain/limits.ts';
import { MAX_RUPIAH, rupiah, sum, ZERO, type Rupiah } from '../../../shared/domain/money.ts';
import { lineAmount, linePrice, packPrice, splitBasketDiscount } from '../../../shared/domain/pricing.ts';
import { boundedTimesPrice, isWhole, MAX_QUANTITY, quantity, quantityText, timesPrice, type Quantity } from '../../../shared/domain/quantity.ts';
import { dateText, qtyText, rp } from '../../../shared/text/format.ts';
import type { CylinderMode } from '../../../shared/domain/cart.ts';
import { cylinderWords } from '../../../shared/text/cylinders.ts';
import { labelQuantity, labelReduction, readLabel, type WeighedLabel } from '../../../shared/domain/weighed.ts';
import { stockWords } from '../../../shared/text/stock.ts';
import { unitWords } from '../../../shared/text/units.ts';
import { weighedWords } from '../../../shared/text/weighed.ts';
import type { Catalog, Category, LimitRule, Price, Product, ProductUnit } from '../catalog/index.ts';
import type { Cylinders, EmptyCondition } from '../cylinders/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { invalid, refuse, type Refusal } from '../kernel/refusal.ts';
import type { Stock } from '../stock/index.ts';

export type Lines = Args<'sales.quote'>['lines'];

/** Who buys, as far as prices and limits care. */
export type Customer = {
  readonly memberRef: number | null;
  readonly buyerRef: number | null;
  /** Keys under which this person's uses stand, the one for new uses first; none when nobody is known. */
  readonly personKeys: readonly string[];
  /** The same for the family card. */
  readonly familyKeys: readonly string[];
};

/** Another unit on a line: how many of it, at what price each. `factor` in thousandths of the base unit. */
export type Pack = { readonly name: string; readonly factor: number; readonly qty: Quantity; readonly unitPrice: Rupiah; readonly generalPrice: Rupiah };

export type PricedLine = {
  readonly product: Product;
  readonly category: Category;
  readonly qty: Quantity;
  readonly price: Price;
  readonly unitPrice: Rupiah;
  readonly generalPrice: Rupiah;
  /** The line's own discount, what a scale's label leaves off, and its part of the basket's. */
  readonly discount: Rupiah;
  /** What of it a scale's label or the unit's own price leaves off; nobody has to agree to that. */
  readonly ownOff: Rupiah;
  /** The unit it is sold in, where that is not the base unit: everything else counts in the base unit. */
  readonly pack: Pack | null;
  readonly amount: Rupiah;
  readonly limit: (LimitRule & { readonly qty: number }) | undefined;
  readonly limitLeft: Quantity | undefined;
  readonly cylinder: CylinderMode | null;
  /** What the shells sold with 'beli' come to, beside `amount`. */
  readonly shell: Rupiah;
  /** The deposit taken with 'jaminan', beside `amount`: in the total, but neither sales nor trade (ruling 27). */
  readonly deposit: Rupiah;
  /** What of `qty` the book does not have and comes in as found. */
  readonly found: Quantity;
  /** What an empty taken in with 'tukar' is. */
  readonly empty: EmptyCondition;
};

/** `consents`: rules that somebody else may let pass. */
export type Basket = { readonly lines: readonly PricedLine[]; readonly total: Rupiah; readonly consents: readonly string[]; readonly problems: readonly { readonly refusal: Refusal; readonly line: number }[] };

/** The keys under which uses of a limit are counted, the one for a new use first. */
export const limitKeys = (limit: Pick<LimitRule, 'per'>, customer: Customer): readonly string[] => (limit.per === 'family' ? customer.familyKeys : customer.personKeys);

const NO_CYLINDER = { cylinder: null, shell: ZERO, deposit: ZERO, empty: 'baik' } as const;

/** Prices a basket by the rules in force on a day and gathers every rule that refuses a line. Writes nothing. */
export class Pricing {
  private readonly kernel: Kernel;
  private readonly catalog: Catalog;
  private readonly stock: Stock;
  private readonly cylinders: Cylinders;

  constructor(kernel: Kernel, catalog: Catalog, stock: Stock, cylinders: Cylinders) {
    this.kernel = kernel;
    this.catalog = catalog;
    this.stock = stock;
    this.cylinders = cylinders;
  }

  price(lines: Lines, customer: Customer, today: CalendarDate, basketDiscount: number): Basket {
    const problems: { refusal: Refusal; line: number }[] = [];
    const wanted = new Map<number, number>();
    const consents: string[] = [];
    const foundBefore = new Map<number, number>();
    const priced = lines.map((line, index): PricedLine => {
      const product = this.catalog.sellable(line.productId, `lines.${index}.productId`);
      const unit = this.unitOf(product, line, index);
      const qty = unit === null ? line.qty : this.inBase(product, unit, line.qty, today, index);
      this.catalog.refuseFraction(product, qty, today, `lines.${index}.qty`);
      const category = this.catalog.category(product, today);
      const price = this.catalog.priceAt(product, today);
      if (price === undefined) throw refuse('PRICE_MISSING', `${product.name} belum punya harga hari ini. Minta bendahara mengisi harganya.`, { line: index, productId: product.id });
      const { unitPrice, generalPrice, overHet } = linePrice({ member: customer.memberRef !== null, general: price.general, memberPrice: price.member ?? undefined, het: price.het ?? undefined });
      const problem = (refusal: Refusal): void => void problems.push({ refusal, line: index });
      if (overHet) problem(refuse('HET_EXCEEDED', `${product.name} berharga ${rp(unitPrice)}, HET ${rp(price.het ?? 0)}. Minta bendahara membetulkan harganya.`, { line: index, productId: product.id }));
      const gross = boundedTimesPrice(qty, unitPrice);
      if (gross === null) throw invalid(`lines.${index}.qty`, `${product.name} sebanyak ini melebihi ${rp(MAX_RUPIAH)}; kecilkan jumlahnya`);
      const pack = unit === null ? null : this.pack(unit, line.qty, unitPrice, generalPrice, customer, today);
      const labelOff = line.label === undefined ? 0 : labelReduction(this.label(product, line.label, qty, price, today, index), qty, unitPrice);
      const ownOff = rupiah(labelOff + (pack === null ? 0 : gross - timesPrice(pack.qty, pack.unitPrice)));
      const discount = rupiah((line.discount ?? 0) + ownOff);
      if (discount > gross) throw invalid(`lines.${index}.discount`, `potongan ${rp(discount)} melebihi harga ${rp(gross)}`);
      const before = wanted.get(product.ref) ?? 0;
      wanted.set(product.ref, before + qty);
      const limit = this.catalog.limitAt(product, today);
      const left = limit === undefined ? undefined : this.limitLeft(product, limit, customer, today, before, qty, problem, index);
      const booked = this.stock.onHand(product.ref).qty;
      const short = Math.max(0, before + qty - booked - (foundBefore.get(product.ref) ?? 0));
      const found = quantity(line.found === true && this.mayFind(product, today) ? short : 0);
      foundBefore.set(product.ref, (foundBefore.get(product.ref) ?? 0) + found);
      const onHand = booked + (foundBefore.get(product.ref) ?? 0);
      if (found > 0) consents.push(stockWords.foundConsent(product.name, booked, product.unit, found));
      if (before + qty > onHand)
        problem(
          refuse('STOCK_INSUFFICIENT', `${product.name} tercatat ${qtyText(onHand)} ${product.unit}, diminta ${qtyText(before + qty)}. Kurangi jumlahnya, atau catat dahulu barang yang datang.`, {
            line: index, productId: product.id, onHand: quantityText(onHand), wanted: quantityText(before + qty),
          }),
        );
      const expired = this.stock.expired(product, today);
      if (before + qty <= onHand && before + qty > onHand - expired)
        problem(refuse('EXPIRED', stockWords.expired(product.name, product.unit, expired, onHand - expired), { line: index, productId: product.id, left: quantityText(onHand - expired) }));
      this.keptForMembers(product, customer, today, { onHand, wanted: before + qty, index }, problem, consents);
      return { product, category, qty, found, price, unitPrice, generalPrice, discount, ownOff, pack, amount: lineAmount(qty, unitPrice, discount), limit, limitLeft: left, ...this.cylinder(product, line, price, customer, index, problem) };
    });
    const total = sum(priced.map((line) => line.amount));
    const due = sum([total, ...priced.map((line) => line.shell + line.deposit)]);
    if (due > MAX_RUPIAH) throw invalid('lines', `belanja melebihi ${rp(MAX_RUPIAH)}; bagi menjadi beberapa penjualan`);
    if (basketDiscount > total) throw invalid('discount', `potongan ${rp(basketDiscount)} melebihi belanja ${rp(total)}`);
    if (basketDiscount === 0) return { lines: priced, total: due, consents, problems };
    const shares = splitBasketDiscount(basketDiscount, priced.map((line) => line.amount));
    return {
      lines: priced.map((line, index) => ({ ...line, discount: rupiah(line.discount + (shares[index] ?? 0)), amount: rupiah(line.amount - (shares[index] ?? 0)) })),
      total: rupiah(due - basketDiscount),
      consents,
      problems,
    };
  }

  /** Goods in hand may be sold although the book has fewer, where the setting lets somebody agree; full cylinders only come with a count. */
  private mayFind(product: Product, today: CalendarDate): boolean {
    return product.cylinder_size === null && this.kernel.settings.at('stock.foundAtTill', today).approval;
  }

  private unitOf(product: Product, line: Lines[number], index: number): ProductUnit | null {
    if (line.unit === undefined || line.unit === product.unit) return null;
    const unit = this.catalog.unit(product, line.unit);
    if (unit === undefined || line.label !== undefined) throw invalid(`lines.${index}.unit`, unitWords.unknown(product.name, line.unit));
    return unit;
  }

  /** So many of a unit in the base unit. Throws VALIDATION for parts of a unit that is sold whole, or parts of a thousandth. */
  private inBase(product: Product, unit: ProductUnit, count: Quantity, today: CalendarDate, index: number): Quantity {
    if (!isWhole(count) && !this.kernel.settings.at('units.divisible', today).includes(unit.name.toLowerCase())) throw invalid(`lines.${index}.qty`, unitWords.notWhole(unit.name));
    const exact = BigInt(count) * BigInt(unit.factor);
    if (exact % 1000n !== 0n || exact > BigInt(MAX_QUANTITY) * 1000n) throw invalid(`lines.${index}.qty`, unitWords.noParts(product.name, unit.name, product.unit));
    return quantity(Number(exact / 1000n));
  }

  private pack(unit: ProductUnit, qty: Quantity, unitPrice: number, general: number, customer: Customer, today: CalendarDate): Pack {
    const own = this.catalog.unitPriceAt(unit, today);
    return {
      name: unit.name, factor: unit.factor, qty, unitPrice: packPrice({ factor: unit.factor, unitPrice, own: (customer.memberRef === null ? null : own.member) ?? own.general }),
      generalPrice: packPrice({ factor: unit.factor, unitPrice: general, own: own.general }),
    };
  }

  /** The last of what is short is for members, unless the rule lets somebody agree to more. */
  private keptForMembers(
    product: Product, customer: Customer, today: CalendarDate, { onHand, wanted, index }: { readonly onHand: number; readonly wanted: number; readonly index: number }, problem: (refusal: Refusal) => void, consents: string[],
  ): void {
    const rule = customer.memberRef === null ? this.catalog.priorityAt(product, today) : undefined;
    if (rule === undefined || wanted <= Math.max(0, onHand - rule.reserve)) return;
    if (rule.consent) consents.push(unitWords.reservedConsent(product.name, rule.reserve, product.unit));
    else {
      const left = Math.max(0, onHand - rule.reserve);
      problem(refuse('MEMBERS_FIRST', unitWords.reserved(product.name, rule.reserve, product.unit, left), { line: index, productId: product.id, left: quantityText(left) }));
    }
  }

  /** A scale's label on a line: it must be of these goods, and its quantity the line's. Throws VALIDATION. */
  private label(product: Product, code: string, qty: Quantity, price: Price, today: CalendarDate, index: number): WeighedLabel {
    const label = readLabel(code, this.kernel.settings.at('barcode.weighed', today));
    if (label === null) throw invalid(`lines.${index}.label`, weighedWords.unreadable(code));
    if (!this.catalog.barcodesOf(product).includes(label.item)) throw invalid(`lines.${index}.label`, weighedWords.otherGoods(code, product.name));
    const weighed = labelQuantity(label, { unit: product.unit, generalPrice: price.general });
    if (weighed === null) throw invalid(`lines.${index}.label`, weighedWords.noWeight(product.name, product.unit));
    if (weighed !== qty) throw invalid(`lines.${index}.qty`, weighedWords.otherQty(qtyText(weighed), product.unit));
    return label;
  }

  private limitLeft(
    product: Product, limit: LimitRule & { qty: number }, customer: Customer, today: CalendarDate, inBasket: number, wanted: Quantity, problem: (refusal: Refusal) => void, line: number,
  ): Quantity | undefined {
    const keys = limitKeys(limit, customer);
    if (keys.length === 0) {
      problem(
        refuse(
          'BUYER_REQUIRED',
          limit.per === 'family'
            ? `${product.name} dibatasi ${qtyText(limit.qty)} ${product.unit} per kartu keluarga. Pilih anggota yang kartu keluarganya tercatat, atau isi nomor kartu keluarga pembeli.`
            : `${product.name} dibatasi ${qtyText(limit.qty)} ${product.unit} per pembeli. Tekan F3 lalu pilih anggota, atau isi NIK pembeli.`,
          { line, productId: product.id },
        ),
      );
      return undefined;
    }
    const { from } = limitWindow({ days: limit.days, today });
    const uses = keys.flatMap((key) => this.kernel.db.sql<LimitUse>('SELECT on_date AS date, qty FROM limit_use WHERE product_ref = ? AND buyer = ? AND on_date >= ? ORDER BY on_date').all(product.ref, key, from));
    const left = limitLeft({ limitQty: limit.qty, used: usedWithin({ days: limit.days, today, uses }) });
    if (inBasket + wanted > left) {
      const free = freesUpOn({ limitQty: limit.qty, days: limit.days, today, uses, wanted: Math.min(limit.qty, inBasket + wanted) });
      problem(
        refuse('LIMIT_EXCEEDED', `${product.name} dibatasi ${qtyText(limit.qty)} ${product.unit} dalam ${limit.days} hari, sisa ${qtyText(left)}. ${free === null || free === today ? 'Kurangi jumlahnya.' : `Boleh lagi mulai ${dateText(free)}.`}`, {
          line, productId: product.id, left: quantityText(left), ...(free === null ? {} : { freesUpOn: free }),
        }),
      );
    }
    return quantity(Math.max(0, left - inBasket));
  }

  /** How the cylinder of a line leaves, and what that costs. */
  private cylinder(product: Product, { qty, cylinder: mode, empty }: Lines[number], price: Price, customer: Customer, line: number, problem: (refusal: Refusal) => void): Pick<PricedLine, 'cylinder' | 'shell' | 'deposit' | 'empty'> {
    if (product.cylinder_size === null) {
      if (mode !== undefined || empty !== undefined) throw invalid(`lines.${line}.${mode === undefined ? 'empty' : 'cylinder'}`, cylinderWords.notLpg(product.name));
      return NO_CYLINDER;
    }
    if (mode === undefined) {
      problem(refuse('CYLINDER_REQUIRED', cylinderWords.mode(product.name), { line, productId: product.id }));
      return NO_CYLINDER;
    }
    if (mode === 'tukar') return { ...NO_CYLINDER, cylinder: mode, empty: empty ?? 'baik' };
    if (empty !== undefined) throw invalid(`lines.${line}.empty`, cylinderWords.emptyOnlySwap);
    const times = (each: number): Rupiah => {
      const amount = boundedTimesPrice(qty, each);
      if (amount === null) throw invalid(`lines.${line}.qty`, `${product.name} sebanyak ini melebihi ${rp(MAX_RUPIAH)}; kecilkan jumlahnya`);
      return amount;
    };
    const missing = (message: string): void => problem(refuse('PRICE_MISSING', message, { line, productId: product.id }));
    if (mode === 'jaminan') {
      if (customer.personKeys.length === 0) problem(refuse('BUYER_REQUIRED', cylinderWords.holderNeeded(product.name), { line, productId: product.id }));
      if (price.deposit === null || price.deposit === 0) missing(cylinderWords.noDeposit(product.name));
      return { ...NO_CYLINDER, cylinder: mode, deposit: times(price.deposit ?? 0) };
    }
    const each = (customer.memberRef === null ? null : price.shell_member) ?? price.shell_general;
    if (each === null) missing(cylinderWords.noShellPrice(product.name));
    const { owned } = this.cylinders.counts(product.cylinder_size);
    if (qty > owned * 1000) problem(refuse('STOCK_INSUFFICIENT', cylinderWords.shellsShort(product.cylinder_size, owned, qty / 1000), { line, productId: product.id, size: product.cylinder_size, owned }));
    return { ...NO_CYLINDER, cylinder: mode, shell: times(each ?? 0) };
  }
}
