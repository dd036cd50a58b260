/** The installed program without a file: it offers three ways, and one short form makes a gerai that can sell. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { launch, screenshot, type Launched } from './support/app.ts';

let saved: string;
let running: Launched | undefined;
beforeEach(() => {
  saved = mkdtempSync(join(tmpdir(), 'gerai-new-'));
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(saved, { recursive: true, force: true });
});

async function fill(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`[name="${name}"]`).fill(value);
}

test('a new gerai from one form: wrong input is named under its field, then the people sign in', async () => {
  running = await launch({ env: { GERAI_SAVE_DIR: saved } });
  const { page } = running;
  await page.getByText('Selamat datang di Gerai').waitFor();
  for (const choice of ['Coba gerai contoh', 'Gerai baru', 'Buka berkas']) expect(await page.getByText(choice, { exact: true }).count()).toBe(1);
  await screenshot(page, 'start-choices');
  // The first choice has the focus; the arrow goes to the second.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');

  await page.getByText('Nama koperasi').waitFor();
  await fill(page, 'profile.name', 'KKMP Damai Sejahtera');
  await fill(page, 'profile.legalNo', 'AHU-0001234.AH.01.29 Tahun 2025');
  await fill(page, 'profile.address', 'Jl. Damai No. 5');
  await fill(page, 'profile.kelurahan', 'Damai');
  await fill(page, 'profile.kecamatan', 'Balikpapan Kota');
  const people = [['Hasan Basri', '101010'], ['Ida Lestari', '202020'], ['Rina Utami', '20202']] as const;
  for (const [index, [name, pin]] of people.entries()) {
    await fill(page, `users.${index}.name`, name);
    await fill(page, `users.${index}.pin`, pin);
  }
  await fill(page, 'openingCash.brankas', '5000000');
  await fill(page, 'savings.pokok', '100000');
  await fill(page, 'savings.wajibMonthly', '20000');
  await fill(page, 'shuPolicy.capitalPct', '20');
  await fill(page, 'shuPolicy.tradePct', '25');
  for (const [index, pct] of ['30', '10', '5', '5', '5'].entries()) await fill(page, `shuPolicy.parts.${index}.pct`, pct);
  await page.getByText('Tepat 100%.').waitFor();
  await page.keyboard.press('F12');

  // Five digits are no PIN: nothing is made, the field says what to do, what was typed stays.
  await page.getByText('isi tepat 6 angka').waitFor();
  expect(await page.locator('[name="profile.name"]').inputValue()).toBe('KKMP Damai Sejahtera');
  await screenshot(page, 'start-form-error');
  await fill(page, 'users.2.pin', '303030');
  await page.keyboard.press('F12');

  await page.getByText('Siapa yang bertugas?').waitFor();
  for (const [name] of people) expect(await page.getByText(name).count()).toBe(1);
  expect(readdirSync(saved).some((name) => name.endsWith('.gerai'))).toBe(true);
  await screenshot(page, 'start-login');

  const chair = page.getByRole('button', { name: /Hasan Basri/ });
  await chair.focus();
  await page.keyboard.type('101010', { delay: 60 });
  await page.getByRole('navigation', { name: 'Menu utama' }).waitFor();
  // What was in the safe stands in the books.
  await page.getByRole('link', { name: 'Buku' }).click();
  await page.getByText('Selisih saldo awal').or(page.getByText('Ekuitas')).first().waitFor();
  expect(((await page.locator('main').textContent()) ?? '').replaceAll(/\s/g, ' ')).toContain('5.000.000');
});
