/** The room of goods, by keyboard in the real window: new goods, a price above its ceiling, another unit, and a limit. */
import { afterEach, expect, test } from 'vitest';
import { stockShop } from '../support/gerai.ts';
import { screenshot } from './support/app.ts';
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

  await press('F3');
  for (const [field, text] of [['Kode', 'KOPI'], ['Satuan pokok', 'bungkus'], ['Nama barang', 'Kopi bubuk 200 g'], ['Barcode', '8991234500994'], ['Harga umum', '13000'], ['HET', '12500']] as const) await into(field, text);
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
});
