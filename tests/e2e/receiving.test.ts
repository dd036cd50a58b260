/** Deliveries taken in with the note in hand, in the real window and by keyboard: the truck of Bulog, and the agent's of Patra Niaga. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { businessDate } from '../../shared/domain/dates.ts';
import type { Gerai } from '../support/gerai.ts';
import { decodeEscPos, paperText } from '../support/escposDecoder.ts';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { scan, type } from './support/hands.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

const RICE = '8991234500017';
const SUGAR = '8991234500048';
const GAS = '8991234500031';
const COLUMNS = 48;
/** The gerai is made an hour before: the window runs by the real clock. */
const BEFORE = new Date(Date.now() - 3_600_000).toISOString();
const YEAR = businessDate(Date.now(), 'Asia/Makassar').slice(0, 4);

/** What the hands do again and again: a dialog is there when its first field has the cursor, and gone when no dialog is left. */
function handsOn(page: Page): { readonly field: () => Promise<void>; readonly closed: () => Promise<void>; readonly fill: (...cells: string[]) => Promise<void>; readonly cell: (name: string) => Promise<void> } {
  return {
    field: () => page.locator('[role="dialog"] input:focus').waitFor(),
    closed: () => page.getByRole('dialog').waitFor({ state: 'detached' }),
    cell: (name) => page.locator(`[data-cell="${name}"] input:focus`).waitFor(),
    /** Cell after cell, with Enter between them. */
    fill: async (...cells) => {
      for (const [index, text] of cells.entries()) {
        if (index > 0) await page.keyboard.press('Enter');
        if (text !== '') await type(page, text);
      }
    },
  };
}

async function choose(page: Page, words: string): Promise<void> {
  await type(page, words);
  await page.locator('[role="option"][data-combobox-selected]').waitFor();
  await page.keyboard.press('Enter');
}

/** The lines of an entry as account, debit and credit. */
async function booked(books: Gerai, number: string): Promise<(string | number)[][]> {
  const entry = await (await books.as('pengawas')).call('ledger.entry', { number });
  return entry.lines.map((line) => [line.account, line.debit, line.credit]);
}

test('Bulog: ordered and prepaid, 198 good and 2 torn, freight by weight, and the note on paper', async () => {
  let paper = '';
  office = await openOffice(BEFORE, async (gerai) => {
    paper = join(dirname(gerai.file), 'kertas.bin');
    await (await gerai.as('admin')).call('settings.set', { key: 'printer.receipt', value: { kind: 'file', path: paper, drawer: false }, effectiveFrom: '2020-01-01' });
    const treasurer = await gerai.as('bendahara');
    await treasurer.call('suppliers.create', { name: 'Perum Bulog', kind: 'bulog', prepaid: true, leadDays: 3, maxKg: 2000 });
    await treasurer.call('products.create', {
      sku: 'SPHP5', name: 'Beras SPHP 5 kg', unit: 'kemasan', barcodes: [RICE], category: 'sembako', prices: { general: 63_000 }, het: 65_500, expiryTracked: true, weightGrams: 5000,
    });
    await treasurer.call('products.create', { sku: 'GULA1', name: 'Gula pasir 1 kg', unit: 'bungkus', barcodes: [SUGAR], category: 'sembako', prices: { general: 17_500 }, weightGrams: 1000 });
  });
  const { page, press, sees } = office;
  const { field, closed, fill, cell } = handsOn(page);
  await office.signIn('bendahara', 'Terima');
  await sees('Tidak ada kiriman hari ini');
  await screenshot(page, 'receiving-empty');

  // The order, by name and by scan.
  await press('Control+PageDown');
  await sees('Tidak ada pesanan di sini');
  await press('F2');
  await field();
  await choose(page, 'bulog');
  await press('F9');
  await page.getByRole('dialog', { name: 'Cari barang' }).locator('input:focus').waitFor();
  await type(page, 'beras');
  await page.getByRole('dialog').getByText('63.000').waitFor();
  await press('Enter');
  await cell('qty');
  await fill('200', '56500');
  await scan(page, SUGAR);
  await page.getByLabel('Jumlah Gula pasir 1 kg').and(page.locator(':focus')).waitFor();
  await fill('100', '15600');
  await sees('Rp 12.860.000');
  await screenshot(page, 'receiving-order');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await closed();
  await sees(`PB-${YEAR}-000001`, 'Dipesan');
  await press('F11');
  await sees('Pesanan dikirim ke printer');
  await screenshot(page, 'receiving-orders');

  // Money ahead of the goods.
  await page.getByRole('link', { name: 'Pemasok' }).press('Enter');
  await sees('Bayar dahulu', '2.000 kg');
  await press('F5');
  await field();
  await type(page, '12000000');
  await press('F12');
  await closed();
  await sees(`UM-${YEAR}-000001`);
  await screenshot(page, 'receiving-suppliers');
  expect(await seriousFindings(page)).toEqual([]);

  // The truck is here: what is left of the order stands in the lines.
  await page.getByRole('link', { name: 'Pesanan' }).press('Enter');
  await sees('Beras SPHP 5 kg');
  await press('F12');
  await field();
  await type(page, '0442/11/2026');
  await press('F12');
  await closed();
  await sees('surat jalan 0442/11/2026', 'Beras SPHP 5 kg');
  await cell('good');
  // What it costs is there before the day until which it is good.
  await page.locator('[data-line] b', { hasText: '56.500' }).waitFor();
  await fill('198', '2', 'BLG-2611-A', `1405${Number(YEAR) + 1}`);
  await press('F4');
  await field();
  await fill('150000', '60000');
  await screenshot(page, 'receiving-freight');
  await press('F12');
  await closed();
  // 56.500 + 190.734 ÷ 198, and what both freights add.
  await sees('57.463', '963', '12.957.000', '2 kemasan Beras SPHP 5 kg rusak');
  await screenshot(page, 'receiving-full');
  expect(await seriousFindings(page)).toEqual([]);

  // The advance does not reach: the rest by transfer.
  await press('F5');
  await field();
  await press('Enter');
  await fill('747000', '', '12000000');
  await sees('Pas');
  await screenshot(page, 'receiving-split');
  await press('Enter');
  await closed();
  await press('F12');
  await sees(`TB-${YEAR}-000001 diterima`, 'Rp 12.957.000');
  await press('F11');
  await sees('dikirim ke printer');
  await screenshot(page, 'receiving-done');
  await press('Enter');
  await closed();
  await page.getByRole('link', { name: 'Sudah diterima' }).press('Enter');
  await sees('Ada yang ditolak', '2 ditolak', 'Bongkar, tunai');
  await screenshot(page, 'receiving-receipts');
  expect(await seriousFindings(page)).toEqual([]);

  const books = await office.books();
  const treasurer = await books.as('bendahara');
  const printed = paperText(decodeEscPos(readFileSync(paper), COLUMNS)).join('\n');
  for (const word of [`TB-${YEAR}-000001`, 'Perum Bulog', '0442/11/2026', 'Beras SPHP 5 kg', 'BLG-2611-A', 'Gula pasir 1 kg']) expect(printed).toContain(word);
  // 150.000 over 990 and 100 kg: 136.239 and 13.761; 60.000: 54.495 and 5.505.
  expect((await treasurer.call('stock.onHand', {})).rows.map(({ sku, qty, value }) => [sku, qty, value])).toEqual([['SPHP5', '198', 11_377_734], ['GULA1', '100', 1_579_266]]);
  expect(await booked(books, `JU-${YEAR}-000003`)).toEqual([['1-1410', 12_957_000, 0], ['1-1210', 0, 747_000], ['1-1510', 0, 12_000_000], ['1-1110', 0, 150_000], ['1-1110', 0, 60_000]]);
  expect((await treasurer.call('purchases.getOrder', { orderId: `PB-${YEAR}-000001` })).lines.map(({ received, rejected }) => [received, rejected])).toEqual([['198', '2'], ['100', '0']]);
  expect((await books.verify()).ok).toBe(true);
});

