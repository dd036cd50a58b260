/** Somebody of the office before the real window: a gerai made through the service, then opened by the program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Role } from '../../../shared/contract/values.ts';
import { LOGIN, openGerai, PROFILE, type Gerai } from '../../support/gerai.ts';
import { type } from './hands.ts';
import { openProgram } from './program.ts';
import { waitForWords } from './screen.ts';

export type Office = {
  readonly page: Page;
  /** Where files are saved to without asking. */
  readonly saved: string;
  /** Presses keys one after the other: "F12", "Control+f". */
  readonly press: (...keys: string[]) => Promise<void>;
  /** Types into what has the focus. */
  readonly type: (text: string) => Promise<void>;
  /** Puts text on the clipboard and pastes it, as from a spreadsheet. */
  readonly paste: (text: string) => Promise<void>;
  /** Types into a list of accounts and takes the first that fits; Enter once more goes on to the amount. */
  readonly account: (words: string) => Promise<void>;
  /** Waits until the screen says all of this. */
  readonly sees: (...words: string[]) => Promise<void>;
  /** Signs in by tile and PIN, and opens a room by its name. */
  readonly signIn: (role: Role, room: string) => Promise<void>;
  /** Ends the program and opens what it left through the service, to be looked at and closed by the test. */
  readonly books: () => Promise<Gerai>;
  readonly close: () => Promise<void>;
};

/** @param clock The moment at which `make` works; the program runs by the real clock. */
export async function openOffice(clock: string, make: (gerai: Gerai) => Promise<void>): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-office-'));
  const saved = mkdtempSync(join(tmpdir(), 'gerai-saved-'));
  const gerai = await openGerai({ folder, clock });
  await make(gerai);
  gerai.close();
  const program = await openProgram(join(folder, 'uji.gerai'), saved);
  const { page } = program;
  let ended = false;
  const end = async (how: 'close' | 'quit'): Promise<void> => {
    if (!ended) await program[how]();
    ended = true;
  };
  return {
    page,
    saved,
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => type(page, text),
    async paste(text) {
      await program.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
      await page.keyboard.press('Control+v');
    },
    async account(words) {
      await type(page, words);
      await page.locator('[role="option"][data-combobox-selected]').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('option').first().waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');
    },
    sees: (...words) => waitForWords(page, words),
    async signIn(role, room) {
      const name = PROFILE.users.find((user) => user.role === role)?.name ?? '';
      const tile = page.getByRole('button', { name: new RegExp(name) });
      await tile.waitFor();
      await tile.focus();
      await page.keyboard.press('Enter');
      await page.locator('input[type="password"]:focus').waitFor();
      await type(page, LOGIN[role].pin);
      await page.getByRole('navigation', { name: 'Menu utama' }).waitFor();
      await page.getByRole('link', { name: room, exact: true }).click();
    },
    async books() {
      await end('quit');
      return openGerai({ folder, clock: new Date().toISOString(), initialise: false });
    },
    async close() {
      await end('close');
      rmSync(folder, { recursive: true, force: true });
      rmSync(saved, { recursive: true, force: true });
    },
  };
}
