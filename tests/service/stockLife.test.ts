/** A long life of goods: bought, sold, returned, counted, repacked, put right and undone, held after every step against a book of its own. */
import { deepStrictEqual as same } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MethodName, Result } from '../../shared/contract/index.ts';
import { LOGIN, Refused, type Given, type Person } from '../support/gerai.ts';
import { runSettings } from '../support/property.ts';
import { StockReplay, type Good, type Receipt, type Sale } from '../support/stockReplay.ts';
import { balancesOf, mustVerify, openTill, type Till } from '../support/till.ts';

const ACTIONS = 160;
const VERIFIED = 80;

/** The goods: what a unit weighs in grams, the selling price, and the smallest part of a unit that there is, in thousandths. */
const GOODS = {
  sugar: { grams: 1_000n, price: 17_500, part: 1n }, oil: { grams: 900n, price: 15_700, part: 1_000n }, sack: { grams: 50_000n, price: 700_000, part: 1_000n },
  five: { grams: 5_000n, price: 72_000, part: 1_000n }, two: { grams: 2_000n, price: 30_000, part: 1_000n },
} as const;
const NAMES = Object.keys(GOODS) as (keyof typeof GOODS)[];

const milli = (qty: bigint): string => (qty % 1_000n === 0n ? String(qty / 1_000n) : `${qty / 1_000n}.${String(qty % 1_000n).padStart(3, '0').replace(/0+$/, '')}`);
const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];

/** The gerai and the replay beside it: every action asks both. */
class Life {
  readonly replay: StockReplay;
  readonly worked = new Set<string>();
  private readonly till: Till;
  private readonly products: Readonly<Record<Good, string>>;
  private readonly before: Readonly<Record<string, number>>;
  private readonly receiptIds: string[] = [];
  private readonly saleIds: string[] = [];

  constructor(till: Till, products: Readonly<Record<Good, string>>, before: Readonly<Record<string, number>>) {
    this.till = till;
    this.products = products;
    this.before = before;
    this.replay = new StockReplay(Object.fromEntries(NAMES.map((name) => [name, GOODS[name].grams])), { oil: [48_000n, 696_000n], sugar: [50_000n, 800_000n] });
  }

  private async tried<M extends MethodName>(who: Person, method: M, params: Given<M>): Promise<Result<M> | null> {
    try {
      const result = await who.call(method, params);
      this.worked.add(method);
      return result;
    } catch (error) {
      if (!(error instanceof Refused) || error.failure.code === 'INTERNAL') throw error;
      return null;
    }
  }

  /** Does what the program did, where it must have done it, and nothing where it must have refused. */
  private follow(answer: unknown, may: boolean, what: string, act: () => void): void {
    if ((answer !== null) !== may) throw new Error(`${what} was ${answer === null ? 'refused' : 'done'}`);
    if (answer !== null) act();
  }

  private productOf(good: Good): string {
    return this.products[good] ?? '';
  }

  async receive({ lines: asked, freight, by }: { lines: readonly { good: keyof typeof GOODS; units: number; bits: number; percent: number; off: number }[]; freight: number; by: 'value' | 'weight' }): Promise<void> {
    const lines = asked.map(({ good, units, bits, percent, off }) => {
      const qty = BigInt(units) * 1_000n + (GOODS[good].part === 1n ? BigInt(bits) : 0n);
      return { good, qty, amount: (qty * BigInt(GOODS[good].price * percent)) / 100_000n - BigInt(off) };
    });
    const paid = lines.reduce((all, line) => all + line.amount, 0n) * BigInt(freight) / 1_000n;
    const answer = await this.tried(this.till.treasurer, 'purchases.receive', {
      supplierId: this.till.bulog, deliveryNo: `SJ-${this.replay.receipts.length}`, payment: { via: 'utang' }, lines: lines.map((line) => ({ productId: this.productOf(line.good), qty: milli(line.qty), amount: Number(line.amount) })),
      ...(paid === 0n ? {} : { freight: { amount: Number(paid), via: 'bank' as const, basis: by } }),
    });
    this.follow(answer, true, 'a receipt', () => {
      this.receiptIds[this.replay.receipts.length] = answer?.receiptId ?? '';
      this.replay.receive(lines, paid, by);
    });
  }

