/** The ledger of a large gerai after ten years against the same after one: reports, registers, and the whole verification. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { lastDay, month } from '../../shared/domain/dates.ts';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { Refusal } from '../../electron/service/kernel/refusal.ts';
import { openService } from '../../electron/service/service.ts';
import { EXTREME, LARGE, YEARS, bigFigures, bigFile, bigFileName } from './bigFile.ts';
import { requestOf, resultOf, signIn, type Given, type Person } from './calls.ts';
import { MIGRATIONS } from './demoFile.ts';
import { goal, median, noise, rounded, say, Side, taken, type Goal } from './measure.ts';
import type { Verified } from './verifyProcess.ts';

const GOALS = { years: 1.5, scan: 1 / 50, pages: 2, chain: 2, whole: 5, memoryMb: 300 } as const;
const DEFAULT_RUNS = 15;
const WARM_UP = 3;
const AUDITOR = { username: 'bambang', pin: '444444' };

export type LedgerOptions = { readonly runs: number | undefined; readonly years: number | undefined; readonly extreme: boolean };

type Method = 'ledger.trialBalance' | 'reports.balanceSheet' | 'reports.incomeStatement' | 'ledger.register';
type Book = { readonly file: string; readonly years: number; call<M extends Method>(method: M, params: Given<M>): unknown; close(): void };

async function openBook(file: string, years: number): Promise<Book> {
  const service = openService({ file, migrationsFolder: MIGRATIONS, clock: steppedClock(Date.parse(`${2016 + years}-01-01T02:00:00.000Z`)), draft: true });
  const person: Person = await signIn((request) => service.handle(request), AUDITOR);
  return {
    file, years,
    call: (method, params) => {
      const reply = service.handle(requestOf(method, params, person.session));
      if (reply instanceof Promise) throw new Error(`${method} answers later`);
      return resultOf(method, reply);
    },
    close: () => service.close(),
  };
}

/** One kind of question, asked of a month of a book's first, middle or last year. */
type Question = (book: Book, period: string) => void;
const REPORTS: Readonly<Record<string, Question>> = {
  trialBalance: (book, period) => void book.call('ledger.trialBalance', { asOf: lastDay(month(period)) }),
  trialBalanceOfTheMonth: (book, period) => void book.call('ledger.trialBalance', { asOf: lastDay(month(period)), from: `${period}-01` }),
  balanceSheet: (book, period) => void book.call('reports.balanceSheet', { asOf: lastDay(month(period)) }),
  incomeOfTheMonth: (book, period) => void book.call('reports.incomeStatement', { from: `${period}-01`, to: lastDay(month(period)) }),
  incomeOfTheYear: (book, period) => void book.call('reports.incomeStatement', { from: `${period.slice(0, 4)}-01-01`, to: lastDay(month(period)) }),
};

const monthsOf = (years: number): string[] => ['2016-01', `${2016 + Math.floor((years - 1) / 2)}-07`, `${2015 + years}-12`];

type ReportFigures = { readonly tenYearsAgainstOne: Goal & { readonly processorTime: number }; readonly againstSumOverAllLines: Goal; readonly long: Side['summary']; readonly short: Side['summary'] };

function reports(long: Book, short: Book, runs: number, scanMs: number): Record<string, ReportFigures> {
  const result: Record<string, ReportFigures> = {};
  for (const [name, ask] of Object.entries(REPORTS)) {
    const sides = { long: new Side(), short: new Side() };
    for (let run = -WARM_UP; run < runs; run += 1)
      for (let n = 0; n < 3; n += 1)
        for (const [side, book] of [[sides.long, long], [sides.short, short]] as const) {
          const time = taken(() => ask(book, monthsOf(book.years)[n] ?? '2016-01'));
          if (run >= 0) side.add(time);
        }
    result[name] = {
      tenYearsAgainstOne: { ...goal(median(sides.long.wall) / median(sides.short.wall), GOALS.years), processorTime: rounded(median(sides.long.cpu) / median(sides.short.cpu)) },
      againstSumOverAllLines: goal(median(sides.long.wall) / scanMs, GOALS.scan), long: sides.long.summary, short: sides.short.summary,
    };
  }
  return result;
}

/** Register pages of the busiest account over all years, by where they are. */
function pages(book: Book, runs: number): { readonly firstAgainstMiddle: Goal; readonly lastAgainstMiddle: Goal; readonly sides: Record<string, Side['summary']> } {
  const db = new Sqlite(book.file, { readonly: true });
  const account = db.prepare('SELECT ref, code FROM account ORDER BY (SELECT sum(debit) FROM account_balance WHERE account_ref = ref) DESC').all() as { ref: number; code: string }[];
  const { ref, code } = account.find((row) => row.code === '1-1120') ?? account[0] ?? { ref: 0, code: '' };
  const middle = db.prepare('SELECT on_date AS date, entry_seq AS entry, line_no AS line FROM entry_line WHERE account_ref = ? ORDER BY on_date, entry_seq, line_no LIMIT 1 OFFSET (SELECT count(*) / 2 FROM entry_line WHERE account_ref = ?)').get(ref, ref) as object;
  db.close();
  const span = { account: code, from: '2016-01-01', to: `${2015 + book.years}-12-31` };
  const cursor = Buffer.from(JSON.stringify({ ...middle, balance: 0 })).toString('base64url');
  const asks = { first: span, middle: { ...span, cursor }, last: { ...span, last: true } };
  const sides = { first: new Side(), middle: new Side(), last: new Side() };
  for (let run = -WARM_UP; run < 4 * runs; run += 1)
    for (const name of ['first', 'middle', 'last'] as const) {
      const time = taken(() => void book.call('ledger.register', asks[name]));
      if (run >= 0) sides[name].add(time);
    }
  const against = (name: 'first' | 'last'): Goal => goal(median(sides[name].wall) / median(sides.middle.wall), GOALS.pages);
  return { firstAgainstMiddle: against('first'), lastAgainstMiddle: against('last'), sides: { first: sides.first.summary, middle: sides.middle.summary, last: sides.last.summary } };
}

