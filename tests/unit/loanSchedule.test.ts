import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../shared/domain/dates.ts';
import { dueDates, effectiveAnnualPct, firstDueAfter, loanSchedule, type LoanMethod, type LoanSchedule } from '../../shared/domain/loanSchedule.ts';
import { check } from '../support/property.ts';
import { readVectors, vector } from '../support/vectors.ts';

type Row = { readonly n: number; readonly principal?: number; readonly interest?: number; readonly payment?: number; readonly balance?: number; readonly opening_balance?: number };
type LoanVector = {
  readonly id: string;
  readonly method: LoanMethod;
  readonly principal: number;
  readonly rate: string;
  readonly rate_per: 'year' | 'month';
  readonly n: number;
  readonly complete: boolean;
  readonly rows: readonly Row[];
  readonly totals?: { readonly principal?: number; readonly interest?: number; readonly payment?: number };
};

const vectors = readVectors<LoanVector>('loans.json');

/** Entries of the contract's model: every printed figure must be met to the rupiah. */
const EXACT = ['P01', 'P02', 'P03', 'P07', 'P09', 'P10', 'I01', 'I05', 'I09', 'I13', 'I17', 'I25'];

/** Entries of the contract's model whose print is not of whole rupiah, with how far a figure may be off, in rupiah, and why. */
const NEAR: Readonly<Record<string, number>> = {
  P04: 1, // two decimals, nothing rounded
  P05: 9, // two decimals, nothing rounded: our instalment is 0,22 more, which 31 rows compound to 8,6
  P06: 20, // the print itself drifts; its own tolerance
  P08: 1, // truncated by the page
};

/** P11 prints one instalment, the sum of two rounded figures where the page rounds the sum. */
const TOTALS_ONLY = ['P11'];

/** Not IDR, but the contract's model in whole units of something: met as well. */
const OTHER_UNIT_SAME_MODEL = ['F09', 'F11'];

/** Not IDR, but the contract's model in hundredths. */
const HUNDREDTHS = ['F01'];

const LEFT_OUT: Readonly<Record<string, string>> = {
  F02: 'rounded to multiples of 100',
  F03: 'principal grace, rounded to multiples of 100',
  F04: 'not comparable: instalment rounded to a whole unit, interest half-even',
  F05: 'instalment rounded to a whole unit, interest half-even',
  F06: 'interest half-even',
  F07: 'interest half-even',
  F08: 'not comparable: actual days ÷ 365',
  F10: 'not comparable: balloon, days-based interest',
  I21: 'instalment rounded up to 1.000',
};

/** The decimal string of a rate fraction per year or month as a yearly percentage, without a float in between. */
function annualPct({ rate, rate_per }: LoanVector): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const units = BigInt(whole + fraction) * (rate_per === 'month' ? 1200n : 100n);
  const digits = units.toString().padStart(fraction.length + 1, '0');
  const text = `${digits.slice(0, digits.length - fraction.length)}.${digits.slice(digits.length - fraction.length)}`;
  return text.replace(/\.?0*$/, '');
}

const FIRST_DUE = calendarDate('2026-12-05');

const scheduleOf = (entry: LoanVector, scale = 1): LoanSchedule =>
  loanSchedule({ principal: entry.principal * scale, annualPct: annualPct(entry), months: entry.n, method: entry.method, firstDue: FIRST_DUE });

