import { daysBetween, type CalendarDate } from './dates.ts';
import { rupiah, sum, type Rupiah } from './money.ts';

/** A row of a loan's schedule with what has been paid on it. Whole rupiah, none negative, paid never above planned. */
export type LoanRowState = {
  readonly no: number;
  readonly due: CalendarDate;
  readonly principal: number;
  readonly interest: number;
  readonly principalPaid: number;
  readonly interestPaid: number;
};

/** A running loan: its rows in order of due date, the principal still owed, and the penalty charged and unpaid. */
export type ScheduleState = {
  readonly rows: readonly LoanRowState[];
  /** Must equal the unpaid principal of the rows. */
  readonly balance: number;
  readonly penaltyDue: number;
};

/** What a loan owes on a day. Whole rupiah. */
export type LoanPosition = {
  readonly penalty: Rupiah;
  /** Unpaid interest of rows due on or before the day. */
  readonly dueInterest: Rupiah;
  /** Unpaid principal of rows due on or before the day. */
  readonly duePrincipal: Rupiah;
  /** What an early settlement adds: the unpaid interest of the running row, 0 when no later principal is left. */
  readonly runningInterest: Rupiah;
  /** Principal still owed, due or not. */
  readonly outstanding: Rupiah;
  /** What closes the loan on this day. */
  readonly payoff: Rupiah;
  /** Number of rows whose due date has passed (not the day itself) with anything unpaid: instalments in arrears. */
  readonly arrearsMonths: number;
  /** Days since the oldest unpaid row was due; 0 when nothing is in arrears. */
  readonly arrearsDays: number;
  /** Number of the first row not yet due, null after the last due date. */
  readonly runningNo: number | null;
};

export type PaymentPart = { readonly no: number; readonly principal: Rupiah; readonly interest: Rupiah };

/** A payment spread over a loan: penalty + interest + principal = amount; `parts` gives interest and principal per row. */
export type PaymentAllocation = {
  readonly penalty: Rupiah;
  readonly interest: Rupiah;
  readonly principal: Rupiah;
  readonly parts: readonly PaymentPart[];
  /** True when the loan owes nothing afterwards. */
  readonly closes: boolean;
};

/** What a payment is spread over before principal that is not due yet. */
export type AllocationPiece = 'denda' | 'jasa' | 'pokok';
/** Ruling 35: penalty, all due interest, due principal. */
export const USUAL_ORDER: readonly AllocationPiece[] = ['denda', 'jasa', 'pokok'];

export type PaymentRefusal = { readonly refused: 'over-payoff'; readonly payoff: Rupiah };

const unpaidPrincipal = (row: LoanRowState): number => row.principal - row.principalPaid;
const unpaidInterest = (row: LoanRowState): number => row.interest - row.interestPaid;

function check({ rows, balance, penaltyDue }: ScheduleState): void {
  for (const [index, row] of rows.entries()) {
    const previous = rows[index - 1];
    if (previous && previous.due >= row.due) throw new RangeError(`row ${row.no} is not due after the row before it`);
    if (rupiah(row.principalPaid) < 0 || unpaidPrincipal(row) < 0 || rupiah(row.interestPaid) < 0 || unpaidInterest(row) < 0) throw new RangeError(`row ${row.no} is paid outside its amounts`);
  }
  const owed = sum(rows.map(unpaidPrincipal));
  if (owed !== balance) throw new RangeError(`balance ${balance} differs from the rows' unpaid principal ${owed}`);
  if (rupiah(penaltyDue) < 0) throw new RangeError('penalty must not be negative');
}

/**
 * What a loan owes on a day (ruling 35): payoff = balance + unpaid due interest + the running row's unpaid interest + penalty.
 * A row is due on its due date. The running row is the first one not yet due; its interest counts in full however few of
 * its days have passed, also before its period begins, and less what was already paid on it.
 *
 * Where the rulings are silent: (a) once the principal of every later row has been prepaid, the running row adds nothing,
 * because no principal is left for it to be the price of; (b) a loan whose balance is 0 owes no interest any more, so the
 * planned interest of its later rows is dropped.
 *
 * Throws RangeError when the rows are out of order, overpaid, or do not add up to the balance.
 */
export function loanPosition({ date, ...state }: ScheduleState & { readonly date: CalendarDate }): LoanPosition {
  check(state);
  const { rows, balance, penaltyDue } = state;
  const due = balance === 0 ? [] : rows.filter((row) => row.due <= date);
  const later = rows.filter((row) => row.due > date);
  const running = later[0];
  const dueInterest = sum(due.map(unpaidInterest));
  const duePrincipal = sum(due.map(unpaidPrincipal));
  const runningInterest = rupiah(running && balance > duePrincipal ? unpaidInterest(running) : 0);
  const arrears = due.filter((row) => row.due < date && unpaidPrincipal(row) + unpaidInterest(row) > 0);
  return {
    penalty: rupiah(penaltyDue),
    dueInterest,
    duePrincipal,
    runningInterest,
    outstanding: rupiah(balance),
    payoff: rupiah(balance + dueInterest + runningInterest + penaltyDue),
    arrearsMonths: arrears.length,
    arrearsDays: arrears[0] ? daysBetween(arrears[0].due, date) : 0,
    runningNo: running?.no ?? null,
  };
}

