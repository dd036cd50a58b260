import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanChecks } from '../../electron/service/loans/index.ts';
import { addDays, calendarDate } from '../../shared/domain/dates.ts';
import { linesOf, newMember, placesOf, refusedOn } from '../support/counter.ts';
import { LOGIN, openGerai, type Gerai, type Given } from '../support/gerai.ts';
import { check } from '../support/property.ts';
import { fieldOf, mustVerify } from '../support/till.ts';

type Terms = Omit<Given<'loans.apply'>, 'memberId'>;
/** Rp3.000.000 flat 12% a year over three months: rows of Rp1.000.000 + Rp30.000. */
const TERMS: Terms = { principal: 3_000_000, months: 3, method: 'flat', annualPct: '12', purpose: 'modal warung' };

const view = async (gerai: Gerai, loanId: string) => (await gerai.as('kasir')).call('loans.get', { loanId });
const treasurer = (gerai: Gerai) => gerai.as('bendahara');
const undo = async (gerai: Gerai, kind: string, ref: string) => (await treasurer(gerai)).call('documents.reverse', { kind, ref, reason: 'keliru', approval: LOGIN.ketua });
const set = async (gerai: Gerai, key: string, value: unknown) => (await gerai.as('ketua')).call('settings.set', { key, value: value as never, effectiveFrom: '2026-01-01' });

/** A loan paid out over the bank, or to sukarela, on a day; the clock then stands at 21 November. */
async function running(date: string, via: 'bank' | 'sukarela' = 'bank'): Promise<{ gerai: Gerai; memberId: string; loanId: string; payout: string }> {
  const gerai = await openGerai({ clock: date, begun: date });
  const { memberId } = await newMember(gerai);
  const { loanId } = await (await treasurer(gerai)).call('loans.apply', { memberId, ...TERMS });
  await (await gerai.as('ketua')).call('loans.approve', { loanId });
  const { number } = await (await treasurer(gerai)).call('loans.disburse', { loanId, via });
  gerai.at('2026-11-21');
  return { gerai, memberId, loanId, payout: number };
}
const sukarela = async (gerai: Gerai, memberId: string): Promise<number> => (await (await gerai.as('kasir')).call('savings.balances', { memberId })).sukarela;

describe('money of a loan through the member’s sukarela', () => {
  it('goes in at the payout, and back when it is undone while nothing was paid; then it is paid out again', async () => {
    const { gerai, memberId, loanId, payout } = await running('2026-11-21', 'sukarela');
    expect(await sukarela(gerai, memberId)).toBe(3_000_000);
    await undo(gerai, 'PC', payout);
    expect(await view(gerai, loanId)).toMatchObject({ status: 'disetujui', outstanding: 0, rows: [], payout: null });
    expect(await sukarela(gerai, memberId)).toBe(0);
    const again = await (await treasurer(gerai)).call('loans.disburse', { loanId, via: 'bank', adminFee: 30_000 });
    expect(again.net).toBe(2_970_000);
    const loan = await view(gerai, loanId);
    expect([loan.status, loan.rows.map((row) => row.no), loan.earlierPlans, loan.payout?.number]).toEqual(['berjalan', [1, 2, 3], [], again.number]);
    await (await gerai.as('kasir')).call('loans.pay', { loanId, amount: 500_000, via: 'bank' });
    expect(await refusedOn(gerai, 'bendahara', 'documents.reverse', { kind: 'PC', ref: again.number, reason: 'keliru', approval: LOGIN.ketua })).toBe('IN_USE ref');
    const paper = await (await gerai.as('kasir')).call('documents.render', { document: 'loan-slip', ref: again.number, format: 'text' });
    for (const text of ['2.970.000', '1.030.000']) expect(paper.text).toContain(text);
    await mustVerify(gerai);
  });

  it('pays by the member’s PIN or somebody’s consent at the till, and is set off with the chair’s', async () => {
    const { gerai, memberId, loanId } = await running('2026-10-21');
    await (await treasurer(gerai)).call('savings.deposit', { memberId, kind: 'sukarela', amount: 1_500_000, via: 'bank' });
    const cashier = await gerai.as('kasir');
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', { loanId, amount: 30_000, via: 'sukarela' })).toBe('APPROVAL_REQUIRED memberPin');
    const paid = await cashier.call('loans.pay', { loanId, amount: 1_030_000, via: 'sukarela', approval: LOGIN.ketua });
    expect(await linesOf(gerai, paid.entryNumber)).toEqual([['2-1210', 'USP', 1_030_000, 0, null, 'A-0001'], ['1-1310', 'USP', 0, 1_000_000, null, 'A-0001'], ['4-1410', 'USP', 0, 30_000, null, 'A-0001']]);
    expect(await sukarela(gerai, memberId)).toBe(470_000);
    for (const approval of [LOGIN.kasir, LOGIN.pengawas]) expect(await refusedOn(gerai, 'bendahara', 'loans.setOff', { loanId, approval })).toBe('FORBIDDEN approval.username');
    const off = await (await treasurer(gerai)).call('loans.setOff', { loanId, approval: LOGIN.ketua });
    expect(off).toMatchObject({ amount: 470_000, allocation: { penalty: 0, interest: 0, principal: 470_000 }, outstanding: 1_530_000 });
    expect(await refusedOn(gerai, 'bendahara', 'loans.setOff', { loanId, approval: LOGIN.ketua })).toBe('BALANCE_INSUFFICIENT amount');
    await undo(gerai, 'AP', off.number);
    expect([await sukarela(gerai, memberId), (await view(gerai, loanId)).outstanding]).toEqual([470_000, 2_000_000]);
    await mustVerify(gerai);
  });
});

