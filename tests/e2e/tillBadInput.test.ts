/** What can come wrong at the counter, by hand and by scanner: a sentence each time, and the basket as it was. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { bouncingScan } from './support/hands.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

/** Types into the field that has the focus, scans into the middle of it, and sees what was typed stand as it stood. */
async function scanIntoTyping(cashier: Cashier, typed: string): Promise<void> {
  const { page, type, scan } = cashier;
  const fields = (): Promise<string[]> => page.locator('input:not([type="radio"]):not([type="checkbox"])').evaluateAll((found) => found.map((field) => (field as HTMLInputElement).value));
  await type(typed);
  const before = await fields();
  expect(before.join('')).not.toBe('');
  await scan(CODES.oil);
  expect(await fields()).toEqual(before);
}

test('quantities that cannot be, a trigger that bounces, and a scan into the middle of every form', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as, { memberId, products }) => {
      const treasurer = await as('bendahara');
      await treasurer('members.setCredit', { memberId, bonLimit: 100_000, bonDays: 30 });
      await treasurer('products.setFavourites', { productIds: [products.eggs] });
    },
  });
  const cashier = till;
  const { press, type, scan, sees, cart, page, shop } = till;
  await till.signIn();
  await sees('Siap melayani');
  // The scanner's trigger bounces: one bunch, not two.
  await bouncingScan(page, CODES.sugar);
  await sees('Gula pasir 1 kg masuk keranjang');
  await scan(CODES.eggs);
  const basket = ['Gula pasir 1 kg | 1 bungkus | 17.500', 'Telur ayam ras | 1 | 30.000'];
  await expect.poll(cart).toEqual(basket);

  // None, more than there can be, and parts of what is sold whole.
  await press('F4');
  await type('0');
  await press('Enter');
  await sees('Jumlah 0 tidak dapat dijual. F8 menghapus baris.');
  await screenshot(page, 'bad-zero');
  await press('F4');
  await type('9999999');
  await press('Enter');
  await expect.poll(async () => (await cart()).at(-1)).toContain('9.999.999');
  await press('+');
  await sees('paling banyak 300 jenis barang dan 9.999.999 per baris');
  await press('F12');
  await sees('Stok tercatat kurang', 'tercatat 40 kg');
  await press('Escape', 'Control+z');
  await expect.poll(cart).toEqual(basket);
  for (const prefix of ['0*', '123456*']) {
    await type(prefix);
    await sees(`${prefix.slice(0, -1)} bukan jumlah. Ketik 1 sampai 99.999 sebelum *.`);
  }
  await press('ArrowUp', 'F4');
  // A piece good takes no comma at all.
  await type('2,5');
  await press('Enter');
  await expect.poll(async () => (await cart())[0]).toBe('Gula pasir 1 kg | 25 | 437.500');
  await press('Control+z');
  await expect.poll(async () => (await cart())[0]).toBe('Gula pasir 1 kg | 1 | 17.500');

  // Every form of the till (F9, the price check, is there for scans): what was typed stays, nothing is added, no button is pressed.
  const dialog = page.locator('[role="dialog"], [role="alertdialog"]');
  await scan(shop.memberNo);
  await sees('Sisa plafon bon');
  for (const [keys, typed] of [[['F3'], 'wah'], [['F3', 'F3'], '64'], [['Shift+F2'], '1'], [['Shift+F4'], '500'], [['F5'], 'ibu'], [['F10'], '5000']] as const) {
    await press(...keys);
    await dialog.first().waitFor();
    if (keys.length > 1) await page.getByRole('textbox', { name: 'NIK' }).first().focus();
    await scanIntoTyping(cashier, typed);
    while ((await dialog.count()) > 0) await press('Escape');
    expect(await cart()).toHaveLength(2);
  }
  await press('F12');
  await sees('Dibayar dengan');
  for (const key of ['F2', 'F3', 'F4', 'F5']) {
    await press(key);
    await scanIntoTyping(cashier, '100');
  }
  await press('Escape');
  await sees('Total belanja');
  expect(await cart()).toHaveLength(2);
});

test('a basket of 300 lines takes no more, and is paid', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as) => {
      const [treasurer, clerk] = [await as('bendahara'), await as('kasir')];
      const lines: { productId: string; qty: string }[] = [];
      for (let no = 1; no <= 300; no += 1) lines.push({ productId: (await treasurer('products.create', { sku: `B${no}`, name: `Barang ${no}`, unit: 'buah', barcodes: [], category: 'lain', prices: { general: 1_000 } })).productId, qty: '1' });
      await treasurer('purchases.receive', { supplierId: (await treasurer('suppliers.list', {})).rows[0]?.supplierId ?? '', deliveryNo: 'DO-300', payment: { via: 'bank' }, lines: lines.map(({ productId }) => ({ productId, qty: '2', unitCost: 900 })) });
      await clerk('sales.saveCart', { basket: { lines } });
    },
  });
  const { press, scan, sees, page } = till;
  await till.signIn();
  await sees('Belanja, 300 jenis barang', 'Rp 300.000');
  await press('Enter');
  await scan(CODES.oil);
  await sees('Keranjang penuh: paling banyak 300 jenis barang');
  await screenshot(page, 'bad-full');
  expect(await page.locator('tbody[data-line]').count()).toBe(300);
  await press('F12', 'Alt+1', 'F12');
  await sees('Penjualan 0001 tersimpan');
});
