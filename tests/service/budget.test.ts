/** The year's plan in versions, and plan against outcome per account, worked out by hand. */
import { describe, expect, test } from 'vitest';
import { openGerai } from '../support/gerai.ts';
import { fieldOf, mustVerify, signIn } from '../support/till.ts';

const even = (amount: number): number[] => Array.from({ length: 12 }, () => amount);

describe('budget', () => {
  test('is kept in versions; the newest holds, the old ones can be read', async () => {
    const gerai = await openGerai({ clock: '2026-02-10' });
    const treasurer = await signIn(gerai, 'bendahara');
    expect(await treasurer.call('budget.get', { year: 2026 })).toEqual({ year: 2026, version: null, rows: [], versions: [] });
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => n * 10_000);
    expect(await treasurer.call('budget.set', { year: 2026, decision: 'RAT 30 Januari 2026', rows: [{ account: '6-1120', unit: 'GERAI', months }, { account: '4-2110', months: even(50_000) }] })).toEqual({ year: 2026, version: 1 });
    gerai.at('2026-02-11');
    const later = await signIn(gerai, 'bendahara');
    expect((await later.call('budget.set', { year: 2026, rows: [{ account: '6-1120', unit: 'LPG', months: even(1) }, { account: '6-1120', months: even(-2) }] })).version).toBe(2);
    expect((await later.call('budget.set', { year: 2027, rows: [{ account: '4-2110', months: even(0) }] })).version).toBe(1);
    const name = 'Listrik, air, internet';
    expect(await later.call('budget.get', { year: 2026 })).toEqual({
      year: 2026, version: 2, rows: [{ account: '6-1120', name, unit: 'LPG', months: even(1), total: 12 }, { account: '6-1120', name, unit: 'UMUM', months: even(-2), total: -24 }],
      versions: [
        { version: 2, decision: null, at: '2026-02-11T02:00:00.000Z', by: 'Maryam Syahril' }, { version: 1, decision: 'RAT 30 Januari 2026', at: '2026-02-10T02:00:00.000Z', by: 'Maryam Syahril' },
      ],
    });
    expect((await later.call('budget.get', { year: 2026, version: 1 })).rows).toEqual([
      { account: '4-2110', name: 'Pendapatan lain, fee keagenan, komisi konsinyasi', unit: 'UMUM', months: even(50_000), total: 600_000 }, { account: '6-1120', name, unit: 'GERAI', months, total: 780_000 },
    ]);
    expect(fieldOf(await later.refused('budget.get', { year: 2026, version: 3 }))).toBe('NOT_FOUND version');
    await mustVerify(gerai);
  });

  test('is for income and expenses only, each account and unit once', async () => {
    const gerai = await openGerai({ clock: '2026-02-10' });
    const treasurer = await signIn(gerai, 'bendahara');
    const refused = async (...rows: object[]) => fieldOf(await treasurer.refused('budget.set', { year: 2026, rows }));
    const row = { account: '6-1120', months: even(1) };
    expect(await refused(row, { account: '1-1210', months: even(1) })).toBe('VALIDATION rows.1.account');
    expect(await refused(row, { account: '8-1110', months: even(1) })).toBe('VALIDATION rows.1.account');
    expect(await refused(row, { account: '6-1000', months: even(1) })).toBe('VALIDATION rows.1.account');
    expect(await refused(row, { ...row, unit: 'UMUM' })).toBe('VALIDATION rows.1.account');
    expect(await refused({ account: '6-1120', months: even(1).slice(1) })).toBe('VALIDATION rows.0.months');
    expect((await treasurer.call('budget.get', { year: 2026 })).version).toBeNull();
    await mustVerify(gerai);
  });

  test('against the outcome says per account how much became real and whether that is good', async () => {
    const gerai = await openGerai({ begun: '2026-01-15', clock: '2026-02-10' });
    const treasurer = await signIn(gerai, 'bendahara');
    const post = (date: string, income: string, expense: string, amount: number) => treasurer.call('ledger.post', { date, memo: 'Uji', lines: [{ account: expense, debit: amount }, { account: income, credit: amount }] });
    await post('2026-01-31', '4-2110', '1-1210', 900_000);
    await post('2026-02-01', '4-2110', '1-1210', 300_000);
    await post('2026-01-15', '1-1210', '6-1120', 450_000);
    await post('2026-02-02', '1-1210', '6-1110', 75_000);
    await post('2026-01-15', '1-1210', '4-1511', 30_000);
    await treasurer.call('budget.set', { year: 2025, rows: [{ account: '6-1120', months: even(7) }] });
    await treasurer.call('budget.set', { year: 2026, rows: [{ account: '6-1120', months: even(999) }] });
    await treasurer.call('budget.set', {
      year: 2026, rows: [{ account: '4-2110', months: even(600_000) }, { account: '4-1511', months: even(-10_000) }, { account: '6-1120', unit: 'GERAI', months: even(200_000) }, { account: '6-1120', unit: 'LPG', months: even(100_000) }, { account: '6-2110', months: even(40_000) }],
    });
    const both = await treasurer.call('reports.budget', { from: '2026-01', to: '2026-02' });
    expect(both.rows.map((row) => row.name)).toEqual(['Retur dan potongan penjualan anggota', 'Pendapatan lain, fee keagenan, komisi konsinyasi', 'Gaji dan honor', 'Listrik, air, internet', 'RAT, pendidikan anggota, iuran gerakan koperasi']);
    expect(both.rows).toMatchObject([
      { code: '4-1511', statement: 'salesMember', budget: -20_000, actual: -30_000, variance: -10_000, pct: '150', favourable: false },
      { code: '4-2110', statement: 'otherIncome', budget: 1_200_000, actual: 1_200_000, variance: 0, pct: '100', favourable: true },
      { code: '6-1110', statement: 'operatingExpenses', budget: 0, actual: 75_000, variance: 75_000, pct: null, favourable: false },
      { code: '6-1120', statement: 'operatingExpenses', budget: 600_000, actual: 450_000, variance: -150_000, pct: '75', favourable: true },
      { code: '6-2110', statement: 'cooperativeExpenses', budget: 80_000, actual: 0, variance: -80_000, pct: '0', favourable: true },
    ]);
    expect(both.totals).toEqual({
      income: { budget: 1_180_000, actual: 1_170_000, variance: -10_000, pct: '99.2', favourable: false },
      expense: { budget: 680_000, actual: 525_000, variance: -155_000, pct: '77.2', favourable: true },
      shu: { budget: 500_000, actual: 645_000, variance: 145_000, pct: '129', favourable: true },
    });
    // Over the turn of a year each year has its own plan: 7 for December 2025, 300,000 for January 2026.
    const turn = await treasurer.call('reports.budget', { from: '2025-12', to: '2026-01' });
    expect(turn.rows.find((row) => row.code === '6-1120')).toMatchObject({ budget: 300_007, actual: 450_000, favourable: false });
    expect((await treasurer.call('reports.budget', { from: '2024-01', to: '2024-12' })).rows).toEqual([]);
    expect(fieldOf(await treasurer.refused('reports.budget', { from: '2026-02', to: '2026-01' }))).toBe('VALIDATION to');
    await mustVerify(gerai);
  });
});
