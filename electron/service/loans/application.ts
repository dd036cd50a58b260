import type { Args } from '../../../shared/contract/index.ts';
import { firstDueAfter, effectiveAnnualPct, loanSchedule } from '../../../shared/domain/loanSchedule.ts';
import { rp } from '../../../shared/text/format.ts';
import { loanText } from '../../../shared/text/loans.ts';
import type { Kernel, User, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Member } from '../members/index.ts';
import { memberOfUser } from '../people/index.ts';
import { assess } from './assess.ts';
import { requireCollateral, requireReachable, requireWithinPolicy, requireWithinRelated } from './limits.ts';
import { productOf, termsOf } from './products.ts';
import type { Rooms } from './rooms.ts';
import { loanById, requireStatus, type Loan } from './store.ts';

type Simulated = { rows: ReturnType<typeof loanSchedule>['rows'][number][]; totals: ReturnType<typeof loanSchedule>['totals']; effectivePct: string };

/** The repayment schedule of loan terms, pure. Throws VALIDATION on firstDue. */
export function simulate(terms: Args<'loans.simulate'>): Simulated {
  requireReachable(terms.firstDue, terms.months);
  const schedule = loanSchedule(terms);
  return { rows: [...schedule.rows], totals: schedule.totals, effectivePct: effectiveAnnualPct(schedule) };
}

/** A member asks for a loan: a numbered application (PP) that posts nothing. The terms of its product and what the assessment found are frozen with it. */
export function apply(rooms: Rooms, args: Args<'loans.apply'>, ctx: WriteCtx): { loanId: string; number: string; status: 'diajukan' } {
  const { kernel, ledger, members } = rooms;
  const { principal, months, method, annualPct, purpose, firstDue, income, expenses, collateral = [], disburseOn } = args;
  const member = members.active(args.memberId);
  const product = productOf(kernel, args.product, ctx.today);
  requireWithinPolicy(rooms, args, product, member, ctx.today);
  const guarantors = guarantorsOf(rooms, args.guarantorIds ?? [], member);
  requireCollateral(product, principal, collateral.length + guarantors.length);
  requireWithinRelated(rooms, member, principal, ctx.today);
  if (disburseOn !== undefined && disburseOn < ctx.today) throw invalid('disburseOn', `tanggal ${disburseOn} sudah lewat`);
  if (firstDue !== undefined && disburseOn !== undefined && firstDue <= disburseOn) throw invalid('firstDue', 'angsuran pertama harus sesudah tanggal cair');
  const { checks } = assess(rooms, member, { ...args, firstDue: firstDue ?? firstDueAfter(disburseOn ?? ctx.today), guarantors: guarantors.length }, ctx.today);
  const document = ledger.document(ctx, {
    kind: 'PP', date: ctx.today, member, amounts: { principal, months, method, annualPct, firstDue: firstDue ?? null }, refs: { memberId: member.id, memberNo: member.no },
  });
  const ref = ctx.rows.lastRowid('loan') + 1;
  ctx.rows.insert('loan', {
    ref, id: document.id, document_seq: document.seq, number: document.number, member_ref: member.ref, principal, months, method, annual_pct: annualPct, purpose,
    first_due: firstDue ?? null, status: 'diajukan', outstanding: 0, last_on: ctx.today,
  });
  ctx.rows.insert('loan_application', { loan_ref: ref, product: product?.key ?? null, terms: JSON.stringify(product), income: income ?? null, expenses: expenses ?? null, disburse_on: disburseOn ?? null, checks: JSON.stringify(checks) });
  for (const [index, { kind, description, value }] of collateral.entries()) ctx.rows.insert('loan_collateral', { loan_ref: ref, no: index + 1, kind, description, value });
  for (const guarantor of guarantors) ctx.rows.insert('loan_guarantor', { loan_ref: ref, member_ref: guarantor.ref });
  ctx.note(document.number, `pinjaman ${rp(principal)} ${months} bulan diajukan ${member.no}`);
  return { loanId: document.id, number: document.number, status: 'diajukan' };
}

/** Members who stand surety. Throws MEMBER_STATE for one who is not active, VALIDATION for the borrower or somebody named twice. */
function guarantorsOf({ members }: Rooms, ids: readonly string[], borrower: Member): Member[] {
  return ids.map((id, index) => {
    const field = `guarantorIds.${index}`;
    const guarantor = members.active(id, field);
    if (guarantor.ref === borrower.ref) throw invalid(field, 'peminjam tidak menjamin pinjamannya sendiri');
    if (ids.indexOf(id) !== index) throw invalid(field, `${guarantor.no} ditulis dua kali`);
    return guarantor;
  });
}

/** Throws SELF_APPROVAL where somebody would decide on their own loan: the caller, or whoever agrees with a PIN. */
export function refuseBorrower({ db }: Kernel, ctx: WriteCtx, loan: Loan): void {
  const borrows = (user: User | null): boolean => user !== null && memberOfUser(db, user.ref) === loan.memberRef;
  if (borrows(ctx.user)) throw refuse('SELF_APPROVAL', loanText.ownLoan(ctx.user.name, loan.number), { loan: loan.number });
  if (ctx.approver !== null && borrows(ctx.approver)) throw refuse('SELF_APPROVAL', loanText.ownConsent(ctx.approver.name, loan.number), { loan: loan.number, field: 'approval.username' });
}

/** The chair's answer to an application. Throws RULE LOAN_STATE unless it still waits, SELF_APPROVAL for one's own, APPROVAL_REQUIRED above the product's limit, RELATED_LIMIT. */
export function decide(rooms: Rooms, ctx: WriteCtx, loanId: string, status: 'disetujui' | 'ditolak', note: string | undefined): Loan {
  const { kernel, members } = rooms;
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'diajukan', status);
  if (loan.appliedBy === ctx.user.ref) throw refuse('SELF_APPROVAL', loanText.ownApplication(ctx.user.name, loan.number), { loan: loan.number });
  refuseBorrower(kernel, ctx, loan);
  if (status === 'disetujui') {
    const above = termsOf(kernel.db, loan.ref)?.secondApprovalAbove;
    if (above !== undefined && loan.principal > above && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', loanText.needsSecond(loan.number, loan.principal, above), { field: 'approval', loan: loan.number, above });
    requireWithinRelated(rooms, members.byRef(loan.memberRef), loan.principal, ctx.today);
  }
  ctx.rows.update('loan', { ref: loan.ref }, { status, last_on: ctx.today });
  ctx.rows.insert('loan_decision', { loan_ref: loan.ref, status, on_date: ctx.today, user_ref: ctx.user.ref, second_ref: ctx.approver?.ref ?? null, note: note ?? null });
  ctx.note(loan.number, `pinjaman ${status}${note === undefined ? '' : `: ${note}`}`);
  return loan;
}
