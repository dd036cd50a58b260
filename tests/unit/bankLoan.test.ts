import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankPosition, type BankTerms } from '../../shared/domain/bankLoan.ts';
import { calendarDate } from '../../shared/domain/dates.ts';
import { loanSchedule } from '../../shared/domain/loanSchedule.ts';
import { check } from '../support/property.ts';

const day = calendarDate;
/** 6% a year is half a percent a month: 10.000.000 costs 50.000. */
const TERMS: BankTerms = { annualPct: '6', months: 12, method: 'menurun', firstDue: day('2026-12-12'), graceMonths: 2 };
const DRAWS = [{ date: day('2026-11-21'), amount: 10_000_000 }];

const figures = (position: ReturnType<typeof bankPosition>, from: number, to: number) => position.rows.slice(from, to).map((row) => [row.due, row.principal, row.interest, row.balance]);

describe('a bank loan', () => {
  it('pays interest alone in grace, then by the schedule', () => {
    const position = bankPosition(TERMS, DRAWS, [], day('2026-11-21'));
    expect(figures(position, 0, 5)).toEqual([['2026-12-12', 0, 50_000, 10_000_000], ['2027-01-12', 0, 50_000, 10_000_000], ['2027-02-12', 1_000_000, 50_000, 9_000_000], ['2027-03-12', 1_000_000, 45_000, 8_000_000], ['2027-04-12', 1_000_000, 40_000, 7_000_000]]);
    expect([position.rows[11]?.balance, position.outstanding, position.interestOwed, position.payoff]).toEqual([0, 10_000_000, 50_000, 10_050_000]);
  });

  it('spreads a later drawdown over the instalments after it', () => {
    const position = bankPosition(TERMS, [...DRAWS, { date: day('2027-01-20'), amount: 2_000_000 }], [], day('2027-01-20'));
    expect(figures(position, 1, 4)).toEqual([['2027-01-12', 0, 50_000, 10_000_000], ['2027-02-12', 1_200_000, 60_000, 10_800_000], ['2027-03-12', 1_200_000, 54_000, 9_600_000]]);
    expect([position.rows[11]?.balance, position.interestOwed]).toEqual([0, 160_000]);
  });

  it('is shortened from its end by what is paid ahead, with less interest from the next instalment on', () => {
    const payments = [{ date: day('2026-12-10'), interest: 50_000, principal: 0 }, { date: day('2027-01-12'), interest: 50_000, principal: 0 }, { date: day('2027-02-12'), interest: 50_000, principal: 1_000_000 }, { date: day('2027-02-20'), interest: 0, principal: 3_000_000 }];
    const position = bankPosition(TERMS, DRAWS, payments, day('2027-02-20'));
    // Nine millions were left for March; after March's million and the three ahead five are.
    expect(figures(position, 3, 10)).toEqual([
      ['2027-03-12', 1_000_000, 45_000, 5_000_000], ['2027-04-12', 1_000_000, 25_000, 4_000_000], ['2027-05-12', 1_000_000, 20_000, 3_000_000], ['2027-06-12', 1_000_000, 15_000, 2_000_000], ['2027-07-12', 1_000_000, 10_000, 1_000_000],
      ['2027-08-12', 1_000_000, 5000, 0], ['2027-09-12', 0, 0, 0],
    ]);
    expect([position.outstanding, position.interestOwed]).toEqual([6_000_000, 45_000]);
  });

  it('keeps its flat interest on all that was drawn while anything is owed', () => {
    const position = bankPosition({ ...TERMS, method: 'flat', graceMonths: 0, months: 3 }, [{ date: day('2026-11-21'), amount: 3_000_000 }], [], day('2027-06-01'));
    expect(figures(position, 0, 3)).toEqual([['2026-12-12', 1_000_000, 15_000, 2_000_000], ['2027-01-12', 1_000_000, 15_000, 1_000_000], ['2027-02-12', 1_000_000, 15_000, 0]]);
    expect([position.interestOwed, position.payoff]).toEqual([45_000, 3_045_000]);
  });

  it('without grace and in one drawdown is the schedule of shared/domain/loanSchedule', () => {
    const any = fc.record({
      principal: fc.integer({ min: 1, max: 3_000_000_000 }), months: fc.integer({ min: 1, max: 120 }), hundredths: fc.integer({ min: 0, max: 2400 }), method: fc.constantFrom('flat' as const, 'menurun' as const, 'anuitas' as const),
    });
    check(
      fc.property(any, ({ principal, months, hundredths, method }) => {
        const terms = { annualPct: `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`, months, method, firstDue: day('2027-01-31') };
        const { rows, outstanding } = bankPosition({ ...terms, graceMonths: 0 }, [{ date: day('2026-12-31'), amount: principal }], [], day('2026-12-31'));
        const expected = loanSchedule({ principal, ...terms }).rows;
        expect(rows.map((row) => [row.due, row.principal, row.balance])).toEqual(expected.map((row) => [row.due, row.principal, row.balance]));
        // A principal too small for its months is paid back early: nothing is left to bear interest.
        expect(rows.map((row) => row.interest)).toEqual(expected.map((row, index) => ((expected[index - 1]?.balance ?? principal) === 0 ? 0 : row.interest)));
        expect(outstanding).toBe(principal);
      }),
    );
  });

  it('always plans back exactly what is owed, whatever was drawn and paid', () => {
    const moves = fc.array(fc.record({ month: fc.integer({ min: 1, max: 11 }), amount: fc.integer({ min: 1, max: 900_000_000 }), share: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 6 });
    check(
      fc.property(moves, fc.constantFrom('flat' as const, 'menurun' as const, 'anuitas' as const), fc.integer({ min: 0, max: 11 }), (given, method, graceMonths) => {
        const draws = given.map(({ month, amount }) => ({ date: day(`2027-${String(month).padStart(2, '0')}-01`), amount }));
        const payments = given.map(({ month, amount, share }) => ({ date: day(`2027-${String(month).padStart(2, '0')}-02`), interest: 0, principal: Math.floor((amount * share) / 100) }));
        const position = bankPosition({ annualPct: '6', months: 12, method, firstDue: day('2027-01-12'), graceMonths }, draws, payments, day('2027-12-01'));
        expect(position.rows.at(-1)?.balance).toBe(0);
        for (const row of position.rows) expect(row.principal >= 0 && row.interest >= 0 && row.balance >= 0).toBe(true);
        expect(position.payoff).toBe(position.outstanding + position.interestOwed);
      }),
    );
  });
});
