import type { LoanMethod } from '../../../shared/domain/loanSchedule.ts';
import type { Moment } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** How the money of a loan went: over the counter, through the bank, by the member's sukarela, or out of what is owed to a member who leaves. */
export type LoanVia = 'kas' | 'bank' | 'sukarela' | 'keluar';

/** What every loan slip says. */
type LoanSlip = {
  readonly number: string;
  readonly at: Moment;
  readonly officer: string;
  readonly memberRef: number;
  readonly loanNumber: string;
  readonly via: LoanVia;
};

/** What a loan slip says of one payment. Rupiah; `outstanding` is the principal still owed right after it. */
export type LoanPaymentSlip = LoanSlip & {
  readonly penalty: number;
  readonly interest: number;
  readonly principal: number;
  readonly outstanding: number;
};

/** The loan payment with this number or id. */
export const loanPaymentSlipOf = (db: Database, ref: string): LoanPaymentSlip | undefined =>
  db
    .sql<LoanPaymentSlip>(
      `SELECT d.number, d.at, u.name AS officer, l.member_ref AS memberRef, l.number AS loanNumber, p.via, p.penalty, p.interest, p.principal,
              l.principal - (SELECT sum(earlier.principal) FROM loan_payment_effect earlier WHERE earlier.loan_ref = p.loan_ref AND earlier.document_seq <= p.document_seq) AS outstanding
         FROM document d JOIN user u ON u.ref = d.user_ref JOIN loan_payment p ON p.document_seq = d.seq JOIN loan l ON l.ref = p.loan_ref WHERE d.number = ? OR d.id = ?`,
    )
    .get(ref, ref);

/** What a loan slip says of the payout of a loan. Rupiah; `due` and `amount` are of the first instalment. */
export type LoanPayoutSlip = LoanSlip & {
  readonly principal: number;
  readonly adminFee: number;
  readonly provision: number;
  readonly net: number;
  readonly months: number;
  readonly method: LoanMethod;
  readonly annualPct: string;
  readonly due: string;
  readonly amount: number;
};

/** The payout with this number or id. */
export const loanPayoutSlipOf = (db: Database, ref: string): LoanPayoutSlip | undefined =>
  db
    .sql<LoanPayoutSlip>(
      `SELECT d.number, d.at, u.name AS officer, l.member_ref AS memberRef, l.number AS loanNumber, d.amounts ->> 'via' AS via, d.amounts ->> 'principal' AS principal, d.amounts ->> 'adminFee' AS adminFee,
              coalesce(d.amounts ->> 'provision', 0) AS provision, d.amounts ->> 'net' AS net, l.months, l.method, l.annual_pct AS annualPct, r.due_on AS due, r.principal + r.interest AS amount
         FROM document d JOIN user u ON u.ref = d.user_ref JOIN loan l ON l.number = d.refs ->> 'loan' JOIN loan_row r ON r.loan_ref = l.ref AND r.no = coalesce((SELECT p.base FROM loan_plan p WHERE p.document_seq = d.seq), 0) + 1
        WHERE d.kind = 'PC' AND (d.number = ? OR d.id = ?)`,
    )
    .get(ref, ref);

/** What was asked for in an application. Rupiah. */
export type LoanRequest = { readonly principal: number; readonly months: number; readonly method: LoanMethod; readonly annualPct: string; readonly purpose: string };

/** The loan that a document asked for. */
export const loanAskedBy = (db: Database, documentSeq: number): LoanRequest | undefined =>
  db.sql<LoanRequest>('SELECT principal, months, method, annual_pct AS annualPct, purpose FROM loan WHERE document_seq = ?').get(documentSeq);
