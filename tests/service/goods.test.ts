import { describe, expect, it } from 'vitest';
import { isEan13 } from '../../shared/domain/barcode.ts';
import { newId, type Given } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, plain, rowCounts, signIn } from '../support/till.ts';

const NEW: Given<'products.create'> = { sku: 'TEH', name: 'Teh celup', unit: 'kotak', barcodes: [], category: 'sembako', prices: { general: 9000 } };

describe('favourites of the till', () => {
  it('stand in the order they were put, without what is no longer sold', async () => {
    const { gerai, cashier, treasurer, rice, oil, sugar } = await openTill();
    const shown = async (): Promise<string[]> => (await cashier.call('products.favourites', {})).rows.map((row) => row.sku);
    expect(await shown()).toEqual([]);
    expect((await treasurer.call('products.setFavourites', { productIds: [sugar, rice, oil] })).count).toBe(3);
    expect(await shown()).toEqual(['GULA', 'SPHP5', 'MK1']);
    await treasurer.call('products.update', { productId: rice, active: false });
    expect(await shown()).toEqual(['GULA', 'MK1']);
    gerai.restart();
    const again = await signIn(gerai, 'kasir');
    expect((await again.call('products.favourites', {})).rows.map((row) => row.prices.general)).toEqual([17_500, 15_700]);
    await mustVerify(gerai);
  });

  it('are goods there are, once each, and at most 24', async () => {
    const { gerai, treasurer, rice, oil } = await openTill();
    await treasurer.call('products.update', { productId: oil, active: false });
    const before = rowCounts(gerai);
    const tried = async (productIds: string[]) => fieldOf(await treasurer.refused('products.setFavourites', { productIds }));
    expect(await tried([rice, rice])).toBe('VALIDATION productIds.1');
    expect(await tried([rice, newId()])).toBe('NOT_FOUND productIds.1');
    expect(await tried([oil])).toBe('VALIDATION productIds.0');
    expect(await tried(Array.from({ length: 25 }, () => newId()))).toBe('VALIDATION productIds');
    expect(rowCounts(gerai)).toEqual(before);
  });
});

describe('codes of the gerai’s own', () => {
  it('are right EAN-13 in the prefix of the setting, one after the other, and beside the codes of units', async () => {
    const { treasurer, oil } = await openTill();
    const next = async (except?: string[]): Promise<string> => (await treasurer.call('products.newBarcode', except === undefined ? {} : { except })).barcode;
    // 29 0000000001 and its check digit by hand: 9×3 + 1×3 = 30 with 2 makes 32, so 8.
    expect(await next()).toBe('2900000000018');
    expect(await next()).toBe('2900000000018');
    expect(await next(['2900000000018'])).toBe('2900000000025');
    await treasurer.call('products.update', { productId: oil, barcodes: ['8991234500024', '2900000000018'] });
    await treasurer.call('products.setUnits', { productId: oil, units: [{ name: 'dus', factor: '12', barcodes: ['2900000000025'] }] });
    const made = await next();
    expect([made, isEan13(made)]).toEqual(['2900000000032', true]);
    // A code somebody typed at the very end leaves the first free one.
    await treasurer.call('products.create', { ...NEW, barcodes: ['2999999999991'] });
    expect(await next()).toBe('2900000000032');
    await treasurer.call('products.create', { ...NEW, sku: '2900000000032', barcodes: [] });
    expect(await next()).toBe('2900000000049');
  });

  it('never begin as a label of the scale does', async () => {
    const { gerai, treasurer } = await openTill();
    const chair = await signIn(gerai, 'ketua');
    const set = (key: string, value: unknown) => ({ key, value: value as never, effectiveFrom: '2026-11-21' });
    const scale = { prefix: '29', content: 'berat', item: 5, step: 1 };
    expect(fieldOf(await chair.refused('settings.set', set('barcode.internal', { prefix: '20' })))).toBe('VALIDATION value.prefix');
    expect(fieldOf(await chair.refused('settings.set', set('barcode.internal', { prefix: '19' })))).toBe('VALIDATION value.prefix');
    expect(fieldOf(await chair.refused('settings.set', set('barcode.weighed', [scale])))).toBe('VALIDATION value.0.prefix');
    await chair.call('settings.set', set('barcode.internal', { prefix: '25' }));
    await chair.call('settings.set', set('barcode.weighed', [scale]));
    expect((await treasurer.call('products.newBarcode', {})).barcode).toMatch(/^25/);
    // A scale that was set for tomorrow before the prefix was: said at the making.
    await chair.call('settings.set', { key: 'barcode.weighed', value: [{ ...scale, prefix: '22' }] as never, effectiveFrom: '2026-11-22' });
    await chair.call('settings.set', set('barcode.internal', { prefix: '22' }));
    gerai.at('2026-11-22');
    const refused = await (await signIn(gerai, 'bendahara')).refused('products.newBarcode', {});
    expect([refused.code, plain(refused.message)]).toEqual(['CONFLICT', 'Awalan dipakai timbangan. Awalan 22 dipakai label timbangan. Pilih awalan lain untuk kode sendiri di Setelan.']);
  });
});

