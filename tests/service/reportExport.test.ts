/** Reports as files: numbers that are numbers, sums that are formulas, the same bytes twice. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EXPORTED_REPORTS } from '../../shared/contract/statements.ts';
import { postBooks } from '../support/booksSample.ts';
import { runCli } from '../support/cli.ts';
import { openGerai, type Given, type Person } from '../support/gerai.ts';
import { fieldOf, signIn } from '../support/till.ts';
import { readSheet, reckon, type SheetCell } from '../support/xlsx.ts';

async function books(folder?: string) {
  const gerai = await openGerai({ clock: '2026-01-02', ...(folder === undefined ? {} : { folder }) });
  await postBooks(gerai);
  return { gerai, auditor: await signIn(gerai, 'pengawas') };
}

const exported = async (auditor: Person, params: Given<'reports.export'>) => {
  const answer = await auditor.call('reports.export', params);
  return { ...answer, bytes: Buffer.from(answer.base64, 'base64') };
};
const JANUARY = { from: '2026-01-01', to: '2026-01-31' };
const SPANS = [JANUARY, { from: '2026-02-01', to: '2026-02-28' }];
const ASKED: Readonly<Partial<Record<(typeof EXPORTED_REPORTS)[number], Omit<Given<'reports.export'>, 'report' | 'format'>>>> = {
  'balance-sheet': { asOf: '2026-01-31' }, 'usp': { from: '2026-01-01', to: '2026-03-31' }, 'cash-book': { account: '1-1210', ...JANUARY }, 'account-register': { account: '4-1110', ...JANUARY }, 'comparison': { statement: 'phu', spans: SPANS },
  'shu-members': { period: '2026-01' },
};
const asked = (report: (typeof EXPORTED_REPORTS)[number]) => ({ report, ...(ASKED[report] ?? JANUARY) });

/** Figures of the row with a label, by column name. */
function rowOf(cells: ReadonlyMap<string, SheetCell>, label: string): Record<string, number> {
  const at = [...cells].find(([, cell]) => cell.text === label)?.[0].replace(/\D/g, '') ?? '';
  return Object.fromEntries([...cells].filter(([name, cell]) => name.replace(/\D/g, '') === at && cell.text === null).map(([name]) => [name.replace(/\d/g, ''), reckon(cells, name)]));
}

test('every sum of a workbook is a formula that reckons to the figure stored beside it', async () => {
  const { auditor } = await books();
  for (const report of EXPORTED_REPORTS)
    for (const byUnit of report === 'balance-sheet' || report === 'income-statement' ? [false, true] : [false]) {
      const { bytes, mime } = await exported(auditor, { ...asked(report), byUnit, format: 'xlsx' });
      expect(mime).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      const cells = readSheet(bytes);
      const formulas = [...cells].filter(([, cell]) => cell.formula !== null);
      expect([report, byUnit, formulas.length > 1]).toEqual([report, byUnit, true]);
      for (const [name, cell] of formulas) expect([report, byUnit, name, cell.number]).toEqual([report, byUnit, name, reckon(cells, name)]);
    }
});

test('the figures are those of the statements', async () => {
  const { auditor } = await books();
  const sheet = async (params: Given<'reports.export'>) => readSheet((await exported(auditor, params)).bytes);
  const income = await sheet({ report: 'income-statement', ...JANUARY, format: 'xlsx' });
  expect([income.get('A1')?.text, income.get('A2')?.text, income.get('A3')?.text]).toEqual(['KKMP Karang Bahari', 'Perhitungan Hasil Usaha', '1 Januari 2026 sampai 31 Januari 2026, dalam rupiah']);
  expect(rowOf(income, 'SHU tahun berjalan')).toEqual({ C: 110_500 });
  expect(rowOf(income, 'Beban bunga pinjaman bank')).toEqual({ C: -25_000 });
  const units = await sheet({ report: 'balance-sheet', asOf: '2026-01-31', byUnit: true, format: 'xlsx' });
  expect(rowOf(units, 'Rekening antar unit')).toEqual({ C: 0, D: 0, E: 1_000_000, F: -1_000_000, G: 0 });
  expect(rowOf(units, 'Jumlah liabilitas dan ekuitas')).toEqual({ C: 380_000, D: 50_000, E: 1_050_000, F: 74_338_000, G: 75_818_000 });
  expect(rowOf(await sheet({ report: 'cash-flow', ...JANUARY, format: 'xlsx' }), 'Kas akhir periode')).toEqual({ C: 73_438_000 });
  expect(rowOf(await sheet({ report: 'equity-changes', ...JANUARY, format: 'xlsx' }), 'Jumlah ekuitas')).toEqual({ C: 0, D: 110_500, E: 70_700_000, F: 0, G: 70_810_500 });
  expect(rowOf(await sheet({ report: 'trial-balance', ...JANUARY, format: 'xlsx' }), 'Jumlah')).toEqual({ C: 0, D: 82_095_500, E: 82_095_500, F: 0 });
});

