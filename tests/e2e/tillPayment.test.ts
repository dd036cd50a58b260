/** Paying: too little, too much, several tenders, scans that come at the wrong moment, a printer that is off. */
import { afterEach, expect, test } from 'vitest';
import { startPrinter } from '../support/printer.ts';
import { businessDate } from '../../shared/domain/dates.ts';
import { readQrOn } from '../support/qrReader.ts';
import { FIXED_QRIS } from '../support/qrisSamples.ts';
import { screenshot } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

const amountTyped = (cashier: Cashier): Promise<string> => cashier.page.locator('main input').first().inputValue();

test('cash starts empty and F12 is dead until it is enough; a scan is no amount', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, scan, sees, loses, page } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await press('F12');
  await sees('Harus dibayar', 'Ketik uang yang diterima, atau pilih jumlah cepat.');
  expect(await amountTyped(till)).toBe('');
  await press('F12');
  await type('17000');
  await sees('Masih kurang');
  await press('F12');
  await sees('Masih kurang');
  await scan(CODES.rice);
  await sees('Pindaian barang diabaikan selama membayar. Tekan Esc untuk menambah barang.');
  expect(await amountTyped(till)).toBe('17.000');
  await screenshot(page, 'till-short');

  // Back to the cart and forth: what was typed is still there, and the scan went nowhere.
  await press('Escape');
  await sees('Total belanja');
  expect(await till.cart()).toEqual(['Gula pasir 1 kg | 1 | 17.500']);
  await press('F12');
  await sees('Dibayar dengan');
  expect(await amountTyped(till)).toBe('17.000');
  await press('F8', 'Alt+2');
  await sees('Kembalian');
  expect(await amountTyped(till)).toBe('18.000');
  await press('F12');
  await sees('Penjualan 0001 tersimpan', 'Printer belum diatur');
  // It was not cash: paid another way without a return, and back to the change on Esc.
  await press('F8');
  await sees('Ganti cara bayar 0001', 'Gula pasir 1 kg', '17.500');
  await press('Escape');
  await sees('Penjualan 0001 tersimpan');
  await press('F8', 'F5');
  await sees('Penjualan ini tanpa anggota');
  await press('F3', 'F12');
  await sees('QRIS');
  await screenshot(page, 'till-swap');
  await type('4821');
  await press('F12');
  await sees('Penjualan 0002 tersimpan', 'Mengganti struk', 'PJ-', 'Serahkan Rp 17.500 tunai kepada pembeli.');
  await screenshot(page, 'till-swapped');
  await press('Escape');
  await loses('Penjualan 0002 tersimpan');
  await sees('Penjualan terakhir 0002, Rp 17.500');
});

test('QRIS for a part: a code for that sum on the screen, looked at on the shop’s phone, the rest in cash', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as) => void (await (await as('admin'))('settings.set', { key: 'qris.code', value: { payload: FIXED_QRIS }, effectiveFrom: businessDate(Date.now(), 'Asia/Makassar') })),
  });
  const { press, type, scan, sees, loses, page } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.gas);
  await press('Shift+F4');
  await sees('Potongan dan catatan');
  await type('15000');
  await press('Enter');
  await type('tabung penyok');
  await screenshot(till.page, 'till-terms');
  await press('F12');
  await sees('potongan Rp 15.000', 'tabung penyok', 'Jumlah potongan');
  await screenshot(till.page, 'till-discount');
  await press('F12', 'F3');
  await sees('Yang belum dibayar:');
  expect(await amountTyped(till)).toBe('195.000');
  // More than is due says so at once, not only by a key that does nothing.
  await type('250000');
  await sees('Paling banyak Rp 195.000');
  await press('Control+a');
  await type('150000');
  await loses('Paling banyak');
  await press('Enter');
  await sees('Sudah masuk di ponsel gerai?', 'QRIS Rp 150.000, menunggu kasir memeriksa.', 'Aplikasi ini tidak dapat melihat rekening. Samakan 4 angka akhir.', 'Pembeli memindai kode ini', 'KKMP KARANG BAHARI');
  // Somebody else's reader, off the screen itself: the gerai's code with this sum, its tags in the standard's words.
  const code = readQrOn(await page.screenshot());
  expect(code).toMatch(/^000201010212.*530336054061500005802ID5918KKMP KARANG BAHARI.*6304[0-9A-F]{4}$/);
  await screenshot(page, 'till-qris');
  await press('F12');
  await sees('Isi 4 angka akhir');
  await type('4471');
  await press('F12');
  await sees('Sudah masuk, angka akhir 4471', 'Rp 45.000');
  // Money that has come in keeps its basket: it is not put aside, emptied or thrown away under it.
  await press('Escape');
  for (const key of ['F5', 'F8', 'Control+Delete'] as const) {
    await sees('Total belanja');
    await press(key);
    await sees('Rp 150.000 sudah masuk untuk belanja ini.');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await till.cart()).toHaveLength(1);
    await press('Escape');
    await loses('Rp 150.000 sudah masuk untuk belanja ini.');
  }
  await press('F12');
  await sees('Sudah masuk, angka akhir 4471');
  await press('Alt+1', 'F12');
  await sees('Potongan perlu izin', 'melebihi batas kasir');
  await screenshot(till.page, 'till-consent');
  await type('222222');
  await press('Enter');
  await sees('Uang pas, tanpa kembalian');
  const sale = await (await till.ask('pengawas'))('sales.get', { number: 'PJ-2026-000001' });
  expect(sale.payments).toEqual([
    { method: 'qris', amount: 150_000, reference: '4471' },
    { method: 'tunai', amount: 45_000, reference: null },
  ]);
});

