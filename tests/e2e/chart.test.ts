/** The chart of accounts and the year's plan, by keyboard in the real window. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('an account is added, one that carries a balance stays, a code twice is told before it is sent; a pasted plan is held against reality', async () => {
  const now = new Date().toISOString();
  office = await openOffice(now, async (gerai) => {
    const treasurer = await gerai.as('bendahara');
    await treasurer.call('ledger.createAccount', { code: '6-1220', name: 'Sampah', parent: '6-1000' });
    // Money back: the account ends below zero, also against its plan.
    await treasurer.call('ledger.post', { date: (await gerai.call('system.status', {})).businessDate, memo: 'Pengembalian iuran', lines: [{ account: '1-1210', debit: 10_000 }, { account: '6-1220', credit: 10_000 }] });
    await treasurer.call('budget.set', { year: Number(now.slice(0, 4)), decision: 'RAT', rows: [{ account: '6-1220', months: Array.from({ length: 12 }, () => 100_000) }] });
  });
  const { page, press, type, sees } = office;
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await office.signIn('bendahara', 'Buku');
  await sees('Neraca saldo');
  await press('F4');
  await sees('Daftar akun', 'Kas besar (brankas)');
  await press('Control+f');
  await type('6-1220');
  await press('ArrowDown', 'F2');
  await dialog.waitFor();
  await type('6-1210');
  await press('Enter');
  await type('Kebersihan');
  await press('F12');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('row', { name: /6-1210 Kebersihan/, selected: true }).waitFor();

  await press('Control+f');
  await type('6-1220');
  await press('ArrowDown', 'ArrowDown', 'F8');
  await dialog.getByText('Tutup akun 6-1220').waitFor();
  await press('F8');
  await dialog.getByText(/masih bersaldo.*10\.000/).waitFor();
  await screenshot(page, 'chart-balance');
  await press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await press('F6');
  await dialog.waitFor();
  await page.keyboard.insertText('6-1230\tParkir\t6-1000\n6-1230\tIuran\t6-1000\n6-1210\tKebersihan\t6-1000');
  await sees('kode sudah ada di baris 1', 'kode sudah ada di daftar akun', '2 baris perlu dibetulkan');
  await press('F12');
  expect(await dialog.isVisible()).toBe(true);
  await press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('link', { name: 'Anggaran' }).press('Enter');
  await page.locator('[data-cell="0/0"]:focus').waitFor();
  await office.paste('5000000\n6.000.000');
  await sees('2 sel diubah', '10.900.000');
  await press('F12');
  await dialog.waitFor();
  await type('RAT kedua');
  await press('F12');
  await expect.poll(() => page.getByLabel('Versi').first().inputValue()).toBe('Versi 2, RAT kedua');
  await press('F4');
  const row = page.getByRole('row', { name: /4-1110/ });
  await row.waitFor();
  for (const part of ['5.000.000', '\u22125.000.000', '0%', 'perlu perhatian']) expect(await row.textContent()).toContain(part);
  expect(await page.getByRole('row', { name: /6-1220 Sampah/ }).textContent()).toMatch(/\u221210\.000.*\u2212\d+(,\d)?%baik/);
  await screenshot(page, 'budget-compared');
});