test('a CSV has plain digits, and nothing a spreadsheet would take for a formula', async () => {
  const gerai = await openGerai({ clock: '2026-01-02' });
  const treasurer = await signIn(gerai, 'bendahara');
  await treasurer.call('ledger.createAccount', { code: '6-1198', name: '=1+1, "aneh"', parent: '6-1000' });
  await treasurer.call('ledger.post', { date: '2026-01-02', memo: 'Uji', lines: [{ account: '6-1198', debit: 1_234_567 }, { account: '1-1210', credit: 1_234_567 }] });
  const { bytes, filename, mime } = await exported(treasurer, { report: 'income-statement', ...JANUARY, to: '2026-01-02', format: 'csv' });
  expect([filename, mime]).toEqual(['perhitungan-hasil-usaha-2026-01-01-2026-01-02.csv', 'text/csv; charset=utf-8']);
  const lines = bytes.toString('utf8').split('\n');
  expect(lines[6]).toBe('Kode,Uraian,1 Januari 2026 sampai 2 Januari 2026');
  expect(lines).toContain(`6-1198,"'=1+1, ""aneh""",1234567`);
  expect(lines.at(-2)).toBe(',SHU tahun berjalan,-1234567');
});

test('a trial balance has the codes in their own column only', async () => {
  const { auditor } = await books();
  const lines = (await exported(auditor, { report: 'trial-balance', from: '2026-02-01', to: '2026-02-28', format: 'csv' })).bytes.toString('utf8').split('\n');
  expect(lines).toContain('1-1210,Bank (per rekening),53728000,200000,0,53928000');
  const cells = readSheet((await exported(auditor, { report: 'trial-balance', from: '2026-02-01', to: '2026-02-28', format: 'xlsx' })).bytes);
  expect([...cells.values()].filter((cell) => cell.text?.includes('1-1210')).map((cell) => cell.text)).toEqual(['1-1210']);
});

test('the same books give the same bytes, whenever they are asked, and from the command line too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-berkas-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { gerai, auditor } = await books(folder);
  const first = await Promise.all(EXPORTED_REPORTS.map((report) => exported(auditor, { ...asked(report), format: 'xlsx' })));
  gerai.at('2026-02-21');
  const later = await signIn(gerai, 'pengawas');
  for (const [index, report] of EXPORTED_REPORTS.entries()) expect((await exported(later, { ...asked(report), format: 'xlsx' })).base64).toBe(first[index]?.base64);
  gerai.close();
  const out = join(folder, 'neraca.xlsx');
  const { status, stdout } = runCli(['export-report', '--db', gerai.file, '--report', 'balance-sheet', '--as-of', '2026-01-31', '--format', 'xlsx', '--out', out]);
  expect([status, JSON.parse(stdout)]).toEqual([0, { filename: 'neraca-2026-01-31.xlsx', out }]);
  expect(readFileSync(out).toString('base64')).toBe(first[0]?.base64);
});

test('missing days are refused by their field', async () => {
  const { auditor } = await books();
  const refused = async (params: Given<'reports.export'>) => fieldOf(await auditor.refused('reports.export', params));
  expect(await refused({ report: 'balance-sheet', ...JANUARY, format: 'csv' })).toBe('VALIDATION asOf');
  expect(await refused({ report: 'cash-flow', to: '2026-01-31', format: 'csv' })).toBe('VALIDATION from');
  expect(await refused({ report: 'cash-flow', from: '2026-01-01', format: 'csv' })).toBe('VALIDATION to');
  expect(await refused({ report: 'cash-flow', from: '2026-02-01', to: '2026-01-31', format: 'csv' })).toBe('VALIDATION to');
  expect(await refused({ report: 'cash-flow', ...JANUARY, byUnit: true, format: 'csv' })).toBe('VALIDATION byUnit');
});
