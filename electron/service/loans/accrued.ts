import type { Database } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { standing, type DocumentHead } from '../ledger/index.ts';

/** Interest of a loan that is income already and not paid yet (1-1320), rupiah. */
export const accruedOf = (db: Database, loanRef: number): number =>
  db.sql<{ total: number | null }>(`SELECT sum(a.amount) AS total FROM loan_accrual a WHERE a.loan_ref = ? AND ${standing('a.document_seq')}`).get(loanRef)?.total ?? 0;

/**
 * What a payment takes off the interest booked before: at most the interest it pays, and all of it when the loan closes, since interest of rows that
 * never come is owed by nobody. Answers the amount.
 */
export function takeAccrued(db: Database, ctx: WriteCtx, loanRef: number, document: DocumentHead, interest: number, closes: boolean): number {
  const accrued = accruedOf(db, loanRef);
  const taken = closes ? accrued : Math.min(accrued, interest);
  if (taken > 0) ctx.rows.insert('loan_accrual', { document_seq: document.seq, loan_ref: loanRef, amount: -taken });
  return taken;
}
