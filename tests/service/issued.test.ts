/** Statements of a closed month as they were issued: they never change, whatever happens later. */
import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../shared/contract/index.ts';
import type { IssuedStatements } from '../../shared/contract/issued.ts';
import { LOGIN, PROFILE, openGerai, type Gerai } from '../support/gerai.ts';
import { fieldOf, mustVerify, peek, signIn } from '../support/till.ts';

const post = async (gerai: Gerai, date: string, debit: string, credit: string, amount: number, period?: string) =>
  (await signIn(gerai, 'bendahara')).call('ledger.post', { date, memo: 'Catatan', lines: [{ account: debit, debit: amount }, { account: credit, credit: amount }], ...(period === undefined ? {} : { period, approval: LOGIN.ketua }) });

/** October 2026: income 1,000, costs 400; November: income 500; on 5 December, with both months still open. */
async function begun(): Promise<Gerai> {
  const gerai = await openGerai({ clock: '2026-10-05' });
  await post(gerai, '2026-10-05', '3-1910', '3-1140', 70_000_000);
  await post(gerai, '2026-10-05', '1-1210', '4-2110', 1_000);
  await post(gerai, '2026-10-05', '6-1120', '1-1210', 400);
  gerai.at('2026-12-05');
  await post(gerai, '2026-11-20', '1-1210', '4-2110', 500);
  return gerai;
}
const statementsOf = (got: Result<'statements.get'>): IssuedStatements => got.statements as unknown as IssuedStatements;
const close = async (gerai: Gerai, ...periods: string[]): Promise<void> => {
  for (const period of periods) await (await signIn(gerai, 'bendahara')).call('periods.close', { period });
};

