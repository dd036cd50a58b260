import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finalTax } from '../../shared/domain/tax.ts';
import { check } from '../support/property.ts';

describe('final tax', () => {
  it.each([[0, '0.5', 0], [-1000, '0.5', 0], [199, '0.5', 0], [200, '0.5', 1], [399, '0.5', 1], [48_750_999, '0.5', 243_754], [999_999_999_999, '0.5', 4_999_999_999], [1000, '0', 0], [1000, '100', 1000]])('%d at %s%% is %d', (base, pct, tax) => {
    expect(finalTax(base, pct)).toBe(tax);
  });

  it('is the largest whole rupiah amount not above the exact tax', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 0, max: 10_000 }), (base, hundredths) => {
        const tax = BigInt(finalTax(base, `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`));
        const exact = BigInt(base) * BigInt(hundredths);
        expect(tax * 10_000n <= exact && exact < (tax + 1n) * 10_000n).toBe(true);
      }),
    );
  });
});
