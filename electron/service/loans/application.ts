import type { Args } from '../../../shared/contract/index.ts';
import { monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { loanSchedule } from '../../../shared/domain/loanSchedule.ts';
import { percentUnits } from '../../../shared/domain/percent.ts';
import { percentText, rp } from '../../../shared/text/format.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Rooms } from './rooms.ts';
import { loanById, requireStatus, type Loan } from './store.ts';

const LAST_YEAR = 2199;

/** Throws VALIDATION on firstDue when the last instalment would lie beyond the calendar. */
function requireReachable(firstDue: CalendarDate, months: number): void {
  const lastMonth = yearOf(firstDue) * 12 + Number(monthOf(firstDue).slice(5)) - 1 + months - 1;
  if (Math.floor(lastMonth / 12) > LAST_YEAR) throw invalid('firstDue', `angsuran terakhir melewati tahun ${LAST_YEAR}`);
}

/** The repayment schedule of loan terms, pure. Throws VALIDATION on firstDue. */
export function simulate(terms: Args<'loans.simulate'>): { rows: ReturnType<typeof loanSchedule>['rows'][number][]; totals: ReturnType<typeof loanSchedule>['totals'] } {
  requireReachable(terms.firstDue, terms.months);
  const { rows, totals } = loanSchedule(terms);
  return { rows: [...rows], totals };
}

/** A member asks for a loan: a numbered application (PP) that posts nothing. */
export function apply({ kernel, ledger, members }: Rooms, args: Args<'loans.apply'>, ctx: WriteCtx): { loanId: string; number: string; status: 'diajukan' } {
  const { principal, months, method, annualPct, purpose, firstDue } = args;
  const member = members.active(args.memberId);
  requireWithinPolicy(kernel, args, ctx.today);
  const document = ledger.document(ctx, {
    kind: 'PP', date: ctx.today, member, amounts: { principal, months, method, annualPct, firstDue: firstDue ?? null }, refs: { memberId: member.id, memberNo: member.no },
  });
  ctx.rows.insert('loan', {
    ref: ctx.rows.lastRowid('loan') + 1, id: document.id, document_seq: document.seq, number: document.number, member_ref: member.ref, principal, months, method, annual_pct: annualPct, purpose,
    first_due: firstDue ?? null, status: 'diajukan', outstanding: 0, last_on: ctx.today,
  });
  ctx.note(document.number, `pinjaman ${rp(principal)} ${months} bulan diajukan ${member.no}`);
  return { loanId: document.id, number: document.number, status: 'diajukan' };
}

/** The law's cap on the yearly rate (ruling 35), then the board's own limits. */
function requireWithinPolicy(kernel: Kernel, { principal, months, annualPct, firstDue }: Args<'loans.apply'>, today: CalendarDate): void {
  const cap = kernel.settings.at('loan.rateCap', today).annualPct;
  if (percentUnits(annualPct) > percentUnits(cap))
    throw refuse('RATE_CAP', `Diminta ${percentText(annualPct)} setahun, paling tinggi ${percentText(cap)}. Turunkan jasanya.`, { field: 'annualPct', annualPct, cap });
  const { maxPrincipal, maxMonths } = kernel.settings.at('loan.policy', today);
  if (maxPrincipal !== undefined && principal > maxPrincipal) throw invalid('principal', `kebijakan pinjaman membatasi pokok sampai ${rp(maxPrincipal)}`);
  if (maxMonths !== undefined && months > maxMonths) throw invalid('months', `kebijakan pinjaman membatasi jangka sampai ${maxMonths} bulan`);
  if (firstDue !== undefined) requireReachable(firstDue, months);
}

/** The chair's answer to an application. Throws RULE LOAN_STATE unless it still waits, SELF_APPROVAL for one's own. */
export function decide(kernel: Kernel, ctx: WriteCtx, loanId: string, status: 'disetujui' | 'ditolak', note: string | undefined): Loan {
  const loan = loanById(kernel.db, loanId);
  requireStatus(loan, 'diajukan', status);
  if (loan.appliedBy === ctx.user.ref) throw refuse('SELF_APPROVAL', `${ctx.user.name} sendiri yang menulis ${loan.number}. Minta ketua lain memutuskan.`, { loan: loan.number });
  ctx.rows.update('loan', { ref: loan.ref }, { status, last_on: ctx.today });
  ctx.note(loan.number, `pinjaman ${status}${note === undefined ? '' : `: ${note}`}`);
  return loan;
}
