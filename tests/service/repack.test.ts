/** Goods of one kind made into goods of others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { balancesOf, fieldOf, inOneLife, linesOf, mustVerify, ODD_COSTS, openTill, plain, rowCounts } from '../support/till.ts';

/** A sack of 50 kg for 600.000, packs of 5 and 2 kg, and sweets without a weight. */
async function sacks() {
  const till = await openTill();
  const { treasurer, bulog } = till;
  const made = async (sku: string, name: string, unit: string, weightGrams?: number) =>
    (await treasurer.call('products.create', { sku, name, unit, barcodes: [], category: 'sembako', prices: { general: 70_000 }, ...(weightGrams === undefined ? {} : { weightGrams }) })).productId;
  const [sack, five, two, sweets] = [await made('K50', 'Beras 50 kg', 'karung', 50_000), await made('K5', 'Beras 5 kg', 'kemasan', 5_000), await made('K2', 'Beras 2 kg', 'kemasan', 2_000), await made('PERMEN', 'Permen', 'bungkus')];
  const deliver = (deliveryNo: string, qty: string, amount: number) => treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: bulog, deliveryNo, payment: { via: 'bank' }, lines: [{ productId: sack, qty, amount }] });
  const held = async (productId: string) => {
    const row = (await treasurer.call('stock.onHand', { productId })).rows[0];
    return [row?.qty, row?.value];
  };
  return { ...till, sack, five, two, sweets, deliver, held };
}

