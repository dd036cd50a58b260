/** The file the benches work on: twelve months of demo, made once and copied for every suite. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { addDays, type CalendarDate, startOfDay } from '../../shared/domain/dates.ts';
import { makeDemo, type DemoResult } from '../../electron/service/hosts/demo/index.ts';
import { say } from './measure.ts';

export const PROJECT = resolve(import.meta.dirname, '../..');
export const MIGRATIONS = join(PROJECT, 'migrations');
const CACHE = join(homedir(), '.cache/gerai/bench');

export const DEMO_SIZE = { months: 12, members: 240, salesPerDay: 60, seed: 1 } as const;

/** Who works in the demo. */
export const DEMO_LOGIN = { kasir: { username: 'nurul', pin: '111111' }, bendahara: { username: 'maryam', pin: '222222' }, ketua: { username: 'suryadi', pin: '333333' }, admin: { username: 'admin', pin: '555555' } } as const;

export type DemoFile = { readonly file: string; readonly sizeMb: number; readonly lastDay: CalendarDate; readonly entries: number; readonly sales: number };

/** Changes when the schema or the demo's life does. */
const madeFrom = (): string => {
  const digest = createHash('sha256');
  for (const folder of [MIGRATIONS, join(PROJECT, 'electron/service/hosts/demo')]) for (const name of readdirSync(folder).toSorted()) digest.update(readFileSync(join(folder, name)));
  return digest.digest('hex').slice(0, 8);
};

/** The given file, or the one in the cache of this user, made when it is missing. */
export async function demoFile(given: string | undefined): Promise<DemoFile> {
  const file = given === undefined ? join(CACHE, `demo-12-${madeFrom()}.gerai`) : resolve(given);
  if (given === undefined && !existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    say(`Making 12 months of demo in ${file}, once …`);
    await makeTwelveMonths(file);
  }
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const row = db
      .prepare<[], { lastDay: CalendarDate; entries: number; sales: number }>('SELECT (SELECT max(on_date) FROM document) AS lastDay, (SELECT count(*) FROM entry) AS entries, (SELECT count(*) FROM sale) AS sales')
      .get();
    if (row === undefined) throw new Error(`${file} is empty`);
    return { file, sizeMb: Math.round(statSync(file).size / 1e5) / 10, ...row };
  } finally {
    db.close();
  }
}

export const makeTwelveMonths = (file: string, onProgress: (done: number, total: number) => void = () => undefined): Promise<DemoResult> => makeDemo({ file, migrationsFolder: MIGRATIONS, ...DEMO_SIZE, onProgress });

/** The first moment of the day after the demo ends, as milliseconds since the epoch: never ahead of the computer's own clock, whatever the hour. */
export const nextMorning = (demo: DemoFile): number => Date.parse(startOfDay(addDays(demo.lastDay, 1), 'Asia/Makassar'));

/** Runs with a folder of its own, gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of a closed file under another name. */
export function copyTo(folder: string, name: string, from: string): string {
  const to = join(folder, name);
  copyFileSync(from, to);
  return to;
}
