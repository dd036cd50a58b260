/** Deliveries taken in with the note in hand, in the real window and by keyboard: the truck of Bulog, and the agent's of Patra Niaga. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { scan } from './support/hands.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

test('Bulog: 200 ordered, 198 good and 2 torn, with freight by weight', async () => {
  office = await openOffice('2026-11-20T02:00:00.000Z', async (gerai) => {
    const treasurer = await gerai.as('bendahara');
    const { supplierId } = await treasurer.call('suppliers.create', { name: 'Perum Bulog', kind: 'bulog' });
    await treasurer.call('products.create', {
      sku: 'SPHP5', name: 'Beras SPHP 5 kg', unit: 'kemasan', barcodes: ['8991234500017'], category: 'sembako', prices: { general: 63_000 }, het: 65_500, expiryTracked: true, weightGrams: 5000,
    });
    await treasurer.call('products.create', { sku: 'GULA1', name: 'Gula pasir 1 kg', unit: 'bungkus', barcodes: ['8991234500048'], category: 'sembako', prices: { general: 17_500 }, weightGrams: 1000 });
    await treasurer.call('purchases.advance', { supplierId, amount: 12_000_000, via: 'bank' });
  });
  const { page, press, type, sees } = office;
  const field = (): Promise<void> => page.locator('[role="dialog"] input:focus').waitFor();
  const closed = (): Promise<void> => page.getByRole('dialog').waitFor({ state: 'detached' });
  await office.signIn('bendahara', 'Terima');
  await sees('Tidak ada kiriman hari ini');
  await screenshot(page, 'receiving-empty');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F2');
  await field();
  await type('bulog');
  await page.locator('[role="option"][data-combobox-selected]').waitFor();
  await press('Enter', 'Enter');
  await type('0442/11/2026');
  await screenshot(page, 'receiving-head');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await sees('surat jalan 0442/11/2026');
  await scan(page, '8991234500017');
  await sees('Beras SPHP 5 kg');
  await type('198');
  await press('Enter');
  await type('2');
  await press('Enter');
  await type('BLG-2611-A');
  await press('Enter');
  await type('140527');
  await press('Enter');
  await type('56500');
  await press('F9');
  await field();
  await type('gula');
  await page.getByRole('dialog').getByText('17.500').waitFor();
  await press('Enter');
  await closed();
  await type('100');
  await press('Enter', 'Enter', 'Control+d', 'Enter', 'Enter');
  await type('15600');
  await press('F4');
  await field();
  await type('150000');
  await screenshot(page, 'receiving-freight');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await screenshot(page, 'receiving-full');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await sees('Pilih cara bayar');
  await screenshot(page, 'receiving-gap');
  await page.setViewportSize({ width: 1024, height: 768 });
  await screenshot(page, 'receiving-1024');
  await page.setViewportSize({ width: 1366, height: 768 });

  // The advance does not reach: the rest by transfer.
  await press('F5');
  await field();
  await press('Enter');
  await type('747000');
  await press('Enter', 'Enter');
  await type('12000000');
  await sees('Pas');
  await screenshot(page, 'receiving-split');
  await press('Enter');
  await closed();
  await press('F12');
  await sees('TB-2026-000001 diterima', 'Rp 12.897.000');
  await screenshot(page, 'receiving-done');
  await press('Enter');
  await sees('Tidak ada kiriman hari ini');

  const books = await office.books();
  const treasurer = await books.as('bendahara');
  // 150.000 over 990 and 100 kg: 136.239 and 13.761.
  expect((await treasurer.call('stock.onHand', {})).rows.map(({ sku, qty, value }) => [sku, qty, value])).toEqual([['SPHP5', '198', 11_323_239], ['GULA1', '100', 1_573_761]]);
  expect((await books.verify()).ok).toBe(true);
});