describe('issued statements', () => {
  it('are what the reports said when the month was closed, for the month and the year to date', async () => {
    const gerai = await begun();
    const reader = await signIn(gerai, 'pengawas');
    expect((await reader.call('statements.issued', { period: '2026-11' })).versions).toEqual([]);
    expect(fieldOf(await reader.refused('statements.get', { period: '2026-11' }))).toBe('NOT_FOUND period');
    const span = { from: '2026-11-01', to: '2026-11-30' };
    const live = {
      sheet: await reader.call('reports.balanceSheet', { asOf: '2026-11-30', byUnit: true, compareTo: '2025-12-31' }),
      income: await reader.call('reports.incomeStatement', { ...span, byUnit: true, compare: { from: '2026-10-01', to: '2026-10-31' } }),
      cash: await reader.call('reports.cashFlow', { from: '2026-01-01', to: '2026-11-30', compare: { from: '2025-01-01', to: '2025-11-30' } }),
      equity: await reader.call('reports.equityChanges', { ...span, compare: { from: '2026-10-01', to: '2026-10-31' } }),
      trial: await reader.call('ledger.trialBalance', { asOf: '2026-11-30', from: '2026-01-01' }),
      benefit: await reader.call('reports.memberBenefit', span),
      notes: await reader.call('reports.notes', { from: '2026-01-01', to: '2026-11-30' }),
    };
    await close(gerai, '2026-10', '2026-11');
    const got = await reader.call('statements.get', { period: '2026-11' });
    const kept = statementsOf(got);
    expect({ sheet: kept.balanceSheet, income: kept.month?.incomeStatement, cash: kept.yearToDate.cashFlow, equity: kept.month?.equityChanges, trial: kept.yearToDate.trialBalance, benefit: kept.month?.memberBenefit, notes: kept.yearToDate.notes }).toEqual(live);
    expect([kept.month?.incomeStatement.totals.shu, kept.yearToDate.incomeStatement.totals.shu, kept.month?.from, kept.yearToDate.from, kept.asOf]).toEqual([500, 1_100, '2026-11-01', '2026-01-01', '2026-11-30']);
    const head = await reader.call('ledger.entry', { number: 'JU-2026-000005' });
    expect(got).toMatchObject({ period: '2026-11', version: 1, closedAt: '2026-12-05T02:00:00.000Z', closedBy: 'Maryam Syahril', entries: 5, chainHash: head.hash, current: true });
    const [row] = peek<{ body: string; hash: string }>(gerai, "SELECT body, hash FROM statement_issue WHERE period = '2026-11'");
    expect([got.hash, createHash('sha256').update(row?.body ?? '').digest('hex')]).toEqual([row?.hash, row?.hash]);
    expect(kept.usp).toBeNull();
    gerai.at('2027-01-05');
    await close(gerai, '2026-12');
    expect(statementsOf(await reader.call('statements.get', { period: '2026-12' })).usp).toEqual(await reader.call('reports.usp', { year: 2026, quarter: 4 }));
    await mustVerify(gerai);
  });

  it('never change, whatever happens later, and neither do the reports of the month', async () => {
    const gerai = await begun();
    const reader = await signIn(gerai, 'pengawas');
    await close(gerai, '2026-10', '2026-11');
    const read = async () => [
      await reader.call('statements.get', { period: '2026-10' }), await reader.call('statements.get', { period: '2026-11' }), await reader.call('reports.balanceSheet', { asOf: '2026-11-30', byUnit: true }),
      await reader.call('reports.incomeStatement', { from: '2026-11-01', to: '2026-11-30', byUnit: true }), await reader.call('reports.cashFlow', { from: '2026-11-01', to: '2026-11-30' }),
      await reader.call('ledger.trialBalance', { asOf: '2026-11-30', from: '2026-11-01' }),
    ];
    const before = await read();
    const [treasurer, admin] = [await signIn(gerai, 'bendahara'), await signIn(gerai, 'admin')];
    await treasurer.call('ledger.createAccount', { code: '6-1199', name: 'Beban lain-lain', parent: '6-1900' });
    await post(gerai, '2026-12-05', '6-1199', '1-1210', 999);
    await treasurer.call('ledger.reverse', { entryId: (await reader.call('ledger.entry', { number: 'JU-2026-000005' })).entryId, reason: 'salah' });
    await admin.call('settings.set', { key: 'cash.flowByAccount', value: [{ prefix: '4', flow: 'equity' }], effectiveFrom: '2026-12-01' });
    await admin.call('settings.set', { key: 'tax.final', value: { accounts: ['4-1'], pct: '50', validThrough: 2030 }, effectiveFrom: '2026-12-01' });
    expect(await read()).toEqual(before);
    // The sheet keeps its letterhead too; that of an open month has today's.
    const sheet = async (period: string) => (await reader.call('documents.render', { document: 'balance-sheet', ref: period, format: 'text' })).text;
    const issued = await sheet('2026-11');
    const shu = async (period: string) => (await reader.call('documents.render', { document: 'shu-statement', ref: period, format: 'text' })).text ?? '';
    expect(await shu('2026-11')).toContain('KARANG BAHARI');
    expect(issued).toContain('KARANG BAHARI');
    await (await signIn(gerai, 'ketua')).call('system.updateProfile', { profile: { ...PROFILE.profile, name: 'KKMP Maju Bersama', kelurahan: 'Maju Bersama', address: 'Jl. Baru 1' } });
    expect(await sheet('2026-11')).toBe(issued);
    expect(await sheet('2026-12')).toContain('Jl. Baru 1');
    expect([(await shu('2026-11')).includes('MAJU BERSAMA'), (await shu('2026-12')).includes('MAJU BERSAMA')]).toEqual([false, true]);
    // Through month 13, the year's end and a year after.
    gerai.at('2027-01-05');
    await close(gerai, '2026-12');
    await post(gerai, '2026-12-31', '6-1110', '2-1330', 77, '2026-13');
    await (await signIn(gerai, 'ketua')).call('shu.closeYear', { year: 2026 });
    await post(gerai, '2027-01-05', '1-1210', '4-2110', 5);
    expect(await read()).toEqual(before);
    const [december, year] = [statementsOf(await reader.call('statements.get', { period: '2026-12' })), statementsOf(await reader.call('statements.get', { period: '2026-13' }))];
    // 1,000 − 400 + 500, less the reversed 500 and 999 in December; then 77 of month 13.
    expect([december.yearToDate.incomeStatement.totals.shu, december.month?.incomeStatement.totals.shu, year.yearToDate.incomeStatement.totals.shu, year.month]).toEqual([-399, -1_499, -476, null]);
    const equity = (kept: IssuedStatements) => Object.fromEntries((kept.balanceSheet.sections[2]?.rows ?? []).map((row) => [row.code, row.amount]));
    expect([equity(december), equity(year)]).toEqual([{ '3-1140': 70_000_000, '3-1310': -399 }, { '3-1140': 70_000_000, '3-1310': 0, '3-1320': -476 }]);
    await mustVerify(gerai);
  });

  it('come in versions: closing again makes another, the old one stays', async () => {
    const gerai = await begun();
    const reader = await signIn(gerai, 'pengawas');
    await close(gerai, '2026-10');
    const first = await reader.call('statements.get', { period: '2026-10' });
    await (await signIn(gerai, 'ketua')).call('periods.reopen', { period: '2026-10', reason: 'nota tertinggal', approval: LOGIN.pengawas });
    expect((await reader.call('statements.issued', { period: '2026-10' })).versions.map((issue) => [issue.version, issue.current])).toEqual([[1, false]]);
    await post(gerai, '2026-10-31', '6-1120', '1-1210', 50);
    await close(gerai, '2026-10');
    const { versions } = await reader.call('statements.issued', { period: '2026-10' });
    expect(versions.map((issue) => [issue.version, issue.current, issue.entries])).toEqual([[1, false, 5], [2, true, 6]]);
    expect(versions[0]?.hash).not.toBe(versions[1]?.hash);
    expect(await reader.call('statements.get', { period: '2026-10', version: 1 })).toEqual({ ...first, current: false });
    expect(statementsOf(await reader.call('statements.get', { period: '2026-10' })).month?.incomeStatement.totals.shu).toBe(550);
    expect(fieldOf(await reader.refused('statements.get', { period: '2026-10', version: 3 }))).toBe('NOT_FOUND version');
    await mustVerify(gerai);
  });

  it('are kept by the database, and one changed behind its back is found', async () => {
    const gerai = await begun();
    await close(gerai, '2026-10');
    gerai.service.close();
    const db = new Sqlite(gerai.file);
    expect(() => db.exec('DELETE FROM statement_issue')).toThrow('statement_issue: laporan yang sudah terbit tidak dapat dihapus');
    expect(() => db.exec("UPDATE statement_issue SET hash = 'x'")).toThrow('statement_issue: laporan yang sudah terbit tidak dapat diubah');
    const guard = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'statement_issue_update'").pluck().get() as string;
    db.exec(`DROP TRIGGER statement_issue_update; UPDATE statement_issue SET body = replace(body, '1000', '1001'); ${guard}`);
    db.close();
    gerai.restart();
    const { ok, checks } = await (await signIn(gerai, 'pengawas')).call('system.verify', {});
    expect([ok, checks.filter((check) => !check.ok).map((check) => check.name)]).toEqual([false, ['appended-rows', 'periods']]);
    expect(checks.find((check) => check.name === 'periods')?.detail).toContain('2026-10/1');
  });
});
