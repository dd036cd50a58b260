/** An amount spread over months: cumulative half up, nothing lost or doubled. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadDue, spreadThrough, type Spread } from '../../shared/domain/spread.ts';
import { check } from '../support/property.ts';

const never = (): boolean => false;
const spread = (amount: number, months: number, posted: readonly [number, number][] = [], locked: (month: number) => boolean = never): Spread => ({ amount, months, posted: new Map(posted), locked });

test('a million over three months, worked out by hand', () => {
  expect([0, 1, 2, 3, 4].map((month) => spreadThrough({ amount: 1_000_000, months: 3 }, month))).toEqual([0, 333_333, 666_667, 1_000_000, 1_000_000]);
  expect([1, 2, 3].map((month) => spreadDue(spread(1_000_000, 3), month))).toEqual([333_333, 333_334, 333_333]);
  expect([0, -1, 4].map((month) => spreadDue(spread(1_000_000, 3), month))).toEqual([0, 0, 0]);
});

test('a month locked without its share leaves it to the next; one that is open keeps it', () => {
  const locked = (month: number): boolean => month <= 2;
  expect(spreadDue(spread(1_000_000, 3, [], locked), 3)).toBe(1_000_000);
  expect(spreadDue(spread(1_000_000, 3, [[1, 333_333]], locked), 3)).toBe(666_667);
  expect(spreadDue(spread(1_000_000, 3, [[1, 333_333]]), 3)).toBe(333_333);
  // January is locked, February still open: February takes both.
  expect([2, 3].map((month) => spreadDue(spread(1_000_000, 3, [], (at) => at === 1), month))).toEqual([666_667, 333_333]);
});

test('what the last month left behind comes later; a month opened again takes no more than is left', () => {
  expect(spreadDue(spread(900, 3, [[1, 300], [2, 300]], (month) => month === 3), 5)).toBe(300);
  expect(spreadDue(spread(900, 3, [[1, 300], [2, 300]]), 5)).toBe(0);
  expect(spreadDue(spread(900, 3, [[3, 900]]), 1)).toBe(0);
  expect(spreadDue(spread(900, 3, [[2, 600]]), 1)).toBe(300);
  expect(spreadDue(spread(900, 3, [[2, 600], [1, 300]]), 3)).toBe(0);
});

test('posted month after month, some locked before, it adds up to the amount exactly', () => {
  check(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 1, max: 60 }), fc.infiniteStream(fc.boolean()), (amount, months, skipped) => {
      const missed = new Set<number>();
      const posted: [number, number][] = [];
      for (let month = 1; month <= months + 1; month += 1) {
        if (month <= months && skipped.next().value === true) {
          missed.add(month);
          continue;
        }
        const part = spreadDue(spread(amount, months, posted, (at) => missed.has(at)), month);
        expect(part).toBeGreaterThanOrEqual(0);
        if (part > 0) posted.push([month, part]);
        else missed.add(month);
      }
      expect(posted.reduce((sum, [, part]) => sum + part, 0)).toBe(amount);
    }),
  );
});

test('an even month’s share is never a rupiah off its exact part', () => {
  check(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 1, max: 360 }), fc.integer({ min: 1, max: 360 }), (amount, months, month) => {
      fc.pre(month <= months);
      expect(Math.abs(spreadDue(spread(amount, months), month) * months - amount)).toBeLessThanOrEqual(months);
    }),
  );
});
