import { divideHalfUp, proportion, rupiah, splitByWeight, sum, ZERO, type Rupiah } from './money.ts';
import { HUNDRED_PERCENT, percentFromUnits, percentUnits } from './percent.ts';

/** What a part of the SHU is shared to members by; a part without a base goes to its fund or reserve as a whole (ruling 37). */
export type ShuBase = 'capital' | 'sales' | 'loan-interest';

export type ShuPart = {
  /** Unique, and neither 'capital' nor 'trade'. */
  readonly key: string;
  readonly name: string;
  /** Contract percentage of the pool. */
  readonly pct: string;
  readonly base?: ShuBase | undefined;
  readonly account?: string | undefined;
  readonly nature?: 'reserve' | 'fund' | 'third-party' | undefined;
};

/** What `calculateShu` needs of a policy. */
export type ShuShares = { readonly capitalPct: string; readonly tradePct: string; readonly parts: readonly ShuPart[] };

/** The policy the members' meeting decides (contract `shuPolicy`, rulings 37 to 41). */
export type ShuPolicy = ShuShares & {
  readonly capitalBase: 'pokok+wajib' | 'all';
  readonly averaging: CapitalAveraging;
  readonly tradeIncludes: readonly ('sales' | 'loan-interest')[];
  readonly nonMember?: NonMemberRule | undefined;
  readonly minPayout?: number | undefined;
  readonly decision?: string | undefined;
};

/** A member's printed whole-rupiah bases, which are the weights (rulings 39, 40). */
export type ShuMemberWeights = {
  readonly key: string;
  readonly capital: number;
  readonly trade: number;
  /** Needed only when a part has base 'sales'. */
  readonly sales?: number | undefined;
  /** Needed only when a part has base 'loan-interest'. */
  readonly loanInterest?: number | undefined;
};

export type ShuMemberShare = {
  readonly key: string;
  readonly capitalShare: Rupiah;
  readonly tradeShare: Rupiah;
  /** Shares of parts that carry a base, in the policy's order; absent when the policy has none. */
  readonly partShares?: readonly { readonly key: string; readonly amount: Rupiah }[];
  /** All of the member's shares together. */
  readonly total: Rupiah;
};

export type ShuResult = {
  readonly allocations: readonly { readonly key: string; readonly pct: string; readonly amount: Rupiah }[];
  readonly members: readonly ShuMemberShare[];
  /** Lines meant for members that nobody has a weight for; they go to the reserve (ruling 41). Never with amount 0. */
  readonly undistributed: readonly { readonly key: string; readonly amount: Rupiah }[];
};

type ShuLine = { readonly key: string; readonly pct: string; readonly weightOf: ((member: ShuMemberWeights) => number) | null };

const BASE_WEIGHT: Readonly<Record<ShuBase, (member: ShuMemberWeights) => number>> = {
  'capital': (member) => member.capital,
  'sales': (member) => required(member.sales, member, 'sales'),
  'loan-interest': (member) => required(member.loanInterest, member, 'loanInterest'),
};

function required(weight: number | undefined, member: ShuMemberWeights, name: string): number {
  if (weight === undefined) throw new RangeError(`member ${member.key} has no weight ${name}`);
  return weight;
}

function linesOf(policy: ShuShares): ShuLine[] {
  const lines: ShuLine[] = [
    { key: 'capital', pct: policy.capitalPct, weightOf: (member) => member.capital },
    { key: 'trade', pct: policy.tradePct, weightOf: (member) => member.trade },
    ...policy.parts.map((part) => ({ key: part.key, pct: part.pct, weightOf: part.base === undefined ? null : BASE_WEIGHT[part.base] })),
  ];
  const total = lines.reduce((running, line) => running + percentUnits(line.pct), 0n);
  if (total !== HUNDRED_PERCENT) throw new RangeError(`SHU percentages add up to ${percentFromUnits(total)}, not 100`);
  return lines;
}

function requireUnique(keys: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw new RangeError(`${what} ${key} appears twice`);
    seen.add(key);
  }
}

/**
 * Shares a pool (the SHU after tax, less a non-member part kept back) by a policy (contract `shu.calculate`, rulings 37 to
 * 41, domain §4). Whole rupiah by largest remainder, first over the lines in the order capital, trade, parts, then each
 * members' line over its weights; ties go to the earlier. Lines always add up to the pool, and members' shares to their
 * line, unless nobody has a weight for it: then it stands in `undistributed`. A pool of 0 or a loss pays nobody.
 * Throws RangeError when the percentages do not add up to exactly 100 (the message names the sum), for a negative or
 * fractional weight, a weight missing for a part's base, or a key that appears twice.
 */
