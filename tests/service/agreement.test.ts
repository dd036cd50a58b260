/** Outside accounting programs reckon every statement from the exported journal, and agree with ours to the rupiah. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeDemo } from '../../electron/service/hosts/demo/index.ts';
import { exportJournal } from '../../electron/service/import-export/index.ts';
import { Kernel } from '../../electron/service/kernel/kernel.ts';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openForReading } from '../../electron/service/kernel/database.ts';
import { Ledger } from '../../electron/service/ledger/index.ts';
import { Reports } from '../../electron/service/reports/index.ts';
import { calendarDate } from '../../shared/domain/dates.ts';
import { fillGerai } from '../support/fullGerai.ts';
import { exportFrom } from '../../electron/service/service.ts';
import { MIGRATIONS, openGerai } from '../support/gerai.ts';
import { runProgram } from '../support/shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'gerai-agreement-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Span = readonly [from: string, to: string];
/** Amounts by account code, debit plus. */
type Amounts = Readonly<Record<string, number>>;

async function full(): Promise<string> {
  const gerai = await openGerai({ clock: '2026-08-03', folder });
  await fillGerai(gerai, folder);
  gerai.close();
  return gerai.file;
}
async function demo(): Promise<string> {
  const file = join(folder, 'demo.gerai');
  await makeDemo({ file, migrationsFolder: MIGRATIONS, months: 2, members: 12, salesPerDay: 4, seed: 7, until: calendarDate('2026-09-12'), onProgress: () => undefined });
  return file;
}

const FLOWS = ['sales', 'suppliers', 'opex', 'tax', 'loans-out', 'loans-in', 'savings', 'equity', 'bank-loan', 'assets', 'shu'];

/** What an outside program is asked: balances on a day, and what came into and went out of the cash accounts by flow. */
type Program = { readonly balances: (asOf: string) => Amounts; readonly flows?: (span: Span) => [flow: string, received: number, paid: number][] };

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const codes = (rows: readonly (readonly [account: string, amount: string])[]): Amounts =>
  Object.fromEntries(rows.flatMap(([account, amount]) => (Number(amount) === 0 ? [] : [[/:(\d-\d{4})/.exec(account)?.[1] ?? account, Number(amount)]])));
const fields = (text: string): string[][] => text.replaceAll('\r', '').split('\n').filter((line) => line !== '').map((line) => (line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []).map((field) => field.replace(/^"|"$/g, '').trim()));

function hledger(journal: string): Program {
  const balance = (...args: string[]): (readonly [string, string])[] => {
    const done = runProgram('hledger', ['-f', '-', 'balance', '-N', '--flat', '-O', 'csv', ...args], journal);
    expect(done.stderr).toBe('');
    return fields(done.stdout).slice(1).map(([account = '', amount = '0']): readonly [string, string] => [account, amount.replace(' IDR', '')]);
  };
  const lines = (...args: string[]): string[] => runProgram('hledger', ['-f', '-', ...args], journal).stdout.split('\n').filter((line) => line !== '');
  return {
    balances: (asOf) => codes(balance('-e', dayAfter(asOf))),
    flows: ([from, to]) => {
      const span = ['-b', from, '-e', dayAfter(to)];
      // Cash lines alone bear a flow; --pivot knows no account types.
      const byFlow = (...query: string[]): Amounts => Object.fromEntries(balance('tag:arus', '--pivot', 'arus', ...query, ...span).map(([flow, amount]) => [flow, Math.abs(Number(amount))]));
      const posted = new Set(lines('codes', ...span));
      const pairs = lines('tags', 'membalik', '--values', ...span).filter((number) => posted.has(number)).join('|');
      const undoing = pairs === '' ? [] : [byFlow(`tag:membalik=^(${pairs})$`, 'amt:>0'), byFlow(`tag:membalik=^(${pairs})$`, 'amt:<0')];
      const [received, paid] = [byFlow('amt:>0'), byFlow('amt:<0')];
      // Less the lines of what undid an entry of the same days, and of what they undid.
      return FLOWS.map((flow) => {
        const undone = undoing.reduce((sum, amounts) => sum + (amounts[flow] ?? 0), 0);
        return [flow, (received[flow] ?? 0) - undone, (paid[flow] ?? 0) - undone];
      });
    },
  };
}

