import { describe, expect, it } from 'vitest';
import type { Given } from '../support/gerai.ts';
import { fieldOf, mustVerify, openTill, peek, plain, rowCounts, signIn } from '../support/till.ts';

const NEW: Given<'products.create'> = { sku: 'TEH', name: 'Teh celup', unit: 'kotak', barcodes: ['8990000000011', '8990000000028'], category: 'sembako', prices: { general: 9000, member: 8800 }, het: 9000, minStock: '2' };

describe('a product', () => {
  it('is seen as it was entered', async () => {
    const { cashier, treasurer } = await openTill();
    const { productId } = await treasurer.call('products.create', { ...NEW, limit: { qty: '2.000', per: 'family', days: 30 }, subsidised: true });
    expect(await cashier.call('products.get', { productId })).toEqual({
      productId, sku: 'TEH', name: 'Teh celup', unit: 'kotak', category: 'sembako', barcodes: ['8990000000011', '8990000000028'], prices: { general: 9000, member: 8800 }, het: 9000, subsidised: true,
      limit: { qty: '2', per: 'family', days: 30 }, units: [], priceSince: '2026-11-21', active: true, expiryTracked: false, onHand: '0', minStock: '2',
    });
    const { productId: gas } = await treasurer.call('products.create', {
      sku: 'LPG5', name: 'LPG 5,5 kg', unit: 'tabung', barcodes: [], category: 'lpg', prices: { general: 107_000 }, cylinder: { size: '5.5', shellPrices: { general: 350_000, member: 345_000 }, deposit: 300_000 },
    });
    const seen = await cashier.call('products.get', { productId: gas });
    expect([seen.cylinder, seen.het, seen.limit, seen.minStock, seen.prices, seen.subsidised]).toEqual([{ size: '5.5', shellPrices: { general: 350_000, member: 345_000 }, deposit: 300_000 }, undefined, undefined, undefined, { general: 107_000 }, false]);
  });

  it('has a code and barcodes of its own, and a category there is', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('products.create', NEW);
    const before = rowCounts(gerai);
    const tried = async (params: object) => {
      const failure = await treasurer.refused('products.create', { ...NEW, sku: 'LAIN', barcodes: [], ...params });
      return [fieldOf(failure), plain(failure.message)];
    };
    expect(await tried({ sku: 'TEH' })).toEqual(['CONFLICT sku', 'Kode sudah dipakai. Kode TEH sudah dipakai Teh celup.']);
    expect(await tried({ barcodes: ['8990000000035', '8990000000028'] })).toEqual(['CONFLICT barcodes.1', 'Barcode sudah dipakai. Barcode 8990000000028 sudah dipakai Teh celup.']);
    expect(await tried({ barcodes: ['8990000000035', '8990000000035'] })).toEqual(['VALIDATION barcodes.1', 'Isian belum benar. barcodes.1: barcode 8990000000035 ditulis dua kali.']);
    expect(await tried({ category: 'mainan' })).toEqual(['VALIDATION category', 'Isian belum benar. category: kategori mainan tidak ada; pilih sembako, lpg, lain.']);
    expect(rowCounts(gerai)).toEqual(before);
  });

  it('is never priced above its HET, for nobody', async () => {
    const { gerai, treasurer, oil } = await openTill();
    const before = rowCounts(gerai);
    const over = await treasurer.refused('products.create', { ...NEW, het: 8999 });
    expect([fieldOf(over), plain(over.message), over.details]).toEqual(['HET_EXCEEDED prices', 'Harga melebihi HET. Teh celup diisi Rp 9.000, HET Rp 8.999. Isi harga paling tinggi Rp 8.999.', { field: 'prices', price: 9000, het: 8999 }]);
    expect(fieldOf(await treasurer.refused('products.create', { ...NEW, prices: { general: 8000, member: 9001 } }))).toBe('HET_EXCEEDED prices');
    expect(fieldOf(await treasurer.refused('products.setPrice', { productId: oil, prices: { general: 15_701 }, effectiveFrom: '2026-11-22' }))).toBe('HET_EXCEEDED prices');
    expect(fieldOf(await treasurer.refused('products.setPrice', { productId: oil, prices: { general: 15_000 }, het: 14_999, effectiveFrom: '2026-11-22' }))).toBe('HET_EXCEEDED prices');
    expect(rowCounts(gerai)).toEqual(before);
    await treasurer.call('products.setPrice', { productId: oil, prices: { general: 15_701 }, het: null, effectiveFrom: '2026-11-21' });
    expect(await treasurer.call('products.get', { productId: oil })).not.toHaveProperty('het');
    await mustVerify(gerai);
  });

  it('is priced from a day on, the last word of a day counting', async () => {
    const { gerai, treasurer, oil } = await openTill();
    const price = async (at: string) => {
      gerai.at(at);
      return (await (await signIn(gerai, 'kasir')).call('products.get', { productId: oil })).prices.general;
    };
    for (const [effectiveFrom, general] of [['2026-11-23', 15_100], ['2026-11-25', 15_300], ['2026-11-23', 15_200], ['2026-11-01', 14_000]] as const) await treasurer.call('products.setPrice', { productId: oil, prices: { general }, effectiveFrom });
    expect([await price('2026-11-22'), await price('2026-11-23'), await price('2026-11-24'), await price('2026-11-25')]).toEqual([15_700, 15_200, 15_200, 15_300]);
    expect(peek(gerai, "SELECT p.effective_from AS day, p.general FROM product_price p JOIN product x ON x.ref = p.product_ref WHERE x.sku = 'MK1' ORDER BY p.ref")).toEqual([
      { day: '2026-11-21', general: 15_700 }, { day: '2026-11-23', general: 15_100 }, { day: '2026-11-25', general: 15_300 }, { day: '2026-11-23', general: 15_200 }, { day: '2026-11-01', general: 14_000 },
    ]);
    await mustVerify(gerai);
  });

  it('changes its name, its barcodes and its minimum, and gives freed barcodes to others', async () => {
    const { gerai, treasurer, oil, rice } = await openTill();
    const { productId } = await treasurer.call('products.create', NEW);
    await treasurer.call('products.update', { productId, name: 'Teh celup melati', barcodes: ['8990000000028', '8990000000042'], minStock: null });
    const seen = await treasurer.call('products.get', { productId });
    expect([seen.name, seen.barcodes, seen.minStock]).toEqual(['Teh celup melati', ['8990000000028', '8990000000042'], undefined]);
    await treasurer.call('products.update', { productId: oil, barcodes: ['8990000000011'] });
    const before = rowCounts(gerai);
    const taken = await treasurer.refused('products.update', { productId: rice, barcodes: ['8991234500017', '8990000000059', '8990000000011'] });
    expect([fieldOf(taken), (await treasurer.call('products.get', { productId: rice })).barcodes]).toEqual(['CONFLICT barcodes.2', ['8991234500017']]);
    expect(fieldOf(await treasurer.refused('products.update', { productId: rice, barcodes: ['8991234500017', '8991234500017'] }))).toBe('VALIDATION barcodes.1');
    expect(rowCounts(gerai)).toEqual(before);
    await mustVerify(gerai);
  });
});