test('a member pays out of savings with their PIN, on bon up to the limit, and the rest in cash', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as, { memberId }) => {
      const treasurer = await as('bendahara');
      await treasurer('members.setPin', { memberId, pin: '482913' });
      await treasurer('members.setCredit', { memberId, bonLimit: 100_000, bonDays: 30 });
    },
  });
  const { press, type, scan, sees, loses, page, shop } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.gas);
  await press('F12', 'F4');
  await sees('Pilih anggota dahulu: Esc, lalu F3.', 'pilih anggota dahulu');
  await press('Escape');
  await sees('Total belanja');
  await scan(shop.memberNo);
  await sees('Wahyuni Astuti');
  await press('F12');
  await sees('saldo Rp 1.250.000', 'sisa plafon Rp 100.000');
  await press('F4');
  await type('60000');
  await press('Enter');
  await sees('Anggota mengetik PIN', 'Saldo menjadi', 'Rp 1.190.000');
  await type('000000');
  await sees('PIN anggota belum cocok. Minta anggota mengetik lagi enam angkanya. Sisa 4 kali.');
  await type('482913');
  await loses('Anggota mengetik PIN');
  await sees('PIN benar pukul', 'saldo menjadi Rp 1.190.000', 'Rp 145.000');
  await press('F5');
  await expect.poll(() => page.locator('main input').first().inputValue()).toBe('100.000');
  await type('100001');
  await press('Enter');
  await sees('Sisa plafon Rp 100.000');
  await press('Control+A');
  await type('100000');
  await press('Enter');
  await sees('Jatuh tempo', 'Rp 45.000');
  await screenshot(page, 'till-member-pays');
  await press('Alt+1', 'F12');
  await sees('Penjualan 0001 tersimpan', 'Potong simpanan', 'Bon anggota');
  const auditor = await till.ask('pengawas');
  const sale = await auditor('sales.get', { number: 'PJ-2026-000001' });
  expect(sale.payments.map(({ method, amount }) => [method, amount])).toEqual([['sukarela', 60_000], ['bon', 100_000], ['tunai', 45_000]]);

  // The limit is used up, so the next is by a signed slip, with the treasurer's consent.
  await press('Enter');
  await scan(CODES.sugar);
  await scan(shop.memberNo);
  await press('F12', 'F5');
  await sees('Plafon bon sudah habis.');
  await press('F4', 'F12', 'F4');
  await sees('Perlu izin', 'Potong simpanan tanpa PIN');
  await type('222222');
  await press('Enter');
  await sees('Penjualan 0002 tersimpan');
  expect((await auditor('sales.get', { number: 'PJ-2026-000002' })).payments).toEqual([{ method: 'sukarela', amount: 17_500, reference: 'slip bertanda tangan' }]);
});

test('a transfer needs its proof; all of it by QRIS takes one question', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, scan, sees } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await press('F12', 'F6', 'F12');
  await sees('Isi nomor bukti transfer');
  await type('BRI-7788');
  await press('F12');
  await sees('Penjualan 0001 tersimpan');
  await press('Enter');
  await scan(CODES.oil);
  await press('F12', 'F3', 'F12');
  await sees('Sudah masuk di ponsel gerai?');
  await type('9012');
  await press('F12');
  await sees('Penjualan 0002 tersimpan');
  const auditor = await till.ask('pengawas');
  expect((await auditor('sales.get', { number: 'PJ-2026-000001' })).payments).toEqual([{ method: 'transfer', amount: 17_500, reference: 'BRI-7788' }]);
  expect((await auditor('sales.get', { number: 'PJ-2026-000002' })).payments).toEqual([{ method: 'qris', amount: 15_700, reference: '9012' }]);
});

test('an amount more than ten times what is due is asked about once more', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, scan, sees, loses } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await press('F12');
  await sees('Dibayar dengan');
  await type('180000');
  await press('F12');
  await sees('Uangnya besar sekali', 'Terima Rp 180.000');
  await press('Enter');
  await loses('Uangnya besar sekali');
  const { rows } = await (await till.ask('pengawas'))('sales.search', {});
  expect(rows).toEqual([]);
  await type('20000');
  await press('F12');
  await sees('Penjualan 0001 tersimpan');
});

test('a printer that does not answer keeps nobody from selling; F11 prints what is waiting', async () => {
  const off = await startPrinter();
  const { port } = off;
  await off.close();
  till = await openTill({ float: 500_000, printerPort: port });
  const { press, scan, sees, page } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.sugar);
  await press('F12');
  await sees('Dibayar dengan');
  await press('Alt+1', 'F12');
  await sees('Printer tidak menjawab', 'Struk 0001 belum keluar. Periksa kertas dan lampu.', 'Penjualan 0001 sudah tersimpan. 1 struk antre.');
  await screenshot(page, 'till-printer-off');
  await press('F11');
  await sees('Printer tidak menjawab');
  await press('Escape');
  await sees('Siap melayani', '1 struk antre');
  const { rows } = await (await till.ask('pengawas'))('printing.jobs', {});
  expect(rows.map(({ document, ref, state, copy }) => ({ document, ref, state, copy }))).toEqual([{ document: 'sale-receipt', ref: 'PJ-2026-000001', state: 'gagal', copy: 0 }]);
});
