/** Money by its place, by keyboard in the real window: a transfer, QRIS that has come, the bank's statement, a new asset, and its purchase undone. */
import { afterEach, describe, expect, test } from 'vitest';
import { businessDate } from '../../shared/domain/dates.ts';
import { stockShop } from '../support/gerai.ts';
import { screenshot } from './support/app.ts';
import { openOffice, type Office } from './support/office.ts';

let office: Office | undefined;
afterEach(async () => {
  await office?.close();
  office = undefined;
});

describe('money by its place', () => {
  test('moves, comes in, is held against the bank, and buys a fridge that is undone again', async () => {
    office = await openOffice(new Date().toISOString(), async (gerai) => {
      const shop = await stockShop(gerai);
      const cashier = await gerai.as('kasir');
      await cashier.call('shifts.open', { float: 500_000 });
      await cashier.call('sales.checkout', { payments: [{ method: 'qris', amount: 31_400, reference: 'QR-1' }], lines: [{ productId: shop.oil, qty: '2' }] });
    });
    const { page, press, type, sees } = office;
    const typeInto = async (field: string, text: string): Promise<void> => {
      await page.getByRole('textbox', { name: field }).focus();
      await type(text);
    };
    await office.signIn('bendahara', 'Buku');
    await sees('Neraca saldo');

    // Safe: 20.000.000, less 2.020.000 for gas and 500.000 in the drawer. 250.000 of it go to Kas USP.
    await press('Control+PageDown');
    await press('Control+PageDown');
    await sees('Kas besar (brankas)', '17.480.000');
    const dialog = page.getByRole('dialog');
    await press('F6');
    await dialog.waitFor();
    await press('F12');
    await dialog.getByText('Wajib diisi').waitFor();
    await type('250000');
    await press('F12');
    await sees('Dana sudah pindah, PD-', '17.230.000', '250.000');
    await screenshot(page, 'cash-book');

    // Two bottles for 31.400 by QRIS; 31.180 arrive, 220 stay with the provider.
    await press('F3');
    await page.locator('[data-row]:focus').waitFor();
    await press('Space');
    await sees('Ditandai 1 penjualan', 'Rp 31.400');
    await typeInto('Uang yang masuk bank', '31180');
    await sees('Rp 220 (0,7%)');
    await press('F12');
    await sees('penjualan cair, CQ-', 'Semua uang QRIS sudah cair');

    // The bank: 50.000.000 less 7.146.000 for goods, 31.180 in, and a charge the books do not know yet.
    await press('F4');
    await sees('Belum ada rekening koran', 'Rp 42.885.180');
    await press('F6');
    await dialog.waitFor();
    const day = businessDate(Date.now(), 'Asia/Makassar').split('-').toReversed().join('/');
    await page.keyboard.insertText(`Tanggal;Keterangan;Debet;Kredit;Saldo\n${day};SETTLEMENT QRIS;;31.180;42.885.180\n${day};BIAYA ADM;5.000;;42.880.180`);
    await dialog.getByText('2 baris baru siap masuk').waitFor();
    await press('F12');
    await sees('2 baris rekening koran masuk', 'Terima 1 usulan');
    await press('F7');
    await sees('1 baris bank dicocokkan', 'Sudah cocok (1)');
    await press('F8');
    await dialog.waitFor();
    await press('F12');
    await sees('Tercatat dan cocok', 'Sudah cocok (2)', 'Selisih Rp 0');
    await screenshot(page, 'bank-matched');

    await press('Control+PageDown');
    await sees('Belum ada aset tetap');
    await press('F6');
    await dialog.waitFor();
    await type('Kulkas pajangan');
    await typeInto('Harga perolehan', '4800000');
    await press('F12');
    // 4.800.000 over 48 months.
    await sees('INV-0001 terdaftar', 'Cocok dengan buku', 'Rp 100.000');
    expect(await page.getByRole('row', { name: /Kulkas pajangan/ }).textContent()).toContain('4.800.000');
    await screenshot(page, 'assets');

    // The fridge was written down twice: with the chair's consent its document is undone.
    await page.locator('[data-row]:focus').waitFor();
    await press('Enter');
    await sees('Aset tetap AT-', 'Batalkan dokumen');
    await press('F8');
    await dialog.getByText('Batalkan AT-').waitFor();
    await dialog.locator('input:focus').waitFor();
    await press('ArrowDown');
    await page.getByRole('option', { name: 'Tercatat dua kali' }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    await dialog.getByRole('textbox', { name: /PIN/ }).first().focus();
    await type('333333');
    await press('Enter');
    await sees('Pembatalan dokumen BD-', 'Tercatat dua kali', 'Membalik JU-');
    await press('Backspace');
    await sees('Sudah dibalik oleh JU-');
    await screenshot(page, 'undone');
  });
});
