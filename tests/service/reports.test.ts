/** Neraca and income statement against figures worked out by hand (rulings 1, 2 and 9). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Ledger, type DocumentHead, type EntryLine } from '../../electron/service/ledger/index.ts';
import { Reports } from '../../electron/service/reports/index.ts';
import { steppedClock } from '../../electron/service/kernel/clock.ts';
import { openForWriting } from '../../electron/service/kernel/database.ts';
import { Kernel, type WriteCtx } from '../../electron/service/kernel/kernel.ts';
import { calendarDate } from '../../shared/domain/dates.ts';
import type { Params } from '../../shared/contract/index.ts';
import { signIn } from '../support/fullGerai.ts';
import { MIGRATIONS, newId, openGerai, type Gerai } from '../support/gerai.ts';

const folder = mkdtempSync(join(tmpdir(), 'gerai-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a month brought in (plus) and cost (minus), each against the bank, but depreciation, which costs no cash. */
const JANUARY: readonly (readonly [account: string, amount: number])[] = [
  ['4-1110', 10_000_000], ['4-1210', 2_000_000], ['4-1511', -200_000], ['4-1120', 4_000_000], ['4-1512', -100_000], ['5-1110', -8_000_000], ['5-1210', -1_700_000], ['5-1120', -3_400_000], ['5-1510', -50_000], ['5-1520', 20_000],
  ['4-1410', 600_000], ['4-1430', 50_000], ['4-2110', 150_000], ['4-2160', 5_000], ['5-1410', -80_000], ['6-1110', -1_000_000], ['6-1150', -12_000], ['6-1190', -30_000], ['6-2110', -250_000], ['7-1110', -45_000], ['7-1120', -1_000],
];

const lines = (rows: typeof JANUARY): Params<'ledger.post'>['lines'] =>
  rows.flatMap(([account, amount]) => (amount > 0 ? [{ account: '1-1210', debit: amount }, { account, credit: amount }] : [{ account, debit: -amount }, { account: '1-1210', credit: -amount }]));

async function twoMonths(gerai: Gerai): Promise<void> {
  gerai.at('2026-02-20');
  const treasurer = await signIn(gerai, 'bendahara');
  await treasurer.call('ledger.post', { date: '2026-01-15', memo: 'Januari', lines: lines(JANUARY) });
  await treasurer.call('ledger.post', { date: '2026-01-31', memo: 'Penyusutan', lines: [{ account: '6-1160', debit: 100_000 }, { account: '1-2190', credit: 100_000 }] });
  await treasurer.call('ledger.post', { date: '2026-02-01', memo: 'Februari', lines: lines([['4-1120', 300_000], ['6-1120', -340_000]]) });
}

const JANUARY_TOTALS = {
  salesMember: 11_800_000, salesNonMember: 3_900_000, cogsMember: 9_700_000, cogsNonMember: 3_400_000, cogs: 13_130_000, grossProfit: 2_570_000, loanIncome: 650_000, otherIncome: 155_000, savingsInterest: 80_000,
  operatingExpenses: 1_112_000, cooperativeExpenses: 250_000, otherExpenses: 30_000, shuBeforeTax: 1_903_000, tax: 46_000, shu: 1_857_000,
};
const FEBRUARY_TOTALS = {
  salesMember: 0, salesNonMember: 300_000, cogsMember: 0, cogsNonMember: 0, cogs: 0, grossProfit: 300_000, loanIncome: 0, otherIncome: 0, savingsInterest: 0, operatingExpenses: 340_000, cooperativeExpenses: 0, otherExpenses: 0,
  shuBeforeTax: -40_000, tax: 0, shu: -40_000,
};

