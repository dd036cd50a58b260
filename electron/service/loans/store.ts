import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { LoanRowState } from '../../../shared/domain/loanPayment.ts';
import type { LoanMethod } from '../../../shared/domain/loanSchedule.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import { notFound, refuse } from '../kernel/refusal.ts';
import { standing, standingOn } from '../ledger/index.ts';

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

/** A loan by number or id, undefined when there is none. */
export const loanNamed = (db: Database, ref: string): Loan | undefined => db.sql<Loan>(`${LOANS} WHERE l.number = ? OR l.id = ?`).get(ref, ref);

/** A loan by row, which must be there. */
export function loanByRef(db: Database, ref: number): Loan {
  const loan = db.sql<Loan>(`${LOANS} WHERE l.ref = ?`).get(ref);
  if (loan === undefined) throw new Error(`no loan ${ref}`);
  return loan;
}

/** A member's loans that are being paid off, oldest first. */
export const runningLoans = (db: Database, memberRef: number): Loan[] => db.sql<Loan>(`${LOANS} WHERE l.member_ref = ? AND l.status = 'berjalan' ORDER BY l.ref`).all(memberRef);

/** Every loan that is being paid off, or moved money after a day. */
export const loansSince = (db: Database, day: CalendarDate): Loan[] => db.sql<Loan>(`${LOANS} WHERE l.status = 'berjalan' OR (l.status IN ('lunas', 'dihapus', 'disetujui') AND l.last_on > ?) ORDER BY l.ref`).all(day);

/** Loans of a state, of a member, or all, newest first. */
export const findLoans = (db: Database, filter: { readonly memberRef: number | null; readonly status: LoanStatus | null; readonly limit: number }): Loan[] =>
  db.sql<Loan>(`${LOANS} WHERE (? IS NULL OR l.member_ref = ?) AND (? IS NULL OR l.status = ?) ORDER BY l.ref DESC LIMIT ?`).all(filter.memberRef, filter.memberRef, filter.status, filter.status, filter.limit);

/** A schedule of a loan: the document that made it, its terms, and where its rows' numbers begin. */
export type Plan = {
  /** 0 for the plan of a loan paid out before plans were kept. */
  readonly documentSeq: number;
  readonly base: number;
  readonly months: number;
  readonly method: LoanMethod;
  readonly annualPct: string;
  /** Penalty charged on the plan before and still unpaid when this one took its place. */
  readonly penalty: number;
  readonly reason: string | null;
  readonly number: string | null;
  /** Day from which it holds; null where that was not kept. */
  readonly since: CalendarDate | null;
};

/** Numbers of rows are this far apart from plan to plan. */
export const PLAN_STEP = 1000;

const PLANS = `SELECT p.document_seq AS documentSeq, p.base, p.months, p.method, p.annual_pct AS annualPct, p.penalty, p.reason, d.number, d.on_date AS since FROM loan_plan p JOIN document d ON d.seq = p.document_seq WHERE p.loan_ref = ?`;

const firstPlan = ({ months, method, annualPct }: Loan): Plan => ({ documentSeq: 0, base: 0, months, method, annualPct, penalty: 0, reason: null, number: null, since: null });

/** The plans of a loan that stand, the one in force last. */
export function plansOf(db: Database, loan: Loan): Plan[] {
  const plans = db.sql<Plan>(`${PLANS} AND ${standing('p.document_seq')} ORDER BY p.document_seq`).all(loan.ref);
  return plans[0] === undefined || plans[0].reason !== null ? [firstPlan(loan), ...plans] : plans;
}

/** The plan in force, now or at the end of a day. */
export function planOf(db: Database, loan: Loan, asOf?: CalendarDate): Plan {
  const last =
    asOf === undefined
      ? db.sql<Plan>(`${PLANS} AND ${standing('p.document_seq')} ORDER BY p.document_seq DESC LIMIT 1`).get(loan.ref)
      : db.sql<Plan>(`${PLANS} AND d.on_date <= ? AND ${standingOn('p.document_seq')} ORDER BY p.document_seq DESC LIMIT 1`).get(loan.ref, asOf, asOf);
  return last ?? firstPlan(loan);
}

/** Where the rows of a loan's next plan begin. */
export const nextBase = (db: Database, loanRef: number): number => {
  const last = db.sql<{ last: number | null }>('SELECT max(no) AS last FROM loan_row WHERE loan_ref = ?').get(loanRef)?.last ?? null;
  return last === null ? 0 : Math.floor(last / PLAN_STEP + 1) * PLAN_STEP;
};

/** A row of a schedule with the planned balance after it and what has been paid on it. */
export type StoredRow = LoanRowState & { readonly balance: number };

const ROWS = (paid: string): string =>
  `SELECT r.no, r.due_on AS due, r.principal, r.interest, r.balance, coalesce(sum(p.principal), 0) AS principalPaid, coalesce(sum(p.interest), 0) AS interestPaid
     FROM loan_row r LEFT JOIN loan_payment_part p ON p.loan_ref = r.loan_ref AND p.no = r.no AND ${paid} WHERE r.loan_ref = ? AND r.no > ? AND r.no < ? GROUP BY r.no ORDER BY r.no`;

/** The rows of a plan with what has been paid on them, now or by the end of a day; none before the loan is paid out. */
export function scheduleOf(db: Database, loan: Loan, plan: Plan = planOf(db, loan), asOf?: CalendarDate): StoredRow[] {
  const places = [loan.ref, plan.base, plan.base + PLAN_STEP] as const;
  if (asOf === undefined) return loan.status === 'disetujui' ? [] : db.sql<StoredRow>(ROWS(standing('p.document_seq'))).all(...places);
  return db
    .sql<StoredRow>(ROWS(`${standingOn('p.document_seq')} AND (SELECT paid.on_date FROM loan_payment paid WHERE paid.document_seq = p.document_seq) <= ?`))
    .all(asOf, asOf, ...places);
}

/** Throws RULE LOAN_STATE unless the loan is in the state that `deed` needs. */
export function requireStatus(loan: Loan, needed: LoanStatus, deed: string): void {
  if (loan.status === needed) return;
  const left = loan.status === 'berjalan' ? `, sisa pokok ${rp(loan.outstanding)}` : '';
  throw refuse('LOAN_STATE', `${loan.number} berstatus ${loan.status}${left}. Yang dapat ${deed} hanya pinjaman berstatus ${needed}.`, { loan: loan.number, status: loan.status, needed });
}
