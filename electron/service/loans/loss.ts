import type { Args, Result } from '../../../shared/contract/index.ts';
import { rp } from '../../../shared/text/format.ts';
import { loanText } from '../../../shared/text/loans.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { refuse } from '../kernel/refusal.ts';
import { inUse, standing, type Reversed, type Reversible } from '../ledger/index.ts';
import { accruedOf, takeAccrued } from './accrued.ts';
import { refuseBorrower } from './application.ts';
import { LOAN_ACCOUNT } from './disburse.ts';
import { ACCRUED_ACCOUNT, admitDay, INTEREST_ACCOUNT } from './pay.ts';
import { positionOf } from './position.ts';
import { laterMove } from './reversal.ts';
import type { Rooms } from './rooms.ts';
import { loanById, loanByRef, requireStatus } from './store.ts';
import { recoveredOf } from './view.ts';

export const ALLOWANCE_ACCOUNT = '1-1311';
export const ALLOWANCE_EXPENSE = '6-1170';
const RECOVERY_ACCOUNT = '4-2150';

/** Gives a loan up: D 1-1311 as far as there is an allowance, D 6-1170 the rest / K 1-1310, and D 4-1410 / K 1-1320 (ruling 36; document HP). What is owed stays a claim. */
export function writeOff(rooms: Rooms, { loanId, date, reason }: Args<'loans.writeOff'>, ctx: WriteCtx): Omit<Result<'loans.writeOff'>, 'replayed'> {
  const { kernel, ledger, members } = rooms;
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'berjalan', 'dihapus');
  refuseBorrower(kernel, ctx, loan);
  const on = date ?? ctx.today;
  admitDay(rooms, ctx, loan, on);
  const member = members.byRef(loan.memberRef);
  const { dueInterest, penalty } = positionOf(kernel, loan, on);
  const fromAllowance = Math.min(loan.outstanding, Math.max(0, -ledger.balance(ALLOWANCE_ACCOUNT, on)));
  const expense = loan.outstanding - fromAllowance;
  const booked = accruedOf(kernel.db, loan.ref);
  const document = ledger.document(ctx, {
    kind: 'HP', date: on, member, amounts: { principal: loan.outstanding, interest: dueInterest, penalty, fromAllowance, expense, booked }, refs: { loan: loan.number, memberId: member.id, memberNo: member.no, reason },
  });
  ctx.rows.insert('loan_write_off', { document_seq: document.seq, loan_ref: loan.ref, principal: loan.outstanding, interest: dueInterest, penalty });
  takeAccrued(kernel.db, ctx, loan.ref, document, 0, true);
  ctx.rows.update('loan', { ref: loan.ref }, { status: 'dihapus', outstanding: 0, last_on: on });
  const entry = ledger.post(ctx, {
    document,
    memo: loanText.memos.writeOff(loan.number, member.no),
    lines: [
      { account: ALLOWANCE_ACCOUNT, unit: 'USP', debit: fromAllowance }, { account: ALLOWANCE_EXPENSE, unit: 'USP', debit: expense }, { account: LOAN_ACCOUNT, unit: 'USP', credit: loan.outstanding, member },
      { account: INTEREST_ACCOUNT, unit: 'USP', debit: booked, member }, { account: ACCRUED_ACCOUNT, unit: 'USP', credit: booked, member },
    ],
  });
  ctx.note(document.number, `pinjaman ${loan.number} dihapus ${rp(loan.outstanding)}`);
  return { number: document.number, entryNumber: entry.number, principal: loan.outstanding, fromAllowance, expense, interest: booked };
}

/** Money for a loan that was given up: D cash / K 4-2150 (document PM). Throws LOAN_STATE beyond what was given up with its interest and penalty. */
export function recover(rooms: Rooms, { loanId, date, amount, via }: Args<'loans.recover'>, ctx: WriteCtx): Omit<Result<'loans.recover'>, 'replayed'> {
  const { kernel, ledger, members, cash } = rooms;
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'dihapus', 'dipulihkan');
  const on = date ?? ctx.today;
  admitDay(rooms, ctx, loan, on);
  const claim = kernel.db.sql<{ total: number }>(`SELECT w.principal + w.interest + w.penalty AS total FROM loan_write_off w WHERE w.loan_ref = ? AND ${standing('w.document_seq')}`).get(loan.ref)?.total ?? 0;
  const left = claim - recoveredOf(kernel.db, loan.ref);
  if (amount > left) throw refuse('LOAN_STATE', loanText.overClaim(loan.number, left, amount), { field: 'amount', loan: loan.number, left });
  const member = members.byRef(loan.memberRef);
  const desk = cash.line(ctx, via, 'usp');
  const document = ledger.document(ctx, { kind: 'PM', date: on, member, shiftSeq: desk.shiftSeq, amounts: { amount, via }, refs: { loan: loan.number, memberId: member.id, memberNo: member.no } });
  ctx.rows.insert('loan_recovery', { document_seq: document.seq, loan_ref: loan.ref, amount });
  ctx.rows.update('loan', { ref: loan.ref }, { last_on: on });
  const entry = ledger.post(ctx, {
    document,
    memo: loanText.memos.recover(loan.number, member.no),
    lines: [{ account: desk.account, unit: desk.unit, debit: amount, flow: 'loans-in', shiftSeq: desk.shiftSeq }, { account: RECOVERY_ACCOUNT, unit: 'USP', credit: amount, member }],
  });
  ctx.note(document.number, `pemulihan ${loan.number} ${rp(amount)}`);
  return { number: document.number, entryNumber: entry.number, left: left - amount };
}

const loanOf = ({ kernel: { db } }: Rooms, table: 'loan_write_off' | 'loan_recovery', document: Reversed): number => {
  const row = db.sql<{ ref: number }>(`SELECT loan_ref AS ref FROM ${table} WHERE document_seq = ?`).get(document.seq);
  if (row === undefined) throw new Error(`${document.number} is no ${table}`);
  return row.ref;
};

/** A loan that was given up runs again, while nothing of it has come back. */
export function writeOffReversible(rooms: Rooms): Reversible {
  const { db } = rooms.kernel;
  return {
    purpose: 'usp',
    check: (document) => {
      const ref = loanOf(rooms, 'loan_write_off', document);
      const later = laterMove(db, ref, document.seq);
      if (later !== undefined) throw inUse(document, later, reversalWords.recoveredSince);
      return loanByRef(db, ref).lastOn;
    },
    undo: (ctx, document, reversal) => {
      const ref = loanOf(rooms, 'loan_write_off', document);
      const principal = db.sql<{ principal: number }>('SELECT principal FROM loan_write_off WHERE document_seq = ?').get(document.seq)?.principal ?? 0;
      ctx.rows.update('loan', { ref }, { status: 'berjalan', outstanding: principal, last_on: reversal.date });
    },
  };
}

/** What came back is owed again once its document is undone: its row says so by itself. */
export const recoveryReversible = (rooms: Rooms): Reversible => ({
  purpose: 'usp',
  check: (document) => loanByRef(rooms.kernel.db, loanOf(rooms, 'loan_recovery', document)).lastOn,
  undo: (ctx, document, reversal) => ctx.rows.update('loan', { ref: loanOf(rooms, 'loan_recovery', document) }, { last_on: reversal.date }),
});
