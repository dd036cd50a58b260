import { addDays, dayOf, monthOf, monthsBetween, type CalendarDate } from '../../../shared/domain/dates.ts';
import { dueDates, MAX_LOAN_MONTHS } from '../../../shared/domain/loanSchedule.ts';
import { divideHalfUp, rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import { HUNDRED_PERCENT, percentUnits } from '../../../shared/domain/percent.ts';

/** The board's late fee: a percentage of what a row still owes, for each month begun after the days of grace. */
export type PenaltyRule = { readonly pctPerMonth: string; readonly graceDays: number };

export type PlannedRow = { readonly no: number; readonly due: CalendarDate; readonly principal: number; readonly interest: number };
/** What a payment put on a row, principal and interest together. */
export type PaidPart = { readonly on: CalendarDate; readonly no: number; readonly amount: number };

/** The days on which a row's late months begin, up to `date`: the day after the grace days, and the same again each month later. */
function lateMonths(due: CalendarDate, graceDays: number, date: CalendarDate): CalendarDate[] {
  if (due >= date) return [];
  const months = Math.min(monthsBetween(monthOf(due), monthOf(date)).length, MAX_LOAN_MONTHS);
  return dueDates(due, months, dayOf(due)).map((day) => addDays(day, graceDays + 1)).filter((day) => day <= date);
}

/**
 * All penalties charged on a schedule up to and including a day, paid or not, whole rupiah. On the day a late month of a
 * row begins, `pctPerMonth` of what the row owed at the end of the day before is charged, half up. The rulings name the
 * setting and the order of payment but no formula (domain §5.1: base and rate are the board's); a day that has passed
 * charges the same for ever, since no payment may be dated before the last one (ruling 12).
 */
export function penaltyCharged(rows: readonly PlannedRow[], paid: readonly PaidPart[], date: CalendarDate, rule: PenaltyRule): Rupiah {
  const rate = percentUnits(rule.pctPerMonth);
  let charged = 0;
  for (const row of rows) {
    for (const begins of lateMonths(row.due, rule.graceDays, date)) {
      const before = paid.reduce((total, part) => (part.no === row.no && part.on < begins ? total + part.amount : total), 0);
      const owed = row.principal + row.interest - before;
      if (owed <= 0) break;
      charged += divideHalfUp(BigInt(owed) * rate, HUNDRED_PERCENT);
    }
  }
  return rupiah(charged);
}
