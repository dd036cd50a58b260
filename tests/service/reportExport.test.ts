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
  'shu-members': { period: '2026-01' }, 'cylinder-sheet': { asOf: '2026-01-31' }, 'member-register': { asOf: '2026-01-31' }, 'stock-value': { asOf: '2026-01-31' }, 'loan-aging': { asOf: '2026-01-31' }, 'loan-due': { from: '2026-01-01', to: '2026-12-31' }, 'loan-concentration': { asOf: '2026-01-31' }, 'slow-goods': { asOf: '2026-01-31' }, 'landed-cost': { asOf: '2026-01-31' }, 'margins': { ...JANUARY, by: 'product' }, 'distribution': { ...JANUARY, group: 'lpg' }, 'deposit-register': { asOf: '2026-01-31' }, 'collection-list': { asOf: '2026-01-31' },
};
const asked = (report: (typeof EXPORTED_REPORTS)[number]) => ({ report, ...(ASKED[report] ?? JANUARY) });

/** Figures of the row with a label, by column name. */
function rowOf(cells: ReadonlyMap<string, SheetCell>, label: string): Record<string, number> {
  const at = [...cells].find(([, cell]) => cell.text === label)?.[0].replace(/\D/g, '') ?? '';
  return Object.fromEntries([...cells].filter(([name, cell]) => name.replace(/\D/g, '') === at && cell.text === null).map(([name]) => [name.replace(/\d/g, ''), reckon(cells, name)]));
}

/** No goods ever moved in these books, and no cylinder is lent; the lists of goods are read in goodsReports.test.ts. The register of members adds nothing up. */
const WITHOUT_ROWS: ReadonlySet<string> = new Set(['member-register', 'loan-aging', 'loan-due', 'loan-concentration', 'deposit-register', 'collection-list', 'stock-value', 'slow-goods', 'landed-cost', 'margins', 'distribution']);