function beancount(journal: string): Program {
  const file = join(folder, 'jurnal.beancount');
  writeFileSync(file, journal);
  return {
    balances: (asOf) => codes(fields(runProgram('bean-query', ['-f', 'csv', file, `SELECT account, sum(number) AS amount WHERE date <= ${asOf} GROUP BY account`]).stdout).slice(1).map(([account = '', amount = '0']): readonly [string, string] => [account, amount])),
  };
}

const sum = (amounts: Amounts, classes: string): number => Object.entries(amounts).reduce((total, [code, amount]) => total + (classes.includes(code.charAt(0)) ? amount : 0), 0);
const CASH = ['1-1110', '1-1120', '1-1130', '1-1210', '1-1220'];

/** Holds every statement of a span against what a program reckons. Answers how many figures were held. */
function compare(reports: Reports, program: Program, span: Span): number {
  const [from, to] = [calendarDate(span[0]), calendarDate(span[1])];
  const [before, after] = [program.balances(dayBefore(from)), program.balances(to)];
  const moved = (code: string): number => (after[code] ?? 0) - (before[code] ?? 0);

  const sheet = reports.balanceSheet({ asOf: to });
  const ours = Object.fromEntries(sheet.sections.flatMap((section) => section.rows.map((row) => [row.code, section.key === 'assets' ? row.amount : 0 - row.amount])));
  // 3-1310 is what nobody posted: the result of all years not closed.
  const theirs = { ...Object.fromEntries(Object.entries(after).filter(([code]) => '123'.includes(code.charAt(0)))), '3-1310': sum(after, '4567') };
  expect(ours).toEqual(theirs);
  expect(sheet.sections.map((section) => section.total)).toEqual([sum(after, '1'), 0 - sum(after, '2'), 0 - sum(after, '3') - sum(after, '4567')]);

  const income = reports.incomeStatement({ from, to });
  const results = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((code) => '4567'.includes(code.charAt(0)) && moved(code) !== 0).toSorted();
  expect(income.rows.map((row) => [row.code, row.amount])).toEqual(results.map((code) => [code, code.startsWith('4') ? 0 - moved(code) : moved(code)]));
  expect(income.totals.shu).toBe(sum(before, '4567') - sum(after, '4567'));

  const cash = reports.cashFlow({ from, to });
  expect(cash.reconciled).toBe(true);
  expect(cash.accounts.map((row) => [row.code, row.opening, row.closing])).toEqual(CASH.filter((code) => cash.accounts.some((row) => row.code === code)).map((code) => [code, before[code] ?? 0, after[code] ?? 0]));
  expect(cash.net).toBe(CASH.reduce((total, code) => total + moved(code), 0));
  const rows = new Map(cash.groups.flatMap((group) => group.rows).map((row) => [row.flow as string, row]));
  if (program.flows !== undefined) expect(FLOWS.map((flow) => [flow, rows.get(flow)?.in ?? 0, rows.get(flow)?.out ?? 0])).toEqual(program.flows(span));

  const equity = reports.equityChanges({ from, to });
  expect(equity.agrees).toBe(true);
  for (const row of equity.rows) {
    const of = (amounts: Amounts): number => 0 - (row.code === '3-1310' ? sum(amounts, '4567') : (amounts[row.code] ?? 0));
    expect([row.code, row.opening, row.closing, row.opening + row.shu + row.transfer + row.added - row.reduced]).toEqual([row.code, of(before), of(after), of(after)]);
  }
  return Object.keys(ours).length + income.rows.length + cash.accounts.length + equity.rows.length;
}

