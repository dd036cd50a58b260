import { monthOf } from '../../../shared/domain/dates.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import { inUse, standing, type Reversed, type Reversible } from '../ledger/index.ts';
import type { Rooms } from './rooms.ts';
import { loanByRef } from './store.ts';

type Paid = { readonly loanRef: number; readonly interest: number; readonly principal: number };

/** How a loan payment is undone: only the last one of its loan, since each was spread over what the one before left. */
export function paymentReversible({ kernel: { db }, members }: Rooms): Reversible {
  const paidBy = (document: Reversed): Paid => {
    const paid = db.sql<Paid>('SELECT loan_ref AS loanRef, interest, principal FROM loan_payment WHERE document_seq = ?').get(document.seq);
    if (paid === undefined) throw new Error(`${document.number} paid no loan`);
    return paid;
  };
  return {
    purpose: 'usp',
    check: (document) => {
      const { loanRef } = paidBy(document);
      const later = db
        .sql<{ number: string }>(`SELECT d.number FROM loan_payment p JOIN document d ON d.seq = p.document_seq WHERE p.loan_ref = ? AND p.document_seq > ? AND ${standing('p.document_seq')} ORDER BY p.document_seq DESC LIMIT 1`)
        .get(loanRef, document.seq);
      if (later !== undefined) throw inUse(document, later.number, reversalWords.laterPayment);
      return loanByRef(db, loanRef).lastOn;
    },
    undo: (ctx, document, reversal) => {
      const { loanRef, interest, principal } = paidBy(document);
      const loan = loanByRef(db, loanRef);
      ctx.rows.update('loan', { ref: loanRef }, { outstanding: loan.outstanding + principal, status: 'berjalan', last_on: reversal.date });
      members.addTrade(monthOf(reversal.date), loan.memberRef, 0, -interest);
    },
  };
}
