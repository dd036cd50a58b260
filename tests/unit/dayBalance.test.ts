import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../shared/domain/dates.ts';
import { shortSince, type DayMove } from '../../shared/domain/dayBalance.ts';

const day = (n: number) => calendarDate(`2026-03-${String(n).padStart(2, '0')}`);

describe('shortSince', () => {
  it('names the last day with too little, and the day after which there was enough', () => {
    const moves: DayMove[] = [{ date: day(3), amount: 100 }, { date: day(10), amount: -80 }, { date: day(20), amount: 50 }];
    expect(shortSince(70, moves, day(5), 60)).toEqual({ date: day(10), there: 20, from: day(20) });
    expect(shortSince(70, moves, day(5), 20)).toBeUndefined();
    expect(shortSince(70, moves, day(2), 20)).toEqual({ date: day(2), there: 0, from: day(3) });
    expect(shortSince(70, moves, day(20), 70)).toBeUndefined();
  });

  it('agrees with the balance of every day', () => {
    const move = fc.record({ date: fc.integer({ min: 1, max: 28 }), amount: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), fc.integer({ min: 1, max: 28 }), fc.nat(60), (moves, on, wanted) => {
        const at = (n: number): number => moves.filter((each) => each.date <= n).reduce((sum, each) => sum + each.amount, 0);
        fc.pre(at(28) >= wanted);
        const short = Array.from({ length: 29 - on }, (_, i) => on + i).findLast((n) => at(n) < wanted);
        const found = shortSince(at(28), moves.map(({ date, amount }) => ({ date: day(date), amount })), day(on), wanted);
        expect(found?.there).toBe(short === undefined ? undefined : at(short));
        expect(found?.from).toBe(short === undefined ? undefined : day(short + 1));
      }),
    );
  });
});
