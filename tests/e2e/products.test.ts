/** The room of goods, by keyboard in the real window: new goods, a price above its ceiling, another unit, and a limit. */
import { afterEach, expect, test } from 'vitest';
import { stockShop } from '../support/gerai.ts';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { scan } from './support/hands.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('goods are made, priced up to their ceiling, sold by the box, and limited', async () => {
  office = await openOffice('2026-08-03T02:00:00.000Z', async (gerai) => {
    await stockShop(gerai);
  });
  const { page, press, type, sees } = office;
  const into = async (field: string, text: string): Promise<void> => {
    const box = page.getByRole('dialog').getByRole('textbox', { name: field, exact: true }).first();
    await box.focus();
    await box.press('Control+a');
    await type(text);
  };
  await office.signIn('bendahara', 'Barang');
  await sees('Minyakita 1 liter', 'Daftar harga sudah lama');
  await screenshot(page, 'products');

  // A scan, and then a code of the gerai's own beside it.
  await press('F3');
  await scan(page, '8991234500994');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Barcode' }).press('F7');
  await expect.poll(() => page.getByRole('dialog').getByRole('textbox', { name: 'Barcode' }).inputValue()).toBe('8991234500994 2900000000018');
  for (const [field, text] of [['Kode', 'KOPI'], ['Satuan pokok', 'bungkus'], ['Nama barang', 'Kopi bubuk 200 g'], ['Harga umum', '13000'], ['HET', '12500']] as const) await into(field, text);
  await press('F12');
  await sees('Isi harga paling tinggi');
  await screenshot(page, 'products-new');
  await into('HET', '14000');
  await press('F12');
  await sees('Kopi bubuk 200 g tersimpan', '1 dari');

  await press('F4');
  await into('Satuan', 'dus');
  await into('Isi', '20');
  await into('Harga sendiri', '250000');
  await screenshot(page, 'products-units');
  await page.setViewportSize({ width: 1024, height: 768 });
  await screenshot(page, 'products-units-1024');
  await press('F12');
  await sees('bungkus, dus');
  await press('F2');
  await into('Harga umum', '12900');
  await screenshot(page, 'products-price');
  await press('F12');
  await sees('12.900');
  await screenshot(page, 'products-1024');
  await page.setViewportSize({ width: 1366, height: 768 });
  await press('Enter');
  await into('Jatah pembeli', '2');
  await into('Disimpan untuk anggota', '5');
  await screenshot(page, 'products-edit');
  await press('F12');
  await sees('Kopi bubuk 200 g: 2 bungkus dalam 1 hari');
  expect(await page.getByRole('dialog').count()).toBe(0);

  // What it cost, what the till shows to the finger, and in which order.
  await press('F9');
  await sees('Riwayat harga Kopi bubuk 200 g', 'berlaku', '12.900', '13.000');
  await screenshot(page, 'products-history');
  expect(await seriousFindings(page)).toEqual([]);
  await press('Escape', 'F6');
  await sees('Kopi bubuk 200 g menjadi favorit kasir');
  await press('Escape');
  await sees('Minyakita 1 liter');
  await press('ArrowUp', 'F6');
  await sees('Gula pasir curah menjadi favorit kasir');
  await press('Shift+F6');
  await sees('Susun favorit');
  await press('F3', 'F2');
  await screenshot(page, 'products-favourites');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F3', 'F12');
  await sees('Urutan favorit tersimpan');

  // Taken off the shelf, found again, and back on sale.
  await press('Enter');
  await page.getByRole('checkbox', { name: 'Masih dijual' }).press('Space');
  await press('F12');
  await sees('Gula pasir curah tersimpan');
  await press('F7');
  await sees('1 dari 1 barang yang tidak dijual lagi', 'Gula pasir curah');
  await screenshot(page, 'products-withdrawn');
  await press('F8');
  await sees('Gula pasir curah dijual lagi', 'Tidak ada barang yang ditarik');
  await press('F7');
  await sees('Minyakita 1 liter');

  // A cylinder with what its shell costs and is lent for.
  await press('F3');
  const category = page.getByRole('dialog').getByLabel('Kategori');
  await category.focus();
  await category.press('ArrowDown');
  await page.getByRole('option', { name: 'LPG' }).click();
  for (const [field, text] of [['Kode', 'LPG5'], ['Satuan pokok', 'tabung'], ['Nama barang', 'Bright Gas 5,5 kg'], ['Harga umum', '107000'], ['Tabung, anggota', '340000'], ['Jaminan tabung', '300000']] as const) await into(field, text);
  await page.getByText('5,5 kg', { exact: true }).click();
  await press('F12');
  await screenshot(page, 'products-gas');
  expect(await seriousFindings(page)).toEqual([]);
  await into('Harga tabung', '350000');
  await press('F12');
  await sees('Bright Gas 5,5 kg tersimpan');
  await press('F2');
  await sees('Jaminan tabung');
  await screenshot(page, 'products-gas-price');
});