describe('the order a cooperative decided on', () => {
  it('spreads what is due, but never leaves interest owed on nothing', async () => {
    const { gerai, loanId } = await running('2026-08-30');
    await set(gerai, 'loan.allocation', { order: ['pokok', 'jasa', 'denda'] });
    const cashier = await gerai.as('kasir');
    // Rows of 30 September and 30 October are due: 2.000.000 and 60.000; the third is not.
    expect((await cashier.call('loans.pay', { loanId, amount: 2_010_000, via: 'bank' })).allocation).toEqual({ penalty: 0, interest: 10_000, principal: 2_000_000 });
    const quote = await cashier.call('loans.payoffQuote', { loanId });
    expect(quote).toMatchObject({ balance: 1_000_000, interestDue: 50_000, runningInterest: 30_000, penalty: 0, payoff: 1_080_000 });
    expect((await cashier.call('loans.pay', { loanId, amount: 1_000_000, via: 'bank' })).status).toBe('berjalan');
    expect(await cashier.call('loans.pay', { loanId, amount: 80_000, via: 'bank' })).toMatchObject({ outstanding: 0, status: 'lunas' });
    await mustVerify(gerai);
  });
});

describe('a loan rescheduled', () => {
  it('owes the same on a new plan, with interest and penalty carried over, and keeps the old one', async () => {
    const { gerai, loanId } = await running('2026-06-30');
    await set(gerai, 'loan.policy', { penalty: { pctPerMonth: '1', graceDays: 5 } });
    const by = await treasurer(gerai);
    // Rows of 1.030.000 were due on 30 July, August and September: 4, 3 and 2 late months of 10.300 each by 21 November.
    expect(await by.call('loans.payoffQuote', { loanId })).toMatchObject({ balance: 3_000_000, interestDue: 90_000, penalty: 92_700, payoff: 3_182_700 });
    expect(fieldOf(await by.refused('loans.reschedule', { loanId, months: 6, reason: 'panen', approval: LOGIN.ketua, annualPct: '24.01' }))).toBe('RATE_CAP annualPct');
    expect(fieldOf(await by.refused('loans.reschedule', { loanId, months: 6, reason: 'panen', approval: LOGIN.ketua, firstDue: '2026-11-21' }))).toBe('VALIDATION firstDue');
    const made = await by.call('loans.reschedule', { loanId, months: 6, reason: 'panen gagal', approval: LOGIN.ketua });
    expect([made.carriedInterest, made.carriedPenalty, made.rows[0], made.totals]).toEqual([
      90_000, 92_700, { no: 1, due: '2026-12-21', principal: 500_000, interest: 120_000, payment: 620_000, balance: 2_500_000 }, { principal: 3_000_000, interest: 270_000, payment: 3_270_000 },
    ]);
    const loan = await view(gerai, loanId);
    expect([loan.months, loan.rows.length, loan.outstanding, loan.position?.penalty, loan.earlierPlans.map((plan) => [plan.number, plan.reason, plan.rows.length])]).toEqual([6, 6, 3_000_000, 92_700, [[made.number, 'panen gagal', 3]]]);
    gerai.at('2026-12-21');
    expect((await (await gerai.as('kasir')).call('loans.pay', { loanId, amount: 712_700, via: 'bank' })).allocation).toEqual({ penalty: 92_700, interest: 120_000, principal: 500_000 });
    expect((await view(gerai, loanId)).position).toMatchObject({ penalty: 0, daysLate: 0, nextDue: '2027-01-21', nextAmount: 530_000 });
    await mustVerify(gerai);
  });
});

