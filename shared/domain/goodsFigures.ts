import { divideHalfUp } from './money.ts';

/** A ratio as a decimal string with so many decimals, half up: 5 of 3 with two decimals is "1.67". Throws RangeError for a denominator of 0 or less. */
export function ratioText(over: number, under: number, decimals: number): string {
  const scaled = divideHalfUp(BigInt(over) * 10n ** BigInt(decimals), BigInt(under));
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${scaled < 0 ? '-' : ''}${digits.slice(0, digits.length - decimals)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Rupiah for one unit of thousandths, two decimals; "0" of nothing. */
export const unitCostText = (value: number, qtyMilli: number): string => (qtyMilli === 0 ? '0' : ratioText(value * 1000, qtyMilli, 2));

/** Part of a whole as a percentage with one decimal; null of nothing. */
export const percentOf = (part: number, whole: number): string | null => (whole <= 0 ? null : ratioText(part * 100, whole, 1));
