import type { Database } from '../kernel/database.ts';

/** One loan payment as its slip shows it. */
export type LoanPaymentSlip = {
  readonly number: string; readonly at: string; readonly officer: string; readonly memberRef: number; readonly loanNumber: string; readonly penalty: number; readonly interest: number; readonly principal: number; readonly via: 'kas' | 'bank'; readonly outstanding: number;
};

/** A loan payment by its document's number or id, with what was still owed right after it; undefined when there is none. */
export function loanPaymentSlipOf(db: Database, ref: string): LoanPaymentSlip | undefined {
  return db
    .sql<LoanPaymentSlip>(
      `SELECT d.number, d.at, u.name AS officer, l.member_ref AS memberRef, l.number AS loanNumber, p.penalty, p.interest, p.principal, p.via,
              l.principal - (SELECT sum(x.principal) FROM loan_payment x WHERE x.loan_ref = p.loan_ref AND x.document_seq <= p.document_seq) AS outstanding
         FROM loan_payment p JOIN document d ON d.seq = p.document_seq JOIN user u ON u.ref = d.user_ref JOIN loan l ON l.ref = p.loan_ref WHERE d.number = ?1 OR d.id = ?1`,
    )
    .get(ref);
}
