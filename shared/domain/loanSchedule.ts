import { addMonths, calendarDate, dayOf, daysInMonth, makeDate, monthOf, yearOf, type CalendarDate } from './dates.ts';
import { divideHalfUp, Exact, MAX_RUPIAH, proportion, rupiah, sum, ZERO, type Rupiah } from './money.ts';
import { HUNDRED_PERCENT, percentFromUnits, percentUnits } from './percent.ts';

/** How interest is charged: on the first principal, on what is still owed, or in equal instalments (domain §5.2). */
export type LoanMethod = 'flat' | 'menurun' | 'anuitas';

/** Longest loan the program writes a schedule for. */
export const MAX_LOAN_MONTHS = 360;

export type LoanTerms = {
  /** Whole rupiah, from 1 to MAX_RUPIAH. */
  readonly principal: number;
  /** Nominal rate per year, contract percentage; "0" is allowed (ruling 35). */
  readonly annualPct: string;
  /** Number of monthly instalments, 1 to 360. */
  readonly months: number;
  readonly method: LoanMethod;
  readonly firstDue: CalendarDate;
  /** Day of the month the due dates come back to, where `firstDue` had to be clamped (disbursed on the 31st, first due on 28 February). */
  readonly seedDay?: number | undefined;
};

export type LoanScheduleRow = {
  readonly no: number;
  readonly due: CalendarDate;
  readonly principal: Rupiah;
  readonly interest: Rupiah;
  /** principal + interest. */
  readonly payment: Rupiah;
  /** Principal still owed after this row. */
  readonly balance: Rupiah;
};

export type LoanSchedule = {
  readonly rows: readonly LoanScheduleRow[];
  readonly totals: { readonly principal: Rupiah; readonly interest: Rupiah; readonly payment: Rupiah };
};

const YEAR_OF_MONTHS = 12n * HUNDRED_PERCENT;

const clampedDay = (period: ReturnType<typeof monthOf>, day: number): CalendarDate => {
  const year = yearOf(period);
  const monthNo = Number(period.slice(5, 7));
  return makeDate(year, monthNo, Math.min(day, daysInMonth(year, monthNo)));
};

/**
 * Monthly due dates. The seed day (by default the day of `firstDue`) is kept: a month too short for it is clamped to its
 * last day, and longer months come back to it (31 Jan, 28 Feb, 31 Mar; vectors/loan-due-dates.json).
 * Throws RangeError when `months` is not 1 to 360, when the seed day does not fall on `firstDue`, or past the year 2199.
 */
export function dueDates(firstDue: CalendarDate, months: number, seedDay: number = dayOf(firstDue)): CalendarDate[] {
  if (!Number.isInteger(months) || months < 1 || months > MAX_LOAN_MONTHS) throw new RangeError(`months must be 1 to ${MAX_LOAN_MONTHS}: ${months}`);
  const first = monthOf(calendarDate(firstDue));
  if (!Number.isInteger(seedDay) || seedDay < 1 || seedDay > 31 || clampedDay(first, seedDay) !== firstDue) throw new RangeError(`seed day ${seedDay} does not fall on ${firstDue}`);
  return Array.from({ length: months }, (_, index) => clampedDay(addMonths(first, index), seedDay));
}

/** The first due date of a loan paid out on a day: one full month later, clamped to that month's end (ruling 35). */
export const firstDueAfter = (disbursedOn: CalendarDate): CalendarDate => clampedDay(addMonths(monthOf(disbursedOn), 1), dayOf(disbursedOn));

/**
 * The equal instalment principal·i ÷ (1 − (1 + i)^−months), with i = yearly rate ÷ 12, half up to a rupiah.
 * Computed as one exact fraction, so that no precision is chosen. Rate 0 gives principal ÷ months.
 */
function annuityPayment(principal: number, rate: bigint, months: number): Rupiah {
  if (rate === 0n) return proportion(principal, 1, months);
  const common = gcd(rate, YEAR_OF_MONTHS);
  const [a, b] = [rate / common, YEAR_OF_MONTHS / common];
  const grown = (a + b) ** BigInt(months);
  return rupiah(divideHalfUp(BigInt(principal) * a * grown, b * (grown - b ** BigInt(months))));
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/**
 * The repayment schedule (contract "Schedule rounding", ruling 35, domain §5.2). Amounts in whole rupiah.
 * flat and menurun: principal ÷ months half up each row; flat interest on the first principal, the others on the opening
 * balance, yearly rate ÷ 12, half up; anuitas: one instalment half up. A row's principal never exceeds the balance, and
 * the last row pays what is left, so that the balance always ends at exactly 0.
 * Throws RangeError for a principal outside 1 to MAX_RUPIAH, months outside 1 to 360, or a rate that is not a contract percentage.
 */
export function loanSchedule({ principal, annualPct, months, method, firstDue, seedDay }: LoanTerms): LoanSchedule {
  if (!Number.isSafeInteger(principal) || principal < 1 || principal > MAX_RUPIAH) throw new RangeError(`principal must be 1 to ${MAX_RUPIAH} rupiah: ${principal}`);
  const rate = percentUnits(annualPct);
  const monthOfInterest = (base: number): Rupiah => rupiah(divideHalfUp(BigInt(base) * rate, YEAR_OF_MONTHS));
  const due = dueDates(firstDue, months, seedDay);
  const equalPrincipal = proportion(principal, 1, months);
  const instalment = method === 'anuitas' ? annuityPayment(principal, rate, months) : ZERO;

  const rows: LoanScheduleRow[] = [];
  let balance = rupiah(principal);
  for (const [index, date] of due.entries()) {
    const interest = monthOfInterest(method === 'flat' ? principal : balance);
    const planned = method === 'anuitas' ? instalment - interest : equalPrincipal;
    const part = rupiah(index === months - 1 ? balance : Math.min(planned, balance));
    balance = rupiah(balance - part);
    rows.push({ no: index + 1, due: date, principal: part, interest, payment: rupiah(part + interest), balance });
  }
  return {
    rows,
    totals: { principal: sum(rows.map((row) => row.principal)), interest: sum(rows.map((row) => row.interest)), payment: sum(rows.map((row) => row.payment)) },
  };
}

/**
 * What a schedule costs as a nominal yearly rate on the balance really owed (monthly internal rate × 12), in percent
 * with two decimals, half up: 1% flat a month over a year is "21.46". For showing beside a flat rate, and for RATE_CAP
 * where the board reads the legal cap on the effective rate (domain §5.1 leaves open which one the law means).
 * Rates above 9999.99 are given as that.
 */
export function effectiveAnnualPct(schedule: LoanSchedule): string {
  // In hundredths of a percent: the smallest `low` for which charging (low + ½) would leave something unpaid.
  let low = 0;
  let high = 999_999;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (leavesDebt(schedule, 2 * middle + 1)) high = middle;
    else low = middle + 1;
  }
  return percentFromUnits((BigInt(low) * percentUnits('1')) / 100n);
}

/** Whether the payments fall short when the balance grows monthly at a yearly rate given in 1/20000 parts. */
function leavesDebt(schedule: LoanSchedule, rate: number): boolean {
  const growth = new Exact(rate).dividedBy(240_000).plus(1);
  let owed = new Exact(schedule.totals.principal);
  for (const row of schedule.rows) owed = owed.times(growth).minus(row.payment);
  return owed.greaterThan(0);
}