  async sell({ good, qty: wanted, member }: { good: keyof typeof GOODS; qty: number; member: boolean }): Promise<void> {
    const qty = this.amountOf(good, wanted);
    const quote = await this.till.cashier.call('sales.quote', { lines: [{ productId: this.productOf(good), qty: milli(qty) }], ...(member ? { memberId: this.till.member } : {}) });
    const answer = await this.tried(this.till.cashier, 'sales.checkout', {
      lines: [{ productId: this.productOf(good), qty: milli(qty) }], payments: [{ method: 'tunai', amount: Math.max(1, quote.total) }], ...(member ? { memberId: this.till.member } : {}),
    });
    this.follow(answer, qty <= this.replay.held(good).qty, `a sale of ${qty} ${good}`, () => {
      this.saleIds[this.replay.sales.length] = answer?.saleId ?? '';
      this.replay.sell(good, qty, member);
    });
  }

  /** Now and then everything there is, so that the last unit takes the rest. */
  private amountOf(good: keyof typeof GOODS, wanted: number): bigint {
    const held = this.replay.held(good).qty;
    if (wanted % 7 === 0 && held > 0n) return held;
    const qty = BigInt(wanted) * (GOODS[good].part === 1n ? 37n : 1_000n);
    return qty === 0n ? GOODS[good].part : qty;
  }

  private saleAt(at: number): { sale: Sale; saleId: string } | undefined {
    const sale = pick(this.replay.sales.toReversed(), at);
    return sale === undefined ? undefined : { sale, saleId: this.saleIds[this.replay.sales.indexOf(sale)] ?? '' };
  }

  async takeBack({ at, tenths, sound }: { at: number; tenths: number; sound: boolean }): Promise<void> {
    const known = this.saleAt(at);
    if (known === undefined) return;
    const { sale, saleId } = known;
    const step = GOODS[sale.good as keyof typeof GOODS].part;
    const part = (sale.qty * BigInt(tenths)) / 10n;
    const qty = part - (part % step) || step;
    const answer = await this.tried(this.till.cashier, 'sales.return', { saleId, lines: [{ lineNo: 1, qty: milli(qty), condition: sound ? 'baik' : 'rusak' }], refund: 'tunai', reason: 'uji', approval: LOGIN.ketua });
    this.follow(answer, !sale.gone && qty <= sale.qty - sale.backQty, `a return of ${qty} ${sale.good}`, () => this.replay.takeBack(sale, qty, sound));
  }

  async voidSale(at: number): Promise<void> {
    const known = this.saleAt(at);
    if (known === undefined) return;
    const answer = await this.tried(this.till.cashier, 'sales.void', { saleId: known.saleId, reason: 'uji', approval: LOGIN.ketua });
    this.follow(answer, !known.sale.gone && known.sale.backQty === 0n, `a void of ${known.sale.good}`, () => this.replay.voidSale(known.sale));
  }

  async count({ good, more }: { good: keyof typeof GOODS; more: number }): Promise<void> {
    const held = this.replay.held(good).qty;
    const difference = BigInt(more) * (GOODS[good].part === 1n ? 113n : 1_000n);
    const counted = held + difference < 0n ? 0n : held + difference;
    const answer = await this.tried(this.till.treasurer, 'stock.count', { lines: [{ productId: this.productOf(good), counted: milli(counted) }], reason: 'uji', approval: LOGIN.ketua });
    this.follow(answer, true, `a count of ${counted} ${good}`, () => this.replay.putRight(good, counted - held, 'shrinkage'));
  }

  async adjust({ good, qty: wanted, reason }: { good: keyof typeof GOODS; qty: number; reason: 'rusak' | 'hilang' | 'ditemukan' | 'pakai-sendiri' }): Promise<void> {
    const qty = this.amountOf(good, wanted);
    const answer = await this.tried(this.till.treasurer, 'stock.adjust', { productId: this.productOf(good), qty: milli(qty), reason, approval: LOGIN.ketua });
    this.follow(answer, reason === 'ditemukan' || qty <= this.replay.held(good).qty, `${qty} ${good} ${reason}`, () => this.replay.putRight(good, reason === 'ditemukan' ? qty : -qty, reason === 'pakai-sendiri' ? 'ownUse' : 'shrinkage'));
  }

