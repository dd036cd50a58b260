/** The till's rules in the settings room: figures kept from today on, refusals beside their field, and how old prices are at home. */
import { afterEach, expect, test } from 'vitest';
import type { SettingKey } from '../../shared/contract/policies.ts';
import { stockShop } from '../support/gerai.ts';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('the chair sets what a cashier may give, how old a price may be, how goods are bought and counted, and the labels of the scale', async () => {
  office = await openOffice('2026-08-03T02:00:00.000Z', async (gerai) => void (await stockShop(gerai)));
  const { page, press, type, sees } = office;
  const into = async (card: string, field: string | RegExp, text: string): Promise<void> => {
    const box = page.getByRole('region', { name: card }).getByRole('textbox', { name: field }).first();
    await box.focus();
    await box.press('Control+a');
    await type(text);
  };
  const RULES = 'Aturan kasir';
  const SCALE = 'Label timbangan dan kode sendiri';
  await office.signIn('ketua', 'Beranda');
  await sees('Daftar harga sudah lama', '4 barang harganya lebih dari 90 hari, yang tertua sejak 3 Agu 2026.');
  await screenshot(page, 'rules-home');
  await page.getByRole('link', { name: 'Setelan', exact: true }).click();
  await page.getByRole('link', { name: RULES, exact: true }).click();
  await sees(SCALE, 'Satuan yang boleh dijual sebagian');

  await into(RULES, 'Potongan tanpa izin', '25000');
  await into(RULES, 'Atau dari harga barang', 'dua');
  await press('Enter');
  await sees('Isi angka, misalnya 2,5');
  await screenshot(page, 'rules-wrong');
  expect(await seriousFindings(page)).toEqual([]);
  await into(RULES, 'Atau dari harga barang', '2,5');
  await press('Enter');
  await sees('Tersimpan.');
  await into(RULES, 'Harga diperiksa lagi setelah', '120');
  await press('Enter');
  await into(RULES, 'Akun kas masuk dan keluar', '1-1110, 9-9999');
  await press('Enter');
  await sees('9-9999');
  await into(RULES, 'Akun kas masuk dan keluar', '1-1110, 6-1140');
  await press('Enter');

  const GOODS = 'Aturan barang';
  await into(GOODS, 'Umur utang dibagi pada hari', '60, 30');
  await press('Enter');
  await sees('Urutkan dari yang terkecil');
  await into(GOODS, 'Umur utang dibagi pada hari', '14, 30, 60');
  await press('Enter');
  await into(GOODS, 'Harga beli ditanyakan bila berubah', '1');
  await press('Enter');
  await sees('Isi 2 sampai 1000');
  await into(GOODS, 'Harga beli ditanyakan bila berubah', '5');
  await press('Enter');
  await into(GOODS, /Pesanan cukup untuk/, '21');
  await press('Enter');
  await page.getByRole('region', { name: GOODS }).getByText('Terlihat', { exact: true }).click();
  await screenshot(page, 'rules-goods');

  // The gerai's own codes and its scale's labels keep out of each other's way.
  await into(SCALE, 'Awalan kode sendiri', '21');
  await press('Enter');
  await sees('Awalan 21 dipakai label timbangan');
  await into(SCALE, 'Awalan kode sendiri', '28');
  await press('Enter');
  await into(SCALE, 'Awalan', '28');
  await page.getByRole('region', { name: SCALE }).getByRole('textbox', { name: /Tiap angka/ }).last().press('Enter');
  await sees('Awalan 28 dipakai kode sendiri');
  await screenshot(page, 'rules-scale');
  await into(SCALE, 'Awalan', '24');
  await page.getByRole('region', { name: SCALE }).getByRole('textbox', { name: /Tiap angka/ }).last().press('Enter');
  await expect.poll(() => page.getByRole('region', { name: SCALE }).innerText()).toContain('Tersimpan.');
  await page.setViewportSize({ width: 1024, height: 768 });
  await screenshot(page, 'rules-1024');
  await page.getByRole('link', { name: 'Beranda', exact: true }).click();
  await sees('Penjualan');
  await expect.poll(() => page.getByText('Daftar harga sudah lama').count()).toBe(0);
  const chair = await (await office.books()).as('ketua');
  const kept = async (key: SettingKey): Promise<unknown> => (await chair.call('settings.get', { key })).value;
  expect([await kept('purchase.ageing'), await kept('purchase.checks'), await kept('purchase.proposals'), await kept('stock.count')]).toEqual([
    { days: [14, 30, 60] }, { priceFactor: 5 }, { paceDays: 28, coverDays: 21 }, { blind: false, recountAbove: 50_000, approvalAbove: 100_000 },
  ]);
});