/** Every figure an entry prints, as [name, printed, ours]. */
function figures(entry: LoanVector, schedule: LoanSchedule): [string, number, number][] {
  const pairs: [string, number, number][] = [];
  const add = (name: string, printed: number | undefined, ours: number | undefined): void => {
    if (printed !== undefined) pairs.push([`${entry.id} ${name}`, printed, ours ?? NaN]);
  };
  for (const printed of entry.rows) {
    const row = schedule.rows[printed.n - 1];
    add(`row ${printed.n} principal`, printed.principal, row?.principal);
    add(`row ${printed.n} interest`, printed.interest, row?.interest);
    add(`row ${printed.n} payment`, printed.payment, row?.payment);
    add(`row ${printed.n} balance`, printed.balance, row?.balance);
    add(`row ${printed.n} opening balance`, printed.opening_balance, row && row.balance + row.principal);
  }
  add('total principal', entry.totals?.principal, schedule.totals.principal);
  add('total interest', entry.totals?.interest, schedule.totals.interest);
  add('total payment', entry.totals?.payment, schedule.totals.payment);
  return pairs;
}

describe('vectors', () => {
  test('every entry is classified', () => {
    const classified = [...EXACT, ...Object.keys(NEAR), ...TOTALS_ONLY, ...OTHER_UNIT_SAME_MODEL, ...HUNDREDTHS, ...Object.keys(LEFT_OUT)];
    expect(vectors.map((entry) => entry.id).toSorted()).toEqual(classified.toSorted());
  });

  test.each([...EXACT, ...OTHER_UNIT_SAME_MODEL])('%s to the rupiah', (id) => {
    const entry = vector(vectors, id);
    const pairs = figures(entry, scheduleOf(entry));
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.map(([name, , ours]) => [name, ours])).toEqual(pairs.map(([name, printed]) => [name, printed]));
    if (entry.complete) expect(entry.rows.length).toBe(entry.n);
  });

  test.each(Object.entries(NEAR))('%s within %d rupiah', (id, tolerance) => {
    const entry = vector(vectors, id);
    for (const [name, printed, ours] of figures(entry, scheduleOf(entry))) expect(Math.abs(ours - printed), name).toBeLessThanOrEqual(tolerance);
  });

  test('P11: the interest to the rupiah, the payments together too', () => {
    const schedule = scheduleOf(vector(vectors, 'P11'));
    expect(schedule.totals).toEqual({ principal: 50_000_000, interest: 9_000_000, payment: 59_000_000 });
    expect(schedule.rows[0]?.payment).toBe(1_638_889);
    expect(schedule.rows[35]).toMatchObject({ principal: 1_388_885, interest: 250_000, payment: 1_638_885, balance: 0 });
  });

  test('F01 in hundredths', () => {
    const entry = vector(vectors, 'F01');
    const schedule = scheduleOf(entry, 100);
    expect(schedule.rows.map((row) => [row.principal, row.interest])).toEqual([[291_149, 24_000], [296_972, 18_177], [302_911, 12_238], [308_968, 6_179]]);
    expect(entry.rows.map((row) => [row.principal, row.interest])).toEqual([[2911.49, 240], [2969.72, 181.77], [3029.11, 122.38], [3089.68, 61.79]]);
  });
});

