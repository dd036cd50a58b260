import type { ShuPolicy } from '../../../shared/contract/policies.ts';
import type { Result } from '../../../shared/contract/index.ts';
import type { SavingsKind } from '../../../shared/contract/values.ts';
import { calendarDate, firstDay, lastDay, month, monthOf, monthsBetween, yearOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import type { ShuSlipDetails, ShuStatus } from '../../../shared/domain/paper/statement.ts';
import { calculateShu, closingCapital, monthlyAverageCapital, nonMemberPart, tradeBase, type ShuMemberWeights } from '../../../shared/domain/shu.ts';
import { monthText } from '../../../shared/text/format.ts';
import { shuWords } from '../../../shared/text/documents.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { invalid, notFound, Refusal } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import type { IncomeTotals, Reports } from '../reports/index.ts';

export type ShuStatement = Result<'shu.statement'>;

/** A member as the SHU knows one. `joinedOn` and `leftOn` bound the days on which a capital counts (ruling 39). */
export type ShuMember = { readonly ref: number; readonly id: string; readonly no: string; readonly name: string; readonly joinedOn: CalendarDate; readonly leftOn: CalendarDate | null };

/** A member's trade in one month, in rupiah: sales after discount less returns, loan interest paid less reversals (ruling 40). */
export type TradeRow = { readonly period: Month; readonly sales: number; readonly loanInterest: number };

export type SavingsStanding = ShuSlipDetails['position']['savings'];

/** What the SHU asks of the rooms that keep its bases. */
export type ShuBases = {
  /** Everybody who is or ever was a member, in any order; candidates are left out. */
  readonly members: () => Iterable<ShuMember>;
  /** Month-end balances by member ref: for each of `months` the sum of the `kinds`, in rupiah. A member without any may be missing. */
  readonly monthEnds: (kinds: readonly SavingsKind[], months: readonly Month[]) => ReadonlyMap<number, readonly number[]>;
  /** Trade rows by member ref, for the months from `from` to `to`; months without trade may be missing. */
  readonly trade: (from: Month, to: Month) => ReadonlyMap<number, readonly TradeRow[]>;
  readonly savingsAt: (memberRef: number, asOf: CalendarDate) => SavingsStanding;
};

/** What the SHU asks about the books: whether a month is locked, and how far a year is decided (ruling 38). */
export type ShuBooks = { readonly periodClosed: (period: Month) => boolean; readonly yearStatus: (year: number) => ShuStatus };

export type MemberPaper = { readonly statement: ShuStatement; readonly memberNo: string; readonly details: Omit<ShuSlipDetails, 'address' | 'position'> & { readonly savings: SavingsStanding } };

type Weights = ShuMemberWeights & { readonly member: ShuMember };

const CAPITAL_KINDS: Readonly<Record<ShuPolicy['capitalBase'], readonly SavingsKind[]>> = { 'pokok+wajib': ['pokok', 'wajib'], 'all': ['pokok', 'wajib', 'sukarela'] };

/** Sharing the surplus: a month's statement from the year to date, and a member's sheet of it (rulings 37 to 41). */
export class Shu {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly reports: Reports;
  private readonly bases: ShuBases;
  private readonly books: ShuBooks;
  /** The shares of a day by member id, and the day and policy they are of: a till asks for one at every member. */
  private today: { readonly key: string; readonly shares: ReadonlyMap<string, number> } | undefined;

  constructor(kernel: Kernel, ledger: Ledger, reports: Reports, bases: ShuBases, books: ShuBooks) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.reports = reports;
    this.bases = bases;
    this.books = books;
  }

  /**
   * The statement of a month: what the SHU from 1 January to its last day would give each member, by the policy in force
   * on that day. `pool` is what the policy shares, after the part of non-members (`toReserve`) is set aside, so that
   * `shu.calculate` with the printed pool, policy and bases gives the printed shares. A year at zero or a loss shares 0.
   * Throws VALIDATION for a month to come, without a policy, or for a policy on daily averages.
   */
  statement(period: Month): ShuStatement {
    const { policy, weights, month: ofMonth, yearToDate, toReserve, pool } = this.figures(period);
    const result = calculateShu({ pool, policy, members: weights });
    const nameOf = new Map<string, string>([['capital', shuWords.capital], ['trade', shuWords.trade], ...policy.parts.map((part): [string, string] => [part.key, part.name])]);
    return {
      period, month: ofMonth, yearToDate, policy, pool, toReserve,
      allocations: result.allocations.map((line) => ({ ...line, name: nameOf.get(line.key) ?? line.key })),
      undistributed: [...result.undistributed],
      members: weights.map(({ member, capital, trade }, index) => {
        const share = result.members[index];
        return {
          memberId: member.id, memberNo: member.no, name: member.name, capitalBase: capital, tradeBase: trade,
          capitalShare: share?.capitalShare ?? 0, tradeShare: share?.tradeShare ?? 0, total: share?.total ?? 0,
        };
      }),
      status: this.books.yearStatus(yearOf(period)),
      periodClosed: this.books.periodClosed(period),
      chain: this.ledger.chain(),
    };
  }

  /** What the year to date would give all members together; null for months without a policy, and for a policy on daily averages. */
  toMembers(period: Month): number | null {
    const policy = this.kernel.settings.find('shu.policy', lastDay(period))?.value;
    if (policy === undefined || policy.averaging === 'daily' || firstDay(period) > this.kernel.today()) return null;
    return this.statement(period).members.reduce((sum, member) => sum + member.total, 0);
  }

  /** What the year to date would give one member, as it stood when it was first asked for today; null for whoever has no part in it, and where {@link toMembers} is null. */
  estimate(memberId: string): { period: Month; share: number | null } {
    const today = this.kernel.today();
    const period = monthOf(today);
    const policy = this.kernel.settings.find('shu.policy', lastDay(period))?.value;
    if (policy === undefined || policy.averaging === 'daily') return { period, share: null };
    const key = `${today} ${JSON.stringify(policy)}`;
    if (this.today?.key !== key) this.today = { key, shares: new Map(this.statement(period).members.map((member) => [member.memberId, member.total])) };
    return { period, share: this.today.shares.get(memberId) || null };
  }

  /** The statement together with what a member's own sheet adds: trade month by month, savings at the month's end. Throws NOT_FOUND. */
  memberPaper(period: Month, memberId: string): MemberPaper {
    const statement = this.statement(period);
    const row = statement.members.find((candidate) => candidate.memberId === memberId);
    const member = [...this.bases.members()].find((candidate) => candidate.id === memberId);
    if (row === undefined || member === undefined) throw notFound(`Anggota di daftar SHU ${monthText(period)}`, 'memberId');
    const months = yearToDateMonths(period);
    const trade = this.bases.trade(months[0] ?? period, period).get(member.ref) ?? [];
    return {
      statement, memberNo: member.no,
      details: {
        joinedOn: member.joinedOn,
        trade: months.map((each) => ({ period: each, sales: trade.filter((line) => line.period === each).reduce((sum, line) => sum + line.sales, 0) })),
        savings: this.bases.savingsAt(member.ref, lastDay(period)),
      },
    };
  }

  private figures(period: Month): { policy: ShuPolicy; weights: Weights[]; month: IncomeTotals; yearToDate: IncomeTotals; toReserve: number; pool: number } {
    if (firstDay(period) > this.kernel.today()) throw invalid('period', `bulan ${period} belum dimulai; hari ini ${this.kernel.today()}`);
    const policy = this.kernel.settings.find('shu.policy', lastDay(period))?.value;
    if (policy === undefined) throw invalid('period', `aturan SHU belum diisi untuk ${period}; isi dahulu di setelan`);
    const yearToDate = this.reports.incomeTotals(calendarDate(`${yearOf(period)}-01-01`), lastDay(period));
    const toReserve = nonMemberPart({
      rule: policy.nonMember ?? 'share',
      shu: yearToDate.shu,
      memberGross: yearToDate.salesMember - yearToDate.cogsMember + yearToDate.loanIncome - yearToDate.savingsInterest,
      nonMemberGross: yearToDate.salesNonMember - yearToDate.cogsNonMember,
    });
    return {
      policy, weights: this.weights(period, policy), month: this.reports.incomeTotals(firstDay(period), lastDay(period)), yearToDate, toReserve, pool: Math.max(0, yearToDate.shu - toReserve),
    };
  }

  /** Every member of the year by number, with printed bases. Leavers of the year stand there too (ruling 39). */
  private weights(period: Month, policy: ShuPolicy): Weights[] {
    if (policy.averaging === 'daily')
      throw new Refusal('VALIDATION', 'Rata-rata harian belum tersedia. Aturan SHU memakai rata-rata saldo harian; pilih saldo akhir atau rata-rata bulanan di setelan.', { field: 'averaging', period });
    const months = yearToDateMonths(period);
    const monthEnds = this.bases.monthEnds(CAPITAL_KINDS[policy.capitalBase], policy.averaging === 'closing' ? [period] : months);
    const trades = this.bases.trade(months[0] ?? period, period);
    const weights: Weights[] = [];
    for (const member of this.bases.members()) {
      if (member.joinedOn > lastDay(period)) continue;
      const balances = (policy.averaging === 'closing' ? [period] : months).map((each, index) => (belongs(member, lastDay(each)) ? (monthEnds.get(member.ref)?.[index] ?? 0) : 0));
      const rows = trades.get(member.ref) ?? [];
      const sales = rows.map((row) => row.sales);
      const loanInterest = rows.map((row) => row.loanInterest);
      const included = [...(policy.tradeIncludes.includes('sales') ? sales : []), ...(policy.tradeIncludes.includes('loan-interest') ? loanInterest : [])];
      const weight = {
        member, key: member.id, capital: policy.averaging === 'closing' ? closingCapital(balances) : monthlyAverageCapital(balances), trade: tradeBase(included), sales: tradeBase(sales), loanInterest: tradeBase(loanInterest),
      };
      const leftBefore = member.leftOn !== null && yearOf(member.leftOn) < yearOf(period);
      if (!leftBefore || weight.capital > 0 || weight.sales > 0 || weight.loanInterest > 0) weights.push(weight);
    }
    return weights.sort((a, b) => (a.member.no < b.member.no ? -1 : 1));
  }
}

const yearToDateMonths = (period: Month): Month[] => monthsBetween(month(`${yearOf(period)}-01`), period);

/** True when somebody was a member at the end of a day. */
const belongs = (member: ShuMember, day: CalendarDate): boolean => member.joinedOn <= day && (member.leftOn === null || member.leftOn > day);
