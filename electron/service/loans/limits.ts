import type { Args } from '../../../shared/contract/index.ts';
import type { LoanProduct } from '../../../shared/contract/policies.ts';
import { monthOf, yearOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { divideHalfUp, sum } from '../../../shared/domain/money.ts';
import { HUNDRED_PERCENT, percentUnits } from '../../../shared/domain/percent.ts';
import { percentText, rp } from '../../../shared/text/format.ts';
import { loanText } from '../../../shared/text/loans.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { Member } from '../members/index.ts';
import type { Rooms } from './rooms.ts';

const LAST_YEAR = 2199;

/** Throws VALIDATION on firstDue when the last instalment would lie beyond the calendar. */
export function requireReachable(firstDue: CalendarDate, months: number): void {
  const lastMonth = yearOf(firstDue) * 12 + Number(monthOf(firstDue).slice(5)) - 1 + months - 1;
  if (Math.floor(lastMonth / 12) > LAST_YEAR) throw invalid('firstDue', `angsuran terakhir melewati tahun ${LAST_YEAR}`);
}

/** Throws RATE_CAP above the law's cap on the yearly rate (ruling 35). */
export function requireRate({ kernel }: Rooms, annualPct: string, on: CalendarDate): void {
  const cap = kernel.settings.at('loan.rateCap', on).annualPct;
  if (percentUnits(annualPct) > percentUnits(cap))
    throw refuse('RATE_CAP', `Diminta ${percentText(annualPct)} setahun, paling tinggi ${percentText(cap)}. Turunkan jasanya.`, { field: 'annualPct', annualPct, cap });
}

/** What a member owes, or has been promised, on loans of a product. */
export const owedOn = ({ kernel }: Rooms, memberRef: number, product: string): number =>
  kernel.db
    .sql<{ total: number | null }>(
      `SELECT sum(CASE l.status WHEN 'berjalan' THEN l.outstanding ELSE l.principal END) AS total FROM loan l JOIN loan_application a ON a.loan_ref = l.ref
        WHERE l.member_ref = ? AND a.product = ? AND l.status IN ('berjalan', 'disetujui')`,
    )
    .get(memberRef, product)?.total ?? 0;

/** The law's cap, then the board's own limits, then those of the product. Throws RATE_CAP, VALIDATION, or LOAN_LIMIT saying how much is left. */
export function requireWithinPolicy(rooms: Rooms, { principal, months, annualPct, method, firstDue }: Pick<Args<'loans.apply'>, 'principal' | 'months' | 'annualPct' | 'method' | 'firstDue'>, product: LoanProduct | null, member: Member, today: CalendarDate): void {
  requireRate(rooms, annualPct, today);
  const { maxPrincipal, maxMonths } = rooms.kernel.settings.at('loan.policy', today);
  if (maxPrincipal !== undefined && principal > maxPrincipal) throw invalid('principal', `kebijakan pinjaman membatasi pokok sampai ${rp(maxPrincipal)}`);
  if (maxMonths !== undefined && months > maxMonths) throw invalid('months', `kebijakan pinjaman membatasi jangka sampai ${maxMonths} bulan`);
  if (firstDue !== undefined) requireReachable(firstDue, months);
  if (product === null) return;
  if (method !== product.method) throw invalid('method', `${product.name} memakai cara ${product.method}`);
  if (percentUnits(annualPct) !== percentUnits(product.annualPct)) throw invalid('annualPct', `jasa ${product.name} ${percentText(product.annualPct)} setahun`);
  if (months > product.maxMonths) throw invalid('months', `${product.name} paling lama ${product.maxMonths} bulan`);
  if (product.maxPrincipal === undefined) return;
  const used = owedOn(rooms, member.ref, product.key);
  const left = Math.max(0, product.maxPrincipal - used);
  if (principal > left) throw refuse('LOAN_LIMIT', loanText.overLimit(member.no, product.name, product.maxPrincipal, used, left, principal), { field: 'principal', product: product.key, limit: product.maxPrincipal, used, left });
}

/** Own capital at the end of a day, the part of it that officers and their households may owe together, and what they owe or have been promised. */
export function relatedLimit({ kernel, ledger, related }: Rooms, on: CalendarDate): { capital: number; pct: string; limit: number; used: number } {
  const { pct, accounts } = kernel.settings.at('loan.related', on);
  const capital = Math.max(0, -sum(accounts.map((code) => ledger.balance(code, on))));
  const owing = kernel.db
    .sql<{ memberRef: number; owed: number }>("SELECT member_ref AS memberRef, sum(CASE status WHEN 'berjalan' THEN outstanding ELSE principal END) AS owed FROM loan WHERE status IN ('berjalan', 'disetujui') GROUP BY member_ref")
    .all();
  return { capital, pct, limit: divideHalfUp(BigInt(capital) * percentUnits(pct), HUNDRED_PERCENT), used: sum(owing.filter(({ memberRef }) => related(memberRef, on)).map(({ owed }) => owed)) };
}

/** Throws RELATED_LIMIT where an officer, or somebody of an officer's household, would owe more together with the others than the law allows (Permenkop UKM 8/2023 art. 44). `promised`: what of it is already among what was promised. */
export function requireWithinRelated(rooms: Rooms, member: Member, principal: number, on: CalendarDate, promised = 0): void {
  if (!rooms.related(member.ref, on)) return;
  const { capital, pct, limit, used } = relatedLimit(rooms, on);
  const left = Math.max(0, limit - (used - promised));
  if (principal > left) throw refuse('RELATED_LIMIT', loanText.overRelated(member.no, percentText(pct), capital, limit, used - promised, left), { field: 'principal', capital, limit, used: used - promised, left });
}

/** Throws VALIDATION where the product wants something to stand for a loan of this size. */
export function requireCollateral(product: LoanProduct | null, principal: number, standing: number): void {
  if (product?.collateralAbove !== undefined && principal > product.collateralAbove && standing === 0)
    throw invalid('collateral', `${product.name} di atas ${rp(product.collateralAbove)} perlu jaminan atau penjamin`);
}