describe('reports.incomeStatement', () => {
  test('has the totals of ruling 9, income and expenses both positive, contra accounts taken off', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await twoMonths(gerai);
    const treasurer = await signIn(gerai, 'pengawas');
    const january = await treasurer.call('reports.incomeStatement', { from: '2026-01-01', to: '2026-01-31' });
    expect(january.totals).toEqual(JANUARY_TOTALS);
    const amounts = Object.fromEntries(january.rows.map((row) => [row.code, row.amount]));
    expect(amounts).toEqual({
      '4-1110': 10_000_000, '4-1210': 2_000_000, '4-1511': -200_000, '4-1120': 4_000_000, '4-1512': -100_000, '5-1110': 8_000_000, '5-1210': 1_700_000, '5-1120': 3_400_000, '5-1510': 50_000, '5-1520': -20_000,
      '4-1410': 600_000, '4-1430': 50_000, '4-2110': 150_000, '4-2160': 5_000, '5-1410': 80_000, '6-1110': 1_000_000, '6-1150': 12_000, '6-1160': 100_000, '6-1190': 30_000, '6-2110': 250_000, '7-1110': 45_000, '7-1120': 1_000,
    });
    expect(january.rows.map((row) => row.code)).toEqual(january.rows.map((row) => row.code).toSorted());
    expect((await treasurer.call('reports.incomeStatement', { from: '2026-02-01', to: '2026-02-28' })).totals).toEqual(FEBRUARY_TOTALS);
    const both = (await treasurer.call('reports.incomeStatement', { from: '2026-01-01', to: '2026-02-28' })).totals;
    expect(both.shu).toBe(1_817_000);
    expect(both.salesNonMember).toBe(4_200_000);
  });

  test('counts both its days', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await twoMonths(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    const shu = async (from: string, to: string): Promise<number> => (await auditor.call('reports.incomeStatement', { from, to })).totals.shu;
    expect(await shu('2026-01-15', '2026-01-15')).toBe(1_957_000);
    expect(await shu('2026-01-01', '2026-01-14')).toBe(0);
    expect(await shu('2026-01-16', '2026-01-31')).toBe(-100_000);
    expect(await shu('2026-01-16', '2026-01-30')).toBe(0);
    expect(await shu('2026-01-16', '2026-02-01')).toBe(-140_000);
  });

  test('refuses an end before the beginning, naming the field', async () => {
    const gerai = await openGerai();
    expect(await (await gerai.as('pengawas')).refused('reports.incomeStatement', { from: '2026-02-01', to: '2026-01-31' })).toMatchObject({ code: 'VALIDATION', details: { field: 'to' } });
  });
});

describe('reports.balanceSheet', () => {
  test('balances, with the SHU of open years on 3-1310 and contra accounts negative', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await twoMonths(gerai);
    const { sections, balanced } = await (await signIn(gerai, 'pengawas')).call('reports.balanceSheet', { asOf: '2026-01-31' });
    expect(balanced).toBe(true);
    expect(sections.map(({ key, total }) => [key, total])).toEqual([['assets', 71_857_000], ['liabilities', 0], ['equity', 71_857_000]]);
    expect(sections.map((section) => section.rows.map((row) => [row.code, row.amount]))).toEqual([
      [['1-1110', 20_000_000], ['1-1210', 51_957_000], ['1-2190', -100_000]],
      [],
      [['3-1310', 1_857_000], ['3-1910', 70_000_000]],
    ]);
  });

  test('on a day before anything happened is empty but for 3-1310', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    const { sections, balanced } = await (await gerai.as('bendahara')).call('reports.balanceSheet', { asOf: '2025-12-31' });
    expect(balanced).toBe(true);
    expect(sections).toEqual([
      { key: 'assets', total: 0, rows: [] }, { key: 'liabilities', total: 0, rows: [] }, { key: 'equity', total: 0, rows: [{ code: '3-1310', name: 'SHU tahun berjalan', amount: 0 }] },
    ]);
  });

  test('agrees with the trial balance whatever is posted', async () => {
    const gerai = await openGerai({ clock: '2026-01-02' });
    await twoMonths(gerai);
    const auditor = await signIn(gerai, 'pengawas');
    for (const asOf of ['2026-01-02', '2026-01-15', '2026-01-31', '2026-02-01', '2026-02-20']) {
      const { sections, balanced } = await auditor.call('reports.balanceSheet', { asOf });
      const { rows } = await auditor.call('ledger.trialBalance', { asOf });
      const assets = rows.filter((row) => row.code.startsWith('1')).reduce((sum, row) => sum + row.debit - row.credit, 0);
      const others = rows.filter((row) => !row.code.startsWith('1')).reduce((sum, row) => sum + row.credit - row.debit, 0);
      expect([asOf, balanced, sections[0]?.total, (sections[1]?.total ?? 0) + (sections[2]?.total ?? 0)]).toEqual([asOf, true, assets, others]);
    }
  });
});

