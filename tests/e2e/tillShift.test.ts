/** The drawer: a blind count, a difference that somebody else must agree to, the report on paper, receipts of the day. */
import { afterEach, expect, test } from 'vitest';
import { decodeEscPos, paperText } from '../support/escposDecoder.ts';
import { startPrinter, type TestPrinter } from '../support/printer.ts';
import { screenshot } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
let printer: TestPrinter | undefined;
afterEach(async () => {
  await till?.close();
  await printer?.close();
  till = undefined;
  printer = undefined;
});

async function sell(cashier: Cashier, code: string, number: string): Promise<void> {
  await cashier.sees('Siap melayani');
  await cashier.scan(code);
  await cashier.press('F12');
  await cashier.sees('Dibayar dengan');
  await cashier.press('Alt+1', 'F12');
  await cashier.sees(`Penjualan ${number} tersimpan`);
}

/** The next paper that says this, in its own lines. */
async function paperWith(words: string, from: TestPrinter): Promise<string> {
  for (;;) {
    const paper = paperText(decodeEscPos(await from.next(), 48)).join('\n');
    if (paper.includes(words)) return paper;
  }
}

test('what should be there stays hidden until the count is closed: a small difference closes by itself, a large one needs another person’s PIN and a reason; receipts are found, printed again, and lead to their journal', async () => {
  printer = await startPrinter();
  till = await openTill({ float: 500_000, printerPort: printer.port });
  const { press, type, sees, loses, text, page } = till;
  await till.signIn();
  await sell(till, CODES.sugar, '0001');
  await press('Enter');
  await sees('Siap melayani');
  // Money out by key: amount, what for, why; then its voucher.
  await press('F10');
  await sees('Kas keluar', 'Untuk apa');
  await type('5000');
  await press('Enter');
  await type('6-1140');
  await press('Enter', 'Enter');
  await type('Air minum');
  await screenshot(page, 'till-drawer');
  await press('F12');
  await sees('Kas keluar dicatat', 'KK-2026-000001', 'Rp 5.000');
  await press('Enter', 'F10', 'F10', 'F10');
  await sees('Laci dibuka tanpa uang masuk atau keluar.');
  await type('Tukar uang');
  await screenshot(page, 'till-drawer-open');
  await press('F12');
  await sees('Laci dibuka, tercatat', 'BL-2026-000001');
  await press('Enter', 'Alt+3');
  await sees('1. Hitungan uang', 'Seharusnya masih tertutup');
  expect(await text()).not.toContain('512.500');
  await press('F9');
  await sees('Isi jumlah lembar atau keping dahulu');
  // 5 × 100.000, then down to 10.000: 1, and one coin of 1.000; 1.500 too little.
  await type('5');
  await press('Enter', 'ArrowDown', 'ArrowDown');
  await type('1');
  await press('Enter', 'Enter', 'Enter', 'Enter');
  await type('1');
  await sees('511.000');
  await press('F9');
  await sees('Hitungan terkunci');
  expect(await text()).not.toContain('512.500');
  await type('600000');
  await press('F12');
  await sees('Paling banyak Rp 511.000, sebesar uang terhitung.');
  await press('Control+a');
  await type('500000');
  await sees('11.000');
  await press('F12');
  await sees('Sebab belum diisi', 'Seharusnya', '512.500', '1.500', 'Wajib diisi, tercetak di laporan.');
  await screenshot(page, 'till-close-why');
  await press('ArrowLeft');
  await sees('Tulis sebabnya');
  await press('F12');
  await sees('Pilih sebabnya dahulu.');
  await type('Kembalian kurang pecahan');
  await press('F12');
  await sees('Shift ditutup', 'Kembalian kurang pecahan', 'Seharusnya', '512.500', 'Kurang', '1.500', 'Penjualan tunai', '+ 17.500', 'Kas keluar', '5.000', 'Diserahkan ke brankas', 'Rp 11.000');
  await screenshot(page, 'till-closed');

  const receipt = decodeEscPos(await printer.next(), 48);
  expect(paperText(receipt).find((line) => line.startsWith('TOTAL'))).toContain('Rp 17.500');
  const voucher = paperText(decodeEscPos(await printer.next(), 48)).join('\n');
  for (const words of ['KK-2026-000001', 'Air minum', '5.000']) expect(voucher).toContain(words);
  expect(paperText(decodeEscPos(await printer.next(), 48)).join('\n')).toContain('Tukar uang');
  const report = paperText(decodeEscPos(await printer.next(), 48));
  expect(report.find((line) => line.startsWith('KURANG'))?.replaceAll(/\s+/g, ' ')).toBe('KURANG 1.500');
  await press('F11');
  const again = paperText(decodeEscPos(await printer.next(), 48));
  expect(again.join('\n')).toContain('SALINAN 1');

  await press('Enter');
  await sees('Shift belum dibuka', 'Modal kemarin ditinggal Rp 500.000.');
  await press('F12');
  await type('400000');
  await press('F12');
  await sees('Paling sedikit Rp 500.000');
  await press('F9', 'F12');
  await sees('Siap melayani');

  // The next shift sells oil and leaves a basket waiting.
  await sell(till, CODES.oil, '0002');
  await press('Enter');
  await till.scan(CODES.sugar);
  await press('F5', 'F5');
  await sees('Belanja T-1 ditahan');

  // Receipts of the day, by number or goods.
  await press('Alt+4');
  await sees('Struk 0002', 'Penjualan hari ini', '1 kali');
  await type('gula');
  await sees('Struk 0001');
  await press('F11');
  expect(await paperWith('SALINAN 1', printer)).toContain('Gula pasir');
  await sees('SALINAN 1 struk 0001 dikirim ke printer', '2 kali, terakhir SALINAN 1');
  await screenshot(page, 'till-history');
  await press('Escape', 'ArrowDown', 'F7');
  await sees('JU-2026-');
  expect(page.url()).toContain('#/buku/jurnal/JU-2026-');

  // It is 15.700 short: its figures are told, one more count is allowed, and then somebody else has to agree.
  await press('Alt+3');
  await sees('1. Hitungan uang', '1 belanja masih ditahan', 'T-1: selesaikan');
  await screenshot(page, 'till-close-held');
  await type('4');
  await press('F9', 'F12');
  await sees('Perlu izin orang lain', '515.700', '115.700', 'Boleh hitung ulang 1 kali lagi.');
  await press('F9');
  await loses('115.700');
  await press('Control+a');
  await type('5');
  await press('F9', 'F12');
  await sees('15.700', 'Sudah dihitung ulang.');
  await press('F12');
  await sees('Pilih sebabnya dahulu.');
  await press('Space', 'ArrowRight');
  await press('F12');
  await sees('Tutup shift dengan selisih', 'Maryam Syahril', 'Belum dicatat');
  await type('000000');
  await press('Enter');
  await sees('PIN belum cocok');
  await type('222222');
  await press('Enter');
  await sees('Shift ditutup', 'Belum dicatat');
  expect(await text()).not.toContain('Tutup shift dengan selisih');
  const auditor = await till.ask('pengawas');
  const { rows } = await auditor('ledger.trialBalance', { asOf: (await auditor('system.status', {})).businessDate });
  const balance = (code: string): number => rows.filter((row) => row.code === code).reduce((sum, row) => sum + row.debit - row.credit, 0);
  expect({ drawer: balance('1-1120'), short: balance('6-1180') }).toEqual({ drawer: 0, short: 1_500 + 15_700 });
});

