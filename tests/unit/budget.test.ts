import { expect, test } from 'vitest';
import { isFavourable, realisation } from '../../shared/domain/budget.ts';

test.each([
  [0, 100, '0'], [100, 100, '100'], [985, 1000, '98.5'], [1, 3, '33.3'], [2, 3, '66.7'], [1, 2000, '0.1'], [1, 2001, '0'], [250, 100, '250'], [-123, 1000, '-12.3'], [-200, -100, '200'], [100, -1000, '-10'],
  [999_999_999_999, 1, '99999999999900'], [5, 0, null], [0, 0, null],
])('%d of a budget of %d is %s percent', (actual, budget, pct) => {
  expect(realisation(actual, budget)).toBe(pct);
});

test('more income or less expense is good, and so is exactly as planned', () => {
  expect([isFavourable('pendapatan', 2, 1), isFavourable('pendapatan', 1, 1), isFavourable('pendapatan', 0, 1)]).toEqual([true, true, false]);
  expect([isFavourable('beban', 2, 1), isFavourable('beban', 1, 1), isFavourable('beban', 0, 1)]).toEqual([false, true, true]);
  // A contra account of income, such as discounts, is negative: more of it is worse.
  expect(isFavourable('pendapatan', -300, -200)).toBe(false);
});
