import { bankPosition, type BankDraw, type BankPayment, type BankPosition, type BankTerms } from '../../../shared/domain/bankLoan.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';

/** A bank's loan to the cooperative as it was agreed. `principal` is its ceiling; `opening` was owed already on `notedOn`. */
export type BankLoan = BankTerms & { readonly ref: number; readonly id: string; readonly code: string; readonly lender: string; readonly number: string; readonly principal: number; readonly opening: number; readonly notedOn: CalendarDate };
/** One with a minus took back what `undoes` names. */
type Undoing = { readonly number: string; readonly undoes: string | null };
export type StoredDraw = BankDraw & Undoing & { readonly fee: number };
export type StoredPayment = BankPayment & Undoing;

const LOANS = `SELECT ref, id, code, lender, number, principal, annual_pct AS annualPct, months, method, first_due AS firstDue, grace_months AS graceMonths, opening, noted_on AS notedOn FROM bank_loan`;

/** Throws NOT_FOUND naming loanId. */
export function bankLoanById(db: Database, id: string): BankLoan {
  const loan = db.sql<BankLoan>(`${LOANS} WHERE id = ?`).get(id);
  if (loan === undefined) throw notFound('Pinjaman bank', 'loanId');
  return loan;
}

/** Loans noted by a day, or drawn by then though they were noted later. */
export const bankLoansOn = (db: Database, asOf: CalendarDate): BankLoan[] =>
  db
    .sql<BankLoan>(`${LOANS} WHERE noted_on <= ? OR EXISTS (SELECT 1 FROM bank_loan_draw w JOIN document d ON d.seq = w.document_seq WHERE w.loan_ref = bank_loan.ref AND d.on_date <= ?) ORDER BY ref`)
    .all(asOf, asOf);

/** Drawdowns by a day, and those taken back. */
export const drawsOf = (db: Database, loan: BankLoan, asOf: CalendarDate): StoredDraw[] =>
  db
    .sql<StoredDraw>(
      `SELECT d.number, d.on_date AS date, w.amount, w.fee, (SELECT o.number FROM document o WHERE o.seq = w.undoes) AS undoes
         FROM bank_loan_draw_effect w JOIN document d ON d.seq = w.document_seq WHERE w.loan_ref = ? AND d.on_date <= ? ORDER BY w.document_seq`,
    )
    .all(loan.ref, asOf);

/** Payments by a day, and those taken back. */
export const paymentsOf = (db: Database, loan: BankLoan, asOf: CalendarDate): StoredPayment[] =>
  db
    .sql<StoredPayment>(
      `SELECT d.number, d.on_date AS date, p.interest, p.principal, (SELECT o.number FROM document o WHERE o.seq = p.undoes) AS undoes
         FROM bank_loan_payment_effect p JOIN document d ON d.seq = p.document_seq WHERE p.loan_ref = ? AND d.on_date <= ? ORDER BY p.document_seq`,
    )
    .all(loan.ref, asOf);

/** Those that nothing took back. */
function standingOf<T extends Undoing>(rows: readonly T[]): T[] {
  const undone = new Set(rows.map((row) => row.undoes));
  return rows.filter((row) => row.undoes === null && !undone.has(row.number));
}

/** What was drawn by a day and not taken back by then, the opening amount first. */
export const allDraws = (db: Database, loan: BankLoan, asOf: CalendarDate): BankDraw[] => [...(loan.opening > 0 ? [{ date: loan.notedOn, amount: loan.opening }] : []), ...standingOf(drawsOf(db, loan, asOf))];

/** How a loan stands at the end of a day, with what was booked by then. */
export const positionOf = (db: Database, loan: BankLoan, on: CalendarDate): BankPosition => bankPosition(loan, allDraws(db, loan, on), standingOf(paymentsOf(db, loan, on)), on);

/** The day of a loan's last movement, an undoing or its opening amount included; undefined when nothing has moved. */
export const lastMoved = (db: Database, loan: BankLoan, today: CalendarDate): CalendarDate | undefined =>
  [...(loan.opening > 0 ? [loan.notedOn] : []), ...[...drawsOf(db, loan, today), ...paymentsOf(db, loan, today)].map((each) => each.date)].toSorted().at(-1);
