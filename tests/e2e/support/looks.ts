/** Looks at what a window shows in both themes: what axe finds, what is cut off, and a picture of it. */
import { expect } from 'vitest';
import { screenshot } from './app.ts';
import { seriousFindings } from './axe.ts';
import type { Cashier } from './cashier.ts';

export type Size = { readonly width: number; readonly height: number };

/** What axe looks at does not depend on the size of the window: it is asked in this one. */
const AXE_WIDTH = 1366;
const AXE_HEIGHT = 768;

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

/** The layout is drawn for this many pixels; a narrower window is zoomed out to keep them. */
const LAYOUT_WIDTH = 1366;
/** What a window's frame may take of it. */
const BORDER = 2;

async function resize({ app, page }: Cashier, { width, height }: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]), [width, height] as const);
  const zoom = Math.max(width, LAYOUT_WIDTH) / width;
  const off = async (): Promise<number> => {
    const [inWidth, inHeight] = await page.evaluate(() => [window.innerWidth, window.innerHeight] as const);
    return Math.max(Math.abs(inWidth - width * zoom), Math.abs(inHeight - height * zoom));
  };
  await expect.poll(off, { message: `the window is ${width} × ${height}` }).toBeLessThanOrEqual(BORDER);
}

/** `look(name)` looks now, in every size; what was found wrong gathers in `problems`, a line each. Pictures are named GROUP-NAME-THEME-SIZE. */
export function looker(cashier: Cashier, group: string, sizes: readonly Size[]): { readonly look: (name: string) => Promise<void>; readonly problems: readonly string[] } {
  const problems: string[] = [];
  return {
    problems,
    async look(name) {
      for (const size of sizes) {
        await resize(cashier, size);
        for (const theme of ['light', 'dark'] as const) {
          await (theme === 'dark' ? toDark : toLight)(cashier);
          await drawn(cashier);
          const found = size.width === AXE_WIDTH && size.height === AXE_HEIGHT ? await serious(cashier, theme) : [];
          for (const problem of [...found, ...(await cutOff(cashier))]) problems.push(`${name} ${theme} ${size.width}x${size.height}: ${problem}`);
          await screenshot(cashier.page, `${group}-${name}-${theme}-${size.width}x${size.height}`);
        }
        await toLight(cashier);
      }
    },
  };
}
