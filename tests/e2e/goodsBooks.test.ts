/** What is owed for goods, and what they brought, in the real window by keyboard: two deliveries paid in one step, and the reports of goods as file and paper. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('deliveries are paid with ticks and F12, each keeps its part; reports lead to the delivery and into a file', async () => {
  office = await openOffice('2026-11-20T02:00:00.000Z', async (gerai) => {
    const treasurer = await gerai.as('bendahara');
    const { supplierId } = await treasurer.call('suppliers.create', { name: 'Perum Bulog', kind: 'bulog' });
    const { productId: rice } = await treasurer.call('products.create', { sku: 'SPHP5', name: 'Beras SPHP 5 kg', unit: 'kemasan', barcodes: [], category: 'sembako', prices: { general: 63_000 }, het: 65_500, weightGrams: 5000 });
    const { productId: sugar } = await treasurer.call('products.create', { sku: 'GULA', name: 'Gula pasir 1 kg', unit: 'bungkus', barcodes: [], category: 'sembako', prices: { general: 17_500 } });
    const receive = (deliveryNo: string, date: string, productId: string, amount: number, due?: string) =>
      treasurer.call('purchases.receive', { supplierId, deliveryNo, date, lines: [{ productId, qty: '20', amount }], payment: { via: 'utang', ...(due === undefined ? {} : { due }) }, accept: ['rugi-het', 'harga-janggal'] });
    await receive('SJ-1', '2026-11-20', rice, 1_130_000, '2026-11-21');
    await receive('SJ-2', '2026-11-20', sugar, 320_000, '2026-11-22');
    await receive('SJ-3', '2026-11-20', sugar, 360_000, '2099-12-31');
  });
  const { page, press, sees } = office;
  await office.signIn('bendahara', 'Terima');
  await page.getByRole('link', { name: 'Utang' }).press('Enter');
  await sees('Utang pemasok', 'TB-2026-000001', 'TB-2026-000003', '1.130.000', 'Belum tempo');
  expect(await seriousFindings(page)).toEqual([]);
  await press('Space', 'ArrowDown', 'Space');
  await sees('Bayar 2 kiriman, Rp 1.450.000');
  await screenshot(page, 'utang');
  await press('F12');
  await page.locator('[role="dialog"] input:focus').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await press('Control+a');
  await office.type('1200000');
  await press('F12');
  await sees('Pembayaran tersimpan', 'untuk TB-2026-000001', 'Rp 1.130.000', 'untuk TB-2026-000002', 'Rp 70.000', 'Rp 610.000');
  await screenshot(page, 'utang-dibayar');
  await press('Enter');
  await sees('250.000', '70.000');
  await press('F6');
  await sees('Pembayaran ke pemasok', 'BP-2026-000001', 'TB-2026-000001, TB-2026-000002');
  await screenshot(page, 'utang-riwayat');
  await press('F6');

  await page.evaluate(() => { window.location.hash = '#/laporan/barang'; });
  await sees('Laporan barang', 'Sama dengan buku besar', '1.810.000');
  expect(await seriousFindings(page)).toEqual([]);
  await screenshot(page, 'laporan-barang');
  await press('F6', 'F6', 'F6');
  await sees('1 barang tidak dapat dijual untung', 'RUGI', '18.000');
  await screenshot(page, 'laporan-landed');
  await press('F6');
  await sees('Beras SPHP 5 kg', 'Perum Bulog');
  await screenshot(page, 'laporan-salur');
  await press('F11');
  await page.locator('iframe').waitFor();
  await press('F8');
  await sees('Tersimpan');
  const [file] = readdirSync(office.saved);
  expect(readFileSync(join(office.saved, file ?? ''), 'utf8')).toContain('Beras SPHP 5 kg,2026-11-20,TB-2026-000001,Perum Bulog,,20,,,,20');

  const books = await office.books();
  const { rows, total } = await (await books.as('pengawas')).call('purchases.payables', { asOf: '2099-01-01' });
  expect([rows.map((row) => [row.number, row.paid, row.outstanding]), total]).toEqual([[['TB-2026-000002', 70_000, 250_000], ['TB-2026-000003', 0, 360_000]], 610_000]);
  const { ok } = await books.verify();
  books.close();
  expect(ok).toBe(true);
});