  async repack({ sacks, fives, twos }: { sacks: number; fives: number; twos: number }): Promise<void> {
    const to = [{ good: 'five', qty: BigInt(fives) * 1_000n }, { good: 'two', qty: BigInt(twos) * 1_000n }].filter(({ qty }) => qty > 0n);
    if (to.length === 0) return;
    const answer = await this.tried(this.till.treasurer, 'stock.repack', { from: { productId: this.productOf('sack'), qty: String(sacks) }, to: to.map(({ good, qty }) => ({ productId: this.productOf(good), qty: milli(qty) })) });
    const may = BigInt(sacks) * 1_000n <= this.replay.held('sack').qty && fives * 5 + twos * 2 <= sacks * 50;
    this.follow(answer, may, `${sacks} sacks into ${fives} and ${twos}`, () => this.replay.repack('sack', BigInt(sacks) * 1_000n, to));
  }

  /** A receipt that this life made, not one of the shop's own. */
  private receiptAt(at: number): { receipt: Receipt; receiptId: string } | undefined {
    const receipt = pick(this.replay.receipts.filter((_, index) => this.receiptIds[index] !== undefined).toReversed(), at);
    return receipt === undefined ? undefined : { receipt, receiptId: this.receiptIds[this.replay.receipts.indexOf(receipt)] ?? '' };
  }

  async giveBack({ at, line: place, tenths }: { at: number; line: number; tenths: number }): Promise<void> {
    const known = this.receiptAt(at);
    const lineNo = place % (known?.receipt.lines.length ?? 1);
    const line = known?.receipt.lines[lineNo];
    if (known === undefined || line === undefined) return;
    const step = GOODS[line.good as keyof typeof GOODS].part;
    const part = (line.qty * BigInt(tenths)) / 10n;
    const qty = part - (part % step) || step;
    const answer = await this.tried(this.till.treasurer, 'purchases.return', { receiptId: known.receiptId, lines: [{ lineNo: lineNo + 1, qty: milli(qty) }], reason: 'uji' });
    this.follow(answer, !known.receipt.undone && qty <= line.qty - line.backQty && qty <= this.replay.held(line.good).qty, `${qty} ${line.good} back to the supplier`, () => this.replay.giveBack(known.receipt, lineNo, qty));
  }

  async correct({ at, line: place, percent, off }: { at: number; line: number; percent: number; off: number }): Promise<void> {
    const known = this.receiptAt(at);
    const lineNo = place % (known?.receipt.lines.length ?? 1);
    const line = known?.receipt.lines[lineNo];
    if (known === undefined || line === undefined) return;
    const amount = (line.amount * BigInt(percent)) / 100n + BigInt(off);
    const answer = await this.tried(this.till.treasurer, 'purchases.correct', { receiptId: known.receiptId, lines: [{ lineNo: lineNo + 1, amount: Number(amount) }], reason: 'uji' });
    this.follow(answer, !known.receipt.undone && amount >= line.backAmount && amount !== line.amount, `${line.good} at ${amount}`, () => this.replay.correct(known.receipt, lineNo, amount));
  }

  async undo(at: number): Promise<void> {
    const known = this.receiptAt(at);
    if (known === undefined) return;
    const answer = await this.tried(this.till.treasurer, 'documents.reverse', { kind: 'TB', ref: known.receiptId, reason: 'uji', approval: LOGIN.ketua });
    if (answer === null) return;
    if (known.receipt.changed || known.receipt.undone) throw new Error('a receipt that was changed or undone was undone');
    this.replay.undo(known.receipt);
  }

  /** Quantity, value and ledger of the program and of the replay. */
  async compare(): Promise<void> {
    const { rows } = await this.till.treasurer.call('stock.onHand', {});
    for (const name of NAMES) {
      const { qty, value } = this.replay.held(name);
      const row = rows.find(({ productId }) => productId === this.productOf(name));
      same([name, row?.qty, row?.value], [name, milli(qty), Number(value)]);
    }
    const books = await balancesOf(this.till.gerai, '2026-11-21');
    const moved = this.replay.moved();
    same(Object.fromEntries(Object.keys(moved).map((code) => [code, (books[code] ?? 0) - (this.before[code] ?? 0)])), moved);
    same(books['1-1410'], rows.filter(({ sku }) => sku !== 'LPG12').reduce((all, { value }) => all + value, 0));
  }
}

