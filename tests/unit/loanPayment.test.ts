import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '../../shared/domain/dates.ts';
import { allocatePayment, applyPayment, loanPosition, type LoanRowState, type PaymentAllocation, type ScheduleState } from '../../shared/domain/loanPayment.ts';
import { loanSchedule, type LoanMethod } from '../../shared/domain/loanSchedule.ts';
import { check } from '../support/property.ts';

const day = calendarDate;

/** 1.200.000 over four months, flat 1% a month: rows of 300.000 + 12.000, due on the 5th from December 2026. */
function loan(paid: { readonly [no: number]: { readonly principal?: number; readonly interest?: number } } = {}, penaltyDue = 0): ScheduleState {
  const { rows } = loanSchedule({ principal: 1_200_000, annualPct: '12', months: 4, method: 'flat', firstDue: day('2026-12-05') });
  const state = rows.map((row): LoanRowState => ({ no: row.no, due: row.due, principal: row.principal, interest: row.interest, principalPaid: paid[row.no]?.principal ?? 0, interestPaid: paid[row.no]?.interest ?? 0 }));
  return { rows: state, balance: state.reduce((total, row) => total + row.principal - row.principalPaid, 0), penaltyDue };
}

function pay(state: ScheduleState, date: string, amount: number): PaymentAllocation {
  const result = allocatePayment({ ...state, date: day(date), amount });
  if ('refused' in result) throw new Error(`refused, payoff ${result.payoff}`);
  return result;
}

const after = (state: ScheduleState, allocation: PaymentAllocation): ScheduleState => ({ rows: applyPayment(state.rows, allocation.parts), balance: state.balance - allocation.principal, penaltyDue: state.penaltyDue - allocation.penalty });

describe('position', () => {
  test('before the first period: nothing due, the payoff holds the first row’s full interest', () => {
    expect(loanPosition({ ...loan(), date: day('2026-11-05') })).toEqual({ penalty: 0, dueInterest: 0, duePrincipal: 0, runningInterest: 12_000, outstanding: 1_200_000, payoff: 1_212_000, arrearsMonths: 0, arrearsDays: 0, runningNo: 1 });
  });

  test('a row is due on its day, in arrears from the next', () => {
    expect(loanPosition({ ...loan(), date: day('2026-12-05') })).toMatchObject({ dueInterest: 12_000, duePrincipal: 300_000, runningInterest: 12_000, payoff: 1_224_000, arrearsMonths: 0, arrearsDays: 0, runningNo: 2 });
    expect(loanPosition({ ...loan(), date: day('2026-12-06') })).toMatchObject({ arrearsMonths: 1, arrearsDays: 1 });
  });

  test('two rows late, one of them half paid, and a penalty', () => {
    expect(loanPosition({ ...loan({ 1: { principal: 100_000, interest: 12_000 } }, 5_000), date: day('2027-01-20') })).toEqual({ penalty: 5_000, dueInterest: 12_000, duePrincipal: 500_000, runningInterest: 12_000, outstanding: 1_100_000, payoff: 1_129_000, arrearsMonths: 2, arrearsDays: 46, runningNo: 3 });
  });

  test('after the last due date nothing runs', () => {
    expect(loanPosition({ ...loan(), date: day('2027-04-01') })).toMatchObject({ payoff: 1_248_000, runningInterest: 0, runningNo: null, arrearsMonths: 4 });
  });

  test('interest already paid on the running row is not asked for again', () => {
    expect(loanPosition({ ...loan({ 1: { interest: 12_000 } }), date: day('2026-11-10') }).payoff).toBe(1_200_000);
  });

  test('with every later row prepaid, the running row adds nothing', () => {
    const state = loan({ 1: { principal: 0 }, 2: { principal: 300_000 }, 3: { principal: 300_000 }, 4: { principal: 300_000 } });
    expect(loanPosition({ ...state, date: day('2026-12-04') })).toMatchObject({ runningInterest: 12_000, payoff: 312_000 });
    expect(loanPosition({ ...state, date: day('2026-12-05') })).toMatchObject({ runningInterest: 0, payoff: 312_000 });
  });

  test('a closed loan owes nothing on any later day', () => {
    const whole = { principal: 300_000 };
    expect(loanPosition({ ...loan({ 1: { ...whole, interest: 12_000 }, 2: whole, 3: whole, 4: whole }), date: day('2027-06-01') })).toMatchObject({ payoff: 0, dueInterest: 0, arrearsMonths: 0 });
  });

  test('a state that contradicts itself is refused', () => {
    expect(() => loanPosition({ ...loan(), balance: 1, date: day('2026-12-05') })).toThrow('balance 1 differs from the rows\' unpaid principal 1200000');
    expect(() => loanPosition({ ...loan({ 1: { principal: 300_001 } }), date: day('2026-12-05') })).toThrow('row 1 is paid outside its amounts');
    expect(() => loanPosition({ ...loan(), rows: loan().rows.toReversed(), date: day('2026-12-05') })).toThrow('row 3 is not due after the row before it');
    expect(() => loanPosition({ ...loan({}, -1), date: day('2026-12-05') })).toThrow(RangeError);
  });
});

