/** Simpanan wajib of a month taken from several members by keys alone, one of them taken back, and the list printed. */
import { afterEach, expect, test } from 'vitest';
import { newMember } from '../support/counter.ts';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('the month is billed and taken from members one key each; what was wrong goes back; the list prints', async () => {
  office = await openOffice(new Date().toISOString(), async (gerai) => {
    const joinedOn = (await (await gerai.as('kasir')).call('system.status', {})).businessDate;
    for (const [name, rt] of [['Ani Lestari', '1'], ['Budi Santoso', '1'], ['Citra Dewi', '2']] as const) await newMember(gerai, { name, rt, joinedOn });
  });
  const { page, press, type, sees } = office;
  await office.signIn('bendahara', 'Anggota');
  await page.evaluate(() => {
    window.location.hash = '#/anggota/iuran';
  });
  await sees('3 anggota belum ditagih', 'Ani Lestari', 'Pilih anggota');
  await press('F8');
  await sees('3 anggota ditagih, umumnya Rp 20.000, seluruhnya Rp 60.000.');
  await screenshot(page, 'collecting-billed');
  // A walk: one key each, and on to the next who owes.
  await press('ArrowDown');
  await sees('terutang Rp 20.000');
  await press('Enter');
  await sees('1 orang', 'lunas');
  await press('Enter');
  await sees('2 orang', 'Citra Dewi');
  // By number, two months at once.
  await press('Escape');
  await type('3');
  await sees('1 dari 3');
  await press('+');
  await sees('1 bulan di muka');
  await press('Enter');
  await sees('3 orang', 'Rp 80.000', 'di muka 1 bulan');
  await screenshot(page, 'collecting-taken');
  expect(await seriousFindings(page)).toEqual([]);
  // Another amount through the bank; a list that finds nobody.
  await type('budi');
  await press('F6', 'F4');
  await type('50000');
  await press('Enter');
  await sees('4 orang', 'Rp 130.000', 'di muka 2 bulan');
  await type('zz');
  await sees('Tidak ditemukan');
  await screenshot(page, 'collecting-nobody');
  await press('Escape', 'Control+z');
  await sees('Batalkan SS-');
  await page.getByPlaceholder('Pilih sebab').focus();
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await page.getByLabel(/^PIN /).first().focus();
  await type('333333');
  await press('Enter');
  await sees('dibatalkan.', '3 orang', 'Rp 80.000');
  await press('F12');
  await sees('Lembar kas iuran', '4 setoran', '3 orang, Rp 80.000', 'Dibatalkan');
  await screenshot(page, 'collecting-sheet');
  expect(await seriousFindings(page)).toEqual([]);
  await press('Escape', 'F11');
  await sees('Daftar Iuran Wajib');
  await page.locator('iframe').first().waitFor();
  await screenshot(page, 'collecting-paper');
  const gerai = await office.books();
  const rows = (await (await gerai.as('kasir')).call('savings.collection', {})).rows;
  gerai.close();
  expect(rows.map(({ memberNo, due, paid, advanceMonths }) => `${memberNo} ${due} ${paid} ${advanceMonths}`)).toEqual(['A-0001 0 20000 0', 'A-0002 0 20000 0', 'A-0003 0 40000 1']);
});
