/** Printing (point 8): paper out, the spare printer, a PDF, a receipt that may be on paper, and trying a printer in Setelan. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { rasterPng } from '../../electron/service/printing/pictures.ts';
import { decodeEscPos, paperText } from '../support/escposDecoder.ts';
import { startPrinter, type TestPrinter } from '../support/printer.ts';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
const printers: TestPrinter[] = [];
afterEach(async () => {
  await till?.close();
  till = undefined;
  for (const printer of printers.splice(0)) await printer.close();
});

async function sellSugar({ scan, press, sees }: Cashier): Promise<void> {
  await scan(CODES.sugar);
  await press('F12');
  await sees('Dibayar dengan');
  await press('Alt+1', 'F12');
  await sees('tersimpan', 'Penjualan berikutnya');
}

test('without paper the receipt goes to the spare printer or into a PDF, and what may be on paper is looked for first', async () => {
  const [telling, breaking] = [await startPrinter('tells'), await startPrinter('reset')];
  printers.push(telling, breaking);
  telling.condition.paper = 'out';
  const target = (port: number) => ({ kind: 'tcp', host: '127.0.0.1', port, drawer: true, answers: true }) as const;
  let spare = '';
  const now = new Date().toISOString().slice(0, 10);
  till = await openTill({
    float: 500_000,
    async also(as, { folder }) {
      spare = join(folder, 'cadangan.bin');
      const admin = await as('admin');
      await admin('settings.set', { key: 'printer.receipt', value: target(telling.port), effectiveFrom: '2020-01-01' });
      await admin('settings.set', { key: 'printer.spare', value: { kind: 'file', path: spare, drawer: false }, effectiveFrom: '2020-01-01' });
    },
  });
  const { page, press, sees, loses } = till;
  await till.signIn();
  await sees('Siap melayani');
  await sellSugar(till);
  await sees('Kertas habis', 'Belum ada yang dikirim', 'Kertas habis, 1 struk antre');
  expect([telling.jobs.length, telling.kicks()]).toEqual([0, 1]);
  await screenshot(page, 'till-paper-out');
  expect(await seriousFindings(page)).toEqual([]);
  await press('F9');
  const pdf = join(till.shop.folder, `PJ-${now.slice(0, 4)}-000001.pdf`);
  await expect.poll(() => existsSync(pdf)).toBe(true);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  await sees('PDF tersimpan');
  await press('F6');
  await sees('Struk sudah keluar');
  expect(decodeEscPos(readFileSync(spare), 48)).toMatchObject({ drawer: [], cuts: [{ mode: 'partial' }] });

  telling.condition.paper = 'in';
  await press('Enter');
  await sellSugar(till);
  await sees('Struk sudah keluar', 'Printer siap');
  expect(telling.jobs).toHaveLength(1);

  await (await till.ask('admin'))('settings.set', { key: 'printer.receipt', value: target(breaking.port), effectiveFrom: now });
  await press('Enter');
  await sellSugar(till);
  await sees('lihat dulu kertasnya');
  await press('F11');
  await sees('Lihat kertasnya dahulu', 'Belum keluar, cetak lagi');
  await screenshot(page, 'till-look-first');
  expect(await seriousFindings(page)).toEqual([]);
  await press('Enter');
  await loses('Lihat kertasnya dahulu');
  await sees('Struk sudah keluar');
});

test('a printer is chosen and tried in Setelan', async () => {
  const printer = await startPrinter('tells');
  printers.push(printer);
  till = await openTill({ printerPort: printer.port });
  const { page, sees } = till;
  await till.signIn('admin');
  await sees('Printer struk', 'Printer cadangan');
  await page.getByRole('button', { name: 'Cetak uji', exact: true }).first().press('Enter');
  await sees('Halaman uji dikirim. Printer menjawab: printer siap.');
  await screenshot(page, 'settings-printer');
  expect(await seriousFindings(page)).toEqual([]);
  expect(paperText(decodeEscPos(await printer.next(), 48)).join('\n')).toContain('HALAMAN UJI');

  // A logo from a PNG, and the saving layout, seen in the picture of the receipt before they are kept.
  await page.locator('input[type="file"]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: rasterPng({ width: 64, height: 32, dots: 'ff00ff0000ff00ff'.repeat(32) }) });
  await page.getByAltText('Logo seperti yang dicetak').waitFor();
  await page.getByRole('checkbox', { name: /Hemat kertas/ }).press('Space');
  await page.getByAltText('Contoh struk dengan setelan ini').scrollIntoViewIfNeeded();
  await screenshot(page, 'settings-receipt');
  expect(await seriousFindings(page)).toEqual([]);
  const kept = await (await till.ask('admin'))('settings.get', { key: 'receipt.logo' });
  expect(kept.value).toEqual({ raster: { width: 64, height: 32, dots: 'ff00ff0000ff00ff'.repeat(32) } });
});
