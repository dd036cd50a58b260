/** Starts the real program for a test, and looks at it from outside. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { resolveElectron } from '../../../electron/dev/runtime.ts';
import { ensureScreen } from '../../../electron/dev/systemLibraries.ts';

export type LaunchOptions = {
  /** The `.gerai` file to open; without one the program chooses as it does for a person. */
  readonly file?: string;
  /** A folder that outlives the program; without one a new folder is made and removed at close. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
};

export type Launched = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Ends the program as a person would, without its question. */
  close(): Promise<void>;
};

const projectRoot = resolve(import.meta.dirname, '../../..');
/** Settings of the outer run that must not decide what a test opens. */
const NOT_INHERITED = ['GERAI_FILE', 'GERAI_DEMO', 'GERAI_USER_DATA', 'GERAI_SAVE_DIR', 'GERAI_OPEN_FILE', 'GERAI_DEV_URL', 'GERAI_RENDER', 'GERAI_TRANSPORT', 'GERAI_SERVICE_ENTRY'];

/** A screen of this worker's own, where there is none, so that the windows of another never lie over its own. */
const ownScreen = ensureScreen().then((screen) => {
  if (screen === undefined) return;
  process.env['DISPLAY'] = screen.display;
  // A worker is ended by this signal, and a process that dies of it leaves its screen behind.
  process.once('SIGTERM', () => process.exit());
});

export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'gerai-e2e-'));
  await ownScreen;
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !NOT_INHERITED.includes(entry[0]));
  const { app, page } = await firstWindow({
    executablePath: (await resolveElectron(() => undefined)).binary,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectRoot],
    env: { ...Object.fromEntries(inherited), GERAI_USER_DATA: userData, ...(options.file === undefined ? {} : { GERAI_FILE: options.file }), ...options.env },
  });
  return {
    app,
    page,
    userData,
    close: async () => {
      const hung = setTimeout(() => app.process().kill('SIGKILL'), START_MS);
      await app.close();
      clearTimeout(hung);
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true });
    },
  };
}

/** The carried test runtime now and then hangs before its first window, or at its end: such a start says nothing of the program. */
const START_MS = 30_000;
const STARTS = 3;

async function firstWindow(how: Parameters<typeof _electron.launch>[0]): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  for (let start = 1; ; start += 1) {
    let app: ElectronApplication | undefined;
    try {
      app = await _electron.launch({ ...how, timeout: START_MS });
      const page = await app.firstWindow({ timeout: START_MS });
      await page.waitForLoadState('domcontentloaded', { timeout: START_MS });
      return { app, page };
    } catch (error) {
      app?.process().kill('SIGKILL');
      if (start === STARTS) throw error;
    }
  }
}

/** Saves what the window shows to GERAI_SHOTS/NAME.png; does nothing without that folder. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['GERAI_SHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The process that holds the data: Electron's utility process, or the Node that main started. */
export async function servicePid(app: ElectronApplication): Promise<number> {
  const mainPid = await app.evaluate(() => process.pid);
  const utility = await app.evaluate(({ app: running }) => running.getAppMetrics().find((metric) => metric.name === 'Gerai data')?.pid);
  if (utility !== undefined) return utility;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (Number(parent) === mainPid && !command.some((part) => part.startsWith('--type=')) && /service/i.test(command[1] ?? '')) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error('the service process is not there');
}
