/** Stock counted by keyboard and scanner in the real window: a blind sheet of a shelf, a second count, reasons, somebody else's word, the record; goods damaged, and a card to look at it all. */
import { afterEach, expect, test } from 'vitest';
import { LOGIN, stockShop } from '../support/gerai.ts';
import { linesOf, mustVerify, signIn } from '../support/till.ts';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { scan } from './support/hands.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('a shelf is counted blind, twice where it differs much, and posted with the chair’s word; damaged goods go; the card shows both', async () => {
  office = await openOffice(new Date().toISOString(), async (gerai) => {
    const shop = await stockShop(gerai);
    const treasurer = await gerai.as('bendahara');
    for (const productId of [shop.rice, shop.oil, shop.sugar]) await treasurer.call('stock.setPlace', { productId, place: 'Rak 1' });
  });
  const { page, press, type, sees } = office;
  const looksRight = async (name: string): Promise<void> => {
    await screenshot(page, name);
    expect([name, await seriousFindings(page)]).toEqual([name, []]);
  };
  const pin = async (): Promise<void> => {
    await page.locator('input[type="password"]:focus').waitFor();
    await type(LOGIN.ketua.pin);
    await press('Enter');
  };
  await office.signIn('bendahara', 'Barang');
  await page.getByRole('link', { name: 'Hitung', exact: true }).click();
  await sees('Belum ada lembar hitung');
  await looksRight('count-none');
  await press('F3');
  await page.getByRole('dialog').waitFor();
  await type('Akhir bulan');
  await press('Enter', 'ArrowDown', 'ArrowDown', 'Enter');
  await looksRight('count-start');
  await press('F12');
  await sees('LH-', '0 dari 3', 'hitungan buta');

  // The scanner chooses, digits count, Enter goes on to what is left: 100 packs, 40 of 48 bottles, 49.5 of 50 kilos.
  await scan(page, '8991234500024');
  await page.getByRole('region', { name: 'Minyakita 1 liter' }).waitFor();
  await type('40');
  await looksRight('count-entry');
  await press('Enter');
  await sees('1 dari 3');
  await page.getByRole('region', { name: 'Beras SPHP 5 kg' }).waitFor();
  await type('100');
  await press('Enter');
  await sees('2 dari 3');
  await page.getByRole('region', { name: 'Gula pasir curah' }).waitFor();
  await type('49,5');
  await press('Enter');
  await sees('3 dari 3', 'Semua sudah dihitung');
  await press('F12');
  await sees('Selesai menghitung?');
  await looksRight('count-finish');
  await press('F12');
  // Eight bottles are Rp 116.000, above what is counted once.
  await sees('selisih diperiksa', 'hitung ulang', '116.000', '8.000');
  await looksRight('count-variance');
  await press('F7');
  await page.getByRole('region', { name: 'Minyakita 1 liter' }).waitFor();
  await type('41');
  await press('Enter');
  await sees('Tidak ada yang perlu dihitung ulang');
  await press('Escape');
  await sees('101.500', '109.500');
  await press('Enter');
  await sees('Sebab selisih');
  await looksRight('count-reason');
  await press('F12');
  await press('F12');
  await sees('Bukukan hasil hitung');
  await looksRight('count-post');
  await press('F12');
  await sees('Izin membukukan selisih');
  await pin();
  await sees('dibukukan', 'OP-');
  await press('F11');
  await page.frameLocator('iframe').getByText('Berita acara hitung stok').waitFor();
  // A count of a day is no statement of its month, which is open.
  expect(await page.frameLocator('iframe').getByText('BELUM DITUTUP').count()).toBe(0);
  await looksRight('count-record');

  await page.getByRole('link', { name: 'Ubah stok' }).click();
  await sees('Minyakita 1 liter');
  await type('minyak');
  await press('Enter');
  await sees('Ubah stok Minyakita 1 liter', 'Tercatat 41 botol');
  await page.getByRole('textbox', { name: 'Jumlah' }).focus();
  await type('2');
  await looksRight('stock-adjust');
  await press('F12');
  await sees('Izin mengubah stok');
  await pin();
  await sees('39 botol');
  await looksRight('stock-change');
  await press('F7');
  await sees('Kemas ulang Minyakita');
  await looksRight('stock-repack');
  await press('Escape', 'F9');
  await sees('Hitung stok', 'Koreksi', 'Sisa akhir');
  await looksRight('stock-card');
  await page.getByRole('link', { name: 'Kedaluwarsa' }).click();
  await sees('Tidak ada yang segera kedaluwarsa');
  await looksRight('expiry-none');
  await page.getByRole('link', { name: 'Label harga' }).click();
  await sees('4 label', 'Harga berubah');
  await looksRight('labels');
  await press('F12');
  await page.frameLocator('iframe').getByText('Minyakita 1 liter').waitFor();
  await looksRight('labels-paper');

  const books = await office.books();
  const treasurer = await signIn(books, 'bendahara');
  expect((await treasurer.call('stock.onHand', {})).rows.map(({ sku, qty }) => [sku, qty])).toEqual([['SPHP5', '100'], ['GULA', '49.5'], ['LPG12', '10'], ['MK1', '39']]);
  expect((await treasurer.call('stock.counts', {})).rows.map(({ state, counted, result }) => [state, counted, result?.slice(0, 2)])).toEqual([['dibukukan', 3, 'OP']]);
  const found = await treasurer.call('ledger.search', { documentKind: 'OP' });
  expect(await linesOf(books, found.rows[0]?.number ?? '')).toEqual(['5-1510 GERAI D 8000', '1-1410 GERAI K 8000', '5-1510 GERAI D 101500', '1-1410 GERAI K 101500']);
  await mustVerify(books);
  books.close();
});
