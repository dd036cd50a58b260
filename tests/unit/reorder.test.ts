import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLeft, paceOf, paceText, reorder } from '../../shared/domain/reorder.ts';
import { check } from '../support/property.ts';

const case_ = fc.record({
  sold: fc.nat({ max: 9_000_000 }), days: fc.integer({ min: 1, max: 28 }), onHand: fc.nat({ max: 5_000_000 }), onOrder: fc.nat({ max: 5_000_000 }), minStock: fc.nat({ max: 2_000_000 }), leadDays: fc.nat({ max: 30 }), coverDays: fc.integer({ min: 1, max: 60 }),
  pack: fc.constantFrom(1000, 12_000, 50_000),
});

describe('what should be ordered', () => {
  it('is nothing while goods last longer than new ones take, else fills up in whole packs and never a pack too many', () => {
    check(
      fc.property(case_, ({ sold, days, ...rest }) => {
        const propose = reorder({ pace: { sold, days }, ...rest });
        const there = rest.onHand + rest.onOrder;
        // The same comparisons without a division: what is sold in `span` days is sold × span ÷ days.
        const lasts = (there - rest.minStock) * days > Math.ceil((sold * rest.leadDays) / days) * days;
        expect(propose % rest.pack).toBe(0);
        const missing = rest.minStock * days + sold * (rest.leadDays + rest.coverDays) - there * days;
        if (lasts || missing <= 0) expect(propose).toBe(0);
        else {
          expect(propose * days).toBeGreaterThanOrEqual(missing);
          expect(propose * days).toBeLessThan(missing + (rest.pack + 1) * days);
        }
      }),
    );
  });

  it('knows a pace of the days on which there was anything', () => {
    const day = (sold: number, closing: number) => ({ sold, closing });
    const pace = paceOf([day(0, 0), day(2000, 4000), day(0, 4000), day(4000, 0), day(0, 0)]);
    expect([pace, paceText(pace), daysLeft(pace, 7000)]).toEqual([{ sold: 6000, days: 3 }, '2', 3]);
    // More came back than was sold: no pace.
    expect([paceOf([day(-1000, 1000)]), paceText({ sold: 1000, days: 3 }), paceText({ sold: 0, days: 0 }), daysLeft({ sold: 0, days: 3 }, 1000)]).toEqual([{ sold: 0, days: 1 }, '0.333', '0', null]);
    expect(() => reorder({ pace, onHand: 0, onOrder: 0, minStock: 0, leadDays: 1, coverDays: 1, pack: 0 })).toThrow(RangeError);
  });
});
