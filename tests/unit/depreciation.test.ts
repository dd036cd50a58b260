import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, month, monthsApart } from '../../shared/domain/dates.ts';
import { accumulatedThrough, monthsToDepreciate, type Depreciable } from '../../shared/domain/depreciation.ts';
import { check } from '../support/property.ts';

const MAY = month('2025-05');
const asset = (fields: Partial<Depreciable>): Depreciable => ({ cost: 10_000_000, residual: 0, usefulMonths: 36, firstMonth: MAY, opening: 0, openingThrough: null, ...fields });

describe('straight-line depreciation', () => {
  // 10.000.000 over 36 months is 277.777,77… a month: thirds come right at every third month.
  it.each([['2025-04', 0], ['2025-05', 277_778], ['2025-06', 555_556], ['2025-07', 833_333], ['2028-03', 9_722_222], ['2028-04', 10_000_000], ['2030-01', 10_000_000]])('through %s is %d', (through, accumulated) => {
    expect(accumulatedThrough(asset({}), month(through))).toBe(accumulated);
  });

  it('leaves the residual value, and all of it where nothing wears off', () => {
    expect(accumulatedThrough(asset({ cost: 2_400_000, residual: 400_000, usefulMonths: 24 }), month('2025-09'))).toBe(416_667);
    expect(accumulatedThrough(asset({ residual: 10_000_000 }), month('2040-01'))).toBe(0);
  });

  it('spreads what an opening amount has left over the months that are left', () => {
    const vehicle = asset({ cost: 12_000_000, usefulMonths: 48, opening: 3_000_000, openingThrough: month('2026-10') });
    expect(['2026-10', '2026-11', '2026-12', '2029-04', '2029-05'].map((through) => accumulatedThrough(vehicle, month(through)))).toEqual([3_000_000, 3_300_000, 3_600_000, 12_000_000, 12_000_000]);
    expect(accumulatedThrough(asset({ usefulMonths: 3, opening: 4_000_000, openingThrough: month('2026-10') }), month('2027-01'))).toBe(4_000_000);
  });

  it('names the months that are left to book', () => {
    const short = asset({ usefulMonths: 4 });
    expect(monthsToDepreciate(short, null, month('2025-06'))).toEqual(['2025-05', '2025-06']);
    expect(monthsToDepreciate(short, month('2025-06'), month('2026-01'))).toEqual(['2025-07', '2025-08']);
    expect(monthsToDepreciate(short, month('2024-01'), month('2025-05'))).toEqual(['2025-05']);
    expect(monthsToDepreciate(short, month('2025-08'), month('2026-01'))).toEqual([]);
    expect(monthsToDepreciate(short, null, month('2025-04'))).toEqual([]);
  });

  it('never falls, is never off the exact share by more than half a rupiah, and ends at the whole', () => {
    const any = fc.record({ cost: fc.integer({ min: 1, max: 999_999_999_999 }), part: fc.double({ min: 0, max: 1, noNaN: true }), usefulMonths: fc.integer({ min: 1, max: 600 }), at: fc.integer({ min: 0, max: 700 }) });
    check(
      fc.property(any, ({ cost, part, usefulMonths, at }) => {
        const residual = Math.floor(cost * part);
        const each = asset({ cost, residual, usefulMonths });
        const [now, next] = [accumulatedThrough(each, addMonths(MAY, at)), accumulatedThrough(each, addMonths(MAY, at + 1))];
        expect(next).toBeGreaterThanOrEqual(now);
        const used = BigInt(Math.min(at + 1, usefulMonths));
        const off = BigInt(now) * BigInt(usefulMonths) - BigInt(cost - residual) * used;
        expect(2n * off <= BigInt(usefulMonths) && 2n * off > -BigInt(usefulMonths)).toBe(true);
        expect(accumulatedThrough(each, addMonths(MAY, usefulMonths - 1))).toBe(cost - residual);
        expect(monthsToDepreciate(each, null, addMonths(MAY, at))).toHaveLength(Math.min(at + 1, usefulMonths));
      }),
    );
  });

  it('counts months across years', () => {
    expect([monthsApart(MAY, month('2025-05')), monthsApart(month('2025-12'), month('2026-01')), monthsApart(month('2026-01'), month('2024-11'))]).toEqual([0, 1, -14]);
  });
});
