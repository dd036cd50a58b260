/** Goods that expire: seen in time, and taken out in one step once they have. */
import { expect, it } from 'vitest';
import { LOGIN } from '../support/gerai.ts';
import { fieldOf, linesOf, mustVerify, openTill, signIn } from '../support/till.ts';

it('shows what expires soon by batch and worth, and takes out what has with one document', async () => {
  const { gerai, treasurer, bulog, oil } = await openTill();
  const create = async (sku: string, name: string) => (await treasurer.call('products.create', { sku, name, unit: 'kotak', barcodes: [], category: 'lain', prices: { general: 5000 }, expiryTracked: true })).productId;
  const [milk, bread] = [await create('SUSU', 'Susu kotak'), await create('ROTI', 'Roti')];
  await treasurer.call('purchases.receive', {
    supplierId: bulog, deliveryNo: 'S-1', payment: { via: 'bank' },
    lines: [{ productId: milk, qty: '10', amount: 40_000, batch: 'A1', expiresOn: '2026-11-25' }, { productId: milk, qty: '5', amount: 23_000, batch: 'B1', expiresOn: '2027-01-31' }, { productId: bread, qty: '3', amount: 10_000, expiresOn: '2026-11-22' }],
  });
  expect(await treasurer.call('stock.expiring', {})).toEqual({
    days: 30,
    rows: [
      { productId: bread, sku: 'ROTI', name: 'Roti', unit: 'kotak', batch: null, receipt: 'TB-2026-000003', expiresOn: '2026-11-22', left: '3', value: 10_000, daysLeft: 1 },
      // Ten of fifteen that are worth Rp 63.000.
      { productId: milk, sku: 'SUSU', name: 'Susu kotak', unit: 'kotak', batch: 'A1', receipt: 'TB-2026-000003', expiresOn: '2026-11-25', left: '10', value: 42_000, daysLeft: 4 },
    ],
    expired: { batches: 0, goods: 0, value: 0 },
  });
  expect((await treasurer.call('stock.expiring', { days: 100 })).rows.map(({ batch, daysLeft }) => [batch, daysLeft])).toEqual([[null, 1], ['A1', 4], ['B1', 71]]);
  expect(fieldOf(await treasurer.refused('stock.discardExpired', { approval: LOGIN.ketua }))).toBe('CONFLICT');
  gerai.at('2026-11-26');
  const later = await signIn(gerai, 'bendahara');
  expect((await later.call('stock.expiring', {})).expired).toEqual({ batches: 2, goods: 2, value: 52_000 });
  expect(fieldOf(await later.refused('stock.discardExpired', { productIds: [oil], approval: LOGIN.ketua }))).toBe('VALIDATION productIds.0');
  expect(fieldOf(await later.refused('stock.discardExpired', { approval: LOGIN.bendahara }))).toBe('SELF_APPROVAL');
  expect(await later.call('stock.discardExpired', { productIds: [bread], approval: LOGIN.ketua })).toMatchObject({ number: 'KS-2026-000001', goods: 1, value: -10_000 });
  const rest = await later.call('stock.discardExpired', { note: 'lewat tanggal', approval: LOGIN.ketua });
  expect([rest.goods, rest.value, await linesOf(gerai, rest.entryNumber ?? '')]).toEqual([1, -42_000, ['5-1510 GERAI D 42000', '1-1440 GERAI K 42000']]);
  expect((await later.call('stock.expiring', { days: 365 })).rows.map(({ batch, left, value }) => [batch, left, value])).toEqual([['B1', '5', 21_000]]);
  await mustVerify(gerai);
});
