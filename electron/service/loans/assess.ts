import type { Args, Result } from '../../../shared/contract/index.ts';
import type { LoanProduct } from '../../../shared/contract/policies.ts';
import { firstDay, monthOf, monthsApart, type CalendarDate } from '../../../shared/domain/dates.ts';
import { effectiveAnnualPct, firstDueAfter, loanSchedule } from '../../../shared/domain/loanSchedule.ts';
import { divideHalfUp, sum } from '../../../shared/domain/money.ts';
import { percentUnits } from '../../../shared/domain/percent.ts';
import { loanText as words } from '../../../shared/text/loans.ts';
import { standing } from '../ledger/index.ts';
import type { Member } from '../members/index.ts';
import { owedOn, relatedLimit, requireReachable } from './limits.ts';
import { positionOf } from './position.ts';
import { productOf } from './products.ts';
import type { Rooms } from './rooms.ts';
import { runningLoans, scheduleOf, type Loan } from './store.ts';

export type LoanCheck = Result<'loans.assess'>['checks'][number];
type Asked = Omit<Args<'loans.assess'>, 'memberId'> & { readonly guarantors?: number };
type Answer = Pick<LoanCheck, 'ok' | 'title' | 'text'>;

/** Cash that is not money to lend: the drawers' and what QRIS still owes. */
const NOT_TO_LEND: readonly string[] = ['1-1120', '1-1220'];

const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : divideHalfUp(BigInt(part) * 100n, BigInt(whole)));

/** Whether a loan can be borne and lent, check by check (design/ux 5, domain §5.1). Refuses nothing: the figures are for whoever decides. */
export function assess(rooms: Rooms, member: Member, asked: Asked, today: CalendarDate): Result<'loans.assess'> {
  const product = productOf(rooms.kernel, asked.product, today);
  const firstDue = asked.firstDue ?? firstDueAfter(today);
  requireReachable(firstDue, asked.months);
  const schedule = loanSchedule({ principal: asked.principal, annualPct: asked.annualPct, months: asked.months, method: asked.method, firstDue });
  const effectivePct = effectiveAnnualPct(schedule);
  const instalment = Math.max(...schedule.rows.map((row) => row.payment));
  const running = runningLoans(rooms.kernel.db, member.ref);
  const checks: readonly [LoanCheck['key'], Answer][] = [
    ['batas', limits(rooms, member, asked, product, effectivePct, today)],
    ['angsuran', capacity(rooms, asked, product, instalment, running, today)],
    ['wajib', wajib(rooms, member, product, today)],
    ['telat', lateness(rooms, member, running, today)],
    ['dana', funds(rooms, asked.principal, today)],
    ['pinjaman-lain', otherLoans(running)],
    ['terbesar', share(rooms, asked.principal, running, today)],
    ['jaminan', security(product, asked)],
    ['terkait', relatedParty(rooms, member, asked.principal, today)],
  ];
  return { checks: checks.map(([key, answer]) => ({ key, ...answer })), effectivePct, instalment, totals: schedule.totals };
}

function limits(rooms: Rooms, member: Member, { principal, annualPct, months }: Asked, product: LoanProduct | null, effectivePct: string, today: CalendarDate): Answer {
  const cap = rooms.kernel.settings.at('loan.rateCap', today).annualPct;
  if (percentUnits(annualPct) > percentUnits(cap)) return { ok: 'tidak', ...words.checks.overCap(annualPct, cap) };
  const policy = rooms.kernel.settings.at('loan.policy', today);
  const longest = Math.min(product?.maxMonths ?? months, policy.maxMonths ?? months);
  if (months > longest) return { ok: 'tidak', ...words.checks.tooLong(months, longest) };
  const most = product?.maxPrincipal === undefined ? policy.maxPrincipal : Math.max(0, product.maxPrincipal - owedOn(rooms, member.ref, product.key));
  if (most !== undefined && principal > most) return { ok: 'tidak', ...words.checks.tooMuch(most) };
  if (percentUnits(effectivePct) > percentUnits(cap)) return { ok: 'lihat', ...words.checks.effectiveOverCap(effectivePct, cap) };
  return { ok: 'aman', ...words.checks.withinCap(annualPct, effectivePct, cap) };
}

/** Instalments of this loan and those running, against the income that was told. */
function capacity({ kernel }: Rooms, { income, expenses }: Asked, product: LoanProduct | null, instalment: number, running: readonly Loan[], today: CalendarDate): Answer {
  const others = sum(running.map((loan) => scheduleOf(kernel.db, loan).find((row) => row.due >= today)).map((row) => (row === undefined ? 0 : row.principal + row.interest)));
  if (income === undefined || income === 0) return { ok: 'lihat', ...words.checks.noIncome(instalment + others) };
  const limit = product?.maxInstalmentPct ?? kernel.settings.at('loan.assessment', today).maxInstalmentPct;
  const borne = BigInt(instalment + others) * percentUnits('100') <= BigInt(income) * percentUnits(limit);
  const left = income - (expenses ?? 0) - instalment - others;
  return { ok: !borne || left < 0 ? 'tidak' : 'aman', ...words.checks.capacity(percentOf(instalment + others, income), income, limit, others, expenses === undefined ? null : left) };
}