describe('a repack', () => {
  it('carries the cost over by weight, and what the weights leave is lost', async () => {
    const { gerai, treasurer, sack, five, two, deliver, held } = await sacks();
    await deliver('S1', '2', 1_200_000);
    const all = await treasurer.call('stock.repack', { from: { productId: sack, qty: '1' }, to: [{ productId: five, qty: '9' }], note: 'satu bocor' });
    expect(all).toMatchObject({ number: 'KP-2026-000001', cost: 600_000, lossValue: 60_000 });
    expect(await linesOf(gerai, all.entryNumber ?? '')).toEqual(['1-1410 GERAI D 540000', '5-1510 GERAI D 60000', '1-1410 GERAI K 600000']);
    const both = await treasurer.call('stock.repack', { from: { productId: sack, qty: '1' }, to: [{ productId: five, qty: '4' }, { productId: two, qty: '15' }], loss: '0' });
    expect(both).toMatchObject({ cost: 600_000, lossValue: 0 });
    expect([await held(sack), await held(five), await held(two)]).toEqual([['0', 0], ['13', 780_000], ['15', 360_000]]);
    const paper = (await treasurer.call('documents.render', { document: 'voucher', ref: all.number, format: 'text', columns: 32 })).text ?? '';
    expect(plain(paper)).toMatch(/BUKTI KEMAS ULANG[\s\S]*Beras 50 kg +-600\.000\s+-1 karung\s+Beras 5 kg +\+540\.000\s+\+9 kemasan/);
    await mustVerify(gerai);
  });

  it('is what goods found later on an empty shelf are worth, where nothing came after it', async () => {
    const { gerai, treasurer, sack, five, deliver, held } = await sacks();
    await deliver('S1', '2', 1_200_000);
    // 9 × 5 kg of a sack of 600.000, 5 kg lost: 60.000 each.
    await treasurer.call('stock.repack', { from: { productId: sack, qty: '1' }, to: [{ productId: five, qty: '9' }] });
    await treasurer.call('stock.count', { reason: 'hilang', lines: [{ productId: five, counted: '0' }], approval: LOGIN.ketua });
    expect((await treasurer.call('stock.count', { reason: 'ketemu', lines: [{ productId: five, counted: '2' }], approval: LOGIN.ketua })).variance).toBe(120_000);
    expect(await held(five)).toEqual(['2', 120_000]);
    // A delivery after it is what counts then: 3 for 150.000.
    const brought = await treasurer.call('purchases.receive', { accept: ODD_COSTS, supplierId: (await treasurer.call('suppliers.list', {})).rows[0]?.supplierId ?? '', deliveryNo: 'L', payment: { via: 'bank' }, lines: [{ productId: five, qty: '3', amount: 150_000 }] });
    await treasurer.call('stock.count', { reason: 'hilang', lines: [{ productId: five, counted: '0' }], approval: LOGIN.ketua });
    await treasurer.call('stock.adjust', { productId: five, qty: '1', reason: 'ditemukan', approval: LOGIN.ketua });
    expect(await held(five)).toEqual(['1', 50_000]);
    expect((await treasurer.refused('documents.reverse', { kind: 'TB', ref: brought.number, reason: 'salah', approval: LOGIN.ketua })).rule).toBe('IN_USE');
    await mustVerify(gerai);
  });

  it('is refused where more comes out than went in, nobody knows the weights, or goods cannot be repacked', async () => {
    const { gerai, treasurer, sack, five, two, sweets, gas, deliver } = await sacks();
    await deliver('S1', '1', 600_000);
    const before = rowCounts(gerai);
    const tried = async (changed: object) => fieldOf(await treasurer.refused('stock.repack', { from: { productId: sack, qty: '1' }, to: [{ productId: five, qty: '10' }], ...changed } as never));
    expect(await tried({ to: [{ productId: five, qty: '11' }] })).toBe('VALIDATION to');
    expect(await tried({ loss: '0.1' })).toBe('VALIDATION loss');
    expect(await tried({ loss: '1.5' })).toBe('VALIDATION loss');
    expect(await tried({ from: { productId: sack, qty: '2' } })).toBe('STOCK_INSUFFICIENT from.qty');
    expect(await tried({ from: { productId: sack, qty: '0.5' } })).toBe('VALIDATION from.qty');
    expect(await tried({ to: [{ productId: sack, qty: '1' }] })).toBe('VALIDATION to.0.productId');
    expect(await tried({ to: [{ productId: five, qty: '1' }, { productId: five, qty: '1' }] })).toBe('VALIDATION to.1.productId');
    expect(await tried({ to: [{ productId: two, qty: '1' }, { productId: sweets, qty: '1' }] })).toBe('VALIDATION to.1.productId');
    expect(await tried({ to: [{ productId: gas, qty: '1' }] })).toBe('VALIDATION to.0.productId');
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('stock.repack', { from: { productId: sack, qty: '1' }, to: [{ productId: sweets, qty: '100' }] });
    await mustVerify(gerai);
  });

  it('of any sizes keeps every rupiah: what went in came out or was lost', async () => {
    const { gerai, treasurer, sack, five, two, deliver, held } = await sacks();
    let count = 0;
    await check(
      fc.asyncProperty(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 24 }), inOneLife(async (amount, fives, twos) => {
        if (fives + twos === 0 || fives * 5 + twos * 2 > 50) return;
        await deliver(`D${(count += 1)}`, '1', amount);
        const before = [await held(five), await held(two)].map(([, value]) => Number(value));
        const { cost, lossValue } = await treasurer.call('stock.repack', {
          from: { productId: sack, qty: '1' }, to: [...(fives === 0 ? [] : [{ productId: five, qty: String(fives) }]), ...(twos === 0 ? [] : [{ productId: two, qty: String(twos) }])],
        });
        const after = [await held(five), await held(two)].map(([, value]) => Number(value));
        const lost = 50 - fives * 5 - twos * 2;
        // Half up of amount × lost ÷ 50, in whole numbers.
        expect([cost, lossValue]).toEqual([amount, Math.floor((2 * amount * lost + 50) / 100)]);
        const gained = after.map((value, at) => value - (before[at] ?? 0));
        expect((gained[0] ?? 0) + (gained[1] ?? 0)).toBe(cost - lossValue);
        // By weight, to less than a rupiah.
        expect(Math.abs((gained[0] ?? 0) - ((cost - lossValue) * fives * 5) / (fives * 5 + twos * 2))).toBeLessThan(1);
      })),
      { runs: 15 },
    );
    expect((await balancesOf(gerai, '2026-11-21'))['1-1410']).toBeGreaterThan(0);
    await mustVerify(gerai);
  });
});
