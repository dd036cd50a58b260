import { rupiah, ZERO, type Rupiah } from './money.ts';
import { HUNDRED_PERCENT, percentUnits } from './percent.ts';

/**
 * Final tax on a month's turnover, whole rupiah, fraction dropped (PP 55/2022). A base of 0 or less owes nothing. `pct` is
 * a contract percentage. Throws RangeError for a base that is no whole rupiah amount or a percentage that is none.
 */
export function finalTax(base: number, pct: string): Rupiah {
  const rate = percentUnits(pct);
  return rupiah(base) <= 0 ? ZERO : rupiah(Number((BigInt(base) * rate) / HUNDRED_PERCENT));
}
