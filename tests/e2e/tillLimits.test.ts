/** What the law and the shelf forbid stops the sale before it is paid, with a way out on Enter. */
import { afterEach, expect, test } from 'vitest';
import { addDays, businessDate } from '../../shared/domain/dates.ts';
import { dateText } from '../../shared/text/format.ts';
import { screenshot, servicePid } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES, newId } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

test('a third pack of subsidised rice stops at once; Enter takes what is allowed; flour that expires soon is pointed out', async () => {
  const soon = addDays(businessDate(Date.now(), 'Asia/Makassar'), 5);
  till = await openTill({
    float: 500_000,
    also: async (as, { products }) => {
      const treasurer = await as('bendahara');
      await treasurer('products.update', { productId: products.flour, expiryTracked: true });
      const { supplierId } = await treasurer('suppliers.create', { name: 'Toko Tepung', kind: 'lain' });
      await treasurer('purchases.receive', { supplierId, deliveryNo: 'T-1', payment: { via: 'bank' }, lines: [{ productId: products.flour, qty: '3', unitCost: 11_000, expiresOn: soon }] });
    },
  });
  const { press, scan, sees, loses, cart, page, shop } = till;
  await till.signIn();
  await sees('Siap melayani');
  // A member's card on the till itself attaches the member.
  await scan(shop.memberNo);
  await sees('Wahyuni Astuti menjadi pembeli');
  await scan(CODES.rice);
  await scan(CODES.rice);
  await sees('Jatah penuh: 2 dari 2', 'Sisa 0 kemasan');
  await scan(CODES.rice);
  await sees('Jatah SPHP sudah penuh', 'Wahyuni Astuti boleh membeli 2 kemasan hari ini, diminta 3.', 'Beras tidak ditambah. Barang lain tetap di keranjang.', 'Jatah lewat: 3 dari 2');
  await screenshot(page, 'till-limit');
  await press('Enter');
  await loses('Jatah SPHP sudah penuh');
  await expect.poll(cart).toEqual(['Beras SPHP 5 kg | 2 | 126.000']);
  await scan(CODES.flour);
  await sees(`Segera kedaluwarsa: Tepung terigu 1 kg 3 bungkus sampai ${dateText(soon)}. Ambil yang itu dahulu.`);
  await screenshot(page, 'till-expires-soon');
});

test('who has bought the limit today is told so, and the sale goes on without', async () => {
  till = await openTill({
    float: 500_000,
    also: async (as, { memberId, products }) => {
      await (await as('kasir'))('sales.checkout', { memberId, lines: [{ productId: products.rice, qty: '2' }], payments: [{ method: 'tunai', amount: 126_000 }] });
    },
  });
  const { press, scan, sees, cart, shop } = till;
  await till.signIn();
  await sees('Siap melayani', 'Penjualan terakhir 0001, Rp 126.000, kembali Rp 0.');
  await scan(shop.memberNo);
  await scan(CODES.oil);
  await scan(CODES.rice);
  await sees('Jatah SPHP sudah penuh', 'Wahyuni Astuti sudah membeli 2 kemasan hari ini.');
  // Esc leaves the line as it is; F12 then says why it cannot be paid.
  await press('Escape', 'F12');
  await sees('Lewati');
  await press('Enter');
  await expect.poll(cart).toEqual(['Minyakita 1 liter | 1 | 15.500']);
  await press('F12');
  await sees('Dibayar dengan');
});

test('a limited product needs a buyer: by NIK and name when it is no member', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, scan, sees } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.rice);
  await sees('Pembeli belum dicatat');
  await press('F12');
  await sees('Beras SPHP 5 kg dibatasi 2 kemasan per pembeli.');
  await press('Enter');
  await sees('Siapa pembelinya?');
  await type('6471051212120009');
  await sees('NIK ini bukan anggota.');
  await press('Enter');
  await sees('Pembeli bukan anggota', '6471 0512 1212 0009');
  await press('Enter');
  await sees('Isi nama pembeli');
  await type('Rina Pembeli');
  await press('Enter');
  await sees('Rina Pembeli', 'Umum, NIK akhir 0009', 'Jatah 1 dari 2');
  await press('F12');
  await sees('Dibayar dengan');
  await press('Alt+1', 'F12');
  await sees('Uang pas, tanpa kembalian');
  const sale = await (await till.ask('pengawas'))('sales.get', { number: 'PJ-2026-000001' });
  expect(sale).toMatchObject({ buyerLast4: '0009', memberId: null, total: 65_500, paid: 65_500 });
});

test('more than the book has is marked on the line and sold as far as it goes, or whole where the goods are in hand and somebody else agrees', async () => {
  till = await openTill({ float: 500_000 });
  const { press, type, scan, sees, cart, page } = till;
  await till.signIn();
  await sees('Siap melayani');
  await type('5*');
  await scan(CODES.salt);
  await sees('Stok tercatat 2 bungkus');
  await press('F12');
  await sees('Stok tercatat kurang', 'Garam dapur 250 g tercatat 2 bungkus, diminta 5 bungkus.');
  await press('Enter');
  await expect.poll(cart).toEqual(['Garam dapur 250 g | 2 | 7.000']);
  await type('3*');
  await scan(CODES.salt);
  await press('F12');
  await sees('diminta 5 bungkus', 'Barang ada di tangan');
  await screenshot(page, 'till-stock-short');
  await press('F9');
  await sees('Ada di tangan, izin saat bayar');
  await press('F12', 'Alt+1', 'F12');
  await sees('Perlu izin', '3 bungkus lagi dicatat ditemukan', 'Maryam Syahril');
  await screenshot(page, 'till-found-consent');
  await type('222222');
  await press('Enter');
  await sees('Uang pas, tanpa kembalian');
  const treasurer = await till.ask('bendahara');
  expect((await treasurer('ledger.search', { text: 'KS-2026-000001' })).rows).toHaveLength(1);
  expect((await treasurer('products.search', { query: CODES.salt })).rows[0]?.onHand).toBe('0');
});

test('goods sold meanwhile elsewhere bring the cashier back to the cart with the reason', async () => {
  till = await openTill({ float: 500_000 });
  const { app, press, scan, sees, text, shop } = till;
  await till.signIn();
  await sees('Siap melayani');
  await scan(CODES.salt);
  await sees('Garam dapur 250 g masuk');
  // F12 waits for a scan that is still looked up: whose card it is decides the prices.
  const service = await servicePid(app);
  process.kill(service, 'SIGSTOP');
  await scan(shop.memberNo);
  await press('F12');
  expect(await text()).not.toContain('Dibayar dengan');
  process.kill(service, 'SIGCONT');
  await sees('Dibayar dengan', 'Wahyuni Astuti');
  const treasurer = await till.ask('bendahara');
  const { rows } = await treasurer('products.search', { query: CODES.salt });
  await (await till.ask('admin'))('settings.set', { key: 'shift.drawers', value: ['Laci 1', 'Laci 2'], effectiveFrom: (await treasurer('system.status', {})).businessDate });
  await treasurer('shifts.open', { float: 0, drawer: 'Laci 2' });
  await treasurer('sales.checkout', { id: newId(), lines: [{ productId: rows[0]?.productId ?? '', qty: '2' }], payments: [{ method: 'qris', amount: 7_000 }] });
  await press('Alt+1', 'F12');
  await sees('Stok tercatat kurang', 'Kembali ke keranjang');
  await press('Escape', 'F12');
  await sees('Garam dapur 250 g tercatat 0 bungkus, diminta 1 bungkus.');
  expect((await treasurer('sales.search', {})).rows).toHaveLength(1);
});
