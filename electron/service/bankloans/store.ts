import { bankPosition, type BankDraw, type BankPayment, type BankPosition, type BankTerms } from '../../../shared/domain/bankLoan.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';

/** A bank's loan to the cooperative as it was agreed. `principal` is its ceiling; `opening` was owed already when it was noted. */
export type BankLoan = BankTerms & { readonly ref: number; readonly id: string; readonly code: string; readonly lender: string; readonly number: string; readonly principal: number; readonly opening: number; readonly notedOn: CalendarDate };
export type StoredDraw = BankDraw & { readonly number: string; readonly fee: number };
export type StoredPayment = BankPayment & { readonly number: string };

const LOANS = `SELECT ref, id, code, lender, number, principal, annual_pct AS annualPct, months, method, first_due AS firstDue, grace_months AS graceMonths, opening, noted_on AS notedOn FROM bank_loan`;

/** Throws NOT_FOUND naming loanId. */
export function bankLoanById(db: Database, id: string): BankLoan {
  const loan = db.sql<BankLoan>(`${LOANS} WHERE id = ?`).get(id);
  if (loan === undefined) throw notFound('Pinjaman bank', 'loanId');
  return loan;
}

export const bankLoansOn = (db: Database, asOf: CalendarDate): BankLoan[] => db.sql<BankLoan>(`${LOANS} WHERE noted_on <= ? ORDER BY ref`).all(asOf);

export const drawsOf = (db: Database, loan: BankLoan, asOf: CalendarDate): StoredDraw[] =>
  db
    .sql<StoredDraw>('SELECT d.number, d.on_date AS date, w.amount, w.fee FROM bank_loan_draw w JOIN document d ON d.seq = w.document_seq WHERE w.loan_ref = ? AND d.on_date <= ? ORDER BY w.document_seq')
    .all(loan.ref, asOf);

export const paymentsOf = (db: Database, loan: BankLoan, asOf: CalendarDate): StoredPayment[] =>
  db
    .sql<StoredPayment>(
      'SELECT d.number, d.on_date AS date, p.interest, p.principal FROM bank_loan_payment p JOIN document d ON d.seq = p.document_seq WHERE p.loan_ref = ? AND d.on_date <= ? ORDER BY p.document_seq',
    )
    .all(loan.ref, asOf);

/** What was drawn by a day, the opening amount first. */
export const allDraws = (db: Database, loan: BankLoan, asOf: CalendarDate): BankDraw[] => [...(loan.opening > 0 ? [{ date: loan.notedOn, amount: loan.opening }] : []), ...drawsOf(db, loan, asOf)];

/** How a loan stands at the end of a day, with what was booked by then. */
export const positionOf = (db: Database, loan: BankLoan, on: CalendarDate): BankPosition => bankPosition(loan, allDraws(db, loan, on), paymentsOf(db, loan, on), on);