describe('finding a product', () => {
  it('finds by scanned barcode and by code alone, by name with slips, and lists by name', async () => {
    const { cashier, treasurer } = await openTill();
    const names = async (query: string, limit?: number) => (await cashier.call('products.search', { query, ...(limit === undefined ? {} : { limit }) })).rows.map((row) => row.sku);
    expect(await names('8991234500024')).toEqual(['MK1']);
    expect(await names('SPHP5')).toEqual(['SPHP5']);
    expect((await names('minyakta'))[0]).toBe('MK1');
    expect((await names('gula curah'))[0]).toBe('GULA');
    expect(await names('')).toEqual(['SPHP5', 'GULA', 'LPG12', 'MK1']);
    expect(await names('', 2)).toEqual(['SPHP5', 'GULA']);
    expect(await names('zzzzzz')).toEqual([]);
    const { productId } = await treasurer.call('products.create', { ...NEW, barcodes: ['8990000000011'] });
    expect([await names('celup'), await names('8990000000011')]).toEqual([['TEH'], ['TEH']]);
    await treasurer.call('products.update', { productId, name: 'Kopi tubruk', barcodes: ['8990000000066'] });
    expect([await names('celup'), await names('8990000000011'), await names('tubruk'), await names('8990000000066')]).toEqual([[], [], ['TEH'], ['TEH']]);
    await treasurer.call('products.update', { productId, active: false });
    expect([await names('tubruk'), await names('8990000000066'), await names('TEH'), (await names('')).length]).toEqual([[], [], [], 4]);
    await treasurer.call('products.update', { productId, active: true });
    expect(await names('tubruk')).toEqual(['TEH']);
  });

  it('forgets what was refused', async () => {
    const { cashier, treasurer } = await openTill();
    expect((await cashier.call('products.search', { query: 'celup' })).rows).toEqual([]);
    await treasurer.refused('products.create', { ...NEW, category: 'mainan' });
    await treasurer.refused('products.create', { ...NEW, barcodes: ['8991234500024'] });
    expect((await cashier.call('products.search', { query: 'celup' })).rows).toEqual([]);
    await treasurer.call('products.create', NEW);
    expect((await cashier.call('products.search', { query: 'celup' })).rows.length).toBe(1);
  });
});
