import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { monthOf } from '../../../shared/domain/dates.ts';
import { allocatePayment, type PaymentAllocation } from '../../../shared/domain/loanPayment.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { loanText } from '../../../shared/text/loans.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import type { LoanDebits } from '../savings/index.ts';
import { takeAccrued } from './accrued.ts';
import { refuseBorrower } from './application.ts';
import { LOAN_ACCOUNT, SUKARELA_ACCOUNT } from './disburse.ts';
import { nextInstalment, positionOf, stateOf } from './position.ts';
import type { Rooms } from './rooms.ts';
import { loanById, requireStatus, runningLoans, type Loan } from './store.ts';

export const INTEREST_ACCOUNT = '4-1410';
export const ACCRUED_ACCOUNT = '1-1320';
const PENALTY_ACCOUNT = '4-1430';

type Paid = Omit<Result<'loans.pay'>, 'replayed'>;
/** Where a payment's money comes from: `via` as the payment keeps it, the entry's line, and what moves beside the entry. */
type Source = { readonly via: string; readonly shiftSeq?: number | undefined; readonly line: Omit<EntryLine, 'debit' | 'credit'>; readonly move?: (document: DocumentHead) => void };

/** Throws BACKDATED before a loan's last movement (ruling 12), and whatever keeps a day from being posted to. */
export function admitDay({ ledger }: Rooms, ctx: WriteCtx, loan: Loan, on: CalendarDate): void {
  ledger.admitDate(ctx, on);
  if (on < loan.lastOn) throw refuse('BACKDATED', `Mutasi terakhir ${loan.number} bertanggal ${dateText(loan.lastOn)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: loan.lastOn });
}

/** Takes a payment and spreads it by ruling 35: D cash or sukarela / K 1-1310 principal, 1-1320 interest booked before, 4-1410 the rest of it, 4-1430 penalty (document AP). */
export function pay(rooms: Rooms, { loanId, date, amount, via, memberPin }: Args<'loans.pay'>, ctx: WriteCtx): Paid {
  const { kernel, members, cash } = rooms;
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'berjalan', 'diangsur');
  const on = date ?? ctx.today;
  admitDay(rooms, ctx, loan, on);
  const member = members.byRef(loan.memberRef);
  if (via !== 'sukarela') {
    const { account, unit, shiftSeq } = cash.line(ctx, via, 'usp');
    return record(rooms, ctx, loan, on, amount, { via, shiftSeq, line: { account, unit, flow: 'loans-in', shiftSeq } });
  }
  if (memberPin !== undefined) members.requirePin(ctx, member, memberPin);
  else if (ctx.user.role === 'kasir' && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', loanText.savingsNeedPin(amount), { field: 'memberPin' });
  return record(rooms, ctx, loan, on, amount, fromSukarela(rooms, ctx, member, on, amount));
}

/** Takes what a member owes out of their sukarela without being asked to: the office's decision, with the chair's consent. Without an amount as much as there is, at most what closes the loan. */
export function setOff(rooms: Rooms, { loanId, amount, date }: Args<'loans.setOff'>, ctx: WriteCtx): Omit<Result<'loans.setOff'>, 'replayed'> {
  const { kernel, members, savings } = rooms;
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'berjalan', 'diperhitungkan');
  refuseBorrower(kernel, ctx, loan);
  const on = date ?? ctx.today;
  admitDay(rooms, ctx, loan, on);
  const member = members.byRef(loan.memberRef);
  const saved = savings.balances(member.ref).sukarela;
  const taken = amount ?? rupiah(Math.min(saved, positionOf(kernel, loan, on).payoff));
  if (taken <= 0) throw refuse('BALANCE_INSUFFICIENT', loanText.nothingSaved(member.no, loan.number), { field: 'amount', balance: saved });
  return { ...record(rooms, ctx, loan, on, taken, fromSukarela(rooms, ctx, member, on, taken), { setOff: true }), amount: taken };
}

const fromSukarela = ({ savings }: Rooms, ctx: WriteCtx, member: Member, on: CalendarDate, amount: number): Source => ({
  via: 'sukarela', line: { account: SUKARELA_ACCOUNT, unit: 'USP', member },
  move: (document) => void savings.move(ctx, { member, kind: 'sukarela', amount: -amount, document, via: 'pinjaman', date: on }),
});

/** How the instalments of members who let it are taken out of their sukarela: all that is due of a loan on a day, penalty included. */
export const instalmentDebits = (rooms: Rooms): LoanDebits => ({
  due: (memberRef, on) =>
    runningLoans(rooms.kernel.db, memberRef).flatMap((loan) => {
      const { nextDue, nextAmount } = nextInstalment(rooms.kernel, loan, on);
      return nextDue === null || nextDue > on || loan.lastOn > on || nextAmount === 0 ? [] : [{ loanId: loan.id, amount: nextAmount }];
    }),
  pay: (ctx, member, { loanId, amount }, on) => {
    const loan = loanById(rooms.kernel.db, loanId);
    admitDay(rooms, ctx, loan, on);
    record(rooms, ctx, loan, on, amount, fromSukarela(rooms, ctx, member, on, amount), {}, ctx.nextId());
  },
});

/** What a member still owes on loans: each with what closes it on a day. */
export const openOf = ({ kernel }: Rooms, memberRef: number, on: CalendarDate): { loanId: string; number: string; outstanding: number; payoff: number }[] =>
  runningLoans(kernel.db, memberRef).map((loan) => ({ loanId: loan.id, number: loan.number, outstanding: loan.outstanding, payoff: positionOf(kernel, loan, on).payoff }));

/**
 * Closes every running loan of a member who leaves out of what is owed to them: one AP each, D `account` / K as any payment. Answers what each took.
 * `leaving`: the number of the exit it belongs to; such a payment is not undone by itself.
 */
export function settleFromSavings(rooms: Rooms, ctx: WriteCtx, memberRef: number, { account, on, leaving }: { readonly account: string; readonly on: CalendarDate; readonly leaving: string }): { number: string; loan: string; amount: number }[] {
  const { kernel, members } = rooms;
  const member = members.byRef(memberRef);
  return runningLoans(kernel.db, memberRef).map((loan) => {
    admitDay(rooms, ctx, loan, on);
    const amount = positionOf(kernel, loan, on).payoff;
    const { number } = record(rooms, ctx, loan, on, amount, { via: 'keluar', line: { account, unit: 'USP', member } }, { leaving }, ctx.nextId());
    return { number, loan: loan.number, amount };
  });
}

function record(rooms: Rooms, ctx: WriteCtx, loan: Loan, on: CalendarDate, amount: number, source: Source, refs: Readonly<Record<string, string | boolean>> = {}, id: string = ctx.id): Paid {
  const { kernel, ledger, members } = rooms;
  const member = members.byRef(loan.memberRef);
  const { penalty, interest, principal, parts } = allocate(kernel, loan, on, amount);
  const document = ledger.document(ctx, {
    kind: 'AP', id, date: on, member, shiftSeq: source.shiftSeq, amounts: { amount, penalty, interest, principal, via: source.via }, refs: { loan: loan.number, memberId: member.id, memberNo: member.no, ...refs },
  });
  ctx.rows.insert('loan_payment', { document_seq: document.seq, loan_ref: loan.ref, on_date: on, via: source.via, penalty, interest, principal });
  for (const part of parts) ctx.rows.insert('loan_payment_part', { document_seq: document.seq, loan_ref: loan.ref, no: part.no, principal: part.principal, interest: part.interest });
  const outstanding = loan.outstanding - principal;
  const status = outstanding === 0 ? 'lunas' : 'berjalan';
  ctx.rows.update('loan', { ref: loan.ref }, { outstanding, status, last_on: on });
  source.move?.(document);
  const booked = takeAccrued(kernel.db, ctx, loan.ref, document, interest, status === 'lunas');
  members.addTrade(monthOf(on), member.ref, 0, interest);
  const entry = ledger.post(ctx, {
    document,
    memo: `Angsuran ${loan.number} ${member.no}`,
    lines: [
      { ...source.line, debit: amount },
      { account: LOAN_ACCOUNT, unit: 'USP', credit: principal, member },
      { account: ACCRUED_ACCOUNT, unit: 'USP', credit: booked, member },
      ...(interest >= booked ? [{ account: INTEREST_ACCOUNT, unit: 'USP' as const, credit: interest - booked, member }] : [{ account: INTEREST_ACCOUNT, unit: 'USP' as const, debit: booked - interest, member }]),
      { account: PENALTY_ACCOUNT, unit: 'USP', credit: penalty, member },
    ],
  });
  ctx.note(document.number, `angsuran ${loan.number} ${rp(amount)}`);
  return { number: document.number, allocation: { penalty, interest, principal }, outstanding, status, entryNumber: entry.number };
}

function allocate(kernel: Kernel, loan: Loan, date: CalendarDate, amount: number): PaymentAllocation {
  const allocation = allocatePayment({ ...stateOf(kernel, loan, date), date, amount, order: kernel.settings.at('loan.allocation', date).order });
  if ('refused' in allocation)
    throw refuse('LOAN_STATE', `${loan.number} dapat dilunasi dengan ${rp(allocation.payoff)}, hendak dibayar ${rp(amount)}. Terima paling banyak ${rp(allocation.payoff)}.`, { field: 'amount', loan: loan.number, payoff: allocation.payoff, amount });
  return allocation;
}
