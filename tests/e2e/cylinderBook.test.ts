/** The cylinder book by keys alone: empties settle the debt to the agent, a count that differs is consented to, and the sheet agrees. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { PEOPLE } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('F4 settles the debt, F12 counts the empties, F11 shows that all agrees', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as, shop) => {
      const treasurer = await as('bendahara');
      await treasurer('cylinders.bill', { size: '12', count: 4, amount: 1_000_000, via: 'bank' });
      await (await as('kasir'))('sales.checkout', { lines: [{ productId: shop.products.gas, qty: '4', cylinder: 'tukar' }], payments: [{ method: 'tunai', amount: 840_000 }] });
    },
  });
  const { press, type, sees, page, ask } = till;
  await till.signIn('bendahara');
  await page.evaluate(() => { window.location.hash = '#/barang/tabung'; });
  await sees('Buku tabung 12 kg', 'Semua cocok.', 'Utang ke agen 6 tabung', 'Penjualan');
  await screenshot(page, 'cylinders');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F4');
  await sees('Pindahkan tabung 12 kg', 'Utang ke agen 6 tabung. Diserahkan kosong, tanpa uang.');
  await type('9');
  await press('F12');
  await sees('tabung 12 kg ke agen 6, diserahkan 9');
  await screenshot(page, 'cylinders-refused');
  await press('Control+a');
  await type('2');
  await press('F12');
  await sees('MT-', 'Utang ke agen 4 tabung');
  await press('F12');
  await sees('Hitung tabung kosong 12 kg');
  await type('1');
  await press('Enter');
  await type('0');
  await press('Enter');
  await type('0');
  expect(await seriousFindings(page)).toEqual([]);
  await screenshot(page, 'cylinders-count');
  await press('F12');
  await sees('Hitungan berbeda dari buku', 'Di buku 2. 1 tabung');
  await screenshot(page, 'cylinders-consent');
  await type(PEOPLE.ketua.pin);
  await press('Enter');
  await sees('OT-', 'Hitung tabung', 'Kosong', 'Utang ke agen 4 tabung');
  await screenshot(page, 'cylinders-after');
  const treasurer = await ask('bendahara');
  expect((await treasurer('cylinders.balances', {})).rows[1]).toMatchObject({ full: 6, empty: 1, owned: 3, owedToAgent: 4 });
  await press('F11');
  await sees('Pencocokan Tabung LPG', 'Excel');
  await screenshot(page, 'cylinders-sheet');
  await press('Escape');
  await sees('Buku tabung 12 kg');
  await page.keyboard.press('F6');
  await sees('Buku tabung 5,5 kg', 'Tidak ada tabung yang bergerak');
  await screenshot(page, 'cylinders-empty');
});
