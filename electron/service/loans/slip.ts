import type { CashVia } from '../../../shared/contract/values.ts';
import type { Moment } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** What a loan slip says of one payment. Rupiah; `outstanding` is the principal still owed right after it. */
export type LoanPaymentSlip = {
  readonly number: string;
  readonly at: Moment;
  readonly officer: string;
  readonly memberRef: number;
  readonly loanNumber: string;
  readonly via: CashVia;
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
              l.principal - (SELECT sum(earlier.principal) FROM loan_payment earlier WHERE earlier.loan_ref = p.loan_ref AND earlier.document_seq <= p.document_seq) AS outstanding
         FROM document d JOIN user u ON u.ref = d.user_ref JOIN loan_payment p ON p.document_seq = d.seq JOIN loan l ON l.ref = p.loan_ref WHERE d.number = ? OR d.id = ?`,
    )
    .get(ref, ref);
