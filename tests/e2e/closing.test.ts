/** A month closed by the treasurer, its figures read down to the entry and kept as a workbook; a supervisor with an old print in hand. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addMonths, calendarDate, lastDay, monthOf } from '../../shared/domain/dates.ts';
import { monthText } from '../../shared/text/format.ts';
import { openGerai } from '../support/gerai.ts';
import { launch, screenshot, type Launched } from './support/app.ts';

/** The program runs by the real clock: what it closes is the month before. */
const period = addMonths(monthOf(calendarDate(new Date().toISOString().slice(0, 10))), -1);
const month = monthText(period);
let folder: string;
let saved: string;
let code: string;
let running: Launched | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-closing-'));
  saved = mkdtempSync(join(tmpdir(), 'gerai-saved-'));
  const gerai = await openGerai({ folder, clock: `${period}-15` });
  const treasurer = await gerai.as('bendahara');
  await treasurer.call('ledger.post', { date: `${period}-15`, memo: 'Modal awal', lines: [{ account: '3-1910', debit: 70_000_000 }, { account: '3-1140', credit: 70_000_000 }] });
  await treasurer.call('ledger.post', { date: `${period}-15`, memo: 'Bayar listrik', lines: [{ account: '6-1120', debit: 250_000 }, { account: '1-1210', credit: 250_000 }] });
  code = (await treasurer.call('evidence.head', {})).text;
  gerai.close();
  running = await launch({ file: join(folder, 'uji.gerai'), env: { GERAI_SAVE_DIR: saved } });
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
  rmSync(saved, { recursive: true, force: true });
});

async function signIn(page: Page, name: string, pin: string): Promise<void> {
  const tile = page.getByRole('button', { name: new RegExp(name) });
  await tile.waitFor();
  await tile.focus();
  await page.keyboard.type(pin, { delay: 60 });
  await page.getByRole('navigation', { name: 'Menu utama' }).waitFor();
}

const opened = (): Page => {
  if (running === undefined) throw new Error('not running');
  return running.page;
};

describe('closing the books', () => {
  test('the treasurer closes a month in one key, follows a figure to its entry and back, and keeps a workbook', async () => {
    const page = opened();
    await signIn(page, 'Maryam', '222222');
    await page.getByRole('link', { name: 'Buku', exact: true }).click();
    await page.getByRole('link', { name: 'Tutup bulan' }).click();
    await page.getByText(`${month} siap ditutup`).waitFor();
    await screenshot(page, 'closing-ready');
    await page.keyboard.press('F12');
    await page.getByText(`${month} sudah ditutup`).waitFor();
    await page.getByText('Terbitan 1').waitFor();
    await screenshot(page, 'closing-done');

    await page.keyboard.press('F7');
    const kept = page.getByRole('grid', { name: 'Neraca' });
    await kept.getByRole('row', { name: /Jumlah aset/ }).waitFor();
    // 20,000,000 in the safe and 50,000,000 at the bank, less 250,000 for electricity.
    expect(await kept.getByRole('row', { name: /Jumlah aset/ }).textContent()).toContain('69.750.000');

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
    const page = opened();
    await signIn(page, 'Bambang', '444444');
    await page.getByRole('link', { name: 'Buku', exact: true }).click();
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
});
