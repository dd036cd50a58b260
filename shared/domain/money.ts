import { Decimal } from 'decimal.js';

declare const rupiahBrand: unique symbol;

/** Whole rupiah, a safe integer. Negative only where a sign is part of the meaning (a movement, a loss). */
export type Rupiah = number & { readonly [rupiahBrand]: 'Rupiah' };

/** Largest amount the program accepts in one field: Rp 999.999.999.999 (a cooperative's loan ceiling is Rp 3 billion). */
export const MAX_RUPIAH = 999_999_999_999;

/** Exact decimals for rates and intermediate results; 40 digits keep every product of a rupiah amount and a rate exact. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Exact = Decimal;

/** Brands a whole number as rupiah. Throws RangeError for fractions and unsafe integers. */
export function rupiah(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole rupiah amount: ${amount}`);
  return (Object.is(amount, -0) ? 0 : amount) as Rupiah;
}

export const ZERO = rupiah(0);

/** Sum of amounts, in rupiah. */
export function sum(amounts: Iterable<number>): Rupiah {
  let total = 0;
  for (const amount of amounts) total += amount;
  return rupiah(total);
}

/**
 * The one rounding of the program: numerator ÷ denominator to a whole number, half away from zero
 * ("half up" for the non-negative amounts of the contract). Denominator must be positive.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError('denominator must be positive');
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const quotient = (magnitude * 2n + denominator) / (denominator * 2n);
  const result = Number(negative ? -quotient : quotient);
  if (!Number.isSafeInteger(result)) throw new RangeError('result exceeds the safe range');
  return result;
}

/** amount × n ÷ d in rupiah, half up, with no intermediate overflow. */
export function proportion(amount: number, n: number, d: number): Rupiah {
  return rupiah(divideHalfUp(BigInt(amount) * BigInt(n), BigInt(d)));
}

/** An exact decimal rounded to whole rupiah, half away from zero. */
export function roundRupiah(value: Decimal): Rupiah {
  return rupiah(value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
}

/**
 * Splits `total` (>= 0) over non-negative whole `weights` by largest remainder: every part is the floor of its exact
 * share plus at most one rupiah, ties go to the earlier weight, and the parts always add up to `total`.
 * All weights zero gives null: there is nobody to give it to.
 */
export function splitByWeight(total: number, weights: readonly number[]): Rupiah[] | null {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError('total must be a whole, non-negative amount');
  let weightSum = 0n;
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError('weights must be whole and non-negative');
    weightSum += BigInt(weight);
  }
  if (weightSum === 0n) return null;
  const parts: number[] = [];
  const remainders: { index: number; remainder: bigint }[] = [];
  let given = 0n;
  weights.forEach((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    const floor = product / weightSum;
    given += floor;
    parts.push(Number(floor));
    remainders.push({ index, remainder: product % weightSum });
  });
  remainders.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const left = Number(BigInt(total) - given);
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map(rupiah);
}
