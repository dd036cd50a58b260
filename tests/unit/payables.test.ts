import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, addDays } from '../../shared/domain/dates.ts';
import { bucketOf, bucketsOf, daysLate, dueOf, oldestFirst, settledBy, type Debt } from '../../shared/domain/payables.ts';
import { check } from '../support/property.ts';

const debt = (seq: number, date: string, due: string | null, amount: number, settled = 0): Debt => ({ seq, date: calendarDate(date), due: due === null ? null : calendarDate(due), amount, settled });

describe('what is paid first', () => {
  const debts = [debt(1, '2026-11-01', '2026-12-01', 50_000), debt(2, '2026-11-05', null, 30_000, 10_000), debt(3, '2026-11-03', '2026-11-05', 20_000)];

  test('what was due first, of one day what was written first; without a due day its own is the due day', () => {
    expect(oldestFirst(debts, 45_000)).toEqual([{ seq: 2, amount: 20_000 }, { seq: 3, amount: 20_000 }, { seq: 1, amount: 5_000 }]);
    expect(oldestFirst(debts, 15_000)).toEqual([{ seq: 2, amount: 15_000 }]);
    expect(oldestFirst(debts, 0)).toEqual([]);
    expect(oldestFirst(debts, 999_999).reduce((all, part) => all + part.amount, 0)).toBe(90_000);
  });

  test('money that names nothing is spread the same way over what is left', () => {
    expect(settledBy(debts, 25_000).map(({ seq, settled, outstanding }) => [seq, settled, outstanding])).toEqual([[1, 0, 50_000], [2, 30_000, 0], [3, 5_000, 15_000]]);
  });

  test('never loses or makes a rupiah, never takes more than is left of a debt', () => {
    const any = fc.array(fc.record({ due: fc.option(fc.integer({ min: 0, max: 60 })), on: fc.integer({ min: 0, max: 30 }), amount: fc.integer({ min: 1, max: 9_999 }), part: fc.integer({ min: 0, max: 100 }) }), { maxLength: 12 });
    const first = calendarDate('2026-01-01');
    check(
      fc.property(any, fc.integer({ min: 0, max: 60_000 }), (given, amount) => {
        const all = given.map(({ due, on, amount: owed, part }, index): Debt => ({ seq: index + 1, date: addDays(first, on), due: due === null ? null : addDays(first, due), amount: owed, settled: Math.floor((owed * part) / 100) }));
        const left = all.reduce((total, each) => total + each.amount - each.settled, 0);
        const parts = oldestFirst(all, amount);
        expect(parts.reduce((total, part) => total + part.amount, 0)).toBe(Math.min(amount, left));
        const settled = settledBy(all, amount);
        expect(settled.reduce((total, each) => total + each.outstanding, 0)).toBe(left - Math.min(amount, left));
        expect(settled.every((each) => each.outstanding >= 0)).toBe(true);
        const open = settled.filter((each) => each.outstanding > 0).map(dueOf).toSorted()[0];
        if (open !== undefined) expect(parts.every((part) => dueOf(all[part.seq - 1] ?? debt(0, '2026-01-01', null, 0)) <= open)).toBe(true);
      }),
    );
  });
});

describe('age', () => {
  test('counts from the day after the due day; the edges are the last days of a bucket', () => {
    const on = calendarDate('2026-12-31');
    expect([daysLate(debt(1, '2026-11-01', '2026-12-31', 1), on), daysLate(debt(1, '2026-11-01', '2026-12-30', 1), on), daysLate(debt(1, '2026-12-01', null, 1), on), daysLate(debt(1, '2026-11-01', '2027-01-31', 1), on)]).toEqual([0, 1, 30, 0]);
    const edges = [30, 60, 90];
    expect(bucketsOf(edges)).toEqual(['belum', '1-30', '31-60', '61-90', '91+']);
    expect([0, 1, 30, 31, 60, 61, 90, 91, 4000].map((late) => bucketOf(late, edges))).toEqual(['belum', '1-30', '1-30', '31-60', '31-60', '61-90', '61-90', '91+', '91+']);
    expect([bucketsOf([14]), bucketOf(14, [14]), bucketOf(15, [14])]).toEqual([['belum', '1-14', '15+'], '1-14', '15+']);
  });
});