/** A year with a month 13 and a closing entry, through the ledger itself: no method closes a year yet. */
async function closedYear(): Promise<{ reports: Reports; close: () => void }> {
  const gerai = await openGerai({ clock: '2026-01-02', folder });
  await twoMonths(gerai);
  gerai.at('2026-12-31');
  await (await signIn(gerai, 'bendahara')).call('ledger.post', { date: '2026-12-31', memo: 'Desember', lines: lines([['4-1110', 500_000]]) });
  gerai.close();
  const db = openForWriting(gerai.file, MIGRATIONS);
  const kernel = new Kernel(db, steppedClock(Date.parse('2027-01-10T02:00:00.000Z')));
  const ledger = new Ledger(kernel);
  const user = { ref: 1, id: newId(), username: 'nurul', name: 'Nurul', role: 'ketua' as const };
  const write = (run: (ctx: WriteCtx) => void): void => kernel.transact({ method: 'uji', id: newId(), user, approver: null, session: '' }, run);
  const document = (ctx: WriteCtx): DocumentHead => ledger.document(ctx, { kind: 'JM', date: calendarDate('2026-12-31'), period: '2026-13', amounts: {} });
  const post = (kind: 'umum' | 'penutup', entryLines: readonly EntryLine[]): void => write((ctx) => void ledger.post(ctx, { document: document(ctx), kind, period: '2026-13', memo: 'Bulan 13', lines: entryLines }));
  post('umum', [{ account: '6-1130', debit: 60_000 }, { account: '2-1330', credit: 60_000 }]);
  // SHU of the year: 1,857,000 − 40,000 + 500,000 − 60,000.
  const closing: EntryLine[] = [];
  for (const account of ledger.accounts().values()) {
    const balance = account.class === 'pendapatan' || account.class === 'beban' ? ledger.balance(account.code, calendarDate('2026-12-31')) : 0;
    if (balance !== 0) closing.push(balance > 0 ? { account: account.code, credit: balance } : { account: account.code, debit: -balance });
  }
  post('penutup', [...closing, { account: '3-1320', credit: 2_257_000 }]);
  return { reports: new Reports(kernel, ledger), close: () => db.close() };
}

test('month 13 is in the year and not in December; the closing entry is in the Neraca and not in the statement', async () => {
  const { reports, close } = await closedYear();
  try {
    const shu = (from: string, to: string): number => reports.incomeTotals(calendarDate(from), calendarDate(to)).shu;
    expect(shu('2026-12-01', '2026-12-31')).toBe(500_000);
    expect(shu('2026-01-01', '2026-12-31')).toBe(2_257_000);
    expect(shu('2027-01-01', '2027-01-10')).toBe(0);
    const equity = (asOf: string): Record<string, number> => Object.fromEntries(reports.balanceSheet({ asOf: calendarDate(asOf) }).sections[2]?.rows.map((row) => [row.code, row.amount]) ?? []);
    expect(equity('2026-12-30')).toEqual({ '3-1310': 1_817_000, '3-1910': 70_000_000 });
    expect(equity('2026-12-31')).toEqual({ '3-1310': 0, '3-1320': 2_257_000, '3-1910': 70_000_000 });
    expect(reports.balanceSheet({ asOf: calendarDate('2026-12-31') })).toMatchObject({ balanced: true });
    const changes = (from: string, to: string) => reports.equityChanges({ from: calendarDate(from), to: calendarDate(to) });
    const none = { opening: 0, shu: 0, transfer: 0, added: 0, reduced: 0, closing: 0 };
    expect(changes('2026-01-01', '2026-12-31')).toMatchObject({
      agrees: true, rows: [{ code: '3-1310', ...none, shu: 2_257_000, transfer: -2_257_000 }, { code: '3-1320', ...none, transfer: 2_257_000, closing: 2_257_000 }, { code: '3-1910', ...none, added: 70_000_000, closing: 70_000_000 }],
    });
    expect(changes('2026-12-01', '2026-12-31')).toMatchObject({ agrees: true, rows: [{ code: '3-1310', ...none, opening: 1_817_000, shu: 500_000, closing: 2_317_000 }, { code: '3-1910' }] });
    expect(changes('2026-12-10', '2027-01-10')).toMatchObject({ agrees: true, rows: [{ code: '3-1310', ...none, opening: 1_817_000, shu: 440_000, transfer: -2_257_000 }, { code: '3-1320', closing: 2_257_000 }, { code: '3-1910' }] });
    expect(reports.balanceSheet({ asOf: calendarDate('2027-01-10') })).toMatchObject({ balanced: true });
  } finally {
    close();
  }
});