const made = new Map<() => Promise<string>, Promise<string>>();
const once = (make: () => Promise<string>): Promise<string> => {
  const file = made.get(make) ?? make();
  made.set(make, file);
  return file;
};

/** What is compared in each book: a whole month, the year to date, and days within a month. */
const SPANS: readonly Span[] = [['2026-08-01', '2026-08-31'], ['2026-01-01', '2026-09-30'], ['2026-08-15', '2026-09-03']];

describe.each([['a gerai of every kind of row', full], ['a small demo', demo]] as const)('%s', (_name, make) => {
  test.each(['hledger', 'beancount'] as const)('%s agrees with every statement', async (format) => {
    const db = openForReading(await once(make), MIGRATIONS);
    try {
      const journal = [...exportJournal(db, format)].join('');
      const kernel = new Kernel(db, steppedClock(Date.parse('2026-10-01T02:00:00.000Z')));
      const reports = new Reports(kernel, new Ledger(kernel));
      const program = format === 'hledger' ? hledger(journal) : beancount(journal);
      for (const span of SPANS) expect(compare(reports, program, span)).toBeGreaterThan(20);
    } finally {
      db.close();
    }
  });
});

test('the figures in the files are those that an outside program reckons', async () => {
  const file = await once(full);
  const db = openForReading(file, MIGRATIONS);
  const program = hledger([...exportJournal(db, 'hledger')].join(''));
  db.close();
  const rows = async (wanted: Omit<Parameters<typeof exportFrom>[2], 'format'>): Promise<string[][]> => {
    const { base64 } = await exportFrom(file, MIGRATIONS, { ...wanted, format: 'csv' });
    return Buffer.from(base64, 'base64').toString('utf8').split('\n').slice(7).filter((line) => line !== '').map((line) => line.split(',').slice(-8));
  };
  const [from, to] = [calendarDate('2026-08-01'), calendarDate('2026-09-30')];
  const after = program.balances(to);
  const byCode = (lines: readonly string[][], column: number): Amounts => Object.fromEntries(lines.flatMap((line) => (/^\d-\d{4}$/.test(line[0] ?? '') && Number(line.at(column)) !== 0 ? [[line[0] ?? '', Number(line.at(column))]] : [])));
  expect(byCode(await rows({ report: 'trial-balance', from, to }), -1)).toEqual(after);
  // The Neraca carries liabilities and equity the other way round, and the result of years not closed as 3-1310.
  const sheet = byCode(await rows({ report: 'balance-sheet', asOf: to }), -1);
  expect(sheet).toEqual({ ...Object.fromEntries(Object.entries(after).filter(([code]) => '123'.includes(code.charAt(0))).map(([code, amount]) => [code, code.startsWith('1') ? amount : 0 - amount])), '3-1310': 0 - sum(after, '4567') });
  for (const account of CASH) expect([account, Number((await rows({ report: 'cash-book', account, from, to })).at(-1)?.at(-1))]).toEqual([account, after[account] ?? 0]);
  for (const account of ['4-1110', '5-1110', '2-1110', '3-1110']) expect([account, Number((await rows({ report: 'account-register', account, from, to })).at(-1)?.at(-1))]).toEqual([account, after[account] ?? 0]);
});

test('a figure that is one rupiah off does not pass', async () => {
  const db = openForReading(await once(full), MIGRATIONS);
  try {
    const kernel = new Kernel(db, steppedClock(Date.parse('2026-10-01T02:00:00.000Z')));
    const program = hledger([...exportJournal(db, 'hledger')].join(''));
    const off: Program = { balances: (asOf) => ({ ...program.balances(asOf), '1-1210': (program.balances(asOf)['1-1210'] ?? 0) + 1 }) };
    expect(() => compare(new Reports(kernel, new Ledger(kernel)), off, ['2026-08-01', '2026-08-31'])).toThrow('to deeply equal');
  } finally {
    db.close();
  }
});
