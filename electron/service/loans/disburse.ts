import type { Args, Result } from '../../../shared/contract/index.ts';
import { addMonths, dayOf, daysInMonth, makeDate, monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { firstDueAfter, loanSchedule, type LoanScheduleRow } from '../../../shared/domain/loanSchedule.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { EntryLine } from '../ledger/index.ts';
import { requireWithinRelated } from './limits.ts';
import { feesOf, termsOf } from './products.ts';
import type { Rooms } from './rooms.ts';
import { loanById, nextBase, requireStatus, type Loan } from './store.ts';

/** What members owe on loans. */
export const LOAN_ACCOUNT = '1-1310';
export const SUKARELA_ACCOUNT = '2-1210';
const FEE_ACCOUNT = '4-1420';

/** Pays an approved loan out: D 1-1310 / K cash or the member's sukarela net of the fees, K 4-1420 fees; freezes the schedule (document PC). */
export function disburse(rooms: Rooms, { loanId, date, via, ...named }: Args<'loans.disburse'>, ctx: WriteCtx): Omit<Result<'loans.disburse'>, 'replayed'> {
  const { kernel, ledger, members, savings, cash } = rooms;
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'disetujui', 'dicairkan');
  const member = members.active(members.byRef(loan.memberRef).id, 'loanId');
  const on = date ?? ctx.today;
  ledger.admitDate(ctx, on);
  if (on < loan.lastOn) throw refuse('BACKDATED', `${loan.number} baru disetujui ${dateText(loan.lastOn)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: loan.lastOn });
  requireWithinRelated(rooms, member, loan.principal, on, loan.principal);
  const terms = termsOf(kernel.db, loan.ref);
  const usual = feesOf(terms, loan.principal);
  const { adminFee = rupiah(usual.adminFee), provision = rupiah(usual.provision) } = named;
  const fees = adminFee + provision;
  if (fees >= loan.principal) throw invalid(named.adminFee === undefined && named.provision !== undefined ? 'provision' : 'adminFee', `potongan ${rp(fees)} harus lebih kecil dari pinjaman ${rp(loan.principal)}`);
  const rows = plan(loan, on, terms?.dueDay);
  const net = loan.principal - fees;
  const desk = via === 'sukarela' ? undefined : cash.line(ctx, via, 'usp');
  const document = ledger.document(ctx, {
    kind: 'PC', date: on, member, shiftSeq: desk?.shiftSeq, amounts: { principal: loan.principal, adminFee, ...(provision === 0 ? {} : { provision }), net, via }, refs: { loan: loan.number, memberId: member.id, memberNo: member.no },
  });
  const base = nextBase(kernel.db, loan.ref);
  ctx.rows.insert('loan_plan', { document_seq: document.seq, loan_ref: loan.ref, base, months: loan.months, method: loan.method, annual_pct: loan.annualPct, principal: loan.principal, penalty: 0, reason: null });
  for (const row of rows) ctx.rows.insert('loan_row', { loan_ref: loan.ref, no: base + row.no, due_on: row.due, principal: row.principal, interest: row.interest, balance: row.balance });
  ctx.rows.update('loan', { ref: loan.ref }, { status: 'berjalan', outstanding: loan.principal, first_due: rows[0]?.due ?? null, last_on: on });
  if (desk === undefined) savings.move(ctx, { member, kind: 'sukarela', amount: net, document, via: 'pinjaman', date: on });
  const out: EntryLine = desk === undefined ? { account: SUKARELA_ACCOUNT, unit: 'USP', credit: net, member } : { account: desk.account, unit: desk.unit, credit: net, flow: 'loans-out', shiftSeq: desk.shiftSeq };
  const entry = ledger.post(ctx, {
    document,
    memo: `Pencairan ${loan.number} ${member.no}`,
    lines: [{ account: LOAN_ACCOUNT, unit: 'USP', debit: loan.principal, member }, out, { account: FEE_ACCOUNT, unit: 'USP', credit: fees, member }],
  });
  ctx.note(document.number, `pencairan ${loan.number} ${rp(net)}`);
  return { number: document.number, entryNumber: entry.number, net, adminFee, provision };
}

/** The schedule from the day the money goes out; without a first due date, the same day next month (ruling 35), or the product's own day of that month. */
function plan({ number, principal, annualPct, months, method, firstDue }: Loan, on: CalendarDate, dueDay: number | undefined): readonly LoanScheduleRow[] {
  const terms = { principal, annualPct, months, method };
  if (firstDue === null && dueDay === undefined) return loanSchedule({ ...terms, firstDue: firstDueAfter(on), seedDay: dayOf(on) }).rows;
  if (firstDue === null && dueDay !== undefined) {
    const next = addMonths(monthOf(on), 1);
    const [year, monthNo] = [yearOf(next), Number(next.slice(5, 7))];
    return loanSchedule({ ...terms, firstDue: makeDate(year, monthNo, Math.min(dueDay, daysInMonth(year, monthNo))), seedDay: dueDay }).rows;
  }
  if (firstDue === null || firstDue <= on)
    throw refuse('LOAN_STATE', `${number} disetujui dengan jatuh tempo pertama ${dateText(firstDue ?? on)}, tidak sesudah pencairan ${dateText(on)}. Ajukan lagi dengan jatuh tempo baru.`, { loan: number, firstDue });
  return loanSchedule({ ...terms, firstDue }).rows;
}
