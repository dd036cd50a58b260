/** Goods with an expiry date: what expires first leaves first, what has expired is not sold, and what comes back goes where it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { fieldOf, inOneLife, mustVerify, openTill, peek, plain, signIn, type Till } from '../support/till.ts';

const cash = (amount: number) => [{ method: 'tunai' as const, amount }];

/** Milk by the box, 5.000 each, and a way to have it delivered at 4.000. */
async function milk() {
  const till = await openTill({ float: 100_000 });
  const { productId } = await till.treasurer.call('products.create', { sku: 'SUSU', name: 'Susu kotak', unit: 'kotak', barcodes: [], category: 'lain', prices: { general: 5000 }, expiryTracked: true });
  let deliveries = 0;
  const deliver = async (qty: number, expiresOn: string): Promise<string> => {
    deliveries += 1;
    return (await till.treasurer.call('purchases.receive', { supplierId: till.bulog, deliveryNo: `S-${deliveries}`, payment: { via: 'bank' }, lines: [{ productId, qty: String(qty), unitCost: 4000, expiresOn }] })).number;
  };
  return { ...till, productId, deliver };
}

/** What is left of each delivery, by its date. */
const left = ({ gerai }: Pick<Till, 'gerai'>): string[] =>
  peek<{ expires_on: string; qty: number }>(gerai, 'SELECT expires_on, qty FROM batch_stock ORDER BY receipt_seq, receipt_line').map(({ expires_on, qty }) => `${expires_on} ${qty / 1000}`);