describe('a loan given up', () => {
  it('goes off the allowance first, comes back as income, and runs again when undone', async () => {
    const { gerai, loanId } = await running('2026-04-30');
    await set(gerai, 'loan.collectability', [{ class: 'lancar', fromDays: 0, allowancePct: '1' }, { class: 'kurang lancar', fromDays: 91, allowancePct: '10' }, { class: 'diragukan', fromDays: 121, allowancePct: '50' }, { class: 'macet', fromDays: 181, allowancePct: '100' }]);
    const [by, watcher] = [await treasurer(gerai), await gerai.as('pengawas')];
    // Due on 30 May: 175 days late on 21 November.
    expect(await watcher.call('loans.aging', { asOf: '2026-11-21' })).toMatchObject({ total: 3_000_000, npl: { amount: 3_000_000, pct: '100' }, rows: [{ daysLate: 175, class: 'diragukan', arrears: 3_090_000, allowance: 1_500_000 }] });
    expect(await watcher.call('loans.aging', { asOf: '2026-05-30' })).toMatchObject({ npl: { amount: 0, pct: '0' }, rows: [{ daysLate: 0, class: 'lancar', arrears: 0, allowance: 30_000 }] });
    expect(await watcher.call('loans.allowancePreview', { asOf: '2026-11-21' })).toMatchObject({ target: 1_500_000, booked: 0, difference: 1_500_000 });
    const run = await by.call('loans.runAllowance', { period: '2026-11' });
    expect(await linesOf(gerai, run.entryNumber ?? '')).toEqual([['6-1170', 'USP', 1_500_000, 0, null, null], ['1-1311', 'USP', 0, 1_500_000, null, null]]);
    expect(await by.call('loans.runAllowance', { period: '2026-11' })).toMatchObject({ entryNumber: null, before: 1_500_000, difference: 0 });

    const lost = await by.call('loans.writeOff', { loanId, reason: 'pindah', approval: LOGIN.ketua });
    expect([lost.principal, lost.fromAllowance, lost.expense, lost.interest]).toEqual([3_000_000, 1_500_000, 1_500_000, 0]);
    expect(await linesOf(gerai, lost.entryNumber)).toEqual([['1-1311', 'USP', 1_500_000, 0, null, null], ['6-1170', 'USP', 1_500_000, 0, null, null], ['1-1310', 'USP', 0, 3_000_000, null, 'A-0001']]);
    expect(await refusedOn(gerai, 'kasir', 'loans.pay', { loanId, amount: 1, via: 'bank' })).toBe('LOAN_STATE');
    const back = await by.call('loans.recover', { loanId, amount: 100_000, via: 'bank' });
    expect([back.left, (await linesOf(gerai, back.entryNumber))[1]]).toEqual([2_990_000, ['4-2150', 'USP', 0, 100_000, null, 'A-0001']]);
    expect(await refusedOn(gerai, 'bendahara', 'loans.recover', { loanId, amount: 2_990_001, via: 'bank' })).toBe('LOAN_STATE amount');
    expect((await view(gerai, loanId)).writtenOff).toMatchObject({ claim: 3_090_000, recovered: 100_000, left: 2_990_000 });
    expect(await refusedOn(gerai, 'bendahara', 'documents.reverse', { kind: 'HP', ref: lost.number, reason: 'keliru', approval: LOGIN.ketua })).toBe('IN_USE ref');
    await undo(gerai, 'PM', back.number);
    await undo(gerai, 'HP', lost.number);
    expect(await view(gerai, loanId)).toMatchObject({ status: 'berjalan', outstanding: 3_000_000, writtenOff: null });
    expect((await watcher.call('loans.aging', { asOf: '2026-11-21' })).total).toBe(3_000_000);
    await mustVerify(gerai);
  });
});

