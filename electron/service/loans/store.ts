import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { LoanRowState } from '../../../shared/domain/loanPayment.ts';
import type { LoanMethod } from '../../../shared/domain/loanSchedule.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import { notFound, refuse } from '../kernel/refusal.ts';
import { standing } from '../ledger/index.ts';

export type LoanStatus = 'diajukan' | 'disetujui' | 'ditolak' | 'berjalan' | 'lunas' | 'dihapus';

/** A loan with the head of its application. Amounts in rupiah; `outstanding` is the principal still owed, 0 until paid out. */
export type Loan = {
  readonly ref: number;
  readonly id: string;
  readonly number: string;
  readonly memberRef: number;
  readonly principal: number;
  readonly months: number;
  readonly method: LoanMethod;
  readonly annualPct: string;
  readonly purpose: string;
  readonly firstDue: CalendarDate | null;
  readonly status: LoanStatus;
  readonly outstanding: number;
  /** Day of the last money moved; before that, of the chair’s answer, or of the application while it waits for one. */
  readonly lastOn: CalendarDate;
  readonly appliedOn: CalendarDate;
  /** Who wrote the application. */
  readonly appliedBy: number;
};

const LOANS = `SELECT l.ref, l.id, l.number, l.member_ref AS memberRef, l.principal, l.months, l.method, l.annual_pct AS annualPct, l.purpose, l.first_due AS firstDue, l.status, l.outstanding,
                      l.last_on AS lastOn, d.on_date AS appliedOn, d.user_ref AS appliedBy FROM loan l JOIN document d ON d.seq = l.document_seq`;

/** A loan by public id. Throws NOT_FOUND naming loanId. */
export function loanById(db: Database, id: string): Loan {
  const loan = db.sql<Loan>(`${LOANS} WHERE l.id = ?`).get(id);
  if (loan === undefined) throw notFound('Pinjaman', 'loanId');
  return loan;
}

/** A loan by row, which must be there. */
export function loanByRef(db: Database, ref: number): Loan {
  const loan = db.sql<Loan>(`${LOANS} WHERE l.ref = ?`).get(ref);
  if (loan === undefined) throw new Error(`no loan ${ref}`);
  return loan;
}

/** A member's loans that are being paid off, oldest first. */
export const runningLoans = (db: Database, memberRef: number): Loan[] => db.sql<Loan>(`${LOANS} WHERE l.member_ref = ? AND l.status = 'berjalan' ORDER BY l.ref`).all(memberRef);

/** Loans of a state, of a member, or all, newest first. */
export const findLoans = (db: Database, filter: { readonly memberRef: number | null; readonly status: LoanStatus | null; readonly limit: number }): Loan[] =>
  db.sql<Loan>(`${LOANS} WHERE (? IS NULL OR l.member_ref = ?) AND (? IS NULL OR l.status = ?) ORDER BY l.ref DESC LIMIT ?`).all(filter.memberRef, filter.memberRef, filter.status, filter.status, filter.limit);

/** A row of the frozen schedule with the planned balance after it and what has been paid on it. */
export type StoredRow = LoanRowState & { readonly balance: number };

/** The frozen schedule of a loan; empty until it is paid out. */
export const scheduleOf = (db: Database, loanRef: number): StoredRow[] =>
  db
    .sql<StoredRow>(
      `SELECT r.no, r.due_on AS due, r.principal, r.interest, r.balance, coalesce(sum(p.principal), 0) AS principalPaid, coalesce(sum(p.interest), 0) AS interestPaid
         FROM loan_row r LEFT JOIN loan_payment_part p ON p.loan_ref = r.loan_ref AND p.no = r.no AND ${standing('p.document_seq')} WHERE r.loan_ref = ? GROUP BY r.no ORDER BY r.no`,
    )
    .all(loanRef);

/** Throws RULE LOAN_STATE unless the loan is in the state that `deed` needs. */
export function requireStatus(loan: Loan, needed: LoanStatus, deed: string): void {
  if (loan.status === needed) return;
  const left = loan.status === 'berjalan' ? `, sisa pokok ${rp(loan.outstanding)}` : '';
  throw refuse('LOAN_STATE', `${loan.number} berstatus ${loan.status}${left}. Yang dapat ${deed} hanya pinjaman berstatus ${needed}.`, { loan: loan.number, status: loan.status, needed });
}