test('every sum of a workbook is a formula that reckons to the figure stored beside it', async () => {
  const { auditor } = await books();
  for (const report of EXPORTED_REPORTS)
    for (const byUnit of report === 'balance-sheet' || report === 'income-statement' ? [false, true] : [false]) {
      const { bytes, mime } = await exported(auditor, { ...asked(report), byUnit, format: 'xlsx' });
      expect(mime).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      const cells = readSheet(bytes);
      const formulas = [...cells].filter(([, cell]) => cell.formula !== null);
      if (!WITHOUT_ROWS.has(report)) expect([report, byUnit, formulas.length > 1]).toEqual([report, byUnit, true]);
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

/** Rows of a CSV as they stand, without what is said above them. */
const rowsOf = (bytes: Buffer): string[] => bytes.toString('utf8').split('\n').slice(6).filter((line) => line !== '');

test('a file says whether it can still change, where the journal stood and who signs', async () => {
  const { auditor } = await books();
  const { text } = await auditor.call('evidence.head', {});
  const cells = readSheet((await exported(auditor, { report: 'cash-flow', ...JANUARY, format: 'xlsx' })).bytes);
  expect([cells.get('A4')?.text, cells.get('A5')?.text]).toEqual(['BELUM DITUTUP, angka masih dapat berubah', `Kepala rantai buku: ${text}`]);
  const said = [...cells.values()].map((cell) => cell.text);
  expect(said).toEqual(expect.arrayContaining(['Kota Balikpapan, ...............', 'Bendahara', 'Ketua', 'Pengawas', 'Maryam Syahril', 'Suryadi Noor', 'Bambang Setyo']));
});

test('a statement stands beside what it is compared with, and the change is a formula', async () => {
  const { auditor } = await books();
  const february = { from: '2026-02-01', to: '2026-02-28' };
  const income = readSheet((await exported(auditor, { report: 'income-statement', ...february, compare: JANUARY, format: 'xlsx' })).bytes);
  expect(rowOf(income, 'SHU tahun berjalan')).toEqual({ C: 100_000, D: 110_500, E: -10_500 });
  expect(income.get([...income].find(([, cell]) => cell.text === 'Partisipasi bruto anggota')?.[0].replace('B', 'E') ?? '')?.formula).toMatch(/^SUM\(E\d+:E\d+\)$/);
  const units = readSheet((await exported(auditor, { report: 'balance-sheet', asOf: '2026-02-28', compareTo: '2026-01-31', byUnit: true, format: 'xlsx' })).bytes);
  expect(rowOf(units, 'Jumlah liabilitas dan ekuitas')).toEqual({ C: 580_000, D: 50_000, E: 1_050_000, F: 74_238_000, G: 75_918_000, H: 75_818_000, I: 100_000 });
  expect(rowsOf((await exported(auditor, { report: 'equity-changes', ...february, compare: JANUARY, format: 'csv' })).bytes).filter((row) => row.startsWith(',Jumlah ekuitas'))).toEqual([
    ',Jumlah ekuitas,70810500,100000,0,0,70910500', ',Jumlah ekuitas,0,110500,70700000,0,70810500',
  ]);
});

test('lists hold the rows of what they list, from what was before to what is after', async () => {
  const { auditor } = await books();
  const asked_ = { account: '1-1210', from: '2026-01-01', to: '2026-02-28' };
  const book = await auditor.call('cash.book', { ...asked_, limit: 500 });
  const cash = await exported(auditor, { report: 'cash-book', ...asked_, format: 'csv' });
  expect(cash.filename).toBe('buku-kas-1-1210-2026-01-01-2026-02-28.csv');
  expect(cash.bytes.toString('utf8').split('\n')[2]).toBe('"1-1210 Bank (per rekening), 1 Januari 2026 sampai 28 Februari 2026, dalam rupiah"');
  expect(rowsOf(cash.bytes).slice(1)).toEqual([
    `Saldo awal,,,,,,${book.opening}`, ...book.rows.map((row) => `${row.number},${row.date},${row.documentNumber},${row.memo},${row.in === 0 ? '' : row.in},${row.out === 0 ? '' : row.out},${row.balance}`),
    `Jumlah,,,,${book.totalIn},${book.totalOut},${book.closing}`,
  ]);
  const sheet = readSheet((await exported(auditor, { report: 'cash-book', ...asked_, format: 'xlsx' })).bytes);
  const sum = [...sheet].find(([, cell]) => cell.text === 'Jumlah')?.[0].slice(1) ?? '';
  expect([sheet.get(`E${sum}`)?.formula, sheet.get(`G${sum}`)?.formula, sheet.get(`G${sum}`)?.number]).toEqual([`SUM(E9:E${Number(sum) - 1})`, `G8+E${sum}-F${sum}`, book.closing]);
  // 3 January 2026 is day 46025 of a spreadsheet's calendar.
  const day = book.rows[0]?.date ?? '';
  expect(sheet.get('B9')?.number).toBe(46_023 + Number(day.slice(8)) - 1);

  const register = await auditor.call('ledger.register', { account: '4-1110', from: '2026-01-01', to: '2026-02-28', unit: 'GERAI' });
  const rows = rowsOf((await exported(auditor, { report: 'account-register', account: '4-1110', from: '2026-01-01', to: '2026-02-28', unit: 'GERAI', format: 'csv' })).bytes);
  expect([rows.length, rows.at(-1)]).toEqual([register.rows.length + 3, `Jumlah,,,,0,${-register.closing},${register.closing}`]);

  const trial = await auditor.call('ledger.trialBalance', { from: '2026-01-01', asOf: '2026-01-31', unit: 'USP' });
  expect(rowsOf((await exported(auditor, { report: 'trial-balance', ...JANUARY, unit: 'USP', format: 'csv' })).bytes).slice(1, -1)).toEqual(trial.rows.map((row) => `${row.code},${row.name},${row.opening},${row.debitMovement},${row.creditMovement},${row.closing}`));

  const compared = await auditor.call('reports.compare', { statement: 'arus-kas', spans: SPANS });
  expect(rowsOf((await exported(auditor, { report: 'comparison', statement: 'arus-kas', spans: SPANS, format: 'csv' })).bytes).slice(1).map((row) => row.split(',').slice(-2))).toEqual(compared.rows.map((row) => row.amounts.map((amount) => (amount === null ? '' : String(amount)))));

  const shu = await auditor.call('shu.statement', { period: '2026-01' });
  const shares = rowsOf((await exported(auditor, { report: 'shu-members', period: '2026-01', format: 'csv' })).bytes);
  expect(shares.slice(shares.indexOf('Daftar SHU Anggota') + 2, -1)).toEqual(shu.members.map((row) => `${row.name},${row.memberNo},${row.capitalBase},${row.tradeBase},${row.capitalShare},${row.tradeShare},${row.total}`));
});

test('plan and outcome stand in a file with a percentage that is a number', async () => {
  const { gerai, auditor } = await books();
  const treasurer = await signIn(gerai, 'bendahara');
  await treasurer.call('budget.set', { year: 2026, rows: [{ account: '6-1110', months: Array.from({ length: 12 }, () => 200_000) }] });
  const { rows } = await auditor.call('reports.budget', { from: '2026-01', to: '2026-01' });
  const row = rows.find(({ code }) => code === '6-1110');
  const sheet = readSheet((await exported(auditor, { report: 'budget', ...JANUARY, format: 'xlsx' })).bytes);
  const at = [...sheet].find(([, cell]) => cell.text === '6-1110')?.[0].slice(1) ?? '';
  expect([sheet.get(`C${at}`)?.number, sheet.get(`D${at}`)?.number, sheet.get(`E${at}`)?.formula, sheet.get(`E${at}`)?.number, sheet.get(`F${at}`)?.number]).toEqual([200_000, row?.actual, `D${at}-C${at}`, row?.variance, Number(row?.pct) / 100]);
});

test('a list longer than the setting allows is refused, for a file and for paper; fields of another report too', async () => {
  const { gerai, auditor } = await books();
  const admin = await signIn(gerai, 'admin');
  await admin.call('settings.set', { key: 'reports.limits', value: { paper: 100, xlsx: 100, csv: 100 }, effectiveFrom: '2026-01-01' });
  const treasurer = await signIn(gerai, 'bendahara');
  for (let day = 0; day < 101; day += 1) await treasurer.call('ledger.post', { date: '2026-02-20', memo: 'Parkir', lines: [{ account: '6-1130', debit: 1000 }, { account: '1-1210', credit: 1000 }] });
  const february = { from: '2026-02-20', to: '2026-02-20' };
  for (const report of ['cash-book', 'account-register'] as const)
    for (const format of ['csv', 'xlsx'] as const) {
      const failure = await auditor.refused('reports.export', { report, account: '1-1210', ...february, format });
      expect([fieldOf(failure), failure.message]).toEqual(['VALIDATION to', expect.stringContaining('lebih dari 100 baris')]);
    }
  expect(fieldOf(await auditor.refused('documents.render', { document: 'cash-book', ref: '1-1210/2026-02-20..2026-02-20', format: 'html' }))).toBe('VALIDATION ref');
  const refused = async (params: Given<'reports.export'>) => fieldOf(await auditor.refused('reports.export', params));
  expect(await refused({ report: 'cash-book', ...JANUARY, format: 'csv' })).toBe('VALIDATION account');
  expect(await refused({ report: 'cash-book', account: '6-1130', ...JANUARY, format: 'csv' })).toBe('VALIDATION account');
  expect(await refused({ report: 'cash-flow', ...JANUARY, unit: 'USP', format: 'csv' })).toBe('VALIDATION unit');
  expect(await refused({ report: 'income-statement', ...JANUARY, compare: { from: '2026-02-01', to: '2026-01-01' }, format: 'csv' })).toBe('VALIDATION compare.to');
  expect(await refused({ report: 'budget', from: '2026-01-02', to: '2026-01-31', format: 'csv' })).toBe('VALIDATION from');
  expect(await refused({ report: 'comparison', statement: 'phu', format: 'csv' })).toBe('VALIDATION spans');
  expect(await refused({ report: 'shu-members', format: 'csv' })).toBe('VALIDATION period');
  expect(fieldOf(await (await signIn(gerai, 'kasir')).refused('reports.export', { report: 'shu-members', period: '2026-01', format: 'csv' }))).toMatch(/^FORBIDDEN/);
});
