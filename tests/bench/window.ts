/** From the start of the process to the login tiles with their names, against an empty Electron window; and from the PIN to the scan box. */
import { join } from 'node:path';
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
import { copyTo, DEMO_LOGIN, inFolder, MIGRATIONS, PROJECT, type DemoFile } from './demoFile.ts';
import { RunningPage } from './electronRun.ts';
import { goal, median, noise, rounded, say, spread, type Goal, type Spread } from './measure.ts';

const GOAL = { tiles: 2, scanBoxMs: 150 } as const;
const DEFAULT_RUNS = 12;
const EMPTY_WINDOW = join(import.meta.dirname, 'emptyWindow');
/** Between two digits of a quick cashier; faster ones come from a barcode scanner and are held until it is clear that they do not. */
const DIGIT_MS = 90;
/** The carried test runtime now and then hangs before its first window; such a start says nothing. */
const TRIES = 3;

export type WindowReport = {
  readonly electron: { readonly version: string; readonly carried: boolean };
  readonly loginTiles: Goal;
  readonly program: { readonly wallMs: Spread };
  readonly bare: { readonly wallMs: Spread };
  /** Once, with nothing kept from an earlier start. */
  readonly firstEver: { readonly wallMs: number };
  readonly pinToScanBox: { readonly lessHashMs: number; readonly goal: number; readonly met: boolean; readonly wholeMs: Spread; readonly hashMs: Spread };
  readonly startsThatHung: number;
  readonly noise: ReturnType<typeof noise>;
};

/** A script that resolves with the moment at which what `selector` names has words in it and has been painted. */
const paintedAt = (selector: string): string => `new Promise((resolve) => {
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
async function signInByKeys(page: RunningPage): Promise<number> {
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
async function openShift(demo: DemoFile, folder: string): Promise<{ readonly file: string; readonly stored: StoredPin }> {
  const file = copyTo(folder, 'jendela.gerai', demo.file);
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

function hashMs(stored: StoredPin): number {
  const before = performance.now();
  if (!checkPin(DEMO_LOGIN.kasir.pin, stored)) throw new Error('the file has another PIN');
  return performance.now() - before;
}

export async function windowSuite(demo: DemoFile, runs: number = DEFAULT_RUNS): Promise<WindowReport> {
  buildIfStale();
  ensureSystemLibraries(say);
  const electron = await resolveElectron(say);
  const screen = await ensureScreen();
  const display: Readonly<Record<string, string>> = screen === undefined ? {} : { DISPLAY: screen.display };
  let hung = 0;

  /** Starts, waits for the words, does the rest, ends; the milliseconds to the words. */
  const start = async (folder: string, environment: Readonly<Record<string, string>>, words: string, rest: (page: RunningPage) => Promise<void> = () => Promise.resolve()): Promise<number> => {
    for (let tries = 1; ; tries += 1) {
      let page: RunningPage | undefined;
      try {
        page = await RunningPage.start(electron.binary, folder, { ...display, ...environment });
        const took = (await page.evaluate<number>(paintedAt(words))) - page.startedAt;
        await rest(page);
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
    return await inFolder(async (folder) => {
      const { file, stored } = await openShift(demo, folder);
      const toScanBox: number[] = [];
      const hashes: number[] = [];
      const startProgram = (): Promise<number> =>
        start(PROJECT, { GERAI_USER_DATA: join(folder, 'program'), GERAI_FILE: file }, '[data-person] b', async (page) => {
          hashes.push(hashMs(stored));
          toScanBox.push(await signInByKeys(page));
        });
      const startEmpty = (): Promise<number> => start(EMPTY_WINDOW, { GERAI_USER_DATA: join(folder, 'empty') }, 'h1');
      const firstEver = await startProgram();
      await startEmpty();
      toScanBox.length = 0;
      hashes.length = 0;
      const program: number[] = [];
      const bare: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        if (run % 5 === 0) say(`window ${run} of ${runs}`);
        program.push(await startProgram());
        bare.push(await startEmpty());
      }
      const lessHash = median(toScanBox) - median(hashes);
      return {
        electron: { version: electron.version, carried: electron.carried },
        loginTiles: goal(median(program) / median(bare), GOAL.tiles),
        program: { wallMs: spread(program) },
        bare: { wallMs: spread(bare) },
        firstEver: { wallMs: rounded(firstEver) },
        pinToScanBox: { lessHashMs: rounded(lessHash), goal: GOAL.scanBoxMs, met: lessHash <= GOAL.scanBoxMs, wholeMs: spread(toScanBox), hashMs: spread(hashes) },
        startsThatHung: hung,
        noise: noise(bare),
      };
    });
  } finally {
    screen?.stop();
  }
}
