/** Every till screen in both themes: axe finds nothing serious, nothing runs out of the window. */
import { afterEach, expect, test } from 'vitest';
import { screenshot } from './support/app.ts';
import { seriousFindings } from './support/axe.ts';
import { openTill, type Cashier } from './support/cashier.ts';
import { CODES } from './support/tillShop.ts';

let till: Cashier | undefined;
afterEach(async () => {
  await till?.close();
  till = undefined;
});

/** Of what axe looks at only contrast depends on the theme. */
const serious = ({ page }: Cashier, theme: 'light' | 'dark'): Promise<string[]> => seriousFindings(page, theme === 'dark' ? ['color-contrast'] : null);

/** Words that stand outside the window, or are cut off where they cannot be scrolled to. */
const cutOff = ({ page }: Cashier): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      if (element.closest('.visually-hidden') !== null || element.clientWidth === 0 || style.visibility === 'hidden') continue;
      const clips = style.overflowX !== 'visible' && style.overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1;
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
      const box = element.getBoundingClientRect();
      const outside = own && (box.right > window.innerWidth + 1 || box.bottom > window.innerHeight + 1) && element.closest('[class*="scroller"], [class*="desk"]') === null;
      if ((clips && own) || outside) found.push(`${element.tagName} "${(element.textContent ?? '').slice(0, 40)}"`);
    }
    return found;
  });

const toDark = ({ page }: Cashier): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
const toLight = ({ page }: Cashier): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'light';
  });

/** Waits until the window has drawn what was asked of it. */
const drawn = ({ page }: Cashier): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

const [WIDTH, HEIGHT] = [1366, 768];

test.each([[WIDTH, HEIGHT], [1024, 768], [1366, 696]])('at %i × %i', async (width, height) => {
  till = await openTill({});
  const cashier = till;
  const { app, press, type, scan, sees, page } = cashier;
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), { width, height });
  const problems: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      await (theme === 'dark' ? toDark : toLight)(cashier);
      await drawn(cashier);
      // What axe looks at does not depend on the size of the window.
      const findings = width === WIDTH && height === HEIGHT ? await serious(cashier, theme) : [];
      for (const problem of [...findings, ...(await cutOff(cashier))]) problems.push(`${name} ${theme}: ${problem}`);
      await screenshot(page, `till-${name}-${theme}-${width}x${height}`);
    }
    await toLight(cashier);
  };
  await cashier.signIn();
  await sees('Shift belum dibuka');
  await look('no-shift');
  await press('F12');
  await sees('Uang modal di laci');
  await look('open-shift');
  await type('500000');
  await press('F12');
  await sees('Siap melayani');
  await look('ready');
  await scan(cashier.shop.memberNo);
  for (const code of [CODES.rice, CODES.oil, CODES.sugar, CODES.eggs, CODES.flour, CODES.gas]) await scan(code);
  await sees('Seimbang', 'Sisa 1 kemasan');
  await look('cart');
  await press('F7', 'F7');
  await sees('Jaminan tabung');
  await look('cart-lent');
  await press('F7');
  await sees('Seimbang');
  await type('be');
  await sees('stok 100 kemasan');
  await look('search');
  await press('Escape', 'F3');
  await type('sit');
  await sees('Siti Rahma');
  await look('buyer');
  await press('Escape', 'F9');
  await sees('Cek harga');
  await scan(CODES.rice);
  await sees('Rp 65.500 per kemasan');
  await look('price');
  await press('Escape');
  await scan(CODES.stranger);
  await sees('Barcode belum terdaftar');
  await look('unknown');
  await press('Escape', 'F12');
  await sees('Dibayar dengan');
  await look('pay');
  await press('Alt+4');
  await look('pay-enough');
  await press('F12');
  await sees('Penjualan 0001 tersimpan');
  await look('change');
  await press('Enter', 'Alt+4');
  await sees('Struk 0001');
  await look('history');
  await press('Control+PageDown');
  await sees('Tidak ada tabung yang dipinjam');
  await look('deposits');
  await press('Alt+3');
  await sees('1. Hitungan uang');
  await look('count');
  await type('4');
  await press('F9', 'F12');
  await sees('Perlu izin orang lain');
  await look('difference');
  await press('Space', 'F12');
  await sees('Tutup shift dengan selisih');
  await look('approval');
  await type('222222');
  await press('Enter');
  await sees('Shift ditutup');
  await look('closed');
  expect(problems).toEqual([]);
});
