/** Another unit by its barcode and by key, the last of a product kept for members, and somebody who joins at the till. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('a box by its own barcode, flour kept for members, and a new member with the basket as it is', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as, { products }) => {
      const treasurer = await as('bendahara');
      await treasurer('products.setUnits', { productId: products.oil, units: [{ name: 'dus', factor: '12', barcodes: ['8991234500994'], prices: { general: 180_000 } }] });
      await treasurer('products.update', { productId: products.flour, membersFirst: { reserve: '999', consent: false } });
    },
  });
  const { press, type, scan, sees, cart, page } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan('8991234500994');
  await expect.poll(cart).toEqual(['Minyakita 1 liter | 1 | 180.000']);
  await screenshot(page, 'till-unit');
  await press('Shift+F6');
  await expect.poll(cart).toEqual(['Minyakita 1 liter | 1 | 15.700']);
  await press('Shift+F6');
  await scan(CODES.flour);
  await press('F12');
  await sees('Sisanya untuk anggota');
  await screenshot(page, 'till-members-first');
  await press('Escape');
  await press('F3', 'F3');
  await page.getByRole('textbox', { name: 'NIK' }).first().focus();
  await type('6471055203880099');
  await page.getByRole('textbox', { name: /Nama/ }).first().focus();
  await type('Siti Anggota Baru');
  await screenshot(page, 'till-new-member');
  await press('F12');
  await sees('Siti Anggota Baru menjadi pembeli');
  expect(await cart()).toHaveLength(2);
});