describe('allocation (ruling 35)', () => {
  test('an instalment on its day', () => {
    expect(pay(loan(), '2026-12-05', 312_000)).toEqual({ penalty: 0, interest: 12_000, principal: 300_000, parts: [{ no: 1, principal: 300_000, interest: 12_000 }], closes: false });
  });

  test('penalty first, then all due interest, then the oldest principal', () => {
    const late = loan({}, 5_000);
    expect(pay(late, '2027-01-20', 4_000)).toMatchObject({ penalty: 4_000, interest: 0, principal: 0, parts: [] });
    expect(pay(late, '2027-01-20', 20_000).parts).toEqual([{ no: 1, principal: 0, interest: 12_000 }, { no: 2, principal: 0, interest: 3_000 }]);
    expect(pay(late, '2027-01-20', 400_000)).toMatchObject({
      penalty: 5_000, interest: 24_000, principal: 371_000,
      parts: [{ no: 1, principal: 300_000, interest: 12_000 }, { no: 2, principal: 71_000, interest: 12_000 }],
    });
  });

  test('what is more than due comes off the last row', () => {
    expect(pay(loan(), '2026-12-05', 700_000).parts).toEqual([
      { no: 1, principal: 300_000, interest: 12_000 },
      { no: 3, principal: 88_000, interest: 0 },
      { no: 4, principal: 300_000, interest: 0 },
    ]);
  });

  test('before a due date everything is extra principal', () => {
    expect(pay(loan(), '2026-11-20', 312_000)).toMatchObject({ interest: 0, principal: 312_000, parts: [{ no: 3, principal: 12_000, interest: 0 }, { no: 4, principal: 300_000, interest: 0 }] });
  });

  test('exactly the payoff closes: the running row’s interest is paid, later interest is dropped', () => {
    const allocation = pay(loan(), '2026-12-20', 1_224_000);
    expect(allocation).toMatchObject({ penalty: 0, interest: 24_000, principal: 1_200_000, closes: true });
    expect(allocation.parts).toEqual([
      { no: 1, principal: 300_000, interest: 12_000 },
      { no: 2, principal: 300_000, interest: 12_000 },
      { no: 3, principal: 300_000, interest: 0 },
      { no: 4, principal: 300_000, interest: 0 },
    ]);
    expect(loanPosition({ ...after(loan(), allocation), date: day('2027-03-05') }).payoff).toBe(0);
  });

  test('one rupiah more is refused with the payoff', () => {
    expect(allocatePayment({ ...loan(), date: day('2026-12-20'), amount: 1_224_001 })).toEqual({ refused: 'over-payoff', payoff: 1_224_000 });
  });

  test.each([
    [1_223_999, 24_000, 1_199_999, 1],
    [1_212_000, 24_000, 1_188_000, 12_000],
    [1_211_999, 12_000, 1_199_999, 12_001],
  ])('%d, just short of the payoff, leaves exactly the difference', (amount, interest, principal, left) => {
    const state = loan();
    const allocation = pay(state, '2026-12-20', amount);
    expect(allocation).toMatchObject({ interest, principal, closes: false });
    expect(loanPosition({ ...after(state, allocation), date: day('2026-12-20') }).payoff).toBe(left);
  });

  test.each([0, -1, 1.5])('an amount of %d is refused', (amount) => {
    expect(() => allocatePayment({ ...loan(), date: day('2026-12-05'), amount })).toThrow(RangeError);
  });

  test('parts of a row that does not exist are refused', () => {
    expect(() => applyPayment(loan().rows, [{ no: 9, principal: pay(loan(), '2026-12-05', 1).interest, interest: pay(loan(), '2026-12-05', 1).interest }])).toThrow('no row 9');
  });
});