test('a drawer changes hands: counted, accepted with the receiver’s PIN, and the basket goes on', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, sees, cart, page, scan } = till;
  await till.signIn();
  await sell(till, CODES.sugar, '0001');
  await press('Enter');
  await scan(CODES.oil);
  // The third opening of the drawer needs somebody else's PIN.
  for (const times of ['1', '2', '3']) {
    await press('F10', 'F10', 'F10');
    await type('Tukar uang');
    await press('F12');
    if (times === '3') {
      await sees('Buka laci perlu izin', 'Laci sudah dibuka 2 kali');
      await screenshot(page, 'till-drawer-approval');
      await type('222222');
      await press('Enter');
    }
    await sees('Laci dibuka, tercatat', times);
    await press('Enter');
  }
  await press('Alt+3', 'F11');
  await sees('Laporan X dibuat', 'LX-');
  await screenshot(page, 'till-x-report');
  await press('Enter', 'F8');
  await sees('Serah terima laci', 'Menjadi modal penerima');
  await type('5');
  await press('Enter', 'Enter', 'Enter');
  await type('1');
  await press('Enter', 'Enter');
  await type('1');
  await press('F9', 'F12');
  await sees('Terima laci dan uangnya', 'Maryam Syahril', 'Rp 512.000');
  await type('000000');
  await press('Enter');
  await sees('PIN belum cocok');
  await screenshot(page, 'till-handover-pin');
  await type('222222');
  await press('Enter');
  await sees('Sebab belum diisi', '517.500', 'Kurang');
  await press('Space', 'F12');
  await sees('Laci diserahkan', 'Sekarang bertugas', 'Maryam Syahril', 'BS-');
  await screenshot(page, 'till-handed-over');
  await press('Enter');
  await sees('Minyakita');
  expect((await cart()).join()).toContain('Minyakita');
  await press('F12');
  await sees('Dibayar dengan');
  await press('F10');
  await sees('Uang diambil dari laci');
  await press('Escape', 'Alt+1', 'F12');
  await sees('Penjualan 0002 tersimpan');
  await press('Enter', 'Alt+3', 'F7');
  await sees('Daftar shift', '1 masih buka', 'Masih buka', 'Nurul Hidayah');
  await press('ArrowDown');
  await sees('Salah kembalian', 'Diterima oleh');
  await screenshot(page, 'till-shifts');
});
