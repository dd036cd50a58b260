/** The goods shown to the finger: filling the empty cart, over a basket by key and number, weighed goods asked for, and scans that stay scans. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('a finger on a tile, a number and Enter, and how much of what is weighed', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as, { products }) => {
      const treasurer = await as('bendahara');
      const { rice, oil, sugar, eggs, flour, gas } = products;
      const { productId: soap } = await treasurer('products.create', { sku: 'SABUN', name: 'Sabun mandi batang keluarga isi tiga wangi melati', unit: 'bungkus', barcodes: [], category: 'lain', prices: { general: 4_500 } });
      await treasurer('products.setFavourites', { productIds: [oil, eggs, sugar, rice, flour, gas, soap] });
    },
  });
  const { press, type, scan, sees, loses, cart, page } = till;
  await till.signIn();
  await sees('Siap melayani', 'Minyakita 1 liter', 'Habis');
  await screenshot(page, 'favourites-empty');
  expect(await seriousFindings(page)).toEqual([]);
  const tile = page.getByRole('button', { name: /Gula pasir/ });
  expect((await tile.boundingBox())?.height).toBeGreaterThanOrEqual(56);
  await type('2*');
  await tile.click();
  await expect.poll(cart).toEqual(['Gula pasir 1 kg | 2 | 35.000']);

  await press('Shift+F2');
  await sees('Sentuh barangnya');
  // A scan over the tiles is neither a number nor a tile.
  await scan(CODES.rice);
  expect(await page.getByRole('textbox', { name: 'Nomor barang' }).inputValue()).toBe('');
  await type('9');
  await sees('Tidak ada nomor 9.');
  await screenshot(page, 'favourites-no-such');
  await press('Enter', 'Backspace');
  await type('2');
  await screenshot(page, 'favourites');
  expect(await seriousFindings(page)).toEqual([]);
  await press('Enter');
  await sees('Berapa Telur ayam ras?', 'Stok tercatat 40 kg.');
  await press('F12');
  await sees('Isi lebih dari 0');
  await screenshot(page, 'favourites-weigh');
  expect(await seriousFindings(page)).toEqual([]);
  await type('0,75');
  await press('F12');
  await expect.poll(cart).toEqual(['Gula pasir 1 kg | 2 bungkus | 35.000', 'Telur ayam ras | 0,75 | 22.500']);

  // By the button and the arrows; what is sold out is said as after a scan.
  await page.getByRole('button', { name: 'Barang favorit' }).click();
  await press('ArrowLeft', 'Enter');
  await expect.poll(async () => (await cart()).length).toBe(3);
  await press('F12');
  await sees('Stok tercatat kurang', 'tercatat 0 bungkus');
  await press('Escape', 'Delete');
  await expect.poll(async () => (await cart()).length).toBe(2);
  await scan(CODES.flour);
  await sees('Tepung terigu 1 kg masuk keranjang');
  await press('F1');
  await sees('Barang favorit');
  await press('F1');
  await loses('Batalkan seluruh belanja\n');

  await page.setViewportSize({ width: 1024, height: 768 });
  await press('Shift+F2');
  await sees('Sentuh barangnya');
  await screenshot(page, 'favourites-1024');
  await press('Escape', 'Control+Delete', 'Control+Delete');
  await expect.poll(cart).toEqual([]);
  await screenshot(page, 'favourites-empty-1024');
});
