/** The treasurer's work in the book by keyboard, in the real window: an entry with its receipt's number, found again, and next month's rent. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { stockShop } from '../support/gerai.ts';
import { screenshot } from './support/app.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice(new Date().toISOString(), async (gerai) => {
    const shop = await stockShop(gerai);
    const cashier = await gerai.as('kasir');
    await cashier.call('shifts.open', { float: 500_000 });
    await cashier.call('sales.checkout', { memberId: shop.member, payments: [{ method: 'tunai', amount: 200_000 }], lines: [{ productId: shop.rice, qty: '2' }] });
  });
});
afterEach(() => office.close());

async function signIn(role: 'bendahara' | 'pengawas'): Promise<Page> {
  await office.signIn(role, 'Buku');
  await office.page.getByText('Neraca saldo').first().waitFor();
  return office.page;
}

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s/g, ' ');

describe('the book', () => {
  test('takes an entry by keyboard, keeps what was refused, and finds it with its receipt', async () => {
    const page = await signIn('bendahara');
    await page.keyboard.press('Control+PageDown');
    const memo = page.getByRole('textbox', { name: 'Uraian' });
    await memo.waitFor();
    await office.type('Bayar listrik');
    await page.keyboard.press('Enter');
    await office.account('1-1410');
    await office.type('350000');
    await page.keyboard.press('Enter');
    await office.account('brankas');
    await page.keyboard.press('F7');
    await page.keyboard.press('F12');
    // Stock is not filled by hand: the line is marked, with the way to do it right, and nothing is lost.
    await page.getByText(/Pakai penerimaan barang/).first().waitFor();
    expect(await page.getByLabel('Akun baris 1').first().getAttribute('aria-invalid')).toBe('true');
    expect(await memo.inputValue()).toBe('Bayar listrik');
    await screenshot(page, 'journal-refused');
    await office.account('listrik');
    await page.getByRole('button', { name: 'Tambah lampiran' }).press('Enter');
    await office.type('Nota PLN 0411');
    await page.keyboard.press('F12');
    await page.getByText(/JU-\d{4}-\d{6} tercatat/).waitFor();
    await screenshot(page, 'journal-posted');

    await page.keyboard.press('Control+PageUp');
    await page.getByText('Neraca saldo').first().waitFor();
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Kata atau nomor' }).waitFor();
    await office.type('listrik');
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
    const page = await signIn('pengawas');
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Kata atau nomor' }).waitFor();
    await office.type('PJ-');
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
    const page = await signIn('bendahara');
    await page.keyboard.press('Control+PageDown');
    await page.getByRole('textbox', { name: 'Uraian' }).waitFor();
    await page.keyboard.press('F4');
    await page.getByText('Belum ada jurnal berulang').waitFor();
    await page.keyboard.press('F6');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await office.type('Sewa kios');
    await page.keyboard.press('Enter');
    await office.type('Sewa kios bulan ini');
    for (let field = 0; field < 4; field += 1) await page.keyboard.press('Enter');
    await office.account('sewa');
    await office.type('750000');
    await page.keyboard.press('Enter');
    await office.account('1-1210');
    await page.keyboard.press('Enter');
    await office.type('750000');
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