describe('worked schedules of domain.md §5.3', () => {
  const schedule = (principal: number, pct: string, months: number, method: LoanMethod): LoanSchedule => loanSchedule({ principal, annualPct: pct, months, method, firstDue: FIRST_DUE });

  test('L4: menurun of 5.000.000 over 12 months at 22%', () => {
    const { rows, totals } = schedule(5_000_000, '22', 12, 'menurun');
    expect(rows.map((row) => row.interest)).toEqual([91667, 84028, 76389, 68750, 61111, 53472, 45833, 38194, 30556, 22917, 15278, 7639]);
    expect(rows.map((row) => row.principal)).toEqual([416667, 416667, 416667, 416667, 416667, 416667, 416667, 416667, 416667, 416667, 416667, 416663]);
    expect(rows.at(-2)?.balance).toBe(416_663);
    expect(totals).toEqual({ principal: 5_000_000, interest: 595_834, payment: 5_595_834 });
  });

  test('L5: menurun of 120.000.000 over 12 months at 10%', () => {
    const { rows, totals } = schedule(120_000_000, '10', 12, 'menurun');
    expect(rows.map((row) => row.interest)).toEqual([1000000, 916667, 833333, 750000, 666667, 583333, 500000, 416667, 333333, 250000, 166667, 83333]);
    expect(totals.interest).toBe(6_500_000);
  });

  test('L7 and L8: the instalment, and rows within a rupiah of the unrounded print', () => {
    const l7 = schedule(173_600_000, '17', 60, 'anuitas');
    expect(l7.rows[0]).toMatchObject({ payment: 4_314_407, interest: 2_459_333, principal: 1_855_074, balance: 171_744_926 });
    expect(l7.rows[59]?.balance).toBe(0);
    const l8 = schedule(200_000_000, '18.1', 120, 'anuitas');
    expect(l8.rows[0]).toMatchObject({ payment: 3_616_590, interest: 3_016_667, principal: 599_923 });
  });

  test('L9: a rate change is a new schedule on the balance', () => {
    expect(schedule(400_000_000, '4', 180, 'anuitas').rows[0]?.payment).toBe(2_958_752);
    expect(schedule(337_938_987, '11', 144, 'anuitas').rows[0]?.payment).toBe(4_236_252);
  });

  test('the simulation picture: 6.000.000 over 12 months at 12%', () => {
    expect(schedule(6_000_000, '12', 12, 'flat').totals.interest).toBe(720_000);
    expect(schedule(6_000_000, '12', 12, 'menurun').totals.interest).toBe(390_000);
    expect(schedule(6_000_000, '12', 12, 'anuitas')).toMatchObject({ totals: { interest: 397_113 } });
    expect(schedule(6_000_000, '12', 12, 'anuitas').rows[0]?.payment).toBe(533_093);
  });
});

describe('edges', () => {
  test('rate 0: no interest, anuitas is equal principal', () => {
    for (const method of ['flat', 'menurun', 'anuitas'] as const) {
      const { rows, totals } = loanSchedule({ principal: 1000, annualPct: '0', months: 6, method, firstDue: FIRST_DUE });
      expect(rows.map((row) => row.principal)).toEqual([167, 167, 167, 167, 167, 165]);
      expect(totals.interest).toBe(0);
    }
  });

  test('a principal smaller than the months is never paid twice', () => {
    const { rows } = loanSchedule({ principal: 5, annualPct: '12', months: 10, method: 'menurun', firstDue: FIRST_DUE });
    expect(rows.map((row) => row.principal)).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(loanSchedule({ principal: 4, annualPct: '12', months: 10, method: 'menurun', firstDue: FIRST_DUE }).rows.map((row) => row.principal)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 4]);
  });

  test('a long, large loan at an awkward rate still ends at 0', () => {
    const { rows, totals } = loanSchedule({ principal: 999_999_999_999, annualPct: '23.999999999999', months: 360, method: 'anuitas', firstDue: FIRST_DUE });
    expect(rows.at(-1)?.balance).toBe(0);
    expect(totals.principal).toBe(999_999_999_999);
  });

  test.each([
    { principal: 0 }, { principal: -1 }, { principal: 1.5 }, { principal: 1_000_000_000_000 },
    { months: 0 }, { months: 361 }, { months: 1.5 },
    { annualPct: '-1' }, { annualPct: '1,5' }, { annualPct: '' }, { annualPct: '1e3' },
  ])('refuses %o', (wrong) => {
    expect(() => loanSchedule({ principal: 1_000_000, annualPct: '12', months: 12, method: 'flat', firstDue: FIRST_DUE, ...wrong })).toThrow(RangeError);
  });
});

