import type { Args, Result } from '../../../shared/contract/index.ts';
import { effectiveAnnualPct, firstDueAfter, loanSchedule } from '../../../shared/domain/loanSchedule.ts';
import { rupiah } from '../../../shared/domain/money.ts';
import { loanText } from '../../../shared/text/loans.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import { refuseBorrower } from './application.ts';
import { requireRate, requireReachable } from './limits.ts';
import { admitDay } from './pay.ts';
import { positionOf } from './position.ts';
import type { Rooms } from './rooms.ts';
import { loanById, nextBase, planOf, requireStatus, scheduleOf } from './store.ts';

/**
 * A new plan for the principal still owed (document RS, posts nothing); the old rows stay. Interest that was due and not paid is asked with the first
 * new instalment, penalty charged so far stays owed. The next due day of the old plan begins the new one unless another is named, so that no month's
 * interest is left out.
 */
export function reschedule(rooms: Rooms, args: Args<'loans.reschedule'>, ctx: WriteCtx): Omit<Result<'loans.reschedule'>, 'replayed'> {
  const { kernel, ledger, members } = rooms;
  const { db } = kernel;
  const loan = loanById(db, args.loanId);
  requireStatus(loan, 'berjalan', 'dijadwalkan ulang');
  refuseBorrower(kernel, ctx, loan);
  const on = ctx.today;
  admitDay(rooms, ctx, loan, on);
  const old = planOf(db, loan);
  const { dueInterest, penalty, runningNo } = positionOf(kernel, loan, on);
  const running = scheduleOf(db, loan, old).find((row) => row.no === runningNo);
  const firstDue = args.firstDue ?? running?.due ?? firstDueAfter(on);
  if (firstDue <= on) throw invalid('firstDue', 'angsuran pertama harus sesudah hari ini');
  requireReachable(firstDue, args.months);
  const annualPct = args.annualPct ?? old.annualPct;
  const method = args.method ?? old.method;
  requireRate(rooms, annualPct, on);
  const schedule = loanSchedule({ principal: loan.outstanding, annualPct, months: args.months, method, firstDue });
  const rows = schedule.rows.map((row, index) => (index > 0 ? row : { ...row, interest: rupiah(row.interest + dueInterest), payment: rupiah(row.payment + dueInterest) }));
  const member = members.byRef(loan.memberRef);
  const document = ledger.document(ctx, {
    kind: 'RS', date: on, member, amounts: { principal: loan.outstanding, months: args.months, method, annualPct, firstDue, interest: dueInterest, penalty }, refs: { loan: loan.number, memberId: member.id, memberNo: member.no, reason: args.reason },
  });
  const base = nextBase(db, loan.ref);
  ctx.rows.insert('loan_plan', { document_seq: document.seq, loan_ref: loan.ref, base, months: args.months, method, annual_pct: annualPct, principal: loan.outstanding, penalty, reason: args.reason });
  for (const row of rows) ctx.rows.insert('loan_row', { loan_ref: loan.ref, no: base + row.no, due_on: row.due, principal: row.principal, interest: row.interest, balance: row.balance });
  ctx.rows.update('loan', { ref: loan.ref }, { last_on: on });
  ctx.note(document.number, loanText.memos.reschedule(loan.number, member.no));
  const { principal, interest, payment } = schedule.totals;
  return {
    number: document.number, rows, totals: { principal, interest: interest + dueInterest, payment: payment + dueInterest }, effectivePct: effectiveAnnualPct(schedule), carriedInterest: dueInterest, carriedPenalty: penalty,
  };
}
