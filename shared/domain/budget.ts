import { divideHalfUp } from './money.ts';

/**
 * How much of a budget became real, in percent with at most one decimal, half away from zero: "98.5", "100", "-12.3". Null
 * where nothing was budgeted. Both amounts in rupiah, with the sign of the income statement.
 */
export function realisation(actual: number, budget: number): string | null {
  if (budget === 0) return null;
  const tenths = divideHalfUp(BigInt(actual) * 1000n * (budget < 0 ? -1n : 1n), BigInt(Math.abs(budget)));
  const [whole, fraction] = [Math.floor(Math.abs(tenths) / 10), Math.abs(tenths) % 10];
  return `${tenths < 0 ? '-' : ''}${whole}${fraction === 0 ? '' : `.${fraction}`}`;
}

/** Whether the cooperative fares at least as well as planned: more income or less expense. */
export const isFavourable = (class_: 'pendapatan' | 'beban', actual: number, budget: number): boolean => (class_ === 'pendapatan' ? actual >= budget : actual <= budget);
