import type { Args, Result } from '../../../shared/contract/index.ts';
import { dueDates } from '../../../shared/domain/loanSchedule.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { rupiah, sum } from '../../../shared/domain/money.ts';
import { bankLoanWords } from '../../../shared/text/bankLoans.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import { allDraws, bankLoanById, lastMoved, positionOf, type BankLoan } from './store.ts';

export type Rooms = { readonly kernel: Kernel; readonly ledger: Ledger; readonly cash: CashDesk };

export const DEBT = '2-2110';
const INTEREST = '6-1190';
const FEE = '6-1150';
const BANK = '1-1210';

/** Takes money from the bank (document CB): D 1-1210 net of the fee, D 6-1150 fee / K 2-2110. */
export function draw({ kernel, ledger }: Rooms, { loanId, date, amount, fee = rupiah(0) }: Args<'bankLoans.draw'>, ctx: WriteCtx): Omit<Result<'bankLoans.draw'>, 'replayed'> {
  const loan = bankLoanById(kernel.db, loanId);
  const on = date ?? ctx.today;
  ledger.admitDate(ctx, on);
  refuseBackdated(kernel, loan, on, ctx.today);
  const drawn = sum(allDraws(kernel.db, loan, ctx.today).map((each) => each.amount));
  const left = loan.principal - drawn;
  if (amount > left) throw refuse('LOAN_STATE', `Plafon ${loan.code} ${rp(loan.principal)}, sudah dicairkan ${rp(drawn)}. Cairkan paling banyak ${rp(left)}.`, { field: 'amount', left });
  const last = dueDates(loan.firstDue, loan.months).at(-1) ?? loan.firstDue;
  if (on >= last) throw refuse('LOAN_STATE', `Angsuran terakhir ${loan.code} jatuh tempo ${dateText(last)}. Pencairan harus sebelum tanggal itu.`, { field: 'date', last });
  if (fee >= amount) throw invalid('fee', `biaya ${rp(fee)} harus lebih kecil dari pencairan ${rp(amount)}`);
  const document = ledger.document(ctx, { kind: 'CB', date: on, amounts: { amount, fee }, refs: { loan: loan.code } });
  ctx.rows.insert('bank_loan_draw', { document_seq: document.seq, loan_ref: loan.ref, amount, fee });
  const entry = ledger.post(ctx, {
    document, memo: bankLoanWords.drawn(loan.code), lines: [{ account: BANK, debit: amount - fee, flow: 'bank-loan' }, { account: FEE, debit: fee }, { account: DEBT, credit: amount }],
  });
  ctx.note(document.number, `pencairan ${loan.code} ${rp(amount)}`);
  return { number: document.number, entryNumber: entry.number, outstanding: positionOf(kernel.db, loan, ctx.today).outstanding };
}

/** Pays the bank (document AB): interest first, D 6-1190, then principal, D 2-2110 / K cash. The bank's own slip may say how much is interest. */
export function pay({ kernel, ledger, cash }: Rooms, { loanId, date, amount, via, interest: told }: Args<'bankLoans.pay'>, ctx: WriteCtx): Omit<Result<'bankLoans.pay'>, 'replayed'> {
  const loan = bankLoanById(kernel.db, loanId);
  const on = date ?? ctx.today;
  ledger.admitDate(ctx, on);
  refuseBackdated(kernel, loan, on, ctx.today);
  const { outstanding, interestOwed } = positionOf(kernel.db, loan, on);
  if (outstanding === 0 && interestOwed === 0) throw refuse('LOAN_STATE', `${loan.code} tidak berutang. Cairkan dahulu, atau periksa pinjaman yang dimaksud.`, { loan: loan.code });
  if (told !== undefined && told > amount) throw invalid('interest', `bunga ${rp(told)} melebihi pembayaran ${rp(amount)}`);
  const interest = told ?? Math.min(amount, interestOwed);
  const principal = amount - interest;
  if (principal > outstanding)
    throw refuse('LOAN_STATE', `${loan.code} lunas dengan ${rp(outstanding + interest)}, hendak dibayar ${rp(amount)}. Bayar paling banyak ${rp(outstanding + interest)}.`, { field: 'amount', payoff: outstanding + interest });
  const desk = cash.line(ctx, via, 'umum');
  const document = ledger.document(ctx, { kind: 'AB', date: on, shiftSeq: desk.shiftSeq, amounts: { amount, interest, principal, via }, refs: { loan: loan.code } });
  ctx.rows.insert('bank_loan_payment', { document_seq: document.seq, loan_ref: loan.ref, interest, principal });
  const entry = ledger.post(ctx, {
    document, memo: bankLoanWords.paid(loan.code), lines: [{ account: INTEREST, debit: interest }, { account: DEBT, debit: principal }, { ...desk, credit: amount, flow: 'bank-loan' }],
  });
  ctx.note(document.number, `angsuran ${loan.code} ${rp(amount)}`);
  return { number: document.number, entryNumber: entry.number, allocation: { interest, principal }, outstanding: outstanding - principal };
}

/** Money of a loan moves forward only: interest rests on the order of drawdowns and payments. */
function refuseBackdated({ db }: Kernel, loan: BankLoan, on: CalendarDate, today: CalendarDate): void {
  const last = lastMoved(db, loan, today);
  if (last !== undefined && on < last) throw refuse('BACKDATED', `Mutasi terakhir ${loan.code} bertanggal ${dateText(last)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last });
}
