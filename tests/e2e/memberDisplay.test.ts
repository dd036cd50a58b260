/** The members' screen in a second real window: what it shows of a sale, what it never shows, and what becomes of it when its screen goes. */
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { DisplayUpdate } from '../../shared/contract/display.ts';
import { businessDate } from '../../shared/domain/dates.ts';
import { FIXED_QRIS } from '../support/qrisSamples.ts';
import { readQrOn } from '../support/qrReader.ts';
import { screenshot } from './support/app.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { seriousFindings } from './support/axe.ts';
import { CODES, type TillShopOptions } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

const today = businessDate(Date.now(), 'Asia/Makassar');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** The display as the members read it, and everything that was ever sent to it. */
async function openDisplay({ app, press, sees, page: till }: Cashier, ready = 'Siap melayani'): Promise<{ readonly page: Page; readonly shows: (...words: string[]) => Promise<void>; readonly heard: () => Promise<string> }> {
  await sees(ready);
  await press('Alt+6');
  await sees('Warna layar', 'Pembeli tidak melihat layar.');
  await press('Tab');
  for (let tabs = 0; tabs < 20 && !(await focusedIn(app.windows()[0], 'Dipasang di')); tabs += 1) await press('Tab');
  await press('ArrowRight');
  // There is one screen only, and the till is on it.
  await sees('Layar kedua belum terpasang', 'Layar anggota lepas');
  await screenshot(till, 'display-card');
  const opened = app.waitForEvent('window');
  await press('ArrowRight');
  const page = await opened;
  await page.waitForLoadState('load');
  await page.evaluate(() => {
    const kept: DisplayUpdate[] = [];
    (window as unknown as { kept: DisplayUpdate[] }).kept = kept;
    window.display.on((update) => kept.push(update));
  });
  await sees('Layar anggota terbuka.');
  await press('Alt+1');
  await sees(ready, 'Layar anggota');
  return {
    page,
    async shows(...words) {
      const missing = async (): Promise<string[]> => {
        const now = plain(await page.locator('body').innerText());
        return words.filter((word) => !now.includes(word));
      };
      await expect.poll(missing, { timeout: 10_000 }).toEqual([]);
    },
    heard: async () => plain((await page.content()) + (await page.evaluate(() => JSON.stringify((window as unknown as { kept: DisplayUpdate[] }).kept)))),
  };
}

const focusedIn = async (page: Page | undefined, legend: string): Promise<boolean> => (await page?.evaluate((wanted) => document.activeElement?.closest('fieldset')?.textContent.includes(wanted), legend)) === true;

/** A basket of 297 lines that waits for the cashier from before. */
const keepLargeBasket: TillShopOptions['also'] = async (as) => {
  const treasurer = await as('bendahara');
  const lines: { productId: string; qty: string }[] = [];
  for (let no = 1; no <= 297; no += 1) {
    const name = `Barang ${String(no).padStart(3, '0')}`;
    lines.push({ productId: (await treasurer('products.create', { sku: `B${no}`, name, unit: 'buah', barcodes: [], category: 'lain', prices: { general: 1_000 } })).productId, qty: '1' });
  }
  await (await as('kasir'))('sales.saveCart', { basket: { lines } });
};

