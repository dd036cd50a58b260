import { addDays, dayOf, daysBetween, monthOf, monthsBetween, type CalendarDate } from '../../../shared/domain/dates.ts';
import { dueDates, MAX_LOAN_MONTHS } from '../../../shared/domain/loanSchedule.ts';
import { divideHalfUp, rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import { HUNDRED_PERCENT, percentUnits } from '../../../shared/domain/percent.ts';

/**
 * The board's late fee after the days of grace: a percentage of what a row still owes, for each month begun or for each day; a row is never
 * charged more than `maxPct` of its instalment. Exactly one of the two rates is given.
 */
export type PenaltyRule = { readonly pctPerMonth?: string | undefined; readonly pctPerDay?: string | undefined; readonly maxPct?: string | undefined; readonly graceDays: number };

export type PlannedRow = { readonly no: number; readonly due: CalendarDate; readonly principal: number; readonly interest: number };
/** What a payment put on a row, principal and interest together. */
export type PaidPart = { readonly on: CalendarDate; readonly no: number; readonly amount: number };

/** The days on which a row's late months begin, up to `date`: the day after the grace days, and the same again each month later. */
function lateMonths(due: CalendarDate, graceDays: number, date: CalendarDate): CalendarDate[] {
  if (due >= date) return [];
  const months = Math.min(monthsBetween(monthOf(due), monthOf(date)).length, MAX_LOAN_MONTHS);
  return dueDates(due, months, dayOf(due)).map((day) => addDays(day, graceDays + 1)).filter((day) => day <= date);
}

const percentOf = (amount: number, rate: bigint): number => divideHalfUp(BigInt(amount) * rate, HUNDRED_PERCENT);

/** What a row owed at the end of the day before `day`. */
const owedBefore = (row: PlannedRow, paid: readonly PaidPart[], day: CalendarDate): number => row.principal + row.interest - paid.reduce((total, part) => (part.on < day ? total + part.amount : total), 0);

function chargedByMonth(row: PlannedRow, paid: readonly PaidPart[], date: CalendarDate, rate: bigint, graceDays: number): number {
  let charged = 0;
  for (const begins of lateMonths(row.due, graceDays, date)) {
    const owed = owedBefore(row, paid, begins);
    if (owed <= 0) break;
    charged += percentOf(owed, rate);
  }
  return charged;
}

/** Every late day is charged on its own, half up; between two payments all days are charged alike. */
function chargedByDay(row: PlannedRow, paid: readonly PaidPart[], date: CalendarDate, rate: bigint, graceDays: number): number {
  const first = addDays(row.due, graceDays + 1);
  const changes = [...new Set(paid.map((part) => addDays(part.on, 1)))].filter((day) => day > first && day <= date).toSorted();
  let charged = 0;
  for (const [index, from] of [first, ...changes].entries()) {
    const until = changes[index] ?? addDays(date, 1);
    const owed = owedBefore(row, paid, from);
    if (owed <= 0 || until <= from) continue;
    charged += daysBetween(from, until) * percentOf(owed, rate);
  }
  return charged;
}

/**
 * All penalties charged on a schedule up to and including a day, paid or not, whole rupiah. A late month charges on the day it begins, a late day
 * at its own, on what the row owed at the end of the day before, half up. The rulings name the setting and the order of payment but no formula
 * (domain §5.1: base and rate are the board's); a day that has passed charges the same for ever, since no payment may be dated before the last
 * one (ruling 12).
 */
export function penaltyCharged(rows: readonly PlannedRow[], paid: readonly PaidPart[], date: CalendarDate, rule: PenaltyRule): Rupiah {
  const rate = percentUnits(rule.pctPerMonth ?? rule.pctPerDay ?? '0');
  const most = rule.maxPct === undefined ? undefined : percentUnits(rule.maxPct);
  const charge = rule.pctPerDay === undefined ? chargedByMonth : chargedByDay;
  let total = 0;
  for (const row of rows) {
    if (row.due >= date) continue;
    const charged = charge(row, paid.filter((part) => part.no === row.no), date, rate, rule.graceDays);
    total += most === undefined ? charged : Math.min(charged, percentOf(row.principal + row.interest, most));
  }
  return rupiah(total);
}