test('Patra Niaga: 40 full against 38 empties, two cylinders and the gas owed', async () => {
  office = await openOffice(BEFORE, async (gerai) => {
    const treasurer = await gerai.as('bendahara');
    await treasurer.call('suppliers.create', { name: 'Patra Niaga, agen Balikpapan', kind: 'patra-niaga', payDays: 14 });
    await treasurer.call('products.create', { sku: 'LPG12', name: 'LPG Bright Gas 12 kg', unit: 'tabung', barcodes: [GAS], category: 'lpg', prices: { general: 210_000 }, het: 210_000, cylinder: { size: '12' } });
    await treasurer.call('cylinders.buy', { size: '12', count: 38, amount: 7_600_000, via: 'bank' });
  });
  const { page, press, sees } = office;
  const { field, closed, fill, cell } = handsOn(page);
  await office.signIn('bendahara', 'Terima');
  await sees('Tidak ada kiriman hari ini');

  // Goods first: the program asks who brought them.
  await scan(page, GAS);
  await field();
  await choose(page, 'patra');
  await press('Enter');
  await page.getByLabel('Nomor surat jalan').and(page.locator(':focus')).waitFor();
  await type(page, 'SA-77120');
  await screenshot(page, 'receiving-head');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await closed();
  await sees('surat jalan SA-77120', 'Kosong');
  await scan(page, GAS);
  await cell('good');
  // Dearer than it sells for: the program says so, and asks before it is taken in.
  await fill('40', '38', '220000');
  await sees('Kiriman ini tidak dapat dijual dengan laba', '8.800.000');
  await press('F12');
  await sees('Satu hal tidak biasa', 'Terima juga');
  await screenshot(page, 'receiving-asks');
  expect(await seriousFindings(page)).toEqual([]);
  await press('Escape');
  await closed();
  await page.locator('[data-cell="unitCost"] input:focus').waitFor();
  await page.keyboard.press('Control+a');
  await type(page, '202000');
  await sees('Kurang 2 tabung', '2 tabung 12 kg menjadi utang ke agen', '8.080.000');
  await screenshot(page, 'receiving-gas');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F12');
  await sees(`TB-${YEAR}-000001 diterima`);
  await press('Enter');
  await closed();

  const books = await office.books();
  const treasurer = await books.as('bendahara');
  expect((await treasurer.call('cylinders.balances', {})).rows.find((row) => row.size === '12')).toMatchObject({ full: 40, empty: 0, owedToAgent: 2 });
  expect((await treasurer.call('purchases.payables', { asOf: `${YEAR}-12-31` })).rows).toMatchObject([{ number: `TB-${YEAR}-000001`, outstanding: 8_080_000 }]);
  expect(await booked(books, `JU-${YEAR}-000003`)).toEqual([['1-1420', 8_080_000, 0], ['2-1120', 0, 8_080_000]]);
  expect((await books.verify()).ok).toBe(true);
});
