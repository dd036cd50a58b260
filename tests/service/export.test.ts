/** The journal outside: hledger and beancount must read it, and reckon as our ledger does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exportJournal, type JournalFormat, type JournalRange } from '../../electron/service/import-export/index.ts';
import { openForReading } from '../../electron/service/kernel/database.ts';
import { calendarDate } from '../../shared/domain/dates.ts';
import type { Result } from '../../shared/contract/index.ts';
import { fillGerai, signIn, type Caller } from '../support/fullGerai.ts';
import { MIGRATIONS, openGerai } from '../support/gerai.ts';
import { runProgram } from '../support/shell.ts';

const DAYS = ['2026-08-02', '2026-08-03', '2026-08-31', '2026-09-01', '2026-09-04'] as const;
const folder = mkdtempSync(join(tmpdir(), 'gerai-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Book = {
  readonly journal: (format: JournalFormat, range?: JournalRange) => string;
  readonly trial: ReadonlyMap<string, Result<'ledger.trialBalance'>>;
  readonly income: Result<'reports.incomeStatement'>;
  readonly entries: number;
};
let made: Promise<Book> | undefined;
const book = (): Promise<Book> =>
  (made ??= (async () => {
    const gerai = await openGerai({ clock: '2026-08-03', folder });
    await fillGerai(gerai, folder);
    const treasurer: Caller = await signIn(gerai, 'bendahara');
    await treasurer.call('ledger.createAccount', { code: '6-1198', name: 'Beban: "aneh"; | (uji)  = 5% & lain', parent: '6-1900' });
    const post = (date: string, memo: string) => treasurer.call('ledger.post', { date, memo, lines: [{ account: '6-1198', debit: 1_000 }, { account: '1-1210', credit: 1_000 }] });
    await post('2026-09-04', '=1+1; rm -rf | "kutip" \\ miring, koma');
    await post('2026-09-01', '@SUM(A1) Ibu Siti’s (kembali) * ! ^tag #tag é');
    await post('2026-09-04', '-5 potongan');
    const trial = new Map<string, Result<'ledger.trialBalance'>>();
    for (const asOf of DAYS) trial.set(asOf, await treasurer.call('ledger.trialBalance', { asOf }));
    const income = await treasurer.call('reports.incomeStatement', { from: '2026-01-01', to: '2026-09-04' });
    const periods = await treasurer.call('periods.list', {});
    gerai.close();
    return {
      journal: (format, range) => {
        const db = openForReading(gerai.file, MIGRATIONS);
        try {
          return [...exportJournal(db, format, range)].join('');
        } finally {
          db.close();
        }
      },
      trial, income, entries: periods.rows.reduce((sum, row) => sum + row.entries, 0),
    };
  })());

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
/** Balances by account code, debit plus, without those at zero. */
const codes = (rows: Iterable<readonly [account: string, amount: number]>): Record<string, number> =>
  Object.fromEntries([...rows].filter(([, amount]) => amount !== 0).map(([account, amount]) => [/:(\d-\d{4})/.exec(account)?.[1] ?? account, amount]));
const ours = (trial: Result<'ledger.trialBalance'> | undefined): Record<string, number> => codes((trial?.rows ?? []).map((row) => [`:${row.code}`, row.debit - row.credit]));