test('a member buys before two windows: lines, what is off, the QRIS code and its states, the change, and nothing that is theirs alone', async () => {
  till = await openTill({
    env: {},
    float: 500_000,
    also: async (as) => {
      const admin = await as('admin');
      await admin('settings.set', { key: 'qris.code', value: { payload: FIXED_QRIS }, effectiveFrom: today });
      await admin('settings.set', { key: 'display.notices', value: { hours: '07.00 sampai 20.00', lines: ['Rapat anggota 12 Januari'] }, effectiveFrom: today });
      const treasurer = await as('bendahara');
      const siti = (await treasurer('members.search', { query: 'A-0002' })).rows[0]?.memberId ?? '';
      await treasurer('savings.deposit', { memberId: siti, kind: 'sukarela', amount: 777_000, via: 'bank' });
      await treasurer('members.setCredit', { memberId: siti, bonLimit: 333_000, bonDays: 30 });
      const cashier = await as('kasir');
      const [salt] = (await cashier('products.search', { query: 'garam' })).rows;
      await cashier('sales.checkout', { memberId: siti, lines: [{ productId: salt?.productId ?? '', qty: '1' }], payments: [{ method: 'bon', amount: 3_500 }] });
    },
  });
  const { press, type, scan, sees } = till;
  await till.signIn();
  const { page: display, shows, heard } = await openDisplay(till);
  await shows('Selamat datang', 'di KKMP Karang Bahari', 'Buka 07.00 sampai 20.00', 'Beras SPHP 5 kg per kemasan', '65.500', 'Minyakita 1 liter per botol', '15.700', 'Rapat anggota 12 Januari');
  await screenshot(display, 'display-idle');
  expect(await seriousFindings(display)).toEqual([]);

  await scan(CODES.rice);
  await scan(CODES.sugar);
  await shows('Beras SPHP 5 kg', '1 kemasan × 65.500', 'Gula pasir 1 kg', 'Total belanja', 'Rp 83.000', 'Semua harga tidak melebihi HET', 'Sudah anggota?');
  await scan('A-0002');
  await sees('SHU tahun ini, perkiraan', 'Rp 175');
  await screenshot(till.page, 'till-share');
  await shows('Selamat berbelanja, Bu Siti', 'Rp 80.500', 'Hari ini hemat Rp 2.500 dari harga umum', 'Jatah Anda yang tersisa', '1 kemasan');
  await press('Shift+F4');
  await sees('Potongan dan catatan');
  await type('500');
  await press('F12');
  await shows('Potongan Rp 500', '17.000', 'Rp 80.000', 'Hari ini hemat Rp 3.000 dari harga umum');
  // The same state on both windows bears the same number.
  const version = (page: Page): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['version']);
  await expect.poll(async () => [await version(till!.page), await version(display)]).toEqual([await version(display), await version(display)]);
  await screenshot(display, 'display-basket');

  await press('F12', 'F3');
  await sees('Yang belum dibayar:');
  await type('50000');
  await press('Enter');
  await shows('Bayar dengan QRIS', 'Rp 50.000', 'KKMP KARANG BAHARI', 'Pindai kode, periksa nama dan jumlah');
  expect(readQrOn(await display.screenshot())).toMatch(/^000201010212.*5303360540550000580/);
  await screenshot(display, 'display-qris');
  expect(await seriousFindings(display)).toEqual([]);
  await type('44');
  await shows('Kasir sedang memeriksa');
  await screenshot(display, 'display-checking');
  await type('71');
  await press('F12');
  await shows('Pembayaran QRIS diterima', '− 50.000', 'Masih kurang', 'Rp 30.000');
  await screenshot(display, 'display-paid');
  await type('5');
  await sees('Masih kurang');
  await type('0000');
  await shows('Kembalian', 'Rp 20.000');
  await press('F12');
  await sees('Penjualan 0002 tersimpan');
  await shows('Kembalian', 'Rp 20.000', 'Terima kasih, Bu Siti');
  await screenshot(display, 'display-done');
  await press('Enter');
  await shows('Selamat datang');

  // Digits of the code itself are the gerai's own.
  const all = (await heard()).replaceAll(/000201010212[^"&]*/g, '');
  for (const secret of ['Rahma', 'A-0002', '6471', '0002', '777000', '777.000', '333000', '333.000', '3.500', 'RT 2', 'Nurul', 'memberId', 'productId', '"share":175', 'Rp 175']) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  expect(all).toContain('Bu Siti');
  // Behind the lock nobody's basket stands open.
  await scan(CODES.sugar);
  await shows('Gula pasir 1 kg');
  await press('Control+l');
  await shows('Selamat datang');
  expect(await display.locator('body').innerText()).not.toContain('Gula pasir');

  // What the share of the year is worth stands there only where the cooperative lets it.
  await (await till.ask('admin'))('settings.set', { key: 'display.memberShare', value: { shown: true }, effectiveFrom: today });
  await type('111111');
  await shows('Gula pasir 1 kg');
  await scan('A-0002');
  await shows('Perkiraan bagian SHU Anda tahun ini', 'Rp 175');
});

test('three hundred lines send one line more; a screen pulled out leaves the sale alone, and what is plugged in again shows it', async () => {
  till = await openTill({ env: {}, also: keepLargeBasket });
  const { app, press, scan, sees, loses } = till;
  await till.signIn();
  const { page: display, shows } = await openDisplay(till, 'Belanja tadi dikembalikan');
  await shows('Barang 297');
  // It can hear and nothing else.
  expect(await display.evaluate(() => ({ bridge: Object.keys(window.display), gerai: 'gerai' in window, node: ['require', 'process', 'ipcRenderer'].filter((name) => name in globalThis) }))).toEqual({ bridge: ['on'], gerai: false, node: [] });
  await press('Enter', '1', '2', '*');
  await scan(CODES.sugar);
  await scan(CODES.oil);
  await shows('12 bungkus × 17.500', 'Minyakita 1 liter');
  // The newest line is in view above the total, and the first has gone out of it.
  const inView = (name: string): Promise<boolean> =>
    display.getByText(name, { exact: true }).evaluate((element) => {
      const [row, list] = [element.closest('li')!.getBoundingClientRect(), element.closest('ul')!.getBoundingClientRect()];
      return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
    });
  expect([await inView('Minyakita 1 liter'), await inView('Barang 001')]).toEqual([true, false]);
  await screenshot(display, 'display-long');
  const last = await display.evaluate(() => (window as unknown as { kept: DisplayUpdate[] }).kept.filter((update) => (update.lines?.put.length ?? 0) > 0).at(-1)?.lines);
  expect(last).toMatchObject({ keep: 298, drop: 0, put: [{ name: 'Minyakita 1 liter' }] });

  // A second screen that is there, is pulled out, and comes back.
  const plug = (there: boolean): Promise<void> =>
    app.evaluate(({ screen }, present) => {
      const own = screen.getPrimaryDisplay();
      const second = { ...own, id: 4711, label: 'Monitor kedua', bounds: { x: 300, y: 0, width: 1024, height: 768 }, size: { width: 1024, height: 768 } };
      screen.getAllDisplays = () => (present ? [own, second] : [own]);
      screen.getDisplayMatching = () => own;
      screen.emit(present ? 'display-added' : 'display-removed');
    }, there);
  await plug(true);
  await till.page.evaluate(() => window.gerai.call('host.chooseDisplay', { mode: 'screen', screenId: 4711 }));
  await expect.poll(() => app.windows().length).toBe(2);
  await plug(false);
  await sees('Layar anggota lepas');
  await expect.poll(() => app.windows().length).toBe(1);
  await scan(CODES.flour);
  await expect.poll(() => till!.page.locator('[data-line]').count()).toBe(300);
  const again = app.waitForEvent('window');
  await plug(true);
  const back = await again;
  await loses('Layar anggota lepas');
  await expect.poll(async () => plain(await back.locator('body').innerText())).toContain('Tepung terigu 1 kg');
  expect(plain(await back.locator('body').innerText())).toContain('12 bungkus × 17.500');
  // Nothing is sold yet, so that behind the lock it is dark.
  await press('Control+l');
  await back.waitForSelector('[data-scene="asleep"]');
  expect(await till.page.evaluate(() => window.gerai.call('host.chooseDisplay', { mode: 'mirror', screenId: 1 }))).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
});
