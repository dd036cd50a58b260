/** The service dies between the cart and F12, and under F12; the file is held by somebody else: the sale is there exactly once. */
import Sqlite from 'better-sqlite3';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { screenshot, servicePid } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES, makeTillShop } from './support/tillShop.ts';

/** How many payments are kept beside unfinished baskets, read beside the program. */
function savedPayments(file: string): number {
  const db = new Sqlite(file, { readonly: true });
  try {
    const rows = db.prepare('SELECT basket FROM till_cart').all() as { basket: string }[];
    return rows.reduce((count, row) => count + ((JSON.parse(row.basket) as { payment?: unknown[] }).payment?.length ?? 0), 0);
  } finally {
    db.close();
  }
}

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

test('what was paid in is there after a power cut, a member’s PIN is asked again; taking off what came by QRIS asks why and is written down', async () => {
  const shop = await makeTillShop({ float: 500_000, also: async (as, { memberId }) => void (await (await as('bendahara'))('members.setPin', { memberId, pin: '482913' })) });
  onTestFinished(shop.close);
  const first = await openTill({ shop });
  await first.signIn();
  await first.sees('Siap melayani');
  await first.scan(CODES.gas);
  await first.scan(CODES.sugar);
  await first.scan(shop.memberNo);
  await first.sees('Wahyuni Astuti');
  await first.press('F12', 'F4');
  await first.type('20000');
  await first.press('Enter');
  await first.sees('Anggota mengetik PIN');
  await first.type('482913');
  await first.sees('PIN benar pukul');
  await first.press('F3');
  await first.sees('Yang belum dibayar:');
  await first.type('150000');
  await first.press('Enter');
  await first.sees('Sudah masuk di ponsel gerai?');
  await first.type('4471');
  await first.press('F12');
  await first.sees('Sudah masuk, angka akhir 4471');
  await expect.poll(() => savedPayments(shop.file)).toBe(2);
  process.kill(await servicePid(first.app), 'SIGKILL');
  await first.close();

  till = await openTill({ shop });
  const { press, sees, loses, type } = till;
  await till.signIn();
  await sees('Belanja tadi dikembalikan', 'Rp 150.000 yang sudah masuk ikut kembali');
  await screenshot(till.page, 'till-payment-back');
  await till.page.locator('main input:focus').waitFor();
  await press('Enter');
  await loses('Belanja tadi dikembalikan');
  await press('F12');
  await sees('Sudah masuk, angka akhir 4471', 'PIN anggota diminta lagi saat selesai', 'Rp 52.500');
  await press('F8');
  await sees('Hapus pembayaran yang masuk?', 'Uangnya sudah masuk ke rekening gerai.', 'Rp 150.000');
  await press('F8');
  await sees('Pilih sebabnya dahulu.');
  await press('Escape');
  await sees('Sudah masuk, angka akhir 4471');
  await press('F8', 'ArrowRight');
  await screenshot(till.page, 'till-payment-drop');
  expect(await seriousFindings(till.page)).toEqual([]);
  await press('F8');
  await loses('Sudah masuk, angka akhir 4471');
  await sees('Rp 202.500');
  expect((await (await till.ask('pengawas'))('audit.search', { method: 'sales.dropPayment' })).rows.map(({ summary }) => summary)).toEqual(['menghapus pembayaran QRIS Rp\u00a0150.000 yang sudah masuk: Salah lihat, uang tidak masuk']);
  await type('250000');
  await press('F12');
  await sees('Anggota mengetik PIN', 'Rp 1.230.000');
  await type('482913');
  await sees('Penjualan 0001 tersimpan');
  expect((await (await till.ask('pengawas'))('sales.get', { number: 'PJ-2026-000001' })).payments.map(({ method, amount }) => [method, amount])).toEqual([['sukarela', 20_000], ['tunai', 250_000]]);
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
