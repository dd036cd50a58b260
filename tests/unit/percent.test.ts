import { expect, test } from 'vitest';
import { percentFromUnits, percentUnits } from '../../shared/domain/percent.ts';

test.each([['0', 0n], ['12', 12_000_000_000_000n], ['1.5', 1_500_000_000_000n], ['0.000000000001', 1n], ['9999.999999999999', 9_999_999_999_999_999n]])('"%s" is %d units and reads back', (text, units) => {
  expect(percentUnits(text)).toBe(units);
  expect(percentFromUnits(units)).toBe(text);
});

test('trailing zeros are not written back', () => {
  expect(percentFromUnits(percentUnits('12.50'))).toBe('12.5');
});

test.each(['', '-1', '+1', '1,5', '01', '.5', '5.', '1e2', '10000', '1.0000000000001', ' 5', '5%'])('"%s" is refused', (text) => {
  expect(() => percentUnits(text)).toThrow(RangeError);
});
