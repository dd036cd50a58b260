import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { loanPosition, type LoanPosition, type ScheduleState } from '../../../shared/domain/loanPayment.ts';
import { rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { standing } from '../ledger/index.ts';
import { penaltyCharged, type PaidPart, type PenaltyRule, type PlannedRow } from './penalty.ts';
import { scheduleOf, type Loan } from './store.ts';

/** What a running loan's money stands at on a day, as the arithmetic of shared/domain/loanPayment.ts takes it. */
export function stateOf(kernel: Kernel, loan: Loan, date: CalendarDate): ScheduleState {
  const rows = scheduleOf(kernel.db, loan.ref);
  return { rows, balance: loan.outstanding, penaltyDue: penaltyDue(kernel, loan, rows, date) };
}

export const positionOf = (kernel: Kernel, loan: Loan, date: CalendarDate): LoanPosition => loanPosition({ ...stateOf(kernel, loan, date), date });

/** The instalment a member is asked for next: everything overdue, or else the first row that still owes. */
export function nextInstalment(kernel: Kernel, loan: Loan, today: CalendarDate): { nextDue: CalendarDate | null; nextAmount: Rupiah } {
  const state = stateOf(kernel, loan, today);
  const open = state.rows.find((row) => row.principal + row.interest > row.principalPaid + row.interestPaid);
  if (open === undefined) return { nextDue: null, nextAmount: rupiah(0) };
  const { penalty, dueInterest, duePrincipal } = loanPosition({ ...state, date: open.due > today ? open.due : today });
  return { nextDue: open.due, nextAmount: rupiah(penalty + dueInterest + duePrincipal) };
}

/** Penalty charged and not yet paid, by the loan policy in force when the loan was applied for: its terms are the borrower's. A policy set back later gives nothing back, and a payment undone never was one. */
function penaltyDue(kernel: Kernel, loan: Loan, rows: readonly PlannedRow[], date: CalendarDate): Rupiah {
  const rule: PenaltyRule | undefined = kernel.settings.at('loan.policy', loan.appliedOn).penalty;
  if (rule === undefined) return rupiah(0);
  const { db } = kernel;
  const paid = db
    .sql<PaidPart>(`SELECT p.on_date AS "on", t.no, t.principal + t.interest AS amount FROM loan_payment_part t JOIN loan_payment p ON p.document_seq = t.document_seq WHERE t.loan_ref = ? AND ${standing('t.document_seq')}`)
    .all(loan.ref);
  const settled = db.sql<{ total: number | null }>('SELECT sum(penalty) AS total FROM loan_payment_effect WHERE loan_ref = ?').get(loan.ref)?.total ?? 0;
  return rupiah(Math.max(0, penaltyCharged(rows, paid, date, rule) - settled));
}
