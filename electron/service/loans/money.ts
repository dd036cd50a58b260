import type { Args, Result } from '../../../shared/contract/index.ts';
import { dayOf, monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { allocatePayment, type PaymentAllocation } from '../../../shared/domain/loanPayment.ts';
import { firstDueAfter, loanSchedule, type LoanScheduleRow } from '../../../shared/domain/loanSchedule.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import { stateOf } from './position.ts';
import type { Rooms } from './rooms.ts';
import { loanById, requireStatus, type Loan } from './store.ts';

export const LOAN_ACCOUNT = '1-1310';
const INTEREST_ACCOUNT = '4-1410';
const FEE_ACCOUNT = '4-1420';
const PENALTY_ACCOUNT = '4-1430';

/** Pays an approved loan out: D 1-1310 / K cash net of the fee, K 4-1420 fee; freezes the schedule (document PC). */
export function disburse({ kernel, ledger, members, cash }: Rooms, { loanId, date, via, adminFee = rupiah(0) }: Args<'loans.disburse'>, ctx: WriteCtx): { number: string; entryNumber: string; net: number } {
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'disetujui', 'dicairkan');
  const member = members.active(members.byRef(loan.memberRef).id, 'loanId');
  const on = date ?? ctx.today;
  ledger.admitDate(ctx, on);
  if (on < loan.lastOn) throw refuse('BACKDATED', `${loan.number} baru disetujui ${dateText(loan.lastOn)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: loan.lastOn });
  if (adminFee >= loan.principal) throw invalid('adminFee', `potongan ${rp(adminFee)} harus lebih kecil dari pinjaman ${rp(loan.principal)}`);
  const rows = plan(loan, on);
  const net = loan.principal - adminFee;
  const desk = cash.line(ctx, via, 'usp');
  const document = ledger.document(ctx, {
    kind: 'PC', date: on, member, shiftSeq: desk.shiftSeq, amounts: { principal: loan.principal, adminFee, net, via }, refs: { loan: loan.number, memberId: member.id, memberNo: member.no },
  });
  for (const row of rows) ctx.rows.insert('loan_row', { loan_ref: loan.ref, no: row.no, due_on: row.due, principal: row.principal, interest: row.interest, balance: row.balance });
  ctx.rows.update('loan', { ref: loan.ref }, { status: 'berjalan', outstanding: loan.principal, first_due: rows[0]?.due ?? null, last_on: on });
  const entry = ledger.post(ctx, {
    document,
    memo: `Pencairan ${loan.number} ${member.no}`,
    lines: [
      { account: LOAN_ACCOUNT, unit: 'USP', debit: loan.principal, member },
      { account: desk.account, unit: desk.unit, credit: net, flow: 'loans-out', shiftSeq: desk.shiftSeq },
      { account: FEE_ACCOUNT, unit: 'USP', credit: adminFee, member },
    ],
  });
  ctx.note(document.number, `pencairan ${loan.number} ${rp(net)}`);
  return { number: document.number, entryNumber: entry.number, net };
}

/** The schedule from the day the money goes out; without a first due date, the same day next month (ruling 35). */
function plan({ number, principal, annualPct, months, method, firstDue }: Loan, on: CalendarDate): readonly LoanScheduleRow[] {
  if (firstDue === null) return loanSchedule({ principal, annualPct, months, method, firstDue: firstDueAfter(on), seedDay: dayOf(on) }).rows;
  if (firstDue <= on)
    throw refuse('LOAN_STATE', `${number} disetujui dengan jatuh tempo pertama ${dateText(firstDue)}, tidak sesudah pencairan ${dateText(on)}. Ajukan lagi dengan jatuh tempo baru.`, { loan: number, firstDue });
  return loanSchedule({ principal, annualPct, months, method, firstDue }).rows;
}

/** Takes a payment and spreads it by ruling 35: D cash / K 1-1310 principal, 4-1410 interest, 4-1430 penalty (document AP). */
export function pay({ kernel, ledger, members, cash }: Rooms, { loanId, date, amount, via }: Args<'loans.pay'>, ctx: WriteCtx): Omit<Result<'loans.pay'>, 'replayed'> {
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'berjalan', 'diangsur');
  const on = date ?? ctx.today;
  ledger.admitDate(ctx, on);
  if (on < loan.lastOn) throw refuse('BACKDATED', `Mutasi terakhir ${loan.number} bertanggal ${dateText(loan.lastOn)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: loan.lastOn });
  const { penalty, interest, principal, parts } = allocate(kernel, loan, on, amount);
  const member = members.byRef(loan.memberRef);
  const desk = cash.line(ctx, via, 'usp');
  const document = ledger.document(ctx, {
    kind: 'AP', date: on, member, shiftSeq: desk.shiftSeq, amounts: { amount, penalty, interest, principal, via }, refs: { loan: loan.number, memberId: member.id, memberNo: member.no },
  });
  ctx.rows.insert('loan_payment', { document_seq: document.seq, loan_ref: loan.ref, on_date: on, via, penalty, interest, principal });
  for (const part of parts) ctx.rows.insert('loan_payment_part', { document_seq: document.seq, loan_ref: loan.ref, no: part.no, principal: part.principal, interest: part.interest });
  const outstanding = loan.outstanding - principal;
  const status = outstanding === 0 ? 'lunas' : 'berjalan';
  ctx.rows.update('loan', { ref: loan.ref }, { outstanding, status, last_on: on });
  members.addTrade(monthOf(on), member.ref, 0, interest);
  const entry = ledger.post(ctx, {
    document,
    memo: `Angsuran ${loan.number} ${member.no}`,
    lines: [
      { account: desk.account, unit: desk.unit, debit: amount, flow: 'loans-in', shiftSeq: desk.shiftSeq },
      { account: LOAN_ACCOUNT, unit: 'USP', credit: principal, member },
      { account: INTEREST_ACCOUNT, unit: 'USP', credit: interest, member },
      { account: PENALTY_ACCOUNT, unit: 'USP', credit: penalty, member },
    ],
  });
  ctx.note(document.number, `angsuran ${loan.number} ${rp(amount)}`);
  return { number: document.number, allocation: { penalty, interest, principal }, outstanding, status, entryNumber: entry.number };
}

function allocate(kernel: Kernel, loan: Loan, date: CalendarDate, amount: number): PaymentAllocation {
  const allocation = allocatePayment({ ...stateOf(kernel, loan, date), date, amount });
  if ('refused' in allocation)
    throw refuse('LOAN_STATE', `${loan.number} dapat dilunasi dengan ${rp(allocation.payoff)}, hendak dibayar ${rp(amount)}. Terima paling banyak ${rp(allocation.payoff)}.`, { field: 'amount', loan: loan.number, payoff: allocation.payoff, amount });
  return allocation;
}
