/** What the screen of a window says, and waiting for it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const PATIENCE_MS = 10_000;

/** Everything the screen says, with plain spaces in its lines. */
export const screenText = async (page: Page): Promise<string> => (await page.locator('body').innerText()).replaceAll('\u00a0', ' ');

/** Waits until the screen says all of this, in one line or over several; whoever waited in vain reads what it said instead. */
export async function waitForWords(page: Page, words: readonly string[]): Promise<void> {
  let said = '';
  const missing = async (): Promise<string[]> => {
    said = await screenText(page);
    const flowing = said.replaceAll(/\s+/g, ' ');
    return words.filter((word) => !said.includes(word) && !flowing.includes(word));
  };
  try {
    await expect.poll(missing, { timeout: PATIENCE_MS }).toEqual([]);
  } catch {
    throw new Error(`The screen does not say ${JSON.stringify(await missing())}. It says: ${said.replaceAll(/\s+/g, ' ')}`);
  }
}

/** Waits until the screen no longer says this. */
export async function waitForSilence(page: Page, words: string): Promise<void> {
  await expect.poll(async () => (await screenText(page)).includes(words), { timeout: PATIENCE_MS, message: `the screen still says ${words}` }).toBe(false);
}