describe('interest that is income before it is paid', () => {
  it('follows the days under the policy accrual, is taken off by payments, and taken back of a loan that is kurang lancar', async () => {
    const { gerai, loanId } = await running('2026-09-15');
    const by = await treasurer(gerai);
    expect(await refusedOn(gerai, 'bendahara', 'loans.accrue', { period: '2026-09' })).toBe('LOAN_STATE period');
    await set(gerai, 'loan.policy', { interestRecognition: 'accrual' });
    expect(await refusedOn(gerai, 'bendahara', 'loans.accrue', { period: '2026-11' })).toBe('VALIDATION period');
    // 15 of 30 days of 30.000; then 30.000 due and 16 of 31 days of the next 30.000: 15.483,87.
    expect((await by.call('loans.accrue', { period: '2026-09' })).accrued).toBe(15_000);
    const october = await by.call('loans.accrue', { period: '2026-10' });
    expect(await linesOf(gerai, october.entryNumber ?? '')).toEqual([['1-1320', 'USP', 30_484, 0, null, 'A-0001'], ['4-1410', 'USP', 0, 30_484, null, null]]);
    expect(await refusedOn(gerai, 'bendahara', 'loans.accrue', { period: '2026-10' })).toBe('CONFLICT period');
    expect(await refusedOn(gerai, 'bendahara', 'loans.accrue', { period: '2026-09' })).toBe('CONFLICT period');
    const paid = await (await gerai.as('kasir')).call('loans.pay', { loanId, amount: 60_000, via: 'bank' });
    expect(await linesOf(gerai, paid.entryNumber)).toEqual([['1-1210', 'UMUM', 60_000, 0, 'loans-in', null], ['1-1320', 'USP', 0, 45_484, null, 'A-0001'], ['4-1410', 'USP', 0, 14_516, null, 'A-0001']]);
    expect(await refusedOn(gerai, 'bendahara', 'documents.reverse', { kind: 'JP', ref: october.number, reason: 'keliru', approval: LOGIN.ketua })).toBe('IN_USE ref');
    gerai.at('2027-02-28');
    for (const period of ['2026-11', '2026-12'] as const) await by.call('loans.accrue', { period });
    // 30 November: 15 of 30 days; 31 December: all 30.000 of the last row. Due since 15 October, 139 days on 28 February.
    const back = await by.call('loans.accrue', { period: '2027-02' });
    expect([back.accrued, back.reversed]).toEqual([0, 30_000]);
    await undo(gerai, 'JP', back.number);
    await by.call('loans.writeOff', { loanId, reason: 'pindah', approval: LOGIN.ketua });
    expect((await (await gerai.as('pengawas')).call('ledger.trialBalance', { asOf: '2027-02-28' })).rows.find((row) => row.code === '1-1320')).toBeUndefined();
    await mustVerify(gerai);
  });
});

describe('what is due and who is behind', () => {
  it('lists the days asked for, with what was due before', async () => {
    const { gerai, loanId } = await running('2026-08-25');
    const clerk = await gerai.as('kasir');
    expect((await clerk.call('loans.dueList', { from: '2026-11-21', to: '2026-11-27' })).rows).toMatchObject([{ loanId, due: '2026-11-25', principal: 1_000_000, interest: 30_000, penalty: 0, earlier: 2_060_000, total: 3_090_000, daysLate: 57, late: true }]);
    expect((await clerk.call('loans.dueList', { from: '2026-11-26', to: '2026-11-30' })).rows).toEqual([]);
    expect(await refusedOn(gerai, 'kasir', 'loans.dueList', { from: '2026-11-26', to: '2026-11-25' })).toBe('VALIDATION to');
    const { owed, liquid, pct } = await (await gerai.as('pengawas')).call('loans.liquidity', { asOf: '2026-11-21' });
    expect([owed, liquid, pct]).toEqual([0, 67_000_000, null]);
  });
});