export function calculateShu({ pool, policy, members }: { readonly pool: number; readonly policy: ShuShares; readonly members: readonly ShuMemberWeights[] }): ShuResult {
  const lines = linesOf(policy);
  requireUnique(lines.map((line) => line.key), 'SHU part');
  requireUnique(members.map((member) => member.key), 'member');
  const amounts = splitByWeight(Math.max(0, rupiah(pool)), lines.map((line) => Number(percentUnits(line.pct)))) ?? [];
  const shared = lines.map((line, index) => {
    const amount = amounts[index] ?? ZERO;
    const shares = line.weightOf === null ? null : splitByWeight(amount, members.map(line.weightOf));
    return { line, amount, shares };
  });
  const memberParts = shared.filter(({ line }) => line.weightOf !== null && line.key !== 'capital' && line.key !== 'trade');
  const shareIn = (index: number, member: number): Rupiah => shared[index]?.shares?.[member] ?? ZERO;
  return {
    allocations: shared.map(({ line, amount }) => ({ key: line.key, pct: line.pct, amount })),
    members: members.map(({ key }, index) => {
      const capitalShare = shareIn(0, index);
      const tradeShare = shareIn(1, index);
      const partShares = memberParts.map(({ line, shares }) => ({ key: line.key, amount: shares?.[index] ?? ZERO }));
      const total = sum([capitalShare, tradeShare, ...partShares.map((part) => part.amount)]);
      return { key, capitalShare, tradeShare, ...(partShares.length > 0 ? { partShares } : {}), total };
    }),
    undistributed: shared.filter(({ line, amount, shares }) => line.weightOf !== null && shares === null && amount > 0).map(({ line, amount }) => ({ key: line.key, amount })),
  };
}

/** Whether the surplus made with non-members is shared with everything else or kept as reserve (ruling 41). */
export type NonMemberRule = 'share' | 'reserve';

/**
 * The part of the SHU kept as reserve because non-members made it (ruling 41): under 'reserve'
 * shu × nonMemberGross ÷ (memberGross + nonMemberGross), half up; under 'share' nothing. A negative gross counts 0; with no
 * gross at all, or no SHU to share, it is 0. memberGross = member sales − their cogs + loan income − savings interest.
 */
export function nonMemberPart({ rule, shu, memberGross, nonMemberGross }: { readonly rule: NonMemberRule; readonly shu: number; readonly memberGross: number; readonly nonMemberGross: number }): Rupiah {
  const member = Math.max(0, rupiah(memberGross));
  const nonMember = Math.max(0, rupiah(nonMemberGross));
  if (rule === 'share' || rupiah(shu) <= 0 || nonMember === 0) return ZERO;
  return proportion(shu, nonMember, member + nonMember);
}

/** How a member's capital over the year becomes one number (rulings 37, 39). */
export type CapitalAveraging = 'closing' | 'monthly-average' | 'daily';

const nonNegative = (amounts: readonly number[]): readonly number[] => {
  if (amounts.some((amount) => rupiah(amount) < 0)) throw new RangeError('a capital balance must not be negative');
  return amounts;
};

/** Capital base 'closing': the balance at the period's end, the last of the month-end balances (0 when there is none). */
export const closingCapital = (monthEnds: readonly number[]): Rupiah => rupiah(nonNegative(monthEnds).at(-1) ?? 0);

/**
 * Capital base 'monthly-average': month-end balances from January to the period, their sum ÷ their number, half up. Give
 * every member the same months, with 0 before joining and after leaving, so that the divisor is the same for all (ruling 39).
 */
export const monthlyAverageCapital = (monthEnds: readonly number[]): Rupiah => (monthEnds.length === 0 ? ZERO : rupiah(divideHalfUp(BigInt(sum(nonNegative(monthEnds))), BigInt(monthEnds.length))));

/**
 * Capital base 'daily': end-of-day balances from 1 January to the period's last day, as stretches of equal balance, their
 * sum ÷ their days, half up. Every member's stretches must cover the same days, with balance 0 where not a member.
 */
export function dailyAverageCapital(stretches: readonly { readonly balance: number; readonly days: number }[]): Rupiah {
  nonNegative(stretches.map((stretch) => stretch.balance));
  const days = stretches.reduce((total, stretch) => total + BigInt(stretch.days), 0n);
  const total = stretches.reduce((running, stretch) => running + BigInt(stretch.balance) * BigInt(stretch.days), 0n);
  return days === 0n ? ZERO : rupiah(divideHalfUp(total, days));
}

/** A member's trade base: sales and returns, or interest and reversals, of the period added up, never below 0 (ruling 40). */
export const tradeBase = (amounts: Iterable<number>): Rupiah => rupiah(Math.max(0, sum(amounts)));
