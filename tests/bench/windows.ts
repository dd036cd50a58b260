/** Windows of the built program for the benches: on a screen of their own where there is none, signed in by the keys a cashier presses. */
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { buildIfStale } from '../../electron/dev/build.ts';
import { resolveElectron } from '../../electron/dev/runtime.ts';
import { ensureScreen, ensureSystemLibraries } from '../../electron/dev/systemLibraries.ts';
import { systemClock } from '../../electron/service/kernel/clock.ts';
import { checkPin, type StoredPin } from '../../electron/service/kernel/pins.ts';
import { openService } from '../../electron/service/service.ts';
import { cartWords } from '../../shared/text/till.ts';
import { signIn } from './calls.ts';
import { copyTo, DEMO_LOGIN, MIGRATIONS, PROJECT } from './demoFile.ts';
import { RunningPage } from './electronRun.ts';
import { say } from './measure.ts';

/** Between two digits of a quick cashier; faster ones come from a barcode scanner and are held until it is clear that they do not. */
const DIGIT_MS = 90;
/** The carried test runtime now and then hangs before its first window; such a start says nothing. */
const TRIES = 3;

export type Till = { readonly file: string; readonly stored: StoredPin };

/** A script that resolves with the moment (see `now`) at which what `selector` names has words in it and has been painted. */
export const paintedAt = (selector: string): string => `new Promise((resolve) => {
  const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now()), 0));
  const there = () => (document.querySelector(${JSON.stringify(selector)})?.textContent ?? '').trim() !== '';
  if (there()) return painted();
  const watch = new MutationObserver(() => {
    if (!there()) return;
    watch.disconnect();
    painted();
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true });
})`;

/** Resolves with the milliseconds from the last digit's key to the focus in the scan box. */
const LAST_DIGIT_TO_SCAN_BOX = `new Promise((resolve) => {
  let pressed = 0;
  window.addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true });
  window.addEventListener('focusin', (event) => {
    if (event.target instanceof HTMLElement && event.target.getAttribute('aria-label') === ${JSON.stringify(cartWords.scanLabel)}) resolve(performance.now() - pressed);
  }, { capture: true });
})`;

/** Signs the cashier in by tile and PIN; answers the milliseconds from the sixth digit to the focused scan box. */
export async function signInByKeys(page: RunningPage): Promise<number> {
  const { username, pin } = DEMO_LOGIN.kasir;
  await page.evaluate(`document.querySelector('[data-person="${username}"]').click()`);
  await page.evaluate(`new Promise((resolve) => { const look = () => (document.activeElement instanceof HTMLInputElement ? resolve(true) : setTimeout(look, 10)); look(); })`);
  const took = page.evaluate<number>(LAST_DIGIT_TO_SCAN_BOX);
  for (const digit of pin) {
    await sleep(DIGIT_MS);
    await page.press(digit);
  }
  return took;
}

/** A copy on which the cashier's shift is open, so that signing in leads to the till; and the PIN as it is stored. */
export async function openShift(from: string, folder: string): Promise<Till> {
  const file = copyTo(folder, basename(from), from);
  const service = openService({ file, migrationsFolder: MIGRATIONS, clock: systemClock() });
  try {
    await (await signIn((request) => service.handle(request), DEMO_LOGIN.kasir)).call('shifts.open', { float: 500_000 });
  } finally {
    service.close();
  }
  const db = new Sqlite(file, { readonly: true });
  try {
    const stored = db.prepare<[string], StoredPin>('SELECT pin_salt, pin_hash, pin_params FROM user WHERE username = ?').get(DEMO_LOGIN.kasir.username);
    if (stored === undefined) throw new Error('the file has no such cashier');
    return { file, stored };
  } finally {
    db.close();
  }
}

export function hashMs(stored: StoredPin): number {
  const before = performance.now();
  if (!checkPin(DEMO_LOGIN.kasir.pin, stored)) throw new Error('the file has another PIN');
  return performance.now() - before;
}

export type Windows = {
  readonly electron: { readonly version: string; readonly carried: boolean };
  /** Starts the program of a folder, waits for the words that a selector names, does the rest, ends; the milliseconds to the words, painted. */
  readonly start: (folder: string, environment: Readonly<Record<string, string>>, words: string, rest?: (page: RunningPage) => Promise<void>) => Promise<number>;
  /** Starts that hung and were made again. */
  readonly hung: () => number;
};

/** Gives a screen and a built program to work that opens windows. */
export async function withWindows<T>(work: (windows: Windows) => Promise<T>): Promise<T> {
  buildIfStale();
  ensureSystemLibraries(say);
  const { binary, version, carried } = await resolveElectron(say);
  const screen = await ensureScreen();
  const display: Readonly<Record<string, string>> = screen === undefined ? {} : { DISPLAY: screen.display };
  let hung = 0;
  const start: Windows['start'] = async (folder, environment, words, rest) => {
    for (let tries = 1; ; tries += 1) {
      let page: RunningPage | undefined;
      try {
        page = await RunningPage.start(binary, folder, { ...display, ...environment });
        const took = (await page.evaluate<number>(paintedAt(words))) - page.startedAt;
        await rest?.(page);
        return took;
      } catch (error) {
        if (tries === TRIES) throw error;
        hung += 1;
        say(`a start said nothing: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        await page?.end();
      }
    }
  };
  try {
    return await work({ electron: { version, carried }, start, hung: () => hung });
  } finally {
    screen?.stop();
  }
}

/** Starts the program on a file; the milliseconds to the login tiles with their names. */
export const startProgram = ({ start }: Windows, userData: string, file: string, rest?: (page: RunningPage) => Promise<void>): Promise<number> => start(PROJECT, { GERAI_USER_DATA: userData, GERAI_FILE: file }, '[data-person] b', rest);