/** Months of simpanan wajib paid, by the amount of each month since the member joined; what was paid in advance counts. */
function wajib({ kernel, savings }: Rooms, member: Member, product: LoanProduct | null, today: CalendarDate): Answer {
  const needed = product?.minWajibMonths ?? kernel.settings.at('loan.assessment', today).minWajibMonths;
  const monthly = kernel.settings.find('savings.amounts', firstDay(monthOf(today)))?.value.wajibMonthly ?? kernel.settings.at('savings.amounts', today).wajibMonthly;
  const paid = Math.floor(savings.balances(member.ref).wajib / monthly);
  const due = monthsApart(monthOf(member.joinedOn), monthOf(today));
  if (paid < needed) return { ok: 'tidak', ...words.checks.wajibShort(paid, needed) };
  return paid < due ? { ok: 'lihat', ...words.checks.wajibBehind(paid, due - paid, needed) } : { ok: 'aman', ...words.checks.wajib(paid, needed) };
}

/** The worst delay of any instalment ever, and whether one is late now. */
function lateness(rooms: Rooms, member: Member, running: readonly Loan[], today: CalendarDate): Answer {
  const now = running.map((loan) => ({ number: loan.number, days: positionOf(rooms.kernel, loan, today).arrearsDays })).toSorted((a, b) => b.days - a.days)[0];
  if (now !== undefined && now.days > 0) return { ok: 'tidak', ...words.checks.lateNow(now.number, now.days) };
  const worst = rooms.kernel.db
    .sql<{ number: string; status: string; days: number; due: CalendarDate }>(
      `SELECT l.number, l.status, CAST(julianday(p.on_date) - julianday(r.due_on) AS INTEGER) AS days, r.due_on AS due
         FROM loan l JOIN loan_payment p ON p.loan_ref = l.ref JOIN loan_payment_part t ON t.document_seq = p.document_seq JOIN loan_row r ON r.loan_ref = l.ref AND r.no = t.no
        WHERE l.member_ref = ? AND p.on_date > r.due_on AND ${standing('p.document_seq')} ORDER BY days DESC, r.due_on DESC LIMIT 1`,
    )
    .get(member.ref);
  if (worst !== undefined) return { ok: 'lihat', ...words.checks.wasLate(worst.days, monthOf(worst.due), worst.number, worst.status) };
  return { ok: 'aman', ...words.checks.neverLate(rooms.kernel.db.sql('SELECT 1 FROM loan_payment p JOIN loan l ON l.ref = p.loan_ref WHERE l.member_ref = ? LIMIT 1').get(member.ref) !== undefined) };
}

/** What is left in safes and at banks once the loan is paid out. */
function funds({ ledger }: Rooms, principal: number, today: CalendarDate): Answer {
  const accounts = [...ledger.accounts().values()].filter((account) => account.cash === 1 && account.postable === 1 && !NOT_TO_LEND.includes(account.code));
  const left = sum(accounts.map((account) => Math.max(0, ledger.balance(account.code, today)))) - principal;
  return left >= 0 ? { ok: 'aman', ...words.checks.funds(left) } : { ok: 'tidak', ...words.checks.noFunds(-left) };
}

function otherLoans(running: readonly Loan[]): Answer {
  return running.length === 0 ? { ok: 'aman', ...words.checks.noOther } : { ok: 'lihat', ...words.checks.other(running.length, sum(running.map((loan) => loan.outstanding))) };
}

/** How much of all that is lent this member would owe. */
function share({ kernel }: Rooms, principal: number, running: readonly Loan[], today: CalendarDate): Answer {
  const all = (kernel.db.sql<{ total: number | null }>("SELECT sum(outstanding) AS total FROM loan WHERE status = 'berjalan'").get()?.total ?? 0) + principal;
  const own = sum(running.map((loan) => loan.outstanding)) + principal;
  const most = kernel.settings.at('loan.assessment', today).largestPct;
  const within = BigInt(own) * percentUnits('100') <= BigInt(all) * percentUnits(most);
  return { ok: within ? 'aman' : 'lihat', ...words.checks.share(percentOf(own, all), most) };
}

function security(product: LoanProduct | null, { principal, collateral = [], guarantors = 0 }: Asked): Answer {
  const value = sum(collateral.map((each) => each.value));
  if (product?.collateralAbove === undefined || principal <= product.collateralAbove) return { ok: 'aman', ...words.checks.noCollateral(value) };
  if (value === 0 && guarantors === 0) return { ok: 'tidak', ...words.checks.collateralMissing(product.collateralAbove) };
  return { ok: value >= principal ? 'aman' : 'lihat', ...words.checks.collateral(value, guarantors) };
}

function relatedParty(rooms: Rooms, member: Member, principal: number, today: CalendarDate): Answer {
  if (!rooms.related(member.ref, today)) return { ok: 'aman', ...words.checks.unrelated };
  const { limit, used, pct } = relatedLimit(rooms, today);
  return used + principal > limit ? { ok: 'tidak', ...words.checks.relatedOver(pct, Math.max(0, limit - used)) } : { ok: 'lihat', ...words.checks.related(pct, limit - used - principal) };
}

