/** A whole sale by keys and scans alone: sign in, open the shift, scan, take cash, hand out change; the paper and the journal say the same. */
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

test('rice, oil and a refilled cylinder for a member, paid in cash', async () => {
  printer = await startPrinter();
  till = await openTill({ printerPort: printer.port });
  const { press, type, scan, sees, cart, shop, page } = till;

  await till.signIn();
  await sees('Shift belum dibuka', 'Hitung uang modal di laci sebelum berjualan.');
  await press('F12');
  await sees('Uang modal di laci');
  await type('500000');
  await sees('Rp 500.000 diambil dari brankas ke laci.');
  await press('F12');
  await sees('Siap melayani');

  await scan(CODES.rice);
  await sees('Beras SPHP 5 kg masuk keranjang', 'Pembeli belum dicatat');
  await press('F3');
  await sees('Siapa pembelinya?');
  // A member's card is a code as well.
  await scan(shop.memberNo);
  await sees('Wahyuni Astuti', `${shop.memberNo}, anggota aktif, RT 14`, 'Rp 1.250.000', 'Sisa 1 kemasan', 'Jatah 1 dari 2');
  await scan(CODES.oil);
  await scan(CODES.gas);
  await sees('Isi ulang', 'Seimbang', 'Rp 283.500');
  expect(await cart()).toEqual(['Beras SPHP 5 kg | 1 kemasan | 63.000', 'Minyakita 1 liter | 1 botol | 15.500', 'LPG Bright Gas 12 kg | 1 | 205.000']);
  await screenshot(page, 'till-cart');

  await press('F12');
  await sees('Dibayar dengan', 'Yang harus dibayar tunai:');
  await type('300000');
  await sees('Kembalian', '16.500', '10.000 1 lembar');
  await press('F12');
  await sees('Penjualan 0001 tersimpan', 'PJ-2026-000001');
  expect(await page.locator('main').innerText()).toMatch(/Kembalian\s+Rp\s*16\.500/);
  await screenshot(page, 'till-change');

  const paper = decodeEscPos(await printer.next(), 48);
  const lines = paperText(paper);
  expect(lines.filter((line) => line.startsWith('No PJ-2026-000001 '))).toHaveLength(1);
  expect(lines.find((line) => line.startsWith('Beras SPHP'))).toBe('Beras SPHP 5 kg *         1   63.000      63.000');
  expect(lines.find((line) => line.startsWith('TOTAL'))).toBe('TOTAL                                 Rp 283.500');
  expect(lines.find((line) => line.startsWith('Tunai diterima'))).toBe('Tunai diterima                        Rp 300.000');
  expect(lines.find((line) => line.startsWith('KEMBALI'))).toBe('KEMBALI                                Rp 16.500');
  expect(lines.join('\n')).toContain('Tabung kosong diterima 1, keluar isi 1');
  expect(paper.drawer).toHaveLength(1);
  expect(paper.cuts).toHaveLength(1);
  await sees('Struk sudah keluar');

  const auditor = await till.ask('pengawas');
  const { rows } = await auditor('sales.search', {});
  expect(rows).toHaveLength(1);
  const entry = await auditor('ledger.entry', { number: rows[0]?.entryNumber ?? '' });
  const sums = entry.lines.reduce(({ debit, credit }, line) => ({ debit: debit + line.debit, credit: credit + line.credit }), { debit: 0, credit: 0 });
  expect(sums.debit).toBe(sums.credit);
  const net = (account: string): number => entry.lines.filter((line) => line.account === account).reduce((sum, line) => sum + line.debit - line.credit, 0);
  expect({ drawer: net('1-1120'), goods: net('4-1110'), gas: net('4-1210') }).toEqual({ drawer: 283_500, goods: -78_500, gas: -205_000 });

  // The next scan already belongs to the next sale.
  await scan(CODES.flour);
  await sees('Tepung terigu 1 kg masuk keranjang');
  expect(await cart()).toEqual(['Tepung terigu 1 kg | 1 | 12.500']);
});

