/** A till needs no network: over a whole sale its processes reach nothing but the receipt printer, and its page asks for nothing but itself. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { businessDate } from '../../shared/domain/dates.ts';
import { startPrinter, type TestPrinter } from '../support/printer.ts';
import { FIXED_QRIS } from '../support/qrisSamples.ts';
import { servicePid } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

const support = resolve(import.meta.dirname, '../support');
let folder: string;
let till: Cashier | undefined;
let printer: TestPrinter | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-offline-'));
});
afterEach(async () => {
  await till?.close();
  await printer?.close();
  rmSync(folder, { recursive: true, force: true });
  till = undefined;
  printer = undefined;
});

test('selling, QRIS, printing and looking back reach nothing but the printer', async () => {
  const notes = join(folder, 'connections.txt');
  printer = await startPrinter();
  till = await openTill({
    float: 500_000, printerPort: printer.port, env: { GERAI_SERVICE_ENTRY: join(support, 'recordedService.cjs'), GERAI_TEST_CONNECTIONS: notes },
    also: async (as) => void (await (await as('admin'))('settings.set', { key: 'qris.code', value: { payload: FIXED_QRIS }, effectiveFrom: businessDate(Date.now(), 'Asia/Makassar') })),
  });
  const { app, press, type, scan, sees, page } = till;
  await app.evaluate((_electron, recorder) => void process.mainModule?.require(recorder), join(support, 'connections.cjs'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await scan(CODES.stranger);
  await sees('Barcode belum terdaftar');
  await press('Escape');
  await type('minya');
  await sees('stok 48 botol');
  await press('Enter');
  await scan(till.shop.memberNo);
  await sees('Wahyuni Astuti');
  await press('F12', 'F3');
  await sees('Yang belum dibayar:');
  await press('Enter');
  await sees('Pembeli memindai kode ini');
  await press('Escape', 'F2', 'Alt+1', 'F12');
  await sees('Penjualan 0001 tersimpan', 'Struk sudah keluar');
  await press('Enter');
  await page.evaluate(() => {
    window.location.hash = '#/riwayat';
  });
  await sees('Struk 0001');

  const lines = readFileSync(notes, 'utf8').trim().split('\n');
  const service = await servicePid(app);
  const main = await app.evaluate(() => process.pid);
  const own = `tcp 127.0.0.1:${printer.port}`;
  // The recorder was in the service and in main, and it does hear the printer. A start that hung leaves a service's line more.
  for (const heard of [`${service} listening`, `${main} listening`, `${service} ${own}`]) expect(lines).toContain(heard);
  expect(lines.filter((line) => !line.endsWith(' listening') && line !== `${service} ${own}`)).toEqual([]);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => !/^(app:\/\/gerai\/|data:|blob:)/.test(url))).toEqual([]);
});
