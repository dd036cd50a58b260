/** A month closed by the treasurer, its figures read down to the entry and kept as a workbook; a supervisor with an old print in hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { addMonths, calendarDate, lastDay, monthOf, yearOf } from '../../shared/domain/dates.ts';
import { monthText } from '../../shared/text/format.ts';
import type { Gerai } from '../support/gerai.ts';
import { signIn } from '../support/till.ts';
import { screenshot } from './support/app.ts';
import { openOffice, type Office } from './support/office.ts';

/** The program runs by the real clock: what it closes is the month before. */
const today = calendarDate(new Date().toISOString().slice(0, 10));
const period = addMonths(monthOf(today), -1);
const month = monthText(period);
let office: Office | undefined;
let code: string;

/** A book begun in a month, with the safe's and the bank's money and a bill for electricity. */
const begun = (day: string, further: (gerai: Gerai) => Promise<void> = () => Promise.resolve()): Promise<Office> => openOffice(day, async (gerai) => {
  const treasurer = await gerai.as('bendahara');
  await treasurer.call('ledger.post', { date: day, memo: 'Modal awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
  await treasurer.call('ledger.post', { date: day, memo: 'Bayar listrik', lines: [{ account: '6-1120', debit: 250_000 }, { account: '1-1210', credit: 250_000 }] });
  code = (await treasurer.call('evidence.head', {})).text;
  await further(gerai);
});

afterEach(async () => {
  await office?.close();
  office = undefined;
});

describe('closing the books', () => {
  test('the treasurer mends what is left from the top of the list, closes the month in one key, follows a figure to its entry and back, and keeps a workbook', async () => {
    office = await begun(`${period}-15`, async (gerai) => {
      const treasurer = await gerai.as('bendahara');
      await treasurer.call('assets.register', { name: 'Rak', account: '1-2120', acquiredOn: `${period}-15`, cost: 3_600_000, usefulMonths: 36, source: 'bank' });
      await treasurer.call('journals.saveRecurring', { name: 'Sewa kios', memo: 'Sewa kios', day: 20, from: period, lines: [{ account: '6-1130', debit: 50_000 }, { account: '1-1210', credit: 50_000 }] });
    });
    const { page, saved } = office;
    await office.signIn('bendahara', 'Buku');
    await page.getByRole('link', { name: 'Tutup bulan' }).click();
    for (const [row, dialog] of [['Penyusutan', 'Catat penyusutan'], ['Jurnal berulang', 'Catat usulan']] as const) {
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-row]')?.textContent ?? '')).toContain(row);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText(dialog).first().waitFor();
      await page.getByRole('dialog').getByText('Jumlah').waitFor();
      await page.keyboard.press('F12');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.getByText(`${month} siap ditutup`).waitFor();
    await screenshot(page, 'closing-ready');
    await page.keyboard.press('F12');
    await page.getByText(`${month} sudah ditutup`).waitFor();
    await page.getByText('Terbitan 1').waitFor();
    await screenshot(page, 'closing-done');

    await page.keyboard.press('F7');
    const kept = page.getByRole('grid', { name: 'Neraca' });
    await kept.getByRole('row', { name: /Jumlah aset \d/ }).waitFor();
    // 20,000,000 in the safe and 50,000,000 at the bank, less 250,000 for electricity, 50,000 of rent and 100,000 of wear.
    expect(await kept.getByRole('row', { name: /Jumlah aset \d/ }).textContent()).toContain('69.600.000');

    await page.getByRole('link', { name: 'Laporan', exact: true }).click();
    await page.getByRole('link', { name: 'Hasil usaha' }).click();
    const figure = page.getByRole('row', { name: /Listrik, air, internet/ });
    await figure.waitFor();
    expect(await figure.textContent()).toContain('250.000');
    await figure.focus();
    await page.keyboard.press('Enter');
    const move = page.getByRole('row', { name: /Bayar listrik/ });
    await move.waitFor();
    await expect.poll(() => move.evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Jurnal JU-/ }).waitFor();
    await page.keyboard.press('Backspace');
    await move.waitFor();
    await page.keyboard.press('Backspace');
    await figure.waitFor();
    await expect.poll(() => figure.evaluate((row) => row === document.activeElement)).toBe(true);

    await page.keyboard.press('F7');
    await expect.poll(() => readdirSync(saved), { timeout: 30_000 }).toEqual([`perhitungan-hasil-usaha-${period}-01-${lastDay(period)}.xlsx`]);
    expect(readFileSync(join(saved, readdirSync(saved)[0] ?? '')).subarray(0, 2).toString('latin1')).toBe('PK');
    await screenshot(page, 'statement');
  });

  test('a supervisor types the code of an old print: the books are the same, and another code is told from it', async () => {
    office = await begun(`${period}-15`);
    const { page } = office;
    await office.signIn('pengawas', 'Buku');
    await page.getByRole('link', { name: 'Periksa buku' }).click();
    const field = page.getByRole('textbox', { name: 'Kode bukti' });
    await field.fill(code.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByText('Buku masih sama').waitFor();
    await screenshot(page, 'compare-same');
    const last = code.at(-1) === '0' ? '1' : '0';
    await field.fill(code.slice(0, -1) + last);
    await page.keyboard.press('Enter');
    await page.getByText('Buku tidak sama').waitFor();
    await page.getByText('Semua pemeriksaan cocok').waitFor();
    await page.keyboard.press('F11');
    await expect.poll(() => page.frameLocator('iframe').getByText('BUKU UTUH').count(), { timeout: 30_000 }).toBeGreaterThan(0);
  });

  test('the chair opens the last closed month again with another person’s PIN; who, why and when stay in its history', async () => {
    office = await begun(`${period}-15`, async (gerai) => {
      gerai.at(today);
      await (await signIn(gerai, 'bendahara')).call('periods.close', { period });
    });
    const { page, press, type, sees } = office;
    await office.signIn('ketua', 'Buku');
    await page.getByRole('link', { name: 'Tutup bulan' }).click();
    await sees(`${monthText(monthOf(today))} masih berjalan`);
    await press('F5');
    await sees(`${month} sudah ditutup`, 'Terbitan 1');
    await press('F8');
    await sees(`Buka lagi ${month}`, 'Perlu izin orang lain');
    await press('ArrowDown');
    await page.getByRole('option', { name: 'Ada jurnal yang salah' }).waitFor();
    await press('ArrowDown', 'Enter', 'Tab', 'Tab');
    await page.locator('input[type="password"]:focus').waitFor();
    await type('222222');
    await press('Enter');
    await sees(`${month} terbuka lagi`, `${month} siap ditutup`, 'Dibuka lagi', 'diizinkan Maryam Syahril', 'Ada jurnal yang salah');
    expect(await page.getByRole('row', { name: /Terbitan 1/ }).textContent()).toContain('Tidak berlaku');
    await screenshot(page, 'closing-reopened');
  });

  test('a year ends with month 13: the treasurer adjusts it with the chair’s PIN, the chair closes it for good', async () => {
    const year = yearOf(today) - 1;
    office = await begun(`${year}-12-15`, async (gerai) => {
      gerai.at(`${year + 1}-01-02`);
      await (await signIn(gerai, 'bendahara')).call('periods.close', { period: `${year}-12` });
    });
    const { page, press, type, account, sees } = office;
    await office.signIn('bendahara', 'Buku');
    await press('Control+PageDown');
    await page.getByRole('textbox', { name: 'Uraian' }).waitFor();
    await press('Shift+Tab');
    await type(`3112${String(year).slice(2)}`);
    await press('Enter');
    await sees('Bulan 13');
    await type('Honor Desember');
    await press('Tab', 'ArrowRight', 'Tab');
    await account('gaji');
    await type('50000');
    await press('Enter');
    await account('2-1330');
    await press('F7', 'F12');
    await sees('Penyesuaian bulan 13');
    await page.locator('input[type="password"]:focus').waitFor();
    await type('333333');
    await press('Enter');
    await sees('tercatat');

    await press('Control+l');
    await page.getByRole('button', { name: 'Ganti orang' }).press('Enter');
    await office.signIn('ketua', 'Buku');
    await page.getByRole('link', { name: 'Tutup bulan' }).click();
    await sees(`Januari ${year + 1}`, 'Daftar periksa');
    await press('F5');
    await sees(`Tahun ${year} siap ditutup`, 'dinolkan lewat satu jurnal penutup');
    await press('F12');
    await sees('Tidak ada yang dapat membukanya, juga ketua.');
    await press('F12');
    // 250.000 for electricity and 50.000 of month 13.
    await sees(`Tahun ${year} ditutup, SHU −Rp 300.000`, 'Jurnal penutup JU-', `Tahun ${year} sudah ditutup`);
    expect(await page.getByRole('button', { name: 'Lihat seperti terbit' }).count()).toBe(1);
    await screenshot(page, 'closing-year');
  });
});
