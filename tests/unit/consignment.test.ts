/** How the price of consigned goods is shared, and what goes back of it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareBack, shareOf } from '../../shared/domain/consignment.ts';
import { check } from '../support/property.ts';

it('gives the gerai its percentage half up and the owner the rest', () => {
  expect(shareOf(7_350, '15')).toEqual({ commission: 1_103, share: 6_247 });
  expect(shareOf(17_999, '12.5')).toEqual({ commission: 2_250, share: 15_749 });
  expect([shareOf(1, '50'), shareOf(0, '50'), shareOf(10_000, '0'), shareOf(10_000, '100')].map(({ commission }) => commission)).toEqual([1, 0, 0, 10_000]);
  expect(() => shareOf(1, '100.000000000001')).toThrow(RangeError);
});

it('takes back exactly what was shared, in however many parts', () => {
  const [line, third] = [{ amount: 22_050, commission: 3_308 }, 7_350];
  const parts = [0, 1, 2].reduce<number[]>((gone, index) => [...gone, shareBack(line, { amount: third * index, commission: gone.reduce((sum, part) => sum + part, 0) }, third).commission], []);
  expect(parts).toEqual([1_103, 1_103, 1_102]);
  check(
    fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 9 }), fc.integer({ min: 0, max: 10_000 }), (amounts, hundredths) => {
      const amount = amounts.reduce((sum, part) => sum + part, 0);
      const whole = { amount, commission: shareOf(amount, `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`).commission };
      const gone = { amount: 0, commission: 0 };
      for (const part of amounts) {
        const back = shareBack(whole, { ...gone }, part);
        expect(back.commission).toBeGreaterThanOrEqual(0);
        expect(back.share).toBeGreaterThanOrEqual(0);
        expect(back.commission + back.share).toBe(part);
        gone.amount += part;
        gone.commission += back.commission;
      }
      expect(gone.commission).toBe(amount === 0 ? 0 : whole.commission);
    }),
  );
});
