import { describe, expect, it } from 'vitest';
import type { Gerai, Given } from '../support/gerai.ts';
import { balancesOf, fieldOf, linesOf, mustVerify, openTill, peek, signIn } from '../support/till.ts';

/** 6% a year is half a percent a month. */
const LPDB: Given<'bankLoans.create'> = { lender: 'LPDB KUMKM', number: 'PK 12/2026', principal: 12_000_000, annualPct: '6', months: 12, method: 'menurun', firstDue: '2026-12-12', graceMonths: 2 };

const onDay = async (gerai: Gerai, day: string) => {
  gerai.at(day);
  return signIn(gerai, 'bendahara');
};

describe('a bank loan', () => {
  it('is noted without a posting, drawn in parts, paid by schedule, ahead of it and off', async () => {
    const { gerai, treasurer } = await openTill();
    const before = await balancesOf(gerai, '2026-11-21');
    const { loanId, code } = await treasurer.call('bankLoans.create', LPDB);
    expect(code).toBe('KRB-0001');
    expect(await balancesOf(gerai, '2026-11-21')).toEqual(before);
    expect(await treasurer.call('bankLoans.get', { loanId })).toMatchObject({ status: 'disetujui', drawn: 0, outstanding: 0, payoff: 0, nextDue: null });
    expect(fieldOf(await treasurer.refused('bankLoans.pay', { loanId, amount: 1, via: 'bank' }))).toBe('LOAN_STATE');

    const first = await treasurer.call('bankLoans.draw', { loanId, amount: 10_000_000, fee: 100_000 });
    expect([first.number, first.outstanding]).toEqual(['CB-2026-000001', 10_000_000]);
    expect(await linesOf(gerai, first.entryNumber)).toEqual(['1-1210 UMUM D 9900000 bank-loan', '6-1150 UMUM D 100000', '2-2110 UMUM K 10000000']);
    expect(fieldOf(await treasurer.refused('bankLoans.draw', { loanId, amount: 2_000_001 }))).toBe('LOAN_STATE amount');
    expect(fieldOf(await treasurer.refused('bankLoans.draw', { loanId, amount: 1000, fee: 1000 }))).toBe('VALIDATION fee');
    expect(await treasurer.call('bankLoans.get', { loanId })).toMatchObject({ status: 'berjalan', nextDue: '2026-12-12', nextAmount: 50_000, interestOwed: 50_000, payoff: 10_050_000 });

    // Two days before it is due: interest of the running instalment, nothing else.
    const december = await onDay(gerai, '2026-12-10');
    const grace = await december.call('bankLoans.pay', { loanId, amount: 50_000, via: 'bank' });
    expect(grace.allocation).toEqual({ interest: 50_000, principal: 0 });
    expect(await linesOf(gerai, grace.entryNumber)).toEqual(['6-1190 UMUM D 50000', '1-1210 UMUM K 50000 bank-loan']);
    expect(fieldOf(await december.refused('bankLoans.draw', { loanId, amount: 1, date: '2026-12-09' }))).toBe('BACKDATED date');

    const january = await onDay(gerai, '2027-01-20');
    expect((await january.call('bankLoans.draw', { loanId, amount: 2_000_000 })).outstanding).toBe(12_000_000);
    const february = await onDay(gerai, '2027-02-12');
    // January's 50.000 and February's 60.000 of interest come first.
    const late = await february.call('bankLoans.pay', { loanId, amount: 1_310_000, via: 'kas' });
    expect([late.allocation, late.outstanding]).toEqual([{ interest: 110_000, principal: 1_200_000 }, 10_800_000]);
    expect(await linesOf(gerai, late.entryNumber)).toEqual(['6-1190 UMUM D 110000', '2-2110 UMUM D 1200000', '1-1110 UMUM K 1310000 bank-loan']);
    // The bank's slip says that an extra payment bears no interest.
    expect((await february.call('bankLoans.pay', { loanId, amount: 3_000_000, via: 'bank', interest: 0 })).allocation).toEqual({ interest: 0, principal: 3_000_000 });
    expect(fieldOf(await february.refused('bankLoans.pay', { loanId, amount: 1000, via: 'bank', interest: 1001 }))).toBe('VALIDATION interest');

    const march = await onDay(gerai, '2027-03-12');
    const view = await march.call('bankLoans.get', { loanId });
    expect([view.outstanding, view.interestOwed, view.payoff, view.payments.length, view.draws.map((each) => each.fee)]).toEqual([7_800_000, 39_000, 7_839_000, 3, [100_000, 0]]);
    expect(fieldOf(await march.refused('bankLoans.pay', { loanId, amount: 7_839_001, via: 'bank' }))).toBe('LOAN_STATE amount');
    expect((await march.call('bankLoans.list', {}))).toMatchObject({ outstanding: 7_800_000, ledger: 7_800_000, agrees: true });
    expect((await march.call('bankLoans.list', { asOf: '2027-02-11' }))).toMatchObject({ outstanding: 12_000_000, ledger: 12_000_000, agrees: true });
    expect((await march.call('bankLoans.pay', { loanId, amount: 7_839_000, via: 'bank' })).outstanding).toBe(0);
    expect(await march.call('bankLoans.get', { loanId })).toMatchObject({ status: 'lunas', payoff: 0, nextDue: null, nextAmount: 0 });
    expect(fieldOf(await march.refused('bankLoans.pay', { loanId, amount: 1, via: 'bank' }))).toBe('LOAN_STATE');
    expect((await balancesOf(gerai, '2027-03-12'))['2-2110']).toBeUndefined();
    await mustVerify(gerai);
  });

  it('of before the books is noted with what is still owed', async () => {
    const { gerai, treasurer } = await openTill();
    await treasurer.call('ledger.opening', { date: '2026-11-21', lines: [{ account: '2-2110', credit: 4_000_000 }] });
    expect((await treasurer.call('bankLoans.list', {})).agrees).toBe(false);
    const { loanId } = await treasurer.call('bankLoans.create', { ...LPDB, firstDue: '2026-10-12', months: 6, graceMonths: 0, opening: 4_000_000 });
    expect((await treasurer.call('bankLoans.list', {})).agrees).toBe(true);
    const { rows } = await treasurer.call('bankLoans.get', { loanId });
    expect(rows.map((row) => [row.due, row.principal, row.interest])).toEqual([
      ['2026-10-12', 0, 0], ['2026-11-12', 0, 0], ['2026-12-12', 1_000_000, 20_000], ['2027-01-12', 1_000_000, 15_000], ['2027-02-12', 1_000_000, 10_000], ['2027-03-12', 1_000_000, 5000],
    ]);
    await mustVerify(gerai);
  });

  it('is refused by the field that cannot be', async () => {
    const { gerai, treasurer } = await openTill();
    const wrong: readonly [Partial<Given<'bankLoans.create'>>, string][] = [
      [{ graceMonths: 12 }, 'VALIDATION graceMonths'], [{ opening: 12_000_001 }, 'VALIDATION opening'], [{ firstDue: '2025-01-12' }, 'VALIDATION firstDue'], [{ firstDue: '2170-01-01' }, 'VALIDATION firstDue'], [{ months: 0 }, 'VALIDATION months'],
      [{ annualPct: '6%' }, 'VALIDATION annualPct'],
    ];
    for (const [fields, refusal] of wrong) expect([fields, fieldOf(await treasurer.refused('bankLoans.create', { ...LPDB, ...fields }))]).toEqual([fields, refusal]);
    expect(peek(gerai, 'SELECT count(*) AS n FROM bank_loan')).toEqual([{ n: 0 }]);
    const { loanId } = await treasurer.call('bankLoans.create', { ...LPDB, months: 1, graceMonths: 0 });
    const december = await onDay(gerai, '2026-12-12');
    expect(fieldOf(await december.refused('bankLoans.draw', { loanId, amount: 1000 }))).toBe('LOAN_STATE date');
  });
});
