/** Around a sale, by keys alone: a basket put aside and called back, the cart back after a crash, a receipt voided, goods returned. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES, PEOPLE } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

/** Chooses the second reason, and the approver offered first types the PIN. */
async function consent({ press, type, page }: Cashier): Promise<void> {
  await page.getByPlaceholder('Pilih sebab').focus();
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await page.getByLabel(/^PIN /).first().focus();
  await type(PEOPLE.bendahara.pin);
  await press('Enter');
}

test('a basket waits while another is sold, comes back after a crash, is paid, voided, and partly returned', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, scan, sees, loses, cart, shop, page } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await scan(CODES.gas);
  await press('F3');
  await sees('Siapa pembelinya?');
  await scan(shop.memberNo);
  await sees('Wahyuni Astuti');
  await press('F5');
  await sees('Tahan belanja ini?');
  await screenshot(page, 'till-hold');
  await type('Ibu merah');
  await press('Enter');
  await sees('Belanja T-1 ditahan', 'Siap melayani');

  await scan(CODES.oil);
  await press('F6');
  await sees('Tahan atau selesaikan dahulu keranjang ini.');
  await press('F12');
  await sees('Dibayar dengan');
  await press('Alt+1', 'F12');
  await sees('Penjualan 0001 tersimpan');
  await press('Enter');
  await sees('Siap melayani');
  await press('F6');
  await sees('Belanja yang ditahan', 'Ibu merah', 'Nurul Hidayah', '222.500');
  await screenshot(page, 'till-recall');
  await press('Enter');
  await sees('Belanja T-1 kembali ke keranjang', 'Wahyuni Astuti');
  const goods = ['Gula pasir 1 kg | 1 bungkus | 17.500', 'LPG Bright Gas 12 kg | 1 | 205.000', 'Garam dapur 250 g | 1 | 3.500'];
  await scan(CODES.salt);
  await expect.poll(async () => (await cart()).length).toBe(3);
  const ask = await till.ask('kasir');
  await expect.poll(async () => (await ask('sales.cart', {})).basket?.lines.length).toBe(3);

  await page.reload();
  await till.signIn();
  await sees('Belanja tadi dikembalikan', 'Wahyuni Astuti');
  expect((await cart()).map((row) => row.split(' | ')[0])).toEqual(goods.map((row) => row.split(' | ')[0]));
  await screenshot(page, 'till-back');
  await press('Enter');
  await loses('Belanja tadi dikembalikan');
  await press('F12');
  await sees('Dibayar dengan');
  await press('Alt+1', 'F12');
  await sees('Penjualan 0002 tersimpan');
  await press('Enter');
  await sees('Siap melayani');

  await press('Shift+F8');
  await sees('Struk 0002', 'Retur', 'Batalkan struk');
  await press('F8');
  await sees('Retur struk 0002', 'dijual 1 bungkus');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('numeric');
  await press('F9');
  await sees('Rp 226.000');
  await page.getByLabel('Jumlah Gula pasir 1 kg yang kembali').focus();
  await press('Control+a', 'Backspace');
  await sees('Rp 208.500');
  await screenshot(page, 'till-return');
  await press('F12');
  await sees('Seperti dibayar');
  await consent(till);
  await sees('Retur RJ-2026-000001 tersimpan, Rp 208.500 kembali', 'Retur sebagian', '1 retur, Rp 208.500 kembali');
  await screenshot(page, 'till-returned');
  await press('ArrowDown');
  await sees('Struk 0001');
  await press('F9');
  await sees('Batalkan struk 0001?');
  await screenshot(page, 'till-void');
  await consent(till);
  await sees('Struk dibatalkan dengan BV-2026-000001, Rp 15.700 kembali', 'Dibatalkan');
  await screenshot(page, 'till-voided');
  const auditor = await till.ask('pengawas');
  const { rows } = await auditor('sales.search', {});
  expect(rows.map(({ number, state }) => [number, state])).toEqual([['PJ-2026-000002', 'retur-sebagian'], ['PJ-2026-000001', 'batal']]);
  expect((await auditor('system.verify', {})).ok).toBe(true);
});
