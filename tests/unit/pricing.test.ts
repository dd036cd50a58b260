import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cashRounding, changeNotes, discountNeedsConsent, hetExceeded, lineAmount, linePrice, quickAmounts, splitBasketDiscount, type RoundingStep } from '../../shared/domain/pricing.ts';
import { parseQuantity, quantity } from '../../shared/domain/quantity.ts';
import { check } from '../support/property.ts';

test('a discount is free up to its limits, both of them', () => {
  const needs = (discount: number, goods: number, pct?: string): boolean => discountNeedsConsent({ discount, goods, amount: 10_000, pct });
  expect([needs(10_000, 10_000), needs(10_001, 900_000), needs(5_000, 100_000, '5'), needs(5_001, 100_000, '5'), needs(785, 31_400, '2.5'), needs(786, 31_400, '2.5'), needs(0, 0, '0')]).toEqual([false, true, false, true, false, true, false]);
});

describe('line price', () => {
  test('a member pays the member price where there is one', () => {
    expect(linePrice({ member: true, general: 66_000, memberPrice: 64_800, het: 65_500 })).toEqual({ unitPrice: 64_800, generalPrice: 66_000, overHet: false, belowHet: 700 });
    expect(linePrice({ member: true, general: 17_500 })).toEqual({ unitPrice: 17_500, generalPrice: 17_500, overHet: false, belowHet: 0 });
  });

  test('the public pays the general price, and a price above the HET is named, not lowered', () => {
    expect(linePrice({ member: false, general: 66_000, memberPrice: 64_800, het: 65_500 })).toEqual({ unitPrice: 66_000, generalPrice: 66_000, overHet: true, belowHet: 0 });
  });

  test('the HET itself is allowed', () => {
    expect([hetExceeded(65_500, 65_500), hetExceeded(65_501, 65_500), hetExceeded(1_000_000)]).toEqual([false, true, false]);
  });

  test('a negative price is refused', () => {
    expect(() => linePrice({ member: false, general: -1 })).toThrow(RangeError);
    expect(() => linePrice({ member: true, general: 1, memberPrice: -1 })).toThrow(RangeError);
  });
});

describe('amounts', () => {
  test('quantity × price half up, less the discount', () => {
    expect(lineAmount(parseQuantity('1.5'), 30_000)).toBe(45_000);
    expect(lineAmount(parseQuantity('0.333'), 28_500)).toBe(9_491);
    expect(lineAmount(parseQuantity('0.005'), 100)).toBe(1);
    expect(lineAmount(parseQuantity('2'), 17_500, 1_000)).toBe(34_000);
    expect(lineAmount(parseQuantity('2'), 17_500, 35_000)).toBe(0);
    expect(() => lineAmount(parseQuantity('2'), 17_500, 35_001)).toThrow(RangeError);
    expect(() => lineAmount(parseQuantity('2'), 17_500, -1)).toThrow(RangeError);
  });

  test('a basket discount by largest remainder', () => {
    expect(splitBasketDiscount(1_000, [65_500, 35_000, 45_000])).toEqual([450, 241, 309]);
    expect(splitBasketDiscount(0, [0, 0])).toEqual([0, 0]);
    expect(() => splitBasketDiscount(101, [60, 40])).toThrow(RangeError);
  });
});

describe('cash', () => {
  test.each<[number, RoundingStep, number]>([
    [304_549, 0, 0], [304_549, 50, -49], [304_549, 100, -49], [304_549, 500, -49], [304_499, 500, -499], [304_500, 500, 0], [0, 100, 0],
  ])('%d due in steps of %d is rounded by %d', (due, step, rounding) => {
    expect(cashRounding(due, step)).toBe(rounding);
  });

  test('the amounts of the payment picture', () => {
    expect(quickAmounts(304_500)).toEqual([304_500, 305_000, 310_000, 320_000, 350_000, 400_000]);
  });

  test('always six, also on a round amount, where steps coincide, and for a small one', () => {
    expect(quickAmounts(300_000)).toEqual([300_000, 301_000, 305_000, 310_000, 320_000, 350_000]);
    expect(quickAmounts(95_500)).toEqual([95_500, 96_000, 100_000, 150_000, 200_000, 250_000]);
    expect(quickAmounts(500)).toEqual([500, 1_000, 5_000, 10_000, 20_000, 50_000]);
    expect(quickAmounts(0)).toEqual([]);
    expect(() => quickAmounts(-1)).toThrow(RangeError);
  });

  test('change in the fewest notes and coins', () => {
    expect(changeNotes(15_500)).toEqual([{ denomination: 10_000, count: 1 }, { denomination: 5_000, count: 1 }, { denomination: 500, count: 1 }]);
    expect(changeNotes(188_850)).toEqual([
      { denomination: 100_000, count: 1 }, { denomination: 50_000, count: 1 }, { denomination: 20_000, count: 1 }, { denomination: 10_000, count: 1 }, { denomination: 5_000, count: 1 },
      { denomination: 2_000, count: 1 }, { denomination: 1_000, count: 1 }, { denomination: 500, count: 1 }, { denomination: 200, count: 1 }, { denomination: 100, count: 1 }, { denomination: 50, count: 1 },
    ]);
    expect(changeNotes(49)).toEqual([]);
    expect(changeNotes(0)).toEqual([]);
  });
});

describe('properties', () => {
  test('a basket discount adds up and takes no line below 0', () => {
    check(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 1000 }), (amounts, share) => {
        const discount = Math.floor((amounts.reduce((total, amount) => total + amount, 0) * share) / 1000);
        const parts = splitBasketDiscount(discount, amounts);
        expect(parts.reduce((total, part) => total + part, 0)).toBe(discount);
        parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(amounts[index] ?? 0));
      }),
    );
  });

  test('six quick amounts, unique, rising, the first exact; change adds up but for less than Rp 50', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 50_000_000 }), (due) => {
        const amounts = quickAmounts(due);
        expect(amounts[0]).toBe(due);
        expect(amounts).toHaveLength(6);
        expect(new Set(amounts).size).toBe(6);
        expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
        const handed = changeNotes(due).reduce((total, note) => total + note.denomination * note.count, 0);
        expect(due - handed).toBe(due % 50);
      }),
    );
  });

  test('rounded cash is a multiple of the step, never more than due', () => {
    check(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), fc.constantFrom<RoundingStep>(50, 100, 500), (due, step) => {
        const rounding = cashRounding(due, step);
        expect((due + rounding) % step).toBe(0);
        expect(rounding <= 0 && rounding > -step).toBe(true);
      }),
    );
  });

  test('a line without discount is the price for one unit', () => {
    check(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (unitPrice) => { expect(lineAmount(quantity(1000), unitPrice)).toBe(unitPrice); }));
  });
});