describe('properties', () => {
  const story = fc.record({
    principal: fc.integer({ min: 1, max: 50_000_000 }),
    annualPct: fc.constantFrom('0', '6', '12', '18.5', '24'),
    months: fc.integer({ min: 1, max: 24 }),
    method: fc.constantFrom<LoanMethod>('flat', 'menurun', 'anuitas'),
    payments: fc.array(fc.record({ afterDays: fc.integer({ min: 0, max: 70 }), share: fc.integer({ min: 1, max: 1000 }), penalty: fc.constantFrom(0, 0, 0, 5_000) }), { maxLength: 30 }),
  });

  test('payments of any size and day add up, never overpay a row, and end the loan at zero', () => {
    check(
      fc.property(story, ({ payments, ...terms }) => {
        const schedule = loanSchedule({ ...terms, firstDue: day('2027-01-31') });
        let state: ScheduleState = { rows: schedule.rows.map((row) => ({ no: row.no, due: row.due, principal: row.principal, interest: row.interest, principalPaid: 0, interestPaid: 0 })), balance: terms.principal, penaltyDue: 0 };
        let date: CalendarDate = day('2026-12-31');
        const received = { penalty: 0, interest: 0, principal: 0 };
        const take = (amount: number): void => {
          const before = loanPosition({ ...state, date });
          const allocation = pay(state, date, amount);
          expect(allocation.penalty + allocation.interest + allocation.principal).toBe(amount);
          expect(allocation.parts.reduce((total, part) => total + part.principal, 0)).toBe(allocation.principal);
          expect(allocation.parts.reduce((total, part) => total + part.interest, 0)).toBe(allocation.interest);
          if (allocation.principal > 0) expect(allocation.interest).toBeGreaterThanOrEqual(before.dueInterest);
          state = after(state, allocation);
          const now = loanPosition({ ...state, date });
          expect(now.payoff).toBe(before.payoff - amount);
          expect(allocation.closes).toBe(now.payoff === 0);
          received.penalty += allocation.penalty;
          received.interest += allocation.interest;
          received.principal += allocation.principal;
        };
        for (const { afterDays, share, penalty } of payments) {
          if (state.balance === 0) break;
          date = addDays(date, afterDays);
          state = { ...state, penaltyDue: state.penaltyDue + penalty };
          take(Math.max(1, Math.floor((loanPosition({ ...state, date }).payoff * share) / 1000)));
        }
        const rest = loanPosition({ ...state, date }).payoff;
        if (rest > 0) take(rest);
        expect(state.balance).toBe(0);
        expect(received.principal).toBe(terms.principal);
        expect(received.interest).toBeLessThanOrEqual(schedule.totals.interest);
        expect(loanPosition({ ...state, date: day('2099-12-31') }).payoff).toBe(0);
      }),
      { runs: 200 },
    );
  });

  test('who pays every instalment on its day pays exactly the schedule', () => {
    check(
      fc.property(story, ({ payments: _payments, ...terms }) => {
        const schedule = loanSchedule({ ...terms, firstDue: day('2027-01-31') });
        let state: ScheduleState = { rows: schedule.rows.map((row) => ({ no: row.no, due: row.due, principal: row.principal, interest: row.interest, principalPaid: 0, interestPaid: 0 })), balance: terms.principal, penaltyDue: 0 };
        for (const row of schedule.rows) {
          if (row.payment === 0 || state.balance === 0) continue;
          const allocation = pay(state, row.due, row.payment);
          expect(allocation).toMatchObject({ interest: row.interest, principal: row.principal });
          state = after(state, allocation);
        }
        expect(state.balance).toBe(0);
      }),
    );
  });
});
