import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, daysBetween } from '../../shared/domain/dates.ts';
import { freesUpOn, limitLeft, limitWindow, usedWithin, type LimitUse } from '../../shared/domain/limits.ts';
import { check } from '../support/property.ts';

const day = calendarDate;
const today = day('2026-11-21');
const uses: LimitUse[] = [{ date: day('2026-11-14'), qty: 2000 }, { date: day('2026-11-15'), qty: 1000 }, { date: day('2026-11-20'), qty: 1000 }];

describe('window (ruling 15)', () => {
  test('n days are today and the n − 1 before', () => {
    expect(limitWindow({ days: 1, today })).toEqual({ from: '2026-11-21', to: '2026-11-21' });
    expect(limitWindow({ days: 7, today })).toEqual({ from: '2026-11-15', to: '2026-11-21' });
    expect(limitWindow({ days: 30, today: day('2026-03-01') })).toEqual({ from: '2026-01-31', to: '2026-03-01' });
    for (const days of [0, -1, 1.5]) expect(() => limitWindow({ days, today })).toThrow(RangeError);
  });

  test('only what lies inside counts, a return gives back', () => {
    expect(usedWithin({ days: 7, today, uses })).toBe(2000);
    expect(usedWithin({ days: 8, today, uses })).toBe(4000);
    expect(usedWithin({ days: 7, today, uses: [...uses, { date: today, qty: -500 }, { date: day('2026-11-22'), qty: 9000 }] })).toBe(1500);
    expect(usedWithin({ days: 1, today, uses: [{ date: today, qty: -500 }] })).toBe(0);
  });

  test('left is never below 0', () => {
    expect([limitLeft({ limitQty: 2000, used: 1500 }), limitLeft({ limitQty: 2000, used: 2000 }), limitLeft({ limitQty: 2000, used: 2500 })]).toEqual([500, 0, 0]);
  });
});

describe('when it frees up', () => {
  test('today when enough is left, else when the oldest use leaves the window', () => {
    const given = { limitQty: 2000, days: 7, today, uses };
    expect(freesUpOn({ ...given, wanted: 0 })).toBe('2026-11-21');
    expect(freesUpOn({ ...given, wanted: 1000 })).toBe('2026-11-22');
    expect(freesUpOn({ ...given, wanted: 2000 })).toBe('2026-11-27');
    expect(freesUpOn({ ...given, wanted: 2001 })).toBeNull();
  });

  test('a daily limit is free again tomorrow', () => {
    expect(freesUpOn({ limitQty: 2000, days: 1, today, uses: [{ date: today, qty: 2000 }], wanted: 1000 })).toBe('2026-11-22');
  });

  test('the day answered is the first one with room', () => {
    const use = fc.record({ date: fc.integer({ min: 0, max: 40 }).map((back) => addDays(today, -back)), qty: fc.integer({ min: 1, max: 2000 }) });
    check(
      fc.property(fc.array(use, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (list, days, limitQty, wanted) => {
        const free = freesUpOn({ limitQty, days, today, uses: list, wanted });
        const room = (back: number): number => limitLeft({ limitQty, used: usedWithin({ days, today: addDays(today, back), uses: list }) });
        if (free === null) {
          expect(wanted).toBeGreaterThan(limitQty);
          return;
        }
        const wait = daysBetween(today, free);
        expect(room(wait)).toBeGreaterThanOrEqual(wanted);
        for (let earlier = 0; earlier < wait; earlier += 1) expect(room(earlier)).toBeLessThan(wanted);
      }),
    );
  });
});
