/** What hands and scanners do to the keys of a window. */
import type { Page } from 'playwright-core';

/** Slower than any scanner (SCAN_MAX_GAP_MS is 35), and a scanner. */
const HAND_MS = 50;
const SCANNER_MS = 5;
/** Sooner than SCAN_DOUBLE_MS, 300, from the end of one scan to the end of the next. */
const BOUNCE_MS = 200;

type Stroke = { readonly key: string; readonly text: string; readonly code: string };
const strokeOf = (character: string): Stroke => ({ key: character, text: character, code: /^\d$/.test(character) ? `Digit${character}` : /^[a-z]$/i.test(character) ? `Key${character.toUpperCase()}` : '' });
const ENTER: Stroke = { key: 'Enter', text: '\r', code: 'Enter' };

/** Hands over all keys at once with the moments they would have had: a busy machine can turn neither a scan into typing nor typing into a scan. */
async function strike(page: Page, strokes: readonly Stroke[], firstAt: number, gapMs: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await Promise.all(
    strokes.flatMap((stroke, index) => {
      const at = (firstAt + index * gapMs) / 1000;
      const { text: _text, ...up } = stroke;
      return [session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke, timestamp: at }), session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...up, timestamp: at + 0.002 })];
    }),
  );
  await session.detach();
}

/** A key burst as a scanner makes it, Enter at the end. */
export const scan = (page: Page, code: string): Promise<void> => strike(page, [...Array.from(code, strokeOf), ENTER], Date.now(), SCANNER_MS);

/** A scan whose trigger bounces: the same burst once more, a moment after the first. */
export async function bouncingScan(page: Page, code: string): Promise<void> {
  const at = Date.now();
  for (const moment of [at, at + BOUNCE_MS]) await strike(page, [...Array.from(code, strokeOf), ENTER], moment, SCANNER_MS);
}

/** Text as hands type it into what has the focus; what comes next comes a moment after the last key. */
export const type = (page: Page, text: string): Promise<void> => strike(page, Array.from(text, strokeOf), Date.now() - text.length * HAND_MS, HAND_MS);