describe('prices', () => {
  it('are listed with the day each began, the one in force marked', async () => {
    const { gerai, cashier, treasurer, oil } = await openTill();
    await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_000, member: 14_900 }, het: 15_500, effectiveFrom: '2026-12-01' });
    await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_400 }, effectiveFrom: '2026-11-21' });
    const { rows } = await cashier.call('products.prices', { productId: oil });
    expect(rows.map((row) => [row.from, row.general, row.member, row.het, row.state])).toEqual([
      ['2026-12-01', 15_000, 14_900, 15_500, 'nanti'], ['2026-11-21', 15_400, null, 15_700, 'berlaku'], ['2026-11-21', 15_700, 15_500, 15_700, 'lama'],
    ]);
    gerai.at('2026-12-01');
    expect((await (await signIn(gerai, 'kasir')).call('products.prices', { productId: oil })).rows.map((row) => row.state)).toEqual(['berlaku', 'lama', 'lama']);
  });

  it('older than the setting are counted over all goods on sale', async () => {
    const { gerai, cashier, oil, rice } = await openTill();
    expect(await cashier.call('products.oldPrices', {})).toEqual({ days: 90, count: 0, oldest: null });
    // The 90th day after 21 November is 19 February.
    gerai.at('2027-02-19');
    const later = await signIn(gerai, 'bendahara');
    expect((await later.call('products.oldPrices', {})).count).toBe(0);
    gerai.at('2027-02-20');
    expect(await later.call('products.oldPrices', {})).toEqual({ days: 90, count: 4, oldest: '2026-11-21' });
    await later.call('products.setPrice', { productId: oil, prices: { general: 15_700 }, effectiveFrom: '2027-02-20' });
    await later.call('products.update', { productId: rice, active: false });
    expect((await later.call('products.oldPrices', {})).count).toBe(2);
  });
});

describe('goods', () => {
  it('come back on sale, found among those withdrawn by name, code or barcode', async () => {
    const { gerai, cashier, treasurer, rice } = await openTill();
    await treasurer.call('products.update', { productId: rice, active: false });
    const found = async (query: string): Promise<string[]> => (await cashier.call('products.search', { query, withdrawn: true })).rows.map((row) => row.sku);
    expect([await found(''), await found('beras'), await found('phP5'), await found('8991234500017'), await found('minyak'), await found('%')]).toEqual([['SPHP5'], ['SPHP5'], ['SPHP5'], ['SPHP5'], [], []]);
    expect((await cashier.call('products.search', { query: 'beras' })).rows).toEqual([]);
    await treasurer.call('products.update', { productId: rice, active: true });
    expect([await found(''), (await cashier.call('products.search', { query: 'beras' })).rows.length]).toEqual([[], 1]);
    await mustVerify(gerai);
  });

  it('change weight and expiry, and their category while nothing lies on another account', async () => {
    const { gerai, treasurer, rice, gas, bulog } = await openTill();
    await treasurer.call('products.update', { productId: rice, weightGrams: 5000, expiryTracked: true });
    await treasurer.call('products.update', { productId: rice, expiryTracked: false });
    await treasurer.call('products.update', { productId: rice, expiryTracked: true });
    await treasurer.call('purchases.receive', { supplierId: bulog, deliveryNo: 'DO-9', payment: { via: 'bank' }, lines: [{ productId: rice, qty: '1', unitCost: 56_500, expiresOn: '2027-01-31' }] });
    expect(fieldOf(await treasurer.refused('products.update', { productId: rice, expiryTracked: false }))).toBe('VALIDATION expiryTracked');
    const seen = await treasurer.call('products.get', { productId: rice });
    expect([seen.weightGrams, seen.expiryTracked]).toEqual([5000, true]);
    await treasurer.call('products.update', { productId: rice, weightGrams: null });
    expect(await treasurer.call('products.get', { productId: rice })).not.toHaveProperty('weightGrams');
    const moved = await treasurer.refused('products.update', { productId: rice, category: 'lain' });
    expect([fieldOf(moved), plain(moved.message)]).toEqual(['VALIDATION category', 'Isian belum benar. category: Beras SPHP 5 kg sudah pernah masuk atau keluar; pilih kategori dengan akun persediaan yang sama.']);
    expect(fieldOf(await treasurer.refused('products.update', { productId: gas, category: 'sembako' }))).toBe('VALIDATION category');
    expect(fieldOf(await treasurer.refused('products.update', { productId: rice, category: 'mainan' }))).toBe('VALIDATION category');
    const { productId } = await treasurer.call('products.create', NEW);
    await treasurer.call('products.update', { productId, category: 'lain' });
    expect((await treasurer.call('products.get', { productId })).category).toBe('lain');
    expect(fieldOf(await treasurer.refused('products.create', { ...NEW, sku: 'GAS', cylinder: { size: '12' } }))).toBe('VALIDATION category');
    await mustVerify(gerai);
  });
});
