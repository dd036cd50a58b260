import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { balancesOf, fieldOf, inOneLife, linesOf, mustVerify, ODD_COSTS, openTill, peek, rowCounts, signIn, type Till } from '../support/till.ts';

const pair = async ({ treasurer }: Till, productId: string, asOf?: string): Promise<[string, number]> => {
  const row = (await treasurer.call('stock.onHand', { productId, ...(asOf === undefined ? {} : { asOf }) })).rows[0];
  return [row?.qty ?? '', row?.value ?? 0];
};

/** Moving average as the contract words it, on its own: pairs of thousandths and rupiah in big integers. */
class Book {
  qty = 0n;
  value = 0n;
  lastQty = 0n;
  lastValue = 0n;

  static half(n: bigint, d: bigint): bigint {
    const quotient = n / d;
    return n % d >= d - (n % d) ? quotient + 1n : quotient;
  }

  receive(qty: bigint, value: bigint): void {
    this.qty += qty;
    this.value += value;
    this.lastQty = qty;
    this.lastValue = value;
  }

  issue(qty: bigint): bigint {
    const cost = qty === this.qty ? this.value : Book.half(this.value * qty, this.qty);
    this.qty -= qty;
    this.value -= cost;
    return cost;
  }

  count(to: bigint): bigint {
    if (to < this.qty) return -this.issue(this.qty - to);
    if (to === this.qty) return 0n;
    const found = to - this.qty;
    const [value, qty] = this.qty > 0n ? [this.value, this.qty] : [this.lastValue, this.lastQty];
    const worth = qty === 0n ? 0n : Book.half(value * found, qty);
    this.qty = to;
    this.value += worth;
    return worth;
  }
}
const decimal = (thousandths: bigint | number): string => `${BigInt(thousandths) / 1000n}.${String(BigInt(thousandths) % 1000n).padStart(3, '0')}`;

describe('cost', () => {
  it('is the pair of quantity and value, and the last one takes the rest', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, bulog } = till;
    const { productId } = await treasurer.call('products.create', { sku: 'KOPI', name: 'Kopi', unit: 'bungkus', barcodes: [], category: 'lain', prices: { general: 5000 } });
    await treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'K', payment: { via: 'bank' }, lines: [{ productId, qty: '3', amount: 10_000 }] });
    const costs: number[] = [];
    for (let sold = 0; sold < 3; sold += 1) {
      const { entryNumber } = await cashier.call('sales.checkout', { lines: [{ productId, qty: '1' }], payments: [{ method: 'tunai', amount: 5000 }] });
      costs.push(Number(/^5-1140 GERAI D (\d+)$/.exec((await linesOf(gerai, entryNumber))[2] ?? '')?.[1]));
    }
    expect(costs).toEqual([3333, 3334, 3333]);
    expect(await pair(till, productId)).toEqual(['0', 0]);
    await mustVerify(gerai);
  });

  it('follows any receipts, sales and counts exactly, in quantity, value and the ledger', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, bulog, sugar } = till;
    const book = new Book();
    book.receive(50_000n, 800_000n);
    const others = 5_650_000 + 696_000;
    let deliveries = 0;
    let losses = 0n;
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('in' as const), qty: fc.integer({ min: 1, max: 40_000 }), amount: fc.integer({ min: 1, max: 900_000 }) }) },
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('out' as const), part: fc.integer({ min: 1, max: 1000 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('count' as const), part: fc.integer({ min: 0, max: 1500 }) }) },
    );
    await check(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), inOneLife(async (acts) => {
        for (const each of acts) {
          if (each.kind === 'in') {
            deliveries += 1;
            await treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: `D${deliveries}`, payment: { via: 'utang' }, lines: [{ productId: sugar, qty: decimal(each.qty), amount: each.amount }] });
            book.receive(BigInt(each.qty), BigInt(each.amount));
          } else if (each.kind === 'out') {
            const qty = each.part === 1000 ? book.qty : (book.qty * BigInt(each.part)) / 1000n;
            if (qty === 0n) continue;
            const { entryNumber } = await cashier.call('sales.checkout', { lines: [{ productId: sugar, qty: decimal(qty) }], payments: [{ method: 'tunai', amount: 900_000_000_000 }] });
            const cost = book.issue(qty);
            expect((await linesOf(gerai, entryNumber)).filter((line) => line.startsWith('1-1410') || line.startsWith('5-1120'))).toEqual(cost === 0n ? [] : [`5-1120 GERAI D ${cost}`, `1-1410 GERAI K ${cost}`]);
          } else {
            const to = (book.qty * BigInt(each.part)) / 1000n + (each.part > 1000 ? 1n : 0n);
            const { variance } = await treasurer.call('stock.count', { lines: [{ productId: sugar, counted: decimal(to) }], reason: 'opname', approval: LOGIN.ketua });
            const expected = book.count(to);
            losses -= expected;
            expect(BigInt(variance)).toBe(expected);
          }
          expect(await pair(till, sugar)).toEqual([String(Number(decimal(book.qty))), Number(book.value)]);
        }
        const booked = await balancesOf(gerai, '2026-11-21');
        expect([booked['1-1410'], booked['5-1510'] ?? 0]).toEqual([others + Number(book.value), Number(losses)]);
      })),
      { runs: 30 },
    );
    await mustVerify(gerai);
  });
});

