import type { SettingValue } from '../../../shared/contract/policies.ts';
import { divideHalfUp } from '../../../shared/domain/money.ts';
import { HUNDRED_PERCENT, percentUnits } from '../../../shared/domain/percent.ts';

export type ClassTable = SettingValue<'loan.collectability'>;
export type LoanClass = ClassTable[number];

/** From how many days a loan counts as non-performing where the table does not say so itself: past the banks' second class (domain §5.4). */
const NON_PERFORMING_FROM = 91;

/** The class of a loan so many days late: the last one that begins by then. */
export function classOf(table: ClassTable, daysLate: number): LoanClass {
  const found = table.findLast((each) => each.fromDays <= daysLate) ?? table[0];
  if (found === undefined) throw new RangeError('a table of classes has at least one');
  return found;
}

/** From kurang lancar on: what such a loan owes in interest is no income until it is paid (ruling 36). */
export const isNonPerforming = (table: ClassTable, { nonPerforming, fromDays }: LoanClass): boolean => (table.some((each) => each.nonPerforming !== undefined) ? nonPerforming === true : fromDays >= NON_PERFORMING_FROM);

/** What may be lost of a loan of a class, half up. */
export const allowanceOf = ({ allowancePct }: LoanClass, outstanding: number): number => (allowancePct === null ? 0 : divideHalfUp(BigInt(outstanding) * percentUnits(allowancePct), HUNDRED_PERCENT));