test('the cart by keys: prefix, quantity, plus and minus, remove, undo, search, clear with a question', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, scan, sees, loses, cart, page } = till;
  await till.signIn();
  await sees('Siap melayani');

  await type('3*');
  await sees('3 × barang berikutnya');
  await scan(CODES.sugar);
  await sees('3 bungkus Gula pasir 1 kg masuk keranjang');
  await scan(CODES.eggs);
  await press('F4');
  await type('1,5');
  await press('Enter');
  await expect.poll(cart).toEqual(['Gula pasir 1 kg | 3 bungkus | 52.500', 'Telur ayam ras | 1,5 | 45.000']);
  await press('ArrowUp', '+', '-', '-');
  await expect.poll(cart).toEqual(['Gula pasir 1 kg | 2 | 35.000', 'Telur ayam ras | 1,5 kg | 45.000']);

  // A scan that runs into an open quantity is a scan, and leaves the quantity alone.
  await press('F4');
  await type('7');
  await scan(CODES.flour);
  await expect.poll(cart).toEqual(['Gula pasir 1 kg | 2 bungkus | 35.000', 'Telur ayam ras | 1,5 kg | 45.000', 'Tepung terigu 1 kg | 1 | 12.500']);
  // A function key takes what was typed on its way.
  await press('F4');
  await type('2');
  await press('F12');
  await sees('Dibayar dengan', '2 × 12.500');
  await press('Escape');
  await expect.poll(async () => (await cart()).at(-1)).toBe('Tepung terigu 1 kg | 2 | 25.000');
  // Pieces are sold whole.
  await type('1,5*');
  await scan(CODES.flour);
  await sees('Tepung terigu 1 kg dijual utuh per bungkus. Isi bilangan bulat.');

  await press('F8');
  await sees('Tepung terigu 1 kg dihapus. Ctrl+Z mengembalikan.');
  await press('Control+z');
  await expect.poll(async () => (await cart()).length).toBe(3);

  await type('minya');
  await sees('stok 48 botol');
  await press('Enter');
  await expect.poll(async () => (await cart()).at(-1)).toBe('Minyakita 1 liter | 1 | 15.700');

  await scan(CODES.stranger);
  await sees('Barcode belum terdaftar', 'Keranjang tidak berubah.');
  expect(await cart()).toHaveLength(4);
  await press('Escape');
  await loses('Barcode belum terdaftar');

  // A label of the scale, then a scan with each dialog open: nothing is typed into a field, and the cart stays as it is.
  await scan('2000017003504');
  await expect.poll(async () => (await cart()).at(-1)).toBe('Telur ayam ras | 0,35 kg | 10.500');
  await press('F4');
  await sees('Jumlahnya dari label timbangan.');
  await press('F8');
  for (const key of ['F3', 'Shift+F4', 'F5', 'Control+Delete']) {
    await press(key);
    const dialog = page.locator('[role="dialog"], [role="alertdialog"]');
    await dialog.waitFor();
    await scan(CODES.rice);
    expect(await dialog.locator('input').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).join(''))).toBe('');
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await cart()).toHaveLength(4);
  }

  await press('F9');
  await sees('Cek harga');
  await scan(CODES.rice);
  await sees('Rp 65.500 per kemasan', 'Rp 63.000 per kemasan', '100 kemasan', '2 kemasan per pembeli hari ini');
  await press('Escape');
  await loses('Cek harga\nPindai');
  expect(await cart()).toHaveLength(4);

  await press('Control+Delete');
  await sees('Batalkan seluruh belanja?');
  await press('Enter');
  await loses('Batalkan seluruh belanja?');
  expect(await cart()).toHaveLength(4);
  await press('Control+Delete');
  await sees('Batalkan seluruh belanja?');
  await press('Control+Delete');
  await expect.poll(cart).toEqual([]);
  await press('Control+z');
  await expect.poll(async () => (await cart()).length).toBe(4);
});