type Action = { readonly name: string; readonly act: (life: Life) => Promise<void> };
const action = <T>(name: string, given: fc.Arbitrary<T>, act: (life: Life, given: T) => Promise<void>): fc.Arbitrary<Action> => given.map((each) => ({ name: `${name} ${JSON.stringify(each)}`, act: (life) => act(life, each) }));
const good = fc.constantFrom(...NAMES);
const lately = fc.nat({ max: 7 });
const ACTION = fc.oneof(
  { weight: 4, arbitrary: action('receive', fc.record({
    lines: fc.array(fc.record({ good, units: fc.integer({ min: 1, max: 40 }), bits: fc.integer({ min: 0, max: 999 }), percent: fc.integer({ min: 60, max: 92 }), off: fc.nat({ max: 499 }) }), { minLength: 1, maxLength: 4 }), freight: fc.constantFrom(0, 7, 31), by: fc.constantFrom('value', 'weight'),
  }), (life, given) => life.receive(given)) },
  { weight: 9, arbitrary: action('sell', fc.record({ good, qty: fc.integer({ min: 0, max: 20 }), member: fc.boolean() }), (life, given) => life.sell(given)) },
  { weight: 3, arbitrary: action('take back', fc.record({ at: lately, tenths: fc.integer({ min: 1, max: 10 }), sound: fc.boolean() }), (life, given) => life.takeBack(given)) },
  { weight: 1, arbitrary: action('void', lately, (life, given) => life.voidSale(given)) },
  { weight: 2, arbitrary: action('count', fc.record({ good, more: fc.integer({ min: -6, max: 6 }) }), (life, given) => life.count(given)) },
  { weight: 2, arbitrary: action('adjust', fc.record({ good, qty: fc.integer({ min: 0, max: 9 }), reason: fc.constantFrom('rusak', 'hilang', 'ditemukan', 'pakai-sendiri') }), (life, given) => life.adjust(given)) },
  { weight: 2, arbitrary: action('repack', fc.record({ sacks: fc.integer({ min: 1, max: 4 }), fives: fc.integer({ min: 0, max: 20 }), twos: fc.integer({ min: 0, max: 20 }) }), (life, given) => life.repack(given)) },
  { weight: 2, arbitrary: action('give back', fc.record({ at: lately, line: fc.nat({ max: 3 }), tenths: fc.integer({ min: 1, max: 9 }) }), (life, given) => life.giveBack(given)) },
  { weight: 2, arbitrary: action('correct', fc.record({ at: lately, line: fc.nat({ max: 3 }), percent: fc.constantFrom(70, 95, 100, 104, 130), off: fc.nat({ max: 99 }) }), (life, given) => life.correct(given)) },
  { weight: 2, arbitrary: action('undo', fc.nat({ max: 2 }), (life, given) => life.undo(given)) },
);

/** What a life of the ordinary length does at least once. */
const USED: readonly MethodName[] = ['purchases.receive', 'sales.checkout', 'sales.return', 'sales.void', 'stock.count', 'stock.adjust', 'stock.repack', 'purchases.return', 'purchases.correct', 'documents.reverse'];

const { seed, runs, text } = runSettings({ runs: ACTIONS });

test(`${runs} random moves of goods (${text}): quantity, value and ledger are those of an independent replay after every one`, { timeout: 60_000 + runs * 300 }, async () => {
  const till = await openTill({ float: 500_000 });
  const { treasurer } = till;
  await treasurer.call('products.update', { productId: till.sugar, weightGrams: 1_000 });
  await treasurer.call('products.update', { productId: till.oil, weightGrams: 900 });
  const made = async (sku: string, unit: string, name: 'sack' | 'five' | 'two'): Promise<string> =>
    (await treasurer.call('products.create', { sku, name: sku, unit, barcodes: [], category: 'sembako', prices: { general: GOODS[name].price }, weightGrams: Number(GOODS[name].grams) })).productId;
  const products = { sugar: till.sugar, oil: till.oil, sack: await made('K50', 'karung', 'sack'), five: await made('K5', 'kemasan', 'five'), two: await made('K2', 'kemasan', 'two') };
  const life = new Life(till, products, await balancesOf(till.gerai, '2026-11-21'));
  for (const [at, each] of fc.sample(ACTION, { seed, numRuns: runs }).entries()) {
    try {
      await each.act(life);
      await life.compare();
      if ((at + 1) % VERIFIED === 0 || at === runs - 1) await mustVerify(till.gerai);
    } catch (error) {
      throw new Error(`${text}, move ${at + 1}: ${each.name}\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  expect(runs < ACTIONS ? [] : USED.filter((method) => !life.worked.has(method))).toEqual([]);
});
