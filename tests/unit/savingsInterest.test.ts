import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, daysInMonth, month, type CalendarDate } from '../../shared/domain/dates.ts';
import { interestTax, savingsInterest, taxOnInterest, type InterestMethod, type SavingsMonth } from '../../shared/domain/savingsInterest.ts';
import { check } from '../support/property.ts';
import { readVectors, vector } from '../support/vectors.ts';

type Params = { readonly month: string; readonly opened?: string; readonly opening?: number; readonly tx: readonly (readonly [string, number])[]; readonly method: InterestMethod; readonly tiers: readonly (readonly [number, string])[]; readonly tax?: string };
type Oracle = { readonly base?: number; readonly gross: number; readonly tax: number; readonly net: number };
type SavingsVector = Partial<Oracle> & { readonly id: string; readonly params: Params | null; readonly oracle?: Oracle | null; readonly days_counted?: number };

const vectors = readVectors<SavingsVector>('savings.json');

const EXACT = ['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'P10', 'P12', 'P13', 'I01', 'I05', 'I09', 'I13', 'I17'];

/** Entries without parameters: a formula, a wrong print, or the law's text. Their figures are tested below where they fit. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  P09: 'parts of a month, truncated and added up wrongly by the page',
  P11: 'one day',
  P14: 'a term deposit of 92 days',
  P15: 'wrong in print',
  P16: 'one day at three decimals',
  P17: 'the text of the tax rule',
};

const PP_15_2009 = { freeUpTo: 240_000, pct: '10' };

/** A rate fraction ("0.0075") as a percentage ("0.75"). */
function percent(fraction: string): string {
  const [whole = '0', decimals = ''] = fraction.split('.');
  const digits = decimals.padEnd(2, '0');
  return `${Number(whole + digits.slice(0, 2))}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`;
}

const inputOf = (params: Params): SavingsMonth => ({
  method: params.method,
  tiers: params.tiers.map(([from, fraction]) => ({ from, annualPct: percent(fraction) })),
  period: month(params.month),
  opening: params.opening ?? 0,
  openedOn: params.opened === undefined ? undefined : calendarDate(params.opened),
  moves: params.tx.map(([date, amount]) => ({ date: calendarDate(date), amount })),
});

describe('vectors', () => {
  test('every entry is classified', () => {
    expect(vectors.map((entry) => entry.id).toSorted()).toEqual([...EXACT, ...Object.keys(LEFT_OUT)].toSorted());
    for (const id of Object.keys(LEFT_OUT)) expect(vector(vectors, id).params).toBeNull();
  });

  test.each(EXACT)('%s', (id) => {
    const entry = vector(vectors, id);
    const expected = entry.oracle ?? entry;
    if (!entry.params) throw new Error('an entry without parameters');
    const result = savingsInterest(inputOf(entry.params), PP_15_2009);
    expect([result.gross, result.tax, result.net]).toEqual([expected.gross, expected.tax, expected.net]);
    if (expected.base !== undefined) expect(Math.abs(result.base - expected.base)).toBeLessThanOrEqual(0.5);
    if (entry.days_counted !== undefined) expect(result.days).toBe(entry.days_counted);
  });
});

describe('worked months of domain.md §5.5', () => {
  const june = (method: InterestMethod, rates: Pick<SavingsMonth, 'annualPct' | 'tiers'>): ReturnType<typeof savingsInterest> =>
    savingsInterest(
      {
        method, ...rates, period: month('2026-06'), opening: 0, openedOn: calendarDate('2026-06-01'),
        moves: [['01', 1_000_000], ['05', 5_000_000], ['06', -500_000], ['10', 2_500_000], ['20', -1_000_000], ['25', 10_000_000], ['30', -2_000_000]].map(([date, amount]) => ({ date: calendarDate(`2026-06-${date}`), amount: Number(amount) })),
      },
      PP_15_2009,
    );
  const tiers = [{ from: 5_000_000, annualPct: '5' }, { from: 0, annualPct: '3' }];

  test('S1 lowest, S2 average, S3 daily; tiers in any order', () => {
    expect(june('lowest', { annualPct: '5' })).toEqual({ base: 1_000_000, days: 30, gross: 4_110, tax: 0, net: 4_110 });
    expect(june('average', { tiers })).toEqual({ base: 8_233_333, days: 30, gross: 33_836, tax: 0, net: 33_836 });
    expect(june('daily', { tiers })).toEqual({ base: 8_233_333, days: 30, gross: 33_616, tax: 0, net: 33_616 });
  });
});

describe('days', () => {
  const account = (over: Partial<SavingsMonth>): ReturnType<typeof savingsInterest> => savingsInterest({ method: 'daily', annualPct: '6', period: month('2028-02'), opening: 1_000_000, moves: [], ...over }, PP_15_2009);

  test('a leap February has 29 days, over 365, 360 or the real 366', () => {
    expect(account({})).toMatchObject({ days: 29, gross: 4_767 });
    expect(account({ yearDays: 360 }).gross).toBe(4_833);
    expect(account({ yearDays: 'actual' }).gross).toBe(4_754);
    expect(account({ yearDays: 'actual', period: month('2027-02') })).toEqual(account({ yearDays: 365, period: month('2027-02') }));
  });

  test('counted from the opening day, the deposit of that day earns', () => {
    const opened = { opening: 0, openedOn: calendarDate('2028-02-20'), moves: [{ date: calendarDate('2028-02-20'), amount: 1_000_000 }] };
    for (const method of ['lowest', 'average', 'daily'] as const) expect(account({ ...opened, method })).toMatchObject({ base: 1_000_000, days: 10, gross: 1_644 });
  });

  test('counted up to the day before closing', () => {
    const closed = { closedOn: calendarDate('2028-02-11'), moves: [{ date: calendarDate('2028-02-11'), amount: -1_000_000 }] };
    for (const method of ['lowest', 'average', 'daily'] as const) expect(account({ ...closed, method })).toMatchObject({ base: 1_000_000, days: 10, gross: 1_644 });
  });

  test('opened or closed in another month', () => {
    expect(account({ openedOn: calendarDate('2027-12-31'), closedOn: calendarDate('2028-03-01') })).toEqual(account({}));
    expect(account({ openedOn: calendarDate('2028-03-01') })).toEqual({ base: 0, days: 0, gross: 0, tax: 0, net: 0 });
    expect(account({ closedOn: calendarDate('2028-01-31') })).toEqual({ base: 0, days: 0, gross: 0, tax: 0, net: 0 });
    expect(account({ closedOn: calendarDate('2028-02-01') }).days).toBe(0);
  });

  test('several moves of a day count as its end, whatever their order', () => {
    const moves = [{ date: calendarDate('2028-02-03'), amount: -1_500_000 }, { date: calendarDate('2028-02-03'), amount: 800_000 }];
    expect(account({ moves, method: 'lowest' })).toMatchObject({ base: 300_000 });
    expect(account({ moves: moves.toReversed(), method: 'lowest' })).toMatchObject({ base: 300_000 });
  });
});

describe('rates', () => {
  const account = (over: Partial<SavingsMonth>): ReturnType<typeof savingsInterest> => savingsInterest({ method: 'lowest', period: month('2026-06'), opening: 5_000_000, moves: [], ...over }, PP_15_2009);

  test('a tier applies to the whole balance, from exactly its start', () => {
    const tiers = [{ from: 1_000_000, annualPct: '3' }, { from: 5_000_000, annualPct: '5' }];
    expect(account({ tiers }).gross).toBe(20_548);
    expect(account({ tiers, opening: 4_999_999 }).gross).toBe(12_329);
    expect(account({ tiers, opening: 999_999 })).toMatchObject({ base: 999_999, gross: 0 });
  });

  test('below the minimum nothing is earned; daily judges day by day', () => {
    const half = { moves: [{ date: calendarDate('2026-06-16'), amount: -4_000_000 }], annualPct: '6' };
    expect(account({ annualPct: '6', minBalance: 5_000_000 }).gross).toBe(24_658);
    expect(account({ annualPct: '6', minBalance: 5_000_001 }).gross).toBe(0);
    expect(account({ ...half, method: 'daily', minBalance: 2_000_000 }).gross).toBe(12_329);
    expect(account({ ...half, method: 'average', minBalance: 3_000_000 })).toMatchObject({ base: 3_000_000, gross: 14_795 });
    expect(account({ ...half, method: 'average', minBalance: 3_000_001 }).gross).toBe(0);
  });

  test('a minimum above several tiers leaves the highest of them', () => {
    const tiers = [{ from: 1_000_000, annualPct: '5' }, { from: 0, annualPct: '3' }];
    expect(account({ tiers, minBalance: 2_000_000 }).gross).toBe(20_548);
  });

  test.each([
    {}, { annualPct: '5', tiers: [{ from: 0, annualPct: '5' }] }, { annualPct: '5,0' }, { tiers: [{ from: 0, annualPct: '3' }, { from: 0, annualPct: '5' }] },
    { annualPct: '5', moves: [{ date: calendarDate('2026-07-01'), amount: 1 }] }, { annualPct: '5', moves: [{ date: calendarDate('2026-06-02'), amount: -5_000_001 }] }, { annualPct: '5', opening: 0.5 },
  ])('refuses %o', (wrong: Partial<SavingsMonth>) => {
    expect(() => account(wrong)).toThrow(RangeError);
  });
});

describe('tax (PP 15/2009, ruling 10)', () => {
  test('free up to and including 240.000, above it ten percent of all, fraction dropped', () => {
    expect([0, 240_000, 240_001, 240_009, 300_000].map((gross) => taxOnInterest(gross, PP_15_2009))).toEqual([0, 0, 24_000, 24_000, 30_000]);
  });

  test('the limit is the member’s, over all accounts', () => {
    expect(interestTax([120_000, 120_000], PP_15_2009)).toEqual([0, 0]);
    expect(interestTax([120_001, 120_000], PP_15_2009)).toEqual([12_000, 12_000]);
    expect(interestTax([200_000, 100_000, 5], PP_15_2009)).toEqual([20_000, 10_000, 0]);
    expect(interestTax([100_000, 100_000, 100_009], PP_15_2009)).toEqual([10_000, 10_000, 10_000]);
    expect(interestTax([100_003, 100_003, 100_004], PP_15_2009)).toEqual([10_000, 10_000, 10_001]);
    expect(interestTax([], PP_15_2009)).toEqual([]);
    expect(interestTax([0, 0], { freeUpTo: 0, pct: '10' })).toEqual([0, 0]);
  });

  test('refuses negative interest and more than all of it', () => {
    expect(() => taxOnInterest(-1, PP_15_2009)).toThrow(RangeError);
    expect(() => taxOnInterest(1, { freeUpTo: 0, pct: '100.1' })).toThrow(RangeError);
  });
});

describe('properties', () => {
  const period = month('2026-11');
  const dates = Array.from({ length: daysInMonth(2026, 11) }, (_, index): CalendarDate => calendarDate(`2026-11-${String(index + 1).padStart(2, '0')}`));
  const deposits = fc.array(fc.record({ date: fc.constantFrom(...dates), amount: fc.integer({ min: 0, max: 50_000_000 }) }), { maxLength: 40 });

  test('lowest never earns more than average, and without tiers average earns what daily does', () => {
    check(
      fc.property(fc.integer({ min: 0, max: 500_000_000 }), deposits, (opening, moves) => {
        const by = (method: InterestMethod): ReturnType<typeof savingsInterest> => savingsInterest({ method, annualPct: '4.5', period, opening, moves }, PP_15_2009);
        expect(by('lowest').gross).toBeLessThanOrEqual(by('average').gross);
        expect(by('average')).toEqual(by('daily'));
        expect(by('average').net + by('average').tax).toBe(by('average').gross);
      }),
    );
  });

  test('the tax of the accounts adds up to the member’s and never exceeds an account’s interest', () => {
    check(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 }), { maxLength: 6 }), (gross) => {
        const taxes = interestTax(gross, PP_15_2009);
        const total = gross.reduce((sum, amount) => sum + amount, 0);
        expect(taxes.reduce((sum, tax) => sum + tax, 0)).toBe(total > 240_000 ? Math.floor(total / 10) : 0);
        taxes.forEach((tax, index) => expect(tax).toBeLessThanOrEqual(gross[index] ?? 0));
      }),
    );
  });
});