describe('due dates', () => {
  const entries = readVectors<{ readonly first: string; readonly due: readonly string[] }>('loan-due-dates.json');

  test('four vectors', () => {
    expect(entries.map((entry) => entry.first)).toEqual(['2023-01-31', '2023-01-30', '2023-01-28', '2023-01-25']);
    for (const { first, due } of entries) expect(dueDates(calendarDate(first), due.length)).toEqual(due);
  });

  test('a first due date that was clamped comes back to its seed day', () => {
    expect(firstDueAfter(calendarDate('2027-01-31'))).toBe('2027-02-28');
    expect(dueDates(calendarDate('2027-02-28'), 3, 31)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
    expect(dueDates(calendarDate('2027-02-28'), 3)).toEqual(['2027-02-28', '2027-03-28', '2027-04-28']);
    expect(() => dueDates(calendarDate('2027-02-27'), 3, 31)).toThrow('seed day 31 does not fall on 2027-02-27');
  });

  test('over the end of a year and in leap years', () => {
    expect(dueDates(calendarDate('2027-11-30'), 4)).toEqual(['2027-11-30', '2027-12-30', '2028-01-30', '2028-02-29']);
    expect(firstDueAfter(calendarDate('2026-12-15'))).toBe('2027-01-15');
  });

  test('past the calendar is refused', () => {
    expect(() => dueDates(calendarDate('2299-06-01'), 12)).toThrow(RangeError);
  });
});

describe('effective yearly rate', () => {
  const rate = (pct: string, months: number, method: LoanMethod): string => effectiveAnnualPct(loanSchedule({ principal: 12_000_000, annualPct: pct, months, method, firstDue: FIRST_DUE }));

  test('flat 1% a month over a year costs 21.46% on the declining balance (domain §5.1)', () => {
    expect(rate('12', 12, 'flat')).toBe('21.46');
  });

  test('menurun and anuitas cost their nominal rate', () => {
    expect(rate('12', 12, 'menurun')).toBe('12');
    expect(rate('18.1', 36, 'anuitas')).toBe('18.1');
    expect(rate('0', 12, 'flat')).toBe('0');
  });
});

describe('properties', () => {
  const terms = fc.record({
    principal: fc.oneof(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 1, max: 1000 })),
    annualPct: fc.oneof(fc.constant('0'), fc.integer({ min: 1, max: 9999 }).map((hundredths) => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`)),
    months: fc.integer({ min: 1, max: 120 }),
    method: fc.constantFrom<LoanMethod>('flat', 'menurun', 'anuitas'),
    day: fc.integer({ min: 1, max: 31 }),
  });

  test('principal adds up, balances fall to 0, no figure is negative, payment is principal plus interest', () => {
    check(
      fc.property(terms, ({ day, ...loan }) => {
        const { rows, totals } = loanSchedule({ ...loan, firstDue: calendarDate(`2027-01-${String(day).padStart(2, '0')}`) });
        let balance = loan.principal;
        for (const row of rows) {
          balance -= row.principal;
          expect(row.balance).toBe(balance);
          expect(row.payment).toBe(row.principal + row.interest);
          expect(Math.min(row.principal, row.interest, row.balance)).toBeGreaterThanOrEqual(0);
        }
        expect(balance).toBe(0);
        expect(totals.principal).toBe(loan.principal);
        expect(totals.payment).toBe(totals.principal + totals.interest);
        expect(rows.map((row) => row.due)).toEqual(rows.map((row) => row.due).toSorted());
      }),
    );
  });

  test('instalments of an annuity are equal but for the last', () => {
    check(
      fc.property(fc.integer({ min: 100_000, max: 3_000_000_000 }), fc.integer({ min: 1, max: 24 }), fc.integer({ min: 2, max: 60 }), (principal, pct, months) => {
        const { rows } = loanSchedule({ principal, annualPct: String(pct), months, method: 'anuitas', firstDue: FIRST_DUE });
        expect(new Set(rows.slice(0, -1).map((row) => row.payment)).size).toBe(1);
        expect(Math.abs((rows.at(-1)?.payment ?? 0) - (rows[0]?.payment ?? 0))).toBeLessThanOrEqual(months * 2);
      }),
    );
  });
});