/** Fields of a CSV as RFC 4180 has them. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

function hledger(journal: string, ...args: string[]): string {
  const done = runProgram('hledger', ['-f', '-', ...args], journal);
  expect(done.stderr).toBe('');
  return done.stdout;
}

describe('hledger', () => {
  test('passes the strict checks, in order of date', async () => {
    const journal = (await book()).journal('hledger');
    expect(hledger(journal, 'check', '--strict', 'ordereddates')).toBe('');
  });

  test.each(DAYS)('has the same trial balance on %s, account by account', async (day) => {
    const { journal, trial } = await book();
    const rows = parseCsv(hledger(journal('hledger'), 'balance', '-N', '--flat', '-O', 'csv', '-e', dayAfter(day))).slice(1);
    expect(codes(rows.map(([account = '', balance = '']) => [account, Number(balance.replace(' IDR', ''))]))).toEqual(ours(trial.get(day)));
    if (day > '2026-08-02') expect(Object.keys(ours(trial.get(day))).length).toBeGreaterThan(10);
  });

  test('has the same SHU, so every account has the right type', async () => {
    const { journal, income } = await book();
    const rows = parseCsv(hledger(journal('hledger'), 'incomestatement', '-O', 'csv'));
    expect(Number(rows.find(([name]) => name === 'Net:')?.[1]?.replace(' IDR', ''))).toBe(income.totals.shu);
    const cash = parseCsv(hledger(journal('hledger'), 'balance', 'type:C', '-N', '--flat', '-O', 'csv')).slice(1).map(([account = '']) => account.slice(5, 11));
    expect(cash).toEqual(['1-1110', '1-1120', '1-1130', '1-1210', '1-1220']);
  });

  test('a range holds that range and nothing else', async () => {
    const { journal, trial } = await book();
    const later = hledger(journal('hledger', { from: calendarDate('2026-09-01') }), 'balance', '-N', '--flat', '-O', 'csv');
    const [before, after] = [ours(trial.get('2026-08-31')), ours(trial.get('2026-09-04'))];
    const moved = codes([...new Set([...Object.keys(before), ...Object.keys(after)])].map((code) => [`:${code}`, (after[code] ?? 0) - (before[code] ?? 0)]));
    expect(codes(parseCsv(later).slice(1).map(([account = '', balance = '']) => [account, Number(balance.replace(' IDR', ''))]))).toEqual(moved);
    const early = journal('hledger', { to: calendarDate('2026-08-31') });
    expect(early).not.toContain('\n2026-09');
    expect(hledger(early, 'check', '--strict')).toBe('');
  });

  test('is written as agreed', async () => {
    const { journal, entries } = await book();
    const text = journal('hledger');
    expect(text).toContain('\ncommodity IDR\n');
    expect(text).toContain('\naccount Aset:1-1110 Kas besar (brankas)\n    ; type:C\n');
    expect(text).toContain('\naccount Liabilitas:2-1310 Utang pajak PPh final 0,5%\n    ; type:L\n');
    expect(text).toMatch(/\n2026-08-03 \* \(JU-2026-000001\) Saldo awal kas dan bank\n {4}; rantai:1, dokumen:SA-2026-000001, jenis:pembuka, bulan:2026-08\n {4}Aset:1-1110 Kas besar \(brankas\) +20000000 IDR {2}; unit:UMUM, arus:equity\n/);
    expect(text).toMatch(/\n {4}Ekuitas:3-1910 Selisih saldo awal +-70000000 IDR {2}; unit:UMUM\n/);
    const heads = [...text.matchAll(/^(\d{4}-\d\d-\d\d) \* \((JU-\d{4}-\d{6})\)(.*)\n {4}; rantai:(\d+),/gm)].map(([, date = '', number = '', description = '', seq = '']) => ({ date, number, description, seq }));
    expect(heads.length).toBe(entries);
    expect(heads.map(({ date, number }) => `${date} ${number}`)).toEqual(heads.map(({ date, number }) => `${date} ${number}`).toSorted());
    expect(heads.map(({ number }) => number)).not.toEqual(heads.map(({ number }) => number).toSorted());
    expect(heads.map(({ number, seq }) => Number(number.slice(-6)) - Number(seq))).toEqual(heads.map(() => 0));
    expect(heads.filter(({ description }) => /[;|]/.test(description))).toEqual([]);
  });

  test('one wrong digit does not pass', async () => {
    const journal = (await book()).journal('hledger').replace(' 20000000 IDR', ' 20000001 IDR');
    expect(runProgram('hledger', ['-f', '-', 'check'], journal).status).not.toBe(0);
  });
});

describe('beancount', () => {
  const written = async (change = (text: string): string => text, range?: JournalRange): Promise<string> => {
    const file = join(folder, 'jurnal.beancount');
    writeFileSync(file, change((await book()).journal('beancount', range)));
    return file;
  };

  test('bean-check finds nothing', async () => {
    const done = runProgram('bean-check', [await written()]);
    expect(done.stdout + done.stderr).toBe('');
    expect(done.status).toBe(0);
    expect(runProgram('bean-check', [await written(undefined, { from: calendarDate('2026-09-01'), to: calendarDate('2026-09-01') })]).status).toBe(0);
  });

  test.each(DAYS)('has the same trial balance on %s, account by account', async (day) => {
    const { trial } = await book();
    const done = runProgram('bean-query', ['-f', 'csv', await written(), `SELECT account, sum(number) AS amount WHERE date <= ${day} GROUP BY account`]);
    const rows = parseCsv(done.stdout.replaceAll('\r', '')).slice(1);
    expect(codes(rows.map(([account = '', amount = '']) => [account, Number(amount)]))).toEqual(ours(trial.get(day)));
  });

  test('is written as agreed', async () => {
    const text = (await book()).journal('beancount');
    expect(text).toContain('\n2026-01-01 open Aset:1-1110-Kas-besar IDR\n');
    expect(text).toContain('\n2026-01-01 open Liabilitas:2-1310-Utang-pajak-PPh-final-0-5 IDR\n');
    expect(text).toContain('\n2026-01-01 open Beban:6-1198-Beban-aneh-5-lain IDR\n');
    expect(text).toMatch(/\n2026-08-03 \* "Saldo awal kas dan bank" \^JU-2026-000001 #rantai-1\n {2}dokumen: "SA-2026-000001"\n/);
  });

  test('one wrong digit does not pass', async () => {
    expect(runProgram('bean-check', [await written((text) => text.replace(' 20000000 IDR', ' 20000001 IDR'))]).status).not.toBe(0);
  });
});

describe('csv', () => {
  test('one row per line, which together are zero', async () => {
    const rows = parseCsv((await book()).journal('csv'));
    expect(rows[0]).toEqual(['tanggal', 'nomor', 'rantai', 'bulan', 'jenis', 'dokumen', 'keterangan', 'akun', 'jumlah', 'unit', 'arus']);
    expect(rows[1]).toEqual(['2026-08-03', 'JU-2026-000001', '1', '2026-08', 'pembuka', 'SA-2026-000001', 'Saldo awal kas dan bank', 'Aset:1-1110 Kas besar (brankas)', '20000000', 'UMUM', 'equity']);
    expect(rows.every((row) => row.length === 11)).toBe(true);
    expect(rows.slice(1).reduce((sum, row) => sum + Number(row[8]), 0)).toBe(0);
    expect(rows.slice(1).every((row) => /^-?[1-9]\d*$/.test(row[8] ?? ''))).toBe(true);
  });

  test('no text is a formula', async () => {
    const text = (await book()).journal('csv');
    const memos = parseCsv(text).slice(1).map((row) => row[6] ?? '');
    expect(memos).toContain("'=1+1, rm -rf / \"kutip\" \\ miring, koma");
    expect(memos).toContain("'@SUM(A1) Ibu Siti’s (kembali) * ! ^tag #tag é");
    expect(memos).toContain("'-5 potongan");
    expect(parseCsv(text).flatMap((row) => row.filter((_field, index) => index !== 8)).filter((field) => /^\s*[=+\-@]/.test(field))).toEqual([]);
  });
});

test.each(['hledger', 'beancount', 'csv'] as const)('%s: the same book gives the same bytes', async (format) => {
  const { journal } = await book();
  expect(journal(format)).toBe(journal(format));
});
