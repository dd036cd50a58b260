import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { loanPosition, type LoanPosition, type ScheduleState } from '../../../shared/domain/loanPayment.ts';
import { rupiah, sum, type Rupiah } from '../../../shared/domain/money.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { standing } from '../ledger/index.ts';
import { termsOf } from './products.ts';
import { penaltyCharged, type PaidPart, type PenaltyRule, type PlannedRow } from './penalty.ts';
import { planOf, scheduleOf, type Loan, type Plan } from './store.ts';

/** What a running loan's money stands at on a day, as the arithmetic of shared/domain/loanPayment.ts takes it. */
export function stateOf(kernel: Kernel, loan: Loan, date: CalendarDate): ScheduleState {
  const plan = planOf(kernel.db, loan);
  const rows = scheduleOf(kernel.db, loan, plan);
  return { rows, balance: loan.outstanding, penaltyDue: penaltyDue(kernel, loan, plan, rows, date) };
}

export const positionOf = (kernel: Kernel, loan: Loan, date: CalendarDate): LoanPosition => loanPosition({ ...stateOf(kernel, loan, date), date });

/** The same at the end of a day in the past, rebuilt from what was paid by then; penalties left out. */
export function positionAt(kernel: Kernel, loan: Loan, asOf: CalendarDate): LoanPosition {
  const rows = scheduleOf(kernel.db, loan, planOf(kernel.db, loan, asOf), asOf);
  return loanPosition({ rows, balance: sum(rows.map((row) => row.principal - row.principalPaid)), penaltyDue: 0, date: asOf });
}

/** The instalment a member is asked for next: everything overdue, or else the first row that still owes. */
export function nextInstalment(kernel: Kernel, loan: Loan, today: CalendarDate): { nextDue: CalendarDate | null; nextAmount: Rupiah } {
  const state = stateOf(kernel, loan, today);
  const open = state.rows.find((row) => row.principal + row.interest > row.principalPaid + row.interestPaid);
  if (open === undefined) return { nextDue: null, nextAmount: rupiah(0) };
  const { penalty, dueInterest, duePrincipal } = loanPosition({ ...state, date: open.due > today ? open.due : today });
  return { nextDue: open.due, nextAmount: rupiah(penalty + dueInterest + duePrincipal) };
}

/** The late fee of a loan, undefined without one. */
export function penaltyRuleOf(kernel: Kernel, loan: Loan): PenaltyRule | undefined {
  const terms = termsOf(kernel.db, loan.ref);
  return terms === null ? kernel.settings.at('loan.policy', loan.appliedOn).penalty : terms.penalty && { ...terms.penalty, graceDays: terms.graceDays };
}

/**
 * Penalty charged and not yet paid, by the product's rule as it was when the loan was asked for, or else by the loan policy in force that day: its
 * terms are the borrower's. A policy set back later gives nothing back, and a payment undone never was one. What a plan before left unpaid stays owed.
 */
function penaltyDue(kernel: Kernel, loan: Loan, plan: Plan, rows: readonly PlannedRow[], date: CalendarDate): Rupiah {
  const rule = penaltyRuleOf(kernel, loan);
  if (rule === undefined && plan.penalty === 0) return rupiah(0);
  const { db } = kernel;
  const paid = db
    .sql<PaidPart>(`SELECT p.on_date AS "on", t.no, t.principal + t.interest AS amount FROM loan_payment_part t JOIN loan_payment p ON p.document_seq = t.document_seq WHERE t.loan_ref = ? AND ${standing('t.document_seq')}`)
    .all(loan.ref);
  const settled = db.sql<{ total: number | null }>('SELECT sum(penalty) AS total FROM loan_payment_effect WHERE loan_ref = ? AND document_seq > ?').get(loan.ref, plan.documentSeq)?.total ?? 0;
  return rupiah(Math.max(0, plan.penalty + (rule === undefined ? 0 : penaltyCharged(rows, paid, date, rule)) - settled));
}
