/** Money by its place, by keyboard in the real window: a transfer, QRIS that has come, the bank's statement, and a new asset. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { businessDate } from '../../shared/domain/dates.ts';
import { openGerai, stockShop } from '../support/gerai.ts';
import { launch, screenshot, type Launched } from './support/app.ts';

let folder: string;
let running: Launched | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-money-'));
  const gerai = await openGerai({ folder, clock: new Date().toISOString() });
  const shop = await stockShop(gerai);
  const cashier = await gerai.as('kasir');
  await cashier.call('shifts.open', { float: 500_000 });
  await cashier.call('sales.checkout', { payments: [{ method: 'qris', amount: 31_400, reference: 'QR-1' }], lines: [{ productId: shop.oil, qty: '2' }] });
  gerai.close();
  running = await launch({ file: join(folder, 'uji.gerai') });
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** What the screen does not say yet. */
const lacks = (page: Page, ...words: string[]) => async (): Promise<string[]> => {
  const text = ((await page.locator('main').textContent()) ?? '').replaceAll(/\s/g, ' ');
  return words.filter((word) => !text.includes(word));
};
const PATIENCE = { timeout: 10_000 } as const;

async function type(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: field }).focus();
  await page.keyboard.type(text, { delay: 45 });
}

describe('money by its place', () => {
  test('moves, comes in, is held against the bank, and buys a fridge', async () => {
    if (running === undefined) throw new Error('not running');
    const { page } = running;
    const tile = page.getByRole('button', { name: /Maryam/ });
    await tile.waitFor();
    await tile.focus();
    await page.keyboard.type('222222', { delay: 60 });
    await page.getByRole('navigation', { name: 'Menu utama' }).waitFor();
    await page.getByRole('link', { name: 'Buku' }).click();
    await page.getByText('Neraca saldo').first().waitFor();

    // Safe: 20.000.000, less 2.020.000 for gas and 500.000 in the drawer. 250.000 of it go to Kas USP.
    await page.keyboard.press('Control+PageDown');
    await page.keyboard.press('Control+PageDown');
    await expect.poll(lacks(page, 'Kas besar (brankas)', '17.480.000'), PATIENCE).toEqual([]);
    const dialog = page.getByRole('dialog');
    await page.keyboard.press('F6');
    await dialog.waitFor();
    await page.keyboard.press('F12');
    await dialog.getByText('Wajib diisi').waitFor();
    await page.keyboard.type('250000', { delay: 45 });
    await page.keyboard.press('F12');
    await expect.poll(lacks(page, 'Dana sudah pindah, PD-', '17.230.000', '250.000'), PATIENCE).toEqual([]);
    await screenshot(page, 'cash-book');

    // Two bottles for 31.400 by QRIS; 31.180 arrive, 220 stay with the provider.
    await page.keyboard.press('F3');
    await page.locator('[data-row]:focus').waitFor();
    await page.keyboard.press('Space');
    await expect.poll(lacks(page, 'Ditandai 1 penjualan', 'Rp 31.400'), PATIENCE).toEqual([]);
    await type(page, 'Uang yang masuk bank', '31180');
    await expect.poll(lacks(page, 'Rp 220 (0,7%)'), PATIENCE).toEqual([]);
    await page.keyboard.press('F12');
    await expect.poll(lacks(page, 'penjualan cair, CQ-', 'Semua uang QRIS sudah cair'), PATIENCE).toEqual([]);

    // The bank: 50.000.000 less 7.146.000 for goods, 31.180 in, and a charge the books do not know yet.
    await page.keyboard.press('F4');
    await expect.poll(lacks(page, 'Belum ada rekening koran', 'Rp 42.885.180'), PATIENCE).toEqual([]);
    await page.keyboard.press('F6');
    await dialog.waitFor();
    const day = businessDate(Date.now(), 'Asia/Makassar').split('-').toReversed().join('/');
    await page.keyboard.insertText(`Tanggal;Keterangan;Debet;Kredit;Saldo\n${day};SETTLEMENT QRIS;;31.180;42.885.180\n${day};BIAYA ADM;5.000;;42.880.180`);
    await dialog.getByText('2 baris baru siap masuk').waitFor();
    await page.keyboard.press('F12');
    await expect.poll(lacks(page, '2 baris rekening koran masuk', 'Terima 1 usulan'), PATIENCE).toEqual([]);
    await page.keyboard.press('F7');
    await expect.poll(lacks(page, '1 baris bank dicocokkan', 'Sudah cocok (1)'), PATIENCE).toEqual([]);
    await page.keyboard.press('F8');
    await dialog.waitFor();
    await page.keyboard.press('F12');
    await expect.poll(lacks(page, 'Tercatat dan cocok', 'Sudah cocok (2)', 'SelisihRp 0'), PATIENCE).toEqual([]);
    await screenshot(page, 'bank-matched');

    await page.keyboard.press('Control+PageDown');
    await expect.poll(lacks(page, 'Belum ada aset tetap'), PATIENCE).toEqual([]);
    await page.keyboard.press('F6');
    await dialog.waitFor();
    await page.keyboard.type('Kulkas pajangan', { delay: 45 });
    await type(page, 'Harga perolehan', '4800000');
    await page.keyboard.press('F12');
    // 4.800.000 over 48 months.
    await expect.poll(lacks(page, 'INV-0001 terdaftar', 'Cocok dengan buku', 'Rp 100.000'), PATIENCE).toEqual([]);
    await screenshot(page, 'assets');
  });
});
