/** Cylinders at the till, by keys alone: a foreign empty comes in, one is sold, one is lent; the lent one comes back, the sold one too. */
import { afterEach, expect, test } from 'vitest';
import { businessDate } from '../../shared/domain/dates.ts';
import { screenshot } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES, PEOPLE } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('F7 goes round refill, sold and lent; the deposit is found by its person and goes back', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as) => {
      await (await as('bendahara'))('cylinders.bill', { size: '12', count: 4, amount: 1_000_000, via: 'bank' });
      await (await as('admin'))('settings.set', { key: 'lpg.storageWarning', value: { kilograms: 100 }, effectiveFrom: businessDate(Date.now(), 'Asia/Makassar') });
    },
  });
  const { press, type, scan, sees, loses, cart, shop, page } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.gas);

  await sees('Isi ulang', '+ Rp 350.000', 'jaminan Rp 200.000', 'Gas di gerai 120 kg');
  await press('Shift+F7', 'Shift+F7');
  await scan(CODES.gas);
  await press('F7');
  await scan(CODES.gas);
  await press('F7');
  await sees('kosong merek lain', 'Jaminan tabung');
  expect((await cart()).length).toBe(3);
  await screenshot(page, 'till-cylinders');
  await press('F12');
  await sees('Pembeli belum dicatat', 'hanya dipinjamkan kepada orang yang dikenal');
  await press('Enter');
  await sees('Siapa pembelinya?');
  await scan(shop.memberNo);
  // 3 × 205.000 + 340.000 + 200.000
  await sees('Wahyuni Astuti', '1.155.000');
  await screenshot(page, 'till-cylinders-member');
  await press('F12');
  await sees('Dibayar dengan', 'Tabung baru', 'Jaminan tabung');
  await screenshot(page, 'till-cylinders-pay');
  await press('Alt+1', 'F12');
  await sees('Penjualan 0001 tersimpan');
  await press('Enter');
  await sees('Siap melayani');

  await press('F7');
  await sees('1 jaminan terbuka, Rp 200.000', 'Wahyuni Astuti', 'dipinjam 1');
  await screenshot(page, 'deposits');
  await press('F12');
  await sees('Tabung kembali', 'Masih dipinjam 1.');
  await screenshot(page, 'deposit-return');
  await press('F12');
  await sees('jaminan Rp 200.000 kembali', 'Tidak ada tabung yang dipinjam');
  await press('F6');
  await sees('Selesai');
  await press('Escape');
  await sees('Siap melayani');

  await press('Shift+F8');
  await sees('Struk 0001');
  await press('F8');
  await sees('Retur struk 0001', 'dengan tabungnya, uang tabung ikut kembali');
  await press('F9');
  await sees('Rp 750.000');
  await screenshot(page, 'till-cylinders-return');
  await press('F12');
  await sees('Retur struk 0001', 'Yang baik kembali ke stok');
  await page.getByPlaceholder('Pilih sebab').focus();
  await press('ArrowDown', 'Enter');
  await page.getByLabel(/^PIN /).first().focus();
  await type(PEOPLE.bendahara.pin);
  await press('Enter');
  await sees('Rp 750.000 kembali');
  await loses('Yang baik kembali ke stok');
  const ask = await till.ask('pengawas');
  expect((await ask('cylinders.balances', {})).rows[1]).toMatchObject({ full: 9, empty: 1, foreign: 0, lent: 0, owned: 4, depositHeld: 0 });
  expect((await ask('system.verify', {})).ok).toBe(true);
});