describe('a count', () => {
  it('posts what is missing and what is found to 5-1510, at the average', async () => {
    const { gerai, treasurer, sugar, oil, rice } = await openTill();
    const counted = await treasurer.call('stock.count', { lines: [{ productId: sugar, counted: '48.5' }, { productId: oil, counted: '50' }, { productId: rice, counted: '100' }], reason: 'hitung akhir bulan' });
    expect(counted).toEqual({ number: 'OP-2026-000001', variance: 5000, entryNumber: 'JU-2026-000004' });
    expect(await linesOf(gerai, 'JU-2026-000004')).toEqual(['5-1510 GERAI D 24000', '1-1410 GERAI K 24000', '1-1410 GERAI D 29000', '5-1510 GERAI K 29000']);
    expect((await treasurer.call('reports.incomeStatement', { from: '2026-11-01', to: '2026-11-30' })).totals).toMatchObject({ cogs: -5000, grossProfit: 5000, shu: 5000 });
    await mustVerify(gerai);
  });

  it('that agrees posts nothing and still stands in the books', async () => {
    const { gerai, treasurer, oil } = await openTill();
    expect(await treasurer.call('stock.count', { lines: [{ productId: oil, counted: '48' }], reason: 'cocok' })).toEqual({ number: 'OP-2026-000001', variance: 0, entryNumber: null });
    expect(peek(gerai, 'SELECT book_qty, counted_qty, value FROM count_line')).toEqual([{ book_qty: 48_000, counted_qty: 48_000, value: 0 }]);
    await mustVerify(gerai);
  });

  it('values goods found on an empty shelf at the last receipt, and at nothing when there never was one', async () => {
    const till = await openTill({ float: 100_000 });
    const { gerai, cashier, treasurer, oil } = till;
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '48' }], payments: [{ method: 'tunai', amount: 753_600 }] });
    expect((await treasurer.call('stock.count', { lines: [{ productId: oil, counted: '2' }], reason: 'di gudang' })).variance).toBe(29_000);
    const { productId } = await treasurer.call('products.create', { sku: 'HADIAH', name: 'Hadiah', unit: 'buah', barcodes: [], category: 'lain', prices: { general: 1000 } });
    expect(await treasurer.call('stock.count', { lines: [{ productId, counted: '5' }], reason: 'hadiah' })).toEqual({ number: 'OP-2026-000002', variance: 0, entryNumber: null });
    expect(await pair(till, productId)).toEqual(['5', 0]);
    await cashier.call('sales.checkout', { lines: [{ productId, qty: '5' }], payments: [{ method: 'tunai', amount: 5000 }] });
    await mustVerify(gerai);
  });

  it('refuses parts of a pack, the same thing twice, and a day before the last move', async () => {
    const { gerai, treasurer, oil, rice, sugar, member } = await openTill();
    await treasurer.call('ledger.opening', { date: '2026-11-01', lines: [{ account: '1-1210', debit: 1000 }, { account: '3-1140', credit: 1000 }] });
    const before = rowCounts(gerai);
    const tried = async (lines: unknown, more: object = {}) => fieldOf(await treasurer.refused('stock.count', { lines, reason: 'coba', ...more }));
    expect(await tried([{ productId: rice, counted: '1.5' }])).toBe('VALIDATION lines.0.counted');
    expect(await tried([{ productId: oil, counted: '1' }, { productId: sugar, counted: '1' }, { productId: oil, counted: '1' }])).toBe('VALIDATION lines.2.productId');
    expect(await tried([{ productId: member, counted: '1' }])).toBe('NOT_FOUND lines.0.productId');
    expect(await tried([{ productId: oil, counted: '47' }], { date: '2026-11-20' })).toBe('BACKDATED date');
    expect(await tried([{ productId: oil, counted: '47' }], { date: '2026-11-22' })).toBe('VALIDATION date');
    expect(await tried([{ productId: oil, counted: '47' }], { date: '1999-12-31' })).toBe('VALIDATION date');
    expect(rowCounts(gerai)).toEqual(before);
  });

  it('of full cylinders keeps the cylinders right: what is missing went out against an empty, what is found came back', async () => {
    const { gerai, treasurer, gas } = await openTill();
    const twelve = async () => Object.fromEntries(Object.entries((await treasurer.call('cylinders.balances', {})).rows[1] ?? {}).filter(([, count]) => count !== 0));
    const counted = await treasurer.call('stock.count', { lines: [{ productId: gas, counted: '7' }], reason: 'opname LPG', approval: LOGIN.ketua });
    expect([counted.variance, await linesOf(gerai, counted.entryNumber ?? ''), await twelve()]).toEqual([-606_000, ['5-1510 LPG D 606000', '1-1420 LPG K 606000'], { size: '12', full: 7, empty: 3, owedToAgent: 10 }]);
    await mustVerify(gerai);
    await treasurer.call('stock.count', { lines: [{ productId: gas, counted: '9' }], reason: 'ketemu', approval: LOGIN.ketua });
    expect(await twelve()).toEqual({ size: '12', full: 9, empty: 1, owedToAgent: 10 });
    await treasurer.call('stock.count', { lines: [{ productId: gas, counted: '12' }], reason: 'lebih dari kiriman', approval: LOGIN.ketua });
    expect(await twelve()).toEqual({ size: '12', full: 12, owedToAgent: 12 });
    expect(fieldOf(await treasurer.refused('stock.count', { lines: [{ productId: gas, counted: '11.5' }], reason: 'coba' }))).toBe('VALIDATION lines.0.counted');
    await mustVerify(gerai);
  });
});