/** `SELECT sum()` over all lines. */
function sumOverLines(file: string, runs: number): Side {
  const db = new Sqlite(file, { readonly: true });
  const side = new Side();
  const sum = db.prepare('SELECT sum(debit), sum(credit) FROM entry_line');
  for (let run = 0; run < Math.min(runs, 5); run += 1) side.add(taken(() => void sum.get()));
  db.close();
  return side;
}

const BATCH = 500;

/** Reads every entry with its document and its lines and takes one hash of each: what any verification must at least do. */
function bareScan(file: string): number {
  const db = new Sqlite(file, { readonly: true });
  db.pragma('cache_size = -32000');
  const entries = db.prepare(`SELECT e.*, d.id, d.kind, d.number, d.on_date, d.amounts, d.refs, d.shift_seq FROM entry e LEFT JOIN document d ON d.seq = e.document_seq WHERE e.seq > ? ORDER BY e.seq LIMIT ${BATCH}`).raw();
  const lines = db.prepare('SELECT * FROM entry_line WHERE entry_seq > ? AND entry_seq <= ? ORDER BY entry_seq, line_no').raw();
  let count = 0;
  for (let rows = entries.all(0) as unknown[][]; rows.length > 0; rows = entries.all(count) as unknown[][]) {
    const all = lines.all(count, count + rows.length) as unknown[][];
    let at = 0;
    for (const entry of rows) {
      count += 1;
      const own: unknown[][] = [];
      for (let line = all[at]; line !== undefined && line[0] === count; line = all[at]) {
        own.push(line);
        at += 1;
      }
      hash('sha256', JSON.stringify([entry, own]), 'hex');
    }
  }
  db.close();
  return count;
}

const VERIFY = fileURLToPath(new URL('verifyProcess.ts', import.meta.url));

/** Verifies in a process of its own, so that its memory can be told. */
function verifyIn(what: 'chain' | 'whole', file: string): Verified {
  const run = spawnSync(process.execPath, [VERIFY, what, file], { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`verify: ${run.stderr}`);
  return JSON.parse(run.stdout) as Verified;
}

function verification(file: string): object {
  const [bare, chain, whole] = [new Side(), new Side(), new Side()];
  let last: Verified | undefined;
  for (let run = 0; run < 3; run += 1) {
    say(`verify, round ${run + 1} of 3`);
    bare.add(taken(() => void bareScan(file)));
    chain.add(verifyIn('chain', file));
    last = verifyIn('whole', file);
    whole.add(last);
  }
  const ratio = (side: Side, atMost: number): Goal & { readonly processorTime: number } => ({ ...goal(median(side.wall) / median(bare.wall), atMost), processorTime: rounded(median(side.cpu) / median(bare.cpu)) });
  return {
    chainWalkAgainstScan: ratio(chain, GOALS.chain), wholeAgainstScan: ratio(whole, GOALS.whole),
    memory: { aboveCacheMb: last?.aboveCacheMb, goal: GOALS.memoryMb, met: (last?.aboveCacheMb ?? Infinity) < GOALS.memoryMb, peakMb: last?.peakMb, beforeMb: last?.beforeMb },
    ok: last?.ok, failed: last?.failed, bare: bare.summary, chain: chain.summary, whole: whole.summary, noise: noise(bare.wall),
  };
}

/**
 * The figures of the big ledger. Its files are made once into the cache, which takes the better part of an hour; `years`: another length than ten.
 */
export async function ledgerSuite({ runs = DEFAULT_RUNS, years = YEARS, extreme }: LedgerOptions): Promise<object> {
  const size = extreme ? EXTREME : LARGE;
  if (!existsSync(bigFileName(size, years))) say(`Making ${years} years of ${size.salesPerDay} sales a day, once …`);
  if (years < 2) throw new Refusal('VALIDATION', '--years: isi 2 sampai 10; satu tahun adalah pembandingnya.');
  const files = { long: bigFile(size, years), short: bigFile(size, 1) };
  const scan = sumOverLines(files.long, runs);
  const [long, short] = [await openBook(files.long, years), await openBook(files.short, 1)];
  try {
    say('reports and registers');
    const asked = { reports: reports(long, short, runs, median(scan.wall)), register: pages(long, runs) };
    long.close();
    short.close();
    return { size: size.name, years, long: bigFigures(files.long), short: bigFigures(files.short), sumOverAllLines: scan.summary, ...asked, verify: verification(files.long) };
  } finally {
    long.close();
    short.close();
  }
}
