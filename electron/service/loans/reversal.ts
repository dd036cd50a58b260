import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { Database } from '../kernel/database.ts';
import { inUse, standing, type Reversed, type Reversible } from '../ledger/index.ts';
import type { Rooms } from './rooms.ts';
import { loanByRef, type Loan } from './store.ts';

type Paid = { readonly loanRef: number; readonly penalty: number; readonly interest: number; readonly principal: number; readonly via: string };

/** The last document after `seq` that moved a loan and stands: a payment, a new plan, interest booked, or the loan given up. */
export function laterMove(db: Database, loanRef: number, seq: number): string | undefined {
  const tables = ['loan_payment', 'loan_plan', 'loan_accrual', 'loan_write_off', 'loan_recovery'];
  return db
    .sql<{ number: string }>(
      `SELECT d.number FROM document d WHERE d.seq > ? AND ${standing('d.seq')} AND (${tables.map((table) => `EXISTS (SELECT 1 FROM ${table} t WHERE t.loan_ref = ? AND t.document_seq = d.seq)`).join(' OR ')}) ORDER BY d.seq DESC LIMIT 1`,
    )
    .get(seq, ...tables.map(() => loanRef))?.number;
}

const lastOfSavings = (db: Database, memberRef: number): CalendarDate | undefined =>
  db.sql<{ last: CalendarDate }>("SELECT last_on AS last FROM savings_balance WHERE member_ref = ? AND kind = 'sukarela'").get(memberRef)?.last;

/** The last day on which a loan moved, and the sukarela its money went through. */
const lastDayOf = (db: Database, loan: Loan, via: string): CalendarDate => {
  const saved = via === 'sukarela' ? lastOfSavings(db, loan.memberRef) : undefined;
  return saved !== undefined && saved > loan.lastOn ? saved : loan.lastOn;
};

/** How a loan payment is undone: only the last move of its loan, since each was spread over what the one before left. */
export function paymentReversible({ kernel: { db }, members, savings }: Rooms): Reversible {
  const paidBy = (document: Reversed): Paid => {
    const paid = db.sql<Paid>('SELECT loan_ref AS loanRef, penalty, interest, principal, via FROM loan_payment WHERE document_seq = ?').get(document.seq);
    if (paid === undefined) throw new Error(`${document.number} paid no loan`);
    return paid;
  };
  return {
    purpose: 'usp',
    check: (document) => {
      const { loanRef, via } = paidBy(document);
      const later = laterMove(db, loanRef, document.seq);
      if (later !== undefined) throw inUse(document, later, reversalWords.laterPayment);
      const leaving = db.sql<{ number: string | null }>("SELECT refs ->> 'leaving' AS number FROM document WHERE seq = ?").get(document.seq)?.number ?? null;
      if (leaving !== null) throw inUse(document, leaving, reversalWords.settledAtExit);
      return lastDayOf(db, loanByRef(db, loanRef), via);
    },
    undo: (ctx, document, reversal) => {
      const { loanRef, penalty, interest, principal, via } = paidBy(document);
      const loan = loanByRef(db, loanRef);
      ctx.rows.update('loan', { ref: loanRef }, { outstanding: loan.outstanding + principal, status: 'berjalan', last_on: reversal.date });
      if (via === 'sukarela') savings.move(ctx, { member: members.byRef(loan.memberRef), kind: 'sukarela', amount: penalty + interest + principal, document: reversal, via: 'pinjaman', date: reversal.date });
      members.addTrade(monthOf(reversal.date), loan.memberRef, 0, -interest);
    },
  };
}

/** How a payout is undone: while nothing has been done with the loan since; it waits for its payout again. */
export function payoutReversible({ kernel: { db }, members, savings }: Rooms): Reversible {
  const paidOut = (document: Reversed): { loan: Loan; via: string; net: number; firstDue: CalendarDate | null } => {
    const row = db
      .sql<{ ref: number; via: string; net: number; firstDue: CalendarDate | null }>(
        `SELECT l.ref, d.amounts ->> 'via' AS via, d.amounts ->> 'net' AS net, a.amounts ->> 'firstDue' AS firstDue FROM document d JOIN loan l ON l.number = d.refs ->> 'loan' JOIN document a ON a.seq = l.document_seq WHERE d.seq = ?`,
      )
      .get(document.seq);
    if (row === undefined) throw new Error(`${document.number} paid no loan out`);
    return { loan: loanByRef(db, row.ref), via: row.via, net: row.net, firstDue: row.firstDue };
  };
  return {
    purpose: 'usp',
    check: (document) => {
      const { loan, via } = paidOut(document);
      const later = laterMove(db, loan.ref, document.seq);
      if (later !== undefined) throw inUse(document, later, reversalWords.laterPayment);
      return lastDayOf(db, loan, via);
    },
    undo: (ctx, document, reversal) => {
      const { loan, via, net, firstDue } = paidOut(document);
      if (via === 'sukarela') savings.move(ctx, { member: members.byRef(loan.memberRef), kind: 'sukarela', amount: -net, document: reversal, via: 'pinjaman', date: reversal.date });
      ctx.rows.update('loan', { ref: loan.ref }, { status: 'disetujui', outstanding: 0, first_due: firstDue, last_on: reversal.date });
    },
  };
}