/**
 * Spreads a payment over a loan (ruling 35): penalty, all due interest, due principal (oldest first), or these in the `order` a
 * cooperative decided on, then extra principal from the last row backwards. More than the payoff is refused with the payoff. Exactly the payoff closes the loan: the
 * running row's interest is part of `interest`, the interest of later rows is dropped.
 *
 * Where the rulings are silent:
 * - A payment that would take the last principal but is short of the payoff pays the running row's interest before that
 *   principal, so that what is left to pay is exactly payoff − amount, and a loan with balance 0 is always a closed one.
 * - Extra principal leaves the planned interest of the rows in between as it is; the loan only ends earlier.
 *   A new plan is `loans.reschedule` (ruling 36).
 * - A payment that would take the last principal before interest or penalty, in an order that puts it first, goes by the
 *   ruling's order instead, for the same reason.
 * - A payment before a due date is extra principal, by the ruling's letter: interest is not collected before it is due
 *   except to close the loan.
 *
 * Throws RangeError for an amount that is not a positive whole rupiah, and as {@link loanPosition} does.
 */
export function allocatePayment({ amount, order = USUAL_ORDER, ...state }: ScheduleState & { readonly date: CalendarDate; readonly amount: number; readonly order?: readonly AllocationPiece[] }): PaymentAllocation | PaymentRefusal {
  if (rupiah(amount) <= 0) throw new RangeError(`a payment must be more than 0: ${amount}`);
  const position = loanPosition(state);
  if (amount > position.payoff) return { refused: 'over-payoff', payoff: position.payoff };
  const spread = spreadOver(state, position, amount, order);
  return spread.principal === position.outstanding && amount < position.payoff && position.outstanding > 0 ? spreadOver(state, position, amount, USUAL_ORDER) : spread;
}

function spreadOver(state: ScheduleState & { readonly date: CalendarDate }, position: LoanPosition, amount: number, order: readonly AllocationPiece[]): PaymentAllocation {
  const due = state.rows.filter((row) => row.due <= state.date);
  const later = state.rows.filter((row) => row.due > state.date);
  const paid = new Map<number, { principal: number; interest: number }>();
  let rest: number = amount;
  let penalty = 0;
  const take = (row: LoanRowState, kind: 'principal' | 'interest', limit: number): void => {
    const taken = Math.min(rest, limit);
    if (taken <= 0) return;
    const part = paid.get(row.no) ?? { principal: 0, interest: 0 };
    part[kind] += taken;
    paid.set(row.no, part);
    rest -= taken;
  };
  const pieces: Readonly<Record<AllocationPiece, () => void>> = {
    denda: () => {
      penalty = Math.min(rest, position.penalty);
      rest -= penalty;
    },
    jasa: () => {
      if (position.outstanding > 0) for (const row of due) take(row, 'interest', unpaidInterest(row));
    },
    pokok: () => {
      for (const row of due) take(row, 'principal', unpaidPrincipal(row));
    },
  };
  for (const piece of order) pieces[piece]();

  const running = later[0];
  if (running && rest > 0 && rest >= position.outstanding - position.duePrincipal) take(running, 'interest', position.runningInterest);
  for (const row of later.toReversed()) take(row, 'principal', unpaidPrincipal(row));

  const parts = state.rows.flatMap((row): PaymentPart[] => {
    const part = paid.get(row.no);
    return part ? [{ no: row.no, principal: rupiah(part.principal), interest: rupiah(part.interest) }] : [];
  });
  return { penalty: rupiah(penalty), interest: sum(parts.map((part) => part.interest)), principal: sum(parts.map((part) => part.principal)), parts, closes: amount === position.payoff };
}

/** The rows after a payment's parts are added to what was paid. Throws RangeError for a part of a row that does not exist. */
export function applyPayment(rows: readonly LoanRowState[], parts: readonly PaymentPart[]): LoanRowState[] {
  const byNo = new Map(parts.map((part) => [part.no, part]));
  for (const no of byNo.keys()) if (!rows.some((row) => row.no === no)) throw new RangeError(`no row ${no}`);
  return rows.map((row) => {
    const part = byNo.get(row.no);
    return part ? { ...row, principalPaid: row.principalPaid + part.principal, interestPaid: row.interestPaid + part.interest } : row;
  });
}
