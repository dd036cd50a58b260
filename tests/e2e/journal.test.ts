/** The treasurer's work in the book by keyboard, in the real window: an entry with its receipt's number, found again, and next month's rent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openGerai, stockShop } from '../support/gerai.ts';
import { launch, screenshot, type Launched } from './support/app.ts';

let folder: string;
let running: Launched | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-journal-'));
  const gerai = await openGerai({ folder, clock: new Date().toISOString() });
  const shop = await stockShop(gerai);
  const cashier = await gerai.as('kasir');
  await cashier.call('shifts.open', { float: 500_000 });
  await cashier.call('sales.checkout', { memberId: shop.member, payments: [{ method: 'tunai', amount: 200_000 }], lines: [{ productId: shop.rice, qty: '2' }] });
  gerai.close();
  running = await launch({ file: join(folder, 'uji.gerai') });
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(name: string, pin: string): Promise<Page> {
  if (running === undefined) throw new Error('not running');
  const { page } = running;
  const tile = page.getByRole('button', { name: new RegExp(name) });
  await tile.waitFor();
  await tile.focus();
  await page.keyboard.type(pin, { delay: 60 });
  await page.getByRole('navigation', { name: 'Menu utama' }).waitFor();
  await page.getByRole('link', { name: 'Buku' }).click();
  await page.getByText('Neraca saldo').first().waitFor();
  return page;
}

/** Types into a list of accounts and takes the first that fits; Enter once more goes on to the amount. */
async function account(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words, { delay: 45 });
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
}

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s/g, ' ');

describe('the book', () => {
  test('takes an entry by keyboard, keeps what was refused, and finds it with its receipt', async () => {
    const page = await signIn('Maryam', '222222');
    await page.keyboard.press('Control+PageDown');
    const memo = page.getByRole('textbox', { name: 'Uraian' });
    await memo.waitFor();
    await page.keyboard.type('Bayar listrik', { delay: 45 });
    await page.keyboard.press('Enter');
    await account(page, '1-1410');
    await page.keyboard.type('350000', { delay: 45 });
    await page.keyboard.press('Enter');
    await account(page, 'brankas');
    await page.keyboard.press('F7');
    await page.keyboard.press('F12');
    // Stock is not filled by hand: the line is marked, with the way to do it right, and nothing is lost.
    await page.getByText(/Pakai penerimaan barang/).first().waitFor();
    expect(await page.getByLabel('Akun baris 1').first().getAttribute('aria-invalid')).toBe('true');
    expect(await memo.inputValue()).toBe('Bayar listrik');
    await screenshot(page, 'journal-refused');
    await account(page, 'listrik');
    await page.getByRole('button', { name: 'Tambah lampiran' }).press('Enter');
    await page.keyboard.type('Nota PLN 0411', { delay: 45 });
    await page.keyboard.press('F12');
    await page.getByText(/JU-\d{4}-\d{6} tercatat/).waitFor();
    await screenshot(page, 'journal-posted');

    await page.keyboard.press('Control+PageUp');
    await page.getByText('Neraca saldo').first().waitFor();
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Kata atau nomor' }).waitFor();
    await page.keyboard.type('listrik', { delay: 45 });
    const found = page.getByRole('row', { name: /Bayar listrik/ });
    await found.waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Nota PLN 0411').waitFor();
    const entry = plain(await page.locator('main').textContent());
    for (const part of ['6-1120', '1-1110', '350.000', 'Beban usaha']) expect(entry).toContain(part);
    await screenshot(page, 'journal-entry');
    await page.keyboard.press('Backspace');
    await found.waitFor();
    expect(await page.getByRole('textbox', { name: 'Kata atau nomor' }).inputValue()).toBe('listrik');
  });

  test('leads from an account to a sale and its receipt, and back to the same line', async () => {
    const page = await signIn('Bambang', '444444');
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Kata atau nomor' }).waitFor();
    await page.keyboard.type('PJ-', { delay: 45 });
    await page.getByRole('row', { name: /Penjualan PJ-/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /Gambar PJ-/ }).waitFor();
    await screenshot(page, 'journal-receipt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: /^4-1110/ }).waitFor();
    await page.locator('[data-part="moves"] [aria-selected="true"]:focus').waitFor();
    expect(plain(await page.locator('main').textContent())).toContain('Penjualan sembako anggota');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /Gambar PJ-/ }).waitFor();
  });

  test('proposes the month’s rent once it was told of it, and posts what is ticked', async () => {
    const page = await signIn('Maryam', '222222');
    await page.keyboard.press('Control+PageDown');
    await page.getByRole('textbox', { name: 'Uraian' }).waitFor();
    await page.keyboard.press('F4');
    await page.getByText('Belum ada jurnal berulang').waitFor();
    await page.keyboard.press('F6');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.type('Sewa kios', { delay: 45 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('Sewa kios bulan ini', { delay: 45 });
    for (let field = 0; field < 4; field += 1) await page.keyboard.press('Enter');
    await account(page, 'sewa');
    await page.keyboard.type('750000', { delay: 45 });
    await page.keyboard.press('Enter');
    await account(page, '1-1210');
    await page.keyboard.press('Enter');
    await page.keyboard.type('750000', { delay: 45 });
    await page.keyboard.press('F12');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('F3');
    await page.getByRole('row', { name: /Sewa kios.*usulan/ }).waitFor();
    await page.keyboard.press('F12');
    await page.getByRole('row', { name: /Sewa kios.*dicatat/ }).waitFor();
    expect(plain(await page.locator('main').textContent())).toMatch(/1 jurnal tercatat.*JU-/);
    await screenshot(page, 'journal-proposals');
  });
});
