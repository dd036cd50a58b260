/** The big ledgers: one year and ten of a large gerai, made once into this user's cache, day by day, so that a broken run goes on where it ended. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { addDays, calendarDate, weekday, yearOf, type CalendarDate } from '../../shared/domain/dates.ts';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openForWriting } from '../../electron/service/kernel/database.ts';
import { openService } from '../../electron/service/service.ts';
import { BigLife } from './bigLife.ts';
import { MIGRATIONS } from './demoFile.ts';
import { holdTransactions } from './heldTransactions.ts';
import { say } from './measure.ts';

const CACHE = join(homedir(), '.cache/gerai/bench');
/** Changes when BigLife does: files made before are made anew. */
const VERSION = 1;
const START = calendarDate('2016-01-01');
const PIN_COST = 16;

export type BigSize = { readonly name: string; readonly years: number; readonly salesPerDay: number };
export const YEARS = 10;
export const LARGE: BigSize = { name: 'besar', years: YEARS, salesPerDay: 350 };
export const EXTREME: BigSize = { name: 'ekstrem', years: YEARS, salesPerDay: 1_565 };

export const bigFileName = ({ name }: BigSize, years: number): string => join(CACHE, `ledger-${name}-${years}-v${VERSION}.gerai`);
const endOf = (years: number): CalendarDate => calendarDate(`${yearOf(START) + years - 1}-12-31`);

/**
 * The file of so many years, made (and every shorter one on its way) where it is missing. All are of one life: the one-year file is what the ten-year
 * file was after its first year. `yearsKept`: after which years a copy is left.
 */
export function bigFile(size: BigSize, years: number, yearsKept: readonly number[] = [1]): string {
  const file = bigFileName(size, years);
  if (!existsSync(file)) make(size, years, yearsKept);
  bringForward(file);
  return file;
}

function make(size: BigSize, years: number, yearsKept: readonly number[]): void {
  mkdirSync(CACHE, { recursive: true });
  const draft = `${bigFileName(size, size.years)}.sedang-dibuat`;
  const clock = steppedClock(Date.parse('2016-01-01T00:00:00.000Z'));
  const made = (year: number): boolean => existsSync(bigFileName(size, year));
  // A longer file may be gone on with where nothing that is to be kept on the way to it is missing.
  const longest = Array.from({ length: years - 1 }, (_, n) => years - 1 - n).find((year) => made(year) && yearsKept.every((kept) => kept > year || made(kept)));
  if (!existsSync(draft) && longest !== undefined) copyFileSync(bigFileName(size, longest), draft);
  for (let year = 1; year <= years; year += 1) {
    if (year < years && (made(year) || !yearsKept.includes(year))) continue;
    liveUntil(draft, size, endOf(year), clock);
    if (year === years) renameSync(draft, bigFileName(size, year));
    else copyFileSync(draft, bigFileName(size, year));
  }
  for (const tail of ['-wal', '-shm', '.lock', '.lock-journal']) rmSync(`${draft}${tail}`, { force: true });
}

/** Lives the days that the file does not have yet, each in one transaction; the file is closed and whole afterwards. */
function liveUntil(file: string, size: BigSize, until: CalendarDate, clock: ReturnType<typeof steppedClock>): void {
  const held = holdTransactions(file);
  const service = openService({ file, migrationsFolder: MIGRATIONS, clock, draft: true, kernel: { pinCost: PIN_COST } });
  const started = performance.now();
  try {
    const life = new BigLife(service, clock, held.connection, size.salesPerDay);
    const { last, at } = held.connection.prepare('SELECT (SELECT max(on_date) FROM document) AS last, (SELECT at FROM audit ORDER BY seq DESC LIMIT 1) AS at').get() as { last: CalendarDate | null; at: string | null };
    if (at !== null) clock.set(Date.parse(at));
    if (last === null) held.together(() => life.begin(START));
    let day = START;
    for (let index = 0; day <= until; index += 1, day = addDays(day, 1)) {
      if (weekday(day) === 0 || (last !== null && day <= last)) continue;
      held.together(() => life.live(day, index));
      if (day.endsWith('-28')) say(`${day}, ${Math.round((performance.now() - started) / 1000)} s`);
    }
  } finally {
    held.stop();
    service.close();
  }
}

/** A file made before a migration is brought to today's schema, as a real one would be; the copy that is kept of a real one is not. */
function bringForward(file: string): void {
  openForWriting(file, MIGRATIONS, { draft: true }).close();
  for (const name of readdirSync(CACHE)) if (name.startsWith(`${basename(file)}.sebelum-susunan-`)) rmSync(join(CACHE, name));
}

export function bigFigures(file: string): { readonly entries: number; readonly lines: number; readonly sales: number; readonly sizeMb: number } {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    return db.prepare("SELECT (SELECT count(*) FROM entry) AS entries, (SELECT count(*) FROM entry_line) AS lines, (SELECT count(*) FROM sale) AS sales, (SELECT page_count * page_size / 1000000 FROM pragma_page_count, pragma_page_size) AS sizeMb").get() as ReturnType<typeof bigFigures>;
  } finally {
    db.close();
  }
}