describe('any life of a loan', () => {
  it('owes what was lent less what was paid and lost, loan by loan and in the books', async () => {
    const step = fc.record({ what: fc.constantFrom('pay', 'pay', 'pay', 'payoff', 'sukarela', 'setOff', 'reschedule', 'undo', 'undo', 'lose', 'recover', 'later', 'accrue'), part: fc.integer({ min: 1, max: 130 }), months: fc.integer({ min: 1, max: 24 }), days: fc.integer({ min: 0, max: 45 }) });
    await check(
      fc.asyncProperty(fc.constantFrom('flat' as const, 'menurun' as const, 'anuitas' as const), fc.array(step, { minLength: 6, maxLength: 12 }), async (method, steps) => {
        const gerai = await openGerai({ clock: '2026-01-31', begun: '2026-01-31' });
        await set(gerai, 'loan.policy', { interestRecognition: 'accrual' });
        await set(gerai, 'loan.products', [{ key: 'modal', name: 'Modal', method, annualPct: '12', maxMonths: 24, penalty: { pctPerDay: '0.1', maxPct: '20' }, graceDays: 3 }]);
        const { memberId } = await newMember(gerai, { joinedOn: '2026-01-31' });
        const by = await treasurer(gerai);
        await by.call('savings.deposit', { memberId, kind: 'sukarela', amount: 900_001, via: 'bank' });
        const { loanId } = await by.call('loans.apply', { memberId, ...TERMS, principal: 3_000_001, months: 7, method, product: 'modal' });
        await (await gerai.as('ketua')).call('loans.approve', { loanId });
        await by.call('loans.disburse', { loanId, via: 'sukarela' });
        let today = calendarDate('2026-01-31');
        let owed = 3_000_001;
        const undoable: { kind: string; number: string; back: number }[] = [];
        const tried = async (kind: string, run: () => Promise<{ number: string; took: number }>): Promise<void> => {
          try {
            const { number, took } = await run();
            owed -= took;
            undoable.push({ kind, number, back: took });
          } catch (error) {
            expect(String(error)).toMatch(/RULE|VALIDATION|CONFLICT/);
          }
        };
        for (const { what, part, months, days } of steps) {
          const amount = Math.max(1, Math.floor((owed * part) / 100));
          if (what === 'later') gerai.at((today = addDays(today, days)));
          else if (what === 'undo') {
            const last = undoable.pop();
            if (last !== undefined) await undo(gerai, last.kind, last.number).then(() => { owed += last.back; }, (error: unknown) => { expect(String(error)).toMatch(/RULE|CONFLICT|NOT_FOUND|kind: jadwal/); undoable.push(last); });
          } else if (what === 'pay' || what === 'sukarela') await tried('AP', async () => by.call('loans.pay', { loanId, amount, via: what === 'pay' ? 'bank' : 'sukarela' }).then(({ number, allocation }) => {
            expect(allocation.penalty + allocation.interest + allocation.principal).toBe(amount);
            return { number, took: allocation.principal };
          }));
          else if (what === 'payoff') await tried('AP', async () => {
            const { payoff } = await by.call('loans.payoffQuote', { loanId });
            const { number, allocation, status } = await by.call('loans.pay', { loanId, amount: payoff, via: 'bank' });
            expect(status).toBe('lunas');
            return { number, took: allocation.principal };
          });
          else if (what === 'setOff') await tried('AP', async () => by.call('loans.setOff', { loanId, approval: LOGIN.ketua }).then(({ number, allocation }) => ({ number, took: allocation.principal })));
          else if (what === 'reschedule') await tried('RS', async () => by.call('loans.reschedule', { loanId, months, reason: 'x', approval: LOGIN.ketua }).then(({ number }) => ({ number, took: 0 })));
          else if (what === 'lose') await tried('HP', async () => by.call('loans.writeOff', { loanId, reason: 'x', approval: LOGIN.ketua }).then(({ number, principal }) => ({ number, took: principal })));
          else if (what === 'recover') await tried('PM', async () => by.call('loans.recover', { loanId, amount: 1000 * part, via: 'bank' }).then(({ number }) => ({ number, took: 0 })));
          else await tried('JP', async () => by.call('loans.accrue', { period: addDays(today, -31).slice(0, 7) }).then(({ number }) => ({ number, took: 0 })));
          const loan = await by.call('loans.get', { loanId });
          expect([what, loan.outstanding]).toEqual([what, owed]);
          if (loan.status === 'berjalan') expect(loan.rows.reduce((sum, row) => sum + row.principal - row.principalPaid, 0)).toBe(owed);
        }
        expect(placesOf(gerai, loanChecks)).toEqual([]);
        await mustVerify(gerai);
        gerai.close();
      }),
      { runs: 3 },
    );
  }, 300_000);
});
