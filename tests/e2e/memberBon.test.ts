/** A member's credit from end to end: the treasurer gives a limit and the member a PIN, a debt is paid at the till and in the office, and a part of it is written off. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('the treasurer gives a limit and a PIN; what is owed is paid at the till and in the office', async () => {
  let member = '';
  till = await openTill({
    also: async (as, { memberId, products }) => {
      member = memberId;
      const treasurer = await as('bendahara');
      await treasurer('members.setCredit', { memberId, bonLimit: 100_000, bonDays: 30 });
      await treasurer('shifts.open', { float: 500_000 });
      await treasurer('sales.checkout', { memberId, lines: [{ productId: products.oil, qty: '4' }], payments: [{ method: 'bon', amount: 62_000 }] });
    },
  });
  const { press, type, scan, sees, loses, page, shop } = till;
  await till.signIn('bendahara');
  await page.evaluate(() => {
    window.location.hash = '#/kasir';
  });
  await sees('Siap melayani');
  await press('Shift+F5');
  await sees('Pilih anggotanya dahulu dengan F3.');
  await scan(shop.memberNo);
  await sees('Sisa plafon bon, terutang Rp 62.000', 'Rp 38.000');
  await press('Shift+F5');
  await sees('Bayar bon', 'Seluruhnya Rp 62.000; boleh sebagian.');
  await type('20000');
  await press('F12');
  await sees('Pembayaran bon tersimpan', 'BB-', 'Rp 42.000');
  await screenshot(page, 'bon-paid');
  await press('Enter');
  await sees('Sisa plafon bon, terutang Rp 42.000');

  await page.evaluate(() => {
    window.location.hash = '#/anggota/bon';
  });
  await sees('Anggota yang berutang bon', 'Sama dengan buku besar', 'Wahyuni Astuti', '42.000');
  await screenshot(page, 'bon-list');
  // As it was the day before; then a part that nobody will pay any more, with the chair's consent.
  const day = page.getByRole('textbox', { name: 'Per tanggal' });
  const today = await day.inputValue();
  await day.fill('01 01 2026');
  await day.press('Tab');
  await sees('Seperti pada 1 Jan 2026', 'Tidak ada bon terutang');
  await screenshot(page, 'bon-past');
  await day.fill(today);
  await day.press('Tab');
  await sees('42.000');
  await press('F8');
  await sees('Hapus bon', 'Seluruhnya Rp 42.000');
  await type('50000');
  await sees('Paling banyak Rp 42.000');
  await screenshot(page, 'bon-write-off');
  await page.keyboard.press('Control+a');
  await type('12000');
  await press('F12');
  await sees('Bon itu tidak ditagih lagi');
  await screenshot(page, 'bon-write-off-pin');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByPlaceholder('Pilih sebab').focus();
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await page.getByLabel(/^PIN /).first().focus();
  await type('333333');
  await press('Enter');
  await sees('bon Rp 12.000 dihapus, sisa Rp 30.000');
  await page.locator('[data-row]').first().focus();
  await press('Enter');
  await sees('Sisa Rp 70.000 dari Rp 100.000');
  await press('F8');
  await type('250000');
  await press('F12');
  await sees('Plafon bon Rp 250.000, 30 hari.', 'Sisa Rp 220.000 dari Rp 250.000');
  await press('F7');
  await sees('PIN baru anggota');
  await type('482913');
  await sees('Ketik sekali lagi');
  await type('482914');
  await sees('Kedua PIN belum sama; ulangi dari awal.');
  await type('482913');
  await sees('Ketik sekali lagi');
  await type('482913');
  await sees('PIN anggota tersimpan.');
  await press('F6');
  await sees('Seluruhnya Rp 30.000');
  await screenshot(page, 'bon-member');
  await press('F12');
  await sees('Pembayaran bon tersimpan');
  await press('Enter');
  await loses('Pembayaran bon tersimpan');
  const cashier = await till.ask('kasir');
  expect((await cashier('members.get', { memberId: member })).bon).toMatchObject({ limit: 250_000, days: 30, outstanding: 0, left: 250_000 });
  await cashier('members.checkPin', { memberId: member, pin: '482913' });
});
