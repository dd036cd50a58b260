/** The treasurer's and the chair's part of a day, by keyboard in the real window: a saving, its entry, the month's SHU. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stockShop } from '../support/gerai.ts';
import { screenshot } from './support/app.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office;

beforeEach(async () => {
  office = await openOffice(new Date().toISOString(), async (gerai) => {
    const shop = await stockShop(gerai);
    const cashier = await gerai.as('kasir');
    await cashier.call('shifts.open', { float: 500_000 });
    await cashier.call('sales.checkout', {
      memberId: shop.member, payments: [{ method: 'tunai', amount: 400_000 }],
      lines: [{ productId: shop.rice, qty: '2' }, { productId: shop.oil, qty: '2' }, { productId: shop.gas, qty: '1', cylinder: 'tukar' }],
    });
  });
});
afterEach(() => office.close());

const plain = (text: string | null): string => (text ?? '').replaceAll(/\s/g, ' ');

describe('the office', () => {
  test('the treasurer takes simpanan pokok and wajib and sees the entry they made', async () => {
    const { page } = office;
    await office.signIn('bendahara', 'Anggota');
    await page.getByText('Wahyuni Astuti').first().waitFor();
    await office.type('wahyni');
    await page.getByText('Wahyuni Astuti').first().waitFor();
    await screenshot(page, 'members');

    // A member who has paid nothing yet is offered the pokok, in full.
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByRole('textbox').first().inputValue()).toBe('100.000');
    await page.keyboard.press('F12');
    await dialog.getByText('SS-').waitFor();
    expect(plain(await dialog.textContent())).toContain('Rp 100.000');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });

    await page.keyboard.press('F2');
    await expect.poll(() => dialog.getByRole('textbox').first().inputValue()).toBe('20.000');
    await page.keyboard.press('F12');
    await dialog.getByText('SS-').waitFor();
    await screenshot(page, 'savings-done');
    await dialog.getByRole('link', { name: /^JU-/ }).click();

    await page.getByText('3-1120').first().waitFor();
    const entry = plain(await page.locator('main').textContent());
    for (const part of ['1-1130', '3-1120', '20.000', 'SS-']) expect(entry).toContain(part);
    await screenshot(page, 'entry');
  });

  test('the chair reads the month’s SHU, a member’s sheet, and keeps the statement as PDF', async () => {
    const { page, saved } = office;
    await office.signIn('ketua', 'Laporan');
    const paper = page.frameLocator('iframe');
    await paper.getByText('Perhitungan Sisa Hasil Usaha').first().waitFor();
    const sheet = plain(await paper.locator('body').textContent());
    // Sold for 362.000, bought for 344.000 (rice 2 × 56.500, oil 2 × 14.500, gas 202.000): 18.000 are left.
    for (const part of ['362.000', '344.000', '18.000', 'Suryadi Noor']) expect(sheet).toContain(part);
    expect(sheet.toLowerCase()).toContain('belum disahkan rat');
    await screenshot(page, 'shu-statement');

    await page.keyboard.press('F9');
    await expect.poll(() => readdirSync(saved).filter((name) => name.endsWith('.pdf')), { timeout: 30_000 }).toHaveLength(1);
    const pdf = readFileSync(join(saved, readdirSync(saved)[0] ?? ''));
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(10_000);

    await page.getByText('Wahyuni Astuti').first().click();
    await paper.getByText('Lembar SHU Anggota').first().waitFor();
    const slip = plain(await paper.locator('body').textContent());
    for (const part of ['Wahyuni Astuti', 'A-0001', '362.000']) expect(slip).toContain(part);
    await screenshot(page, 'shu-slip');
  });
});
