/** A member's cakes by keys alone: brought, sold at the till, and paid with a slip; the ledger says the same. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('F2 to F7 set up a consignor, F4 brings goods, a sale owes the share, F12 pays it', async () => {
  let cakes = '';
  till = await openTill({
    float: 500_000,
    also: async (as) => {
      cakes = (await (await as('bendahara'))('products.create', { sku: 'KUE', name: 'Kue lapis', unit: 'bungkus', barcodes: [], category: 'sembako', prices: { general: 7_350 } })).productId;
    },
  });
  const { press, type, sees, page, ask } = till;
  await till.signIn('bendahara');
  await page.evaluate(() => { window.location.hash = '#/terima/titipan'; });
  await sees('Belum ada penitip');
  await screenshot(page, 'consignment-empty');
  await press('F2');
  await sees('Penitip baru', 'Nama');
  await type('Dapur Bu Rahma');
  await press('F12');
  await sees('Barang Dapur Bu Rahma', 'Belum ada barang titipan');
  await press('F3');
  await sees('Barang titipan Dapur Bu Rahma');
  await type('kue');
  await press('Enter');
  await page.getByLabel('Komisi gerai (persen)').focus();
  await type('15');
  await press('F12');
  await sees('Kue lapis', '15%');
  await press('F4');
  await sees('Titipan masuk dari Dapur Bu Rahma');
  await type('10');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await sees('TK-', '10 bungkus');
  const cashier = await ask('kasir');
  await cashier('sales.checkout', { lines: [{ productId: cakes, qty: '3' }], payments: [{ method: 'tunai', amount: 22_050 }] });
  await page.reload();
  await till.signIn('bendahara');
  await page.evaluate(() => { window.location.hash = '#/terima/titipan'; });
  // 15 percent of 22.050 are 3.307,5, half up.
  await sees('22.050', '3.308', '18.742');
  expect(await seriousFindings(page)).toEqual([]);
  await screenshot(page, 'consignment');
  await press('F12');
  await sees('Bayar titipan Dapur Bu Rahma', 'Rp 18.742');
  await screenshot(page, 'consignment-pay');
  await press('F12');
  await sees('Bukti BK-');
  await screenshot(page, 'consignment-slip');
  const treasurer = await ask('bendahara');
  expect((await treasurer('consignment.list', {})).total).toBe(0);
});
