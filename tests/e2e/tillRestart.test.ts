/** The service dies between the cart and F12, and under F12; the file is held by somebody else: the sale is there exactly once. */
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { servicePid } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('killed before F12 and again right after it', async () => {
  till = await openTill({ float: 500_000 });
  const { app, press, type, scan, sees, cart } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await scan(CODES.gas);
  await sees('227.500');

  process.kill(await servicePid(app), 'SIGKILL');
  await scan(CODES.oil);
  await expect.poll(cart).toEqual(['Gula pasir 1 kg | 1 bungkus | 17.500', 'LPG Bright Gas 12 kg | 1 tabung | 210.000', 'Minyakita 1 liter | 1 | 15.700']);
  await press('F12');
  await sees('Dibayar dengan', 'Program pulih sendiri');
  await type('250000');
  const pid = await servicePid(app);
  await till.page.keyboard.press('F12');
  process.kill(pid, 'SIGKILL');
  await sees('Penjualan 0001 tersimpan');
  await press('F12', 'Enter');
  await sees('Siap melayani', 'Penjualan terakhir 0001, Rp 243.200, kembali Rp 6.800.');

  const auditor = await till.ask('pengawas');
  const { rows } = await auditor('sales.search', {});
  expect(rows.map(({ number, total, lines }) => ({ number, total, lines }))).toEqual([{ number: 'PJ-2026-000001', total: 243_200, lines: 3 }]);
  const { rows: stock } = await auditor('stock.onHand', {});
  expect(Object.fromEntries(stock.map(({ sku, qty }) => [sku, qty]))).toMatchObject({ GULA1: '59', LPG12: '9', MK1: '47' });
  expect((await auditor('system.verify', {})).ok).toBe(true);
});

test('while nobody knows whether it was saved, F12 sends the same sale again and Esc asks before it lets go', async () => {
  till = await openTill({ float: 500_000 });
  const { press, scan, sees, loses, shop, cart } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await press('F12');
  await sees('Dibayar dengan');
  await press('Alt+1');
  await sees('Kembalian');
  const holder = new Sqlite(shop.file);
  try {
    holder.exec('BEGIN IMMEDIATE');
    await press('F12');
    await sees('Belum pasti tersimpan', 'penjualan ini tidak akan dobel');
    // Nothing can be changed meanwhile, so that the second try is the first one.
    await press('F8', 'Alt+3');
    await press('F12');
    await sees('Belum pasti tersimpan');
  } finally {
    holder.exec('ROLLBACK');
  }
  await press('Escape');
  await sees('Penjualan tadi belum tersimpan. Keranjang masih utuh.', 'Total belanja');
  expect(await cart()).toEqual(['Gula pasir 1 kg | 1 | 17.500']);
  await press('F12');
  await sees('Dibayar dengan');
  try {
    holder.exec('BEGIN IMMEDIATE');
    await press('F12');
    await sees('Belum pasti tersimpan');
  } finally {
    holder.exec('ROLLBACK');
    holder.close();
  }
  await press('F12');
  await sees('Penjualan 0001 tersimpan');
  await loses('Belum pasti tersimpan');
  const { rows } = await (await till.ask('pengawas'))('sales.search', {});
  expect(rows.map(({ total }) => total)).toEqual([17_500]);
});
