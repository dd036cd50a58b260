import { addMonths, monthsApart, type Month } from './dates.ts';
import { proportion, rupiah, type Rupiah } from './money.ts';

/** What straight-line depreciation rests on. Amounts in whole rupiah. */
export type Depreciable = {
  readonly cost: number;
  /** What it will still be worth in the end, 0 to `cost`. */
  readonly residual: number;
  /** Months over which the rest is written off, 1 or more. */
  readonly usefulMonths: number;
  /** The first month that bears depreciation. */
  readonly firstMonth: Month;
  /** Written off before the register began, and the last month that covers; 0 and null for an asset that came new. */
  readonly opening: number;
  readonly openingThrough: Month | null;
};

/** How many of an asset's months have passed by the end of a month: 0 to `usefulMonths`. */
const monthsUsed = (asset: Depreciable, through: Month): number => Math.min(asset.usefulMonths, Math.max(0, monthsApart(asset.firstMonth, through) + 1));

/**
 * Depreciation from the beginning to the end of a month: (cost − residual) × months ÷ useful months, half up, so that the
 * last month ends at exactly cost − residual. An opening amount stands for the months it covers, and the rest is spread
 * over those that are left; where none are, the opening amount is all there is.
 */
export function accumulatedThrough(asset: Depreciable, through: Month): Rupiah {
  const before = asset.openingThrough === null ? 0 : monthsUsed(asset, asset.openingThrough);
  const used = monthsUsed(asset, through);
  if (used <= before) return rupiah(asset.opening);
  return rupiah(asset.opening + proportion(asset.cost - asset.residual - asset.opening, used - before, asset.usefulMonths - before));
}

/** The months that bear depreciation after `done` (null: from the beginning) up to and including `through`. */
export function monthsToDepreciate(asset: Depreciable, done: Month | null, through: Month): Month[] {
  const last = addMonths(asset.firstMonth, asset.usefulMonths - 1);
  const after = done === null || done < asset.firstMonth ? addMonths(asset.firstMonth, -1) : done;
  const count = monthsApart(after, through < last ? through : last);
  return Array.from({ length: Math.max(0, count) }, (_, index) => addMonths(after, index + 1));
}