describe('reading stock', () => {
  it('shows every move with the running pair, and any day’s stock', async () => {
    const till = await openTill();
    const { gerai, oil, bulog } = till;
    gerai.at('2026-11-23');
    const [cashier, treasurer] = [await signIn(gerai, 'kasir'), await signIn(gerai, 'bendahara')];
    await cashier.call('shifts.open', { float: 0 });
    await cashier.call('sales.checkout', { lines: [{ productId: oil, qty: '8' }], payments: [{ method: 'tunai', amount: 125_600 }] });
    gerai.at('2026-11-24');
    const later = await signIn(gerai, 'bendahara');
    await later.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: 'N', payment: { via: 'bank' }, lines: [{ productId: oil, qty: '10', amount: 150_000 }] });
    await later.call('stock.count', { lines: [{ productId: oil, counted: '49' }], reason: 'pecah satu' });
    expect(await later.call('stock.card', { productId: oil, from: '2026-11-22', to: '2026-11-24' })).toEqual({
      opening: { qty: '48', value: 696_000 },
      rows: [
        { date: '2026-11-23', number: 'PJ-2026-000001', kind: 'jual', qtyIn: '0', qtyOut: '8', value: -116_000, qty: '40', balance: 580_000 },
        { date: '2026-11-24', number: 'TB-2026-000003', kind: 'terima', qtyIn: '10', qtyOut: '0', value: 150_000, qty: '50', balance: 730_000 },
        { date: '2026-11-24', number: 'OP-2026-000001', kind: 'hitung', qtyIn: '0', qtyOut: '1', value: -14_600, qty: '49', balance: 715_400 },
      ],
      closing: { qty: '49', value: 715_400 },
      next: null,
    });
    expect(await later.call('stock.card', { productId: oil, from: '2026-11-01', to: '2026-11-20' })).toEqual({ opening: { qty: '0', value: 0 }, rows: [], closing: { qty: '0', value: 0 }, next: null });
    const now = { ...till, treasurer: later };
    expect([await pair(now, oil, '2026-11-20'), await pair(now, oil, '2026-11-22'), await pair(now, oil, '2026-11-23'), await pair(now, oil)]).toEqual([['0', 0], ['48', 696_000], ['40', 580_000], ['49', 715_400]]);
    expect(fieldOf(await later.refused('stock.card', { productId: oil, from: '2026-11-24', to: '2026-11-23' }))).toBe('VALIDATION to');
    expect((await treasurer.call('stock.onHand', { asOf: '2026-11-22' })).rows.map((row) => row.sku)).toEqual(['SPHP5', 'GULA', 'LPG12', 'MK1']);
    await mustVerify(gerai);
  });

  it('goes page by page, on hand by name and a card by day, and knows no other page', async () => {
    const till = await openTill();
    const { gerai, oil, rice, bulog } = till;
    const days: string[] = [];
    for (let day = 22; day < 27; day += 1) {
      gerai.at(`2026-11-${day}`);
      const later = await signIn(gerai, 'bendahara');
      for (const qty of ['1', '2']) days.push((await later.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo: `N-${day}-${qty}`, payment: { via: 'bank' }, lines: [{ productId: oil, qty, amount: 15_000 * Number(qty) }] })).number);
    }
    const treasurer = await signIn(gerai, 'bendahara');
    const pages = async <R extends { readonly next: string | null }>(ask: (more: { limit: number; cursor?: string }) => Promise<R>, limit: number): Promise<R[]> => {
      const all = [await ask({ limit })];
      for (let last = all.at(-1)?.next ?? null; last !== null; last = all.at(-1)?.next ?? null) all.push(await ask({ limit, cursor: last }));
      return all;
    };
    for (const limit of [1, 3, 4, 10, 11]) {
      const span = { productId: oil, from: '2026-11-22', to: '2026-11-26' };
      const cards = await pages((more) => treasurer.call('stock.card', { ...span, ...more }), limit);
      expect(cards.flatMap(({ rows }) => rows.map(({ number }) => number))).toEqual(days);
      expect(cards.map(({ opening, closing }) => [opening.qty, closing.value])).toEqual(cards.map(() => ['48', 921_000]));
      expect(cards.map(({ rows }) => rows.length).slice(0, -1).every((length) => length === limit)).toBe(true);
      const shelves = await pages((more) => treasurer.call('stock.onHand', { asOf: '2026-11-23', ...more }), limit);
      expect(shelves.flatMap(({ rows }) => rows.map(({ sku, qty }) => [sku, qty]))).toEqual([['SPHP5', '100'], ['GULA', '50'], ['LPG12', '10'], ['MK1', '54']]);
    }
    for (const cursor of ['', '2026-11-31.4', 'x', '2026-11-22']) expect(fieldOf(await treasurer.refused('stock.card', { productId: oil, from: '2026-11-22', to: '2026-11-26', cursor }))).toBe('VALIDATION cursor');
    expect(fieldOf(await treasurer.refused('stock.onHand', { cursor: bulog }))).toBe('VALIDATION cursor');
    expect((await treasurer.call('stock.onHand', { productId: rice, limit: 1 })).next).toBeNull();
  });
});