describe('goods with a date', () => {
  it('leave by what expires first, come back to where they were, and their delivery takes its own away again', async () => {
    const till = await milk();
    const { gerai, cashier, treasurer, productId, deliver } = till;
    await deliver(10, '2027-06-30');
    await deliver(4, '2026-12-31');
    const sold = await cashier.call('sales.checkout', { lines: [{ productId, qty: '6' }], payments: cash(30_000) });
    expect(left(till)).toEqual(['2027-06-30 8', '2026-12-31 0']);
    await treasurer.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 1, qty: '3', condition: 'baik' }], reason: 'kebanyakan', approval: LOGIN.ketua });
    expect(left(till)).toEqual(['2027-06-30 10', '2026-12-31 1']);
    await treasurer.call('sales.return', { saleId: sold.saleId, lines: [{ lineNo: 1, qty: '2', condition: 'baik' }, { lineNo: 1, qty: '1', condition: 'rusak' }], reason: 'kebanyakan', approval: LOGIN.ketua });
    expect(left(till)).toEqual(['2027-06-30 10', '2026-12-31 3']);
    // Two of a later delivery are sold; undone, it takes what is left of its own, and the rest of what expires first.
    const short = await deliver(5, '2026-12-01');
    await cashier.call('sales.checkout', { lines: [{ productId, qty: '2' }], payments: cash(10_000) });
    expect(left(till)).toEqual(['2027-06-30 10', '2026-12-31 3', '2026-12-01 3']);
    await treasurer.call('documents.reverse', { kind: 'TB', ref: short, reason: 'salah catat', approval: LOGIN.ketua });
    expect(left(till)).toEqual(['2027-06-30 10', '2026-12-31 1', '2026-12-01 0']);
    await mustVerify(gerai);
  });

  it('are not sold after their day, found or not; expired goods leave the books as such and the rest is sold', async () => {
    const till = await milk();
    const { gerai, cashier, productId, deliver } = till;
    await deliver(5, '2026-11-22');
    await deliver(3, '2027-01-31');
    await cashier.call('shifts.close', { counted: { '100000': 1 } });
    gerai.at('2026-11-22');
    const today = await signIn(gerai, 'kasir');
    expect((await today.call('sales.quote', { lines: [{ productId, qty: '8' }] })).problems).toEqual([]);
    gerai.at('2026-11-23');
    const [later, treasurerLater] = [await signIn(gerai, 'kasir'), await signIn(gerai, 'bendahara')];
    await later.call('shifts.open', { float: 100_000 });
    const [problem] = (await later.call('sales.quote', { lines: [{ productId, qty: '4' }] })).problems;
    expect([problem?.rule, plain(problem?.message ?? '')]).toEqual(['EXPIRED', 'Barang lewat tanggal. 5 kotak Susu kotak sudah lewat tanggal dan tidak boleh dijual, yang masih baik 3. Sisihkan barangnya; bendahara mencatatnya sebagai kedaluwarsa.']);
    expect(fieldOf(await later.refused('sales.checkout', { lines: [{ productId, qty: '4', found: true }], payments: cash(20_000), approval: LOGIN.ketua }))).toBe('EXPIRED');
    await later.call('sales.checkout', { lines: [{ productId, qty: '2' }], payments: cash(10_000) });
    expect(left(till)).toEqual(['2026-11-22 5', '2027-01-31 1']);
    await treasurerLater.call('stock.adjust', { productId, qty: '5', reason: 'kedaluwarsa', approval: LOGIN.ketua });
    expect(left(till)).toEqual(['2026-11-22 0', '2027-01-31 1']);
    await later.call('sales.checkout', { lines: [{ productId, qty: '1' }], payments: cash(5_000) });
    await mustVerify(gerai);
  });

  it('are pointed out to the cashier while the next of them expire within the setting, and refuse nothing by that', async () => {
    const till = await milk();
    const { gerai, cashier, productId, sugar, deliver } = till;
    const notes = async (who = cashier) => (await who.call('sales.quote', { lines: [{ productId, qty: '1' }, { productId: sugar, qty: '1' }, { productId, qty: '2' }] })).notes;
    await deliver(10, '2027-06-30');
    expect(await notes()).toEqual([]);
    // 30 days from 21 November are 21 December.
    await deliver(5, '2026-12-22');
    expect(await notes()).toEqual([]);
    await deliver(4, '2026-12-21');
    expect(await notes()).toEqual(['Segera kedaluwarsa: Susu kotak 4 kotak sampai 21 Des 2026. Ambil yang itu dahulu.']);
    for (const qty of [2, 1]) await deliver(qty, '2026-12-01');
    expect(await notes()).toEqual(['Segera kedaluwarsa: Susu kotak 3 kotak sampai 1 Des 2026. Ambil yang itu dahulu.']);
    // Once they have expired the next are named; they themselves are not sold.
    gerai.at('2026-12-02');
    const later = await signIn(gerai, 'kasir');
    expect(await notes(later)).toEqual(['Segera kedaluwarsa: Susu kotak 4 kotak sampai 21 Des 2026. Ambil yang itu dahulu.']);
    await (await signIn(gerai, 'ketua')).call('settings.set', { key: 'stock.expiryWatch', value: { days: 18 }, effectiveFrom: '2026-12-02' });
    expect(await notes(later)).toEqual([]);
    await later.call('sales.checkout', { lines: [{ productId, qty: '1' }], payments: cash(5000) });
    await mustVerify(gerai);
  });

  it('are counted right when a sale on their last day is paid another way past midnight', async () => {
    const till = await milk();
    const { gerai, cashier, productId, deliver } = till;
    await deliver(5, '2026-11-22');
    await deliver(2, '2027-01-31');
    await cashier.call('shifts.close', { counted: { '100000': 1 } });
    gerai.at('2026-11-22T15:59:50.000Z');
    const night = await signIn(gerai, 'kasir');
    await night.call('shifts.open', { float: 100_000 });
    const { saleId } = await night.call('sales.checkout', { lines: [{ productId, qty: '5' }], payments: cash(25_000) });
    gerai.at('2026-11-22T16:00:10.000Z');
    await night.call('sales.swapTender', { saleId, payments: [{ method: 'qris', amount: 25_000 }] });
    // The good ones first, as on any day; the rest are those that were sold before midnight.
    expect(left(till)).toEqual(['2026-11-22 2', '2027-01-31 0']);
    await mustVerify(gerai);
  });

  it('live through any deliveries, sales, returns and counts with never more of a delivery than it brought, and dated goods first', async () => {
    const till = await milk();
    const { gerai, cashier, treasurer, productId, deliver } = till;
    const sales: { saleId: string; qty: number }[] = [];
    let there = 0;
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('in' as const), qty: fc.integer({ min: 1, max: 9 }), month: fc.integer({ min: 1, max: 9 }) }) },
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('out' as const), qty: fc.integer({ min: 1, max: 9 }) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('back' as const), at: fc.nat(), qty: fc.integer({ min: 1, max: 4 }), baik: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('count' as const), by: fc.integer({ min: -4, max: 4 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('void' as const), at: fc.nat() }) },
    );
    await check(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), inOneLife(async (acts) => {
        for (const each of acts) {
          if (each.kind === 'in') {
            await deliver(each.qty, `2027-0${each.month}-15`);
            there += each.qty;
          } else if (each.kind === 'out') {
            if (each.qty > there) continue;
            const before = new Map(left(till).map((text, at) => [at, text]));
            const { saleId } = await cashier.call('sales.checkout', { lines: [{ productId, qty: String(each.qty) }], payments: cash(each.qty * 5000) });
            sales.push({ saleId, qty: each.qty });
            there -= each.qty;
            // Nothing of a later date is touched while an earlier one still has some.
            const after = left(till);
            const touched = after.filter((text, at) => text !== before.get(at)).map((text) => text.slice(0, 10));
            const kept = after.filter((text) => !text.endsWith(' 0')).map((text) => text.slice(0, 10));
            for (const date of touched) expect(kept.filter((other) => other < date)).toEqual([]);
          } else if (each.kind === 'back') {
            const sale = sales[each.at % Math.max(1, sales.length)];
            if (sale === undefined || sale.qty < each.qty) continue;
            await treasurer.call('sales.return', { saleId: sale.saleId, lines: [{ lineNo: 1, qty: String(each.qty), condition: each.baik ? 'baik' : 'rusak' }], reason: 'kembali', approval: LOGIN.ketua });
            sale.qty -= each.qty;
            there += each.baik ? each.qty : 0;
          } else if (each.kind === 'count') {
            const to = Math.max(0, there + each.by);
            await treasurer.call('stock.count', { lines: [{ productId, counted: String(to) }], reason: 'opname', approval: LOGIN.ketua });
            there = to;
          } else {
            const sale = sales.at(-1 - (each.at % 3));
            const view = sale === undefined ? undefined : await cashier.call('sales.get', { saleId: sale.saleId });
            if (sale === undefined || view?.voided !== null || view.returns.length > 0) continue;
            await cashier.call('sales.void', { saleId: sale.saleId, reason: 'salah', approval: LOGIN.bendahara });
            there += sale.qty;
            sale.qty = 0;
          }
        }
        const dated = peek<{ qty: number | null }>(gerai, 'SELECT sum(qty) AS qty FROM batch_stock')[0]?.qty ?? 0;
        expect([(await treasurer.call('stock.onHand', { productId })).rows[0]?.qty, dated <= there * 1000]).toEqual([String(there), true]);
        await mustVerify(gerai);
      })),
      { runs: 15 },
    );
  });
});
