import { dayOf, type CalendarDate } from './dates.ts';
import { dueDates, loanSchedule, type LoanMethod, type LoanScheduleRow } from './loanSchedule.ts';
import { divideHalfUp, rupiah, sum } from './money.ts';
import { HUNDRED_PERCENT, percentUnits } from './percent.ts';

/** A bank's terms: `months` instalments in all, of which the first `graceMonths` are interest alone. */
export type BankTerms = { readonly annualPct: string; readonly months: number; readonly method: LoanMethod; readonly firstDue: CalendarDate; readonly graceMonths: number };
export type BankDraw = { readonly date: CalendarDate; readonly amount: number };
export type BankPayment = { readonly date: CalendarDate; readonly interest: number; readonly principal: number };

export type BankPosition = {
  /** Principal drawn and not paid back yet. */
  readonly outstanding: number;
  /** Unpaid interest up to and including the running instalment: what a payment on that day covers first. */
  readonly interestOwed: number;
  /** What settles the loan on that day. */
  readonly payoff: number;
  readonly rows: readonly LoanScheduleRow[];
};

/**
 * Principal planned per instalment. Each drawdown is paid back over the instalments after it, those in grace left out, by
 * `loanSchedule`; one drawn when only grace is left is paid back with the last.
 */
function plannedPrincipal({ annualPct, months, method, graceMonths, firstDue: start }: BankTerms, due: readonly CalendarDate[], draws: readonly BankDraw[]): number[] {
  const planned = Array.from({ length: months }, () => 0);
  for (const { date, amount } of draws) {
    const first = Math.max(graceMonths, due.findIndex((day) => day > date));
    const firstDue = due[first];
    if (firstDue === undefined) continue;
    for (const row of loanSchedule({ principal: amount, annualPct, months: months - first, method, firstDue, seedDay: dayOf(start) }).rows) {
      const at = first + row.no - 1;
      planned[at] = (planned[at] ?? 0) + row.principal;
    }
  }
  return planned;
}

/**
 * How a bank loan stands on a day. Interest of an instalment is a twelfth of the yearly rate, half up, on what was drawn
 * before it and not paid back (flat: on all that was drawn). Principal paid ahead of the plan shortens the loan from its end
 * and lowers the interest of the instalments after it; the running instalment counts as paid once its interest is.
 * Amounts in whole rupiah; draws lie before the last due date.
 */
export function bankPosition(terms: BankTerms, draws: readonly BankDraw[], payments: readonly BankPayment[], on: CalendarDate): BankPosition {
  const due = dueDates(terms.firstDue, terms.months);
  const planned = plannedPrincipal(terms, due, draws);
  const rate = percentUnits(terms.annualPct);
  const monthly = (base: number): number => divideHalfUp(BigInt(base) * rate, 12n * HUNDRED_PERCENT);
  const after = due.findIndex((day) => day >= on);
  const running = after === -1 ? due.length - 1 : after;
  const paidBy = (day: CalendarDate): number => sum(payments.filter((payment) => payment.date <= day).map((payment) => payment.principal));
  const paid = sum(payments.map((payment) => payment.principal));
  const interestPaid = sum(payments.map((payment) => payment.interest));

  const rows: LoanScheduleRow[] = [];
  let before = 0;
  let ahead = 0;
  let settled = 0;
  let interestThrough = 0;
  due.forEach((day, index) => {
    const drawn = sum(draws.filter((draw) => draw.date < day).map((draw) => draw.amount));
    const open = Math.max(0, drawn - before - ahead);
    const principal = rupiah(Math.min(planned[index] ?? 0, open));
    const interest = rupiah(open === 0 ? 0 : monthly(terms.method === 'flat' ? drawn : open));
    const through = before + (planned[index] ?? 0);
    if (index <= running) interestThrough += interest;
    if (index === running) settled = interestPaid >= interestThrough ? through : before;
    ahead = Math.max(0, index < running ? paidBy(day) - through : paid - settled);
    before = through;
    rows.push({ no: index + 1, due: day, principal, interest, payment: rupiah(principal + interest), balance: rupiah(Math.max(0, drawn - before - ahead)) });
  });
  const outstanding = sum(draws.map((draw) => draw.amount)) - paid;
  const interestOwed = Math.max(0, interestThrough - interestPaid);
  return { outstanding, interestOwed, payoff: outstanding + interestOwed, rows };
}
