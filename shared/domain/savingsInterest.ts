import { daysInMonth, daysInYear, dayOf, firstDay, lastDay, monthOf, yearOf, type CalendarDate, type Month } from './dates.ts';
import { divideHalfUp, rupiah, splitByWeight, sum, ZERO, type Rupiah } from './money.ts';
import { HUNDRED_PERCENT, percentUnits } from './percent.ts';

/** Which balance of a month earns: its lowest (saldo terendah), each day's own (saldo harian), or the average (saldo rata-rata). */
export type InterestMethod = 'lowest' | 'daily' | 'average';

export type InterestTier = { readonly from: number; readonly annualPct: string };

export type SavingsMonth = {
  readonly method: InterestMethod;
  /** Yearly rate for every balance. Give either this or `tiers`. */
  readonly annualPct?: string | undefined;
  /** The rate of the highest `from` not above a balance applies to all of it; below the lowest `from` nothing is earned. */
  readonly tiers?: readonly InterestTier[] | undefined;
  readonly period: Month;
  /** Balance at the start of the month's first day, whole rupiah. */
  readonly opening: number;
  readonly openedOn?: CalendarDate | undefined;
  readonly closedOn?: CalendarDate | undefined;
  /** Deposits positive, withdrawals negative, each within the period; several on one day are one end-of-day balance. */
  readonly moves: readonly { readonly date: CalendarDate; readonly amount: number }[];
  /** Days in the year of the rate; 'actual' is 365 or 366. Default 365. */
  readonly yearDays?: 365 | 360 | 'actual' | undefined;
  /** A base balance below this earns nothing; with 'daily' each day is judged by its own balance. Default 0. */
  readonly minBalance?: number | undefined;
};

/** Final tax on savings interest: free up to and including `freeUpTo` a month, above it `pct` of the whole (PP 15/2009, domain §5.6). */
export type InterestTaxRule = { readonly freeUpTo: number; readonly pct: string };

export type SavingsInterest = {
  /** The balance that earned: the lowest one; for 'average' and 'daily' the average of the counted days, half up (for 'daily' only to be shown). */
  readonly base: Rupiah;
  /** Days counted. */
  readonly days: number;
  readonly gross: Rupiah;
  readonly tax: Rupiah;
  readonly net: Rupiah;
};

/** End-of-day balances of the counted days. */
function countedBalances({ period, opening, openedOn, closedOn, moves }: SavingsMonth): number[] {
  const moved = new Map<number, number>();
  for (const { date, amount } of moves) {
    if (monthOf(date) !== period) throw new RangeError(`move of ${date} is outside ${period}`);
    moved.set(dayOf(date), (moved.get(dayOf(date)) ?? 0) + rupiah(amount));
  }
  const from = openedOn !== undefined && openedOn > firstDay(period) ? openedOn : firstDay(period);
  const until = closedOn !== undefined && closedOn <= lastDay(period) ? closedOn : null;
  const balances: number[] = [];
  let balance: number = rupiah(opening);
  for (let day = 1; day <= daysInMonth(yearOf(period), Number(period.slice(5, 7))); day += 1) {
    balance = rupiah(balance + (moved.get(day) ?? 0));
    if (balance < 0) throw new RangeError(`balance below 0 on day ${day} of ${period}`);
    const date = `${period}-${String(day).padStart(2, '0')}`;
    if (date >= from && (until === null || date < until)) balances.push(balance);
  }
  return balances;
}

type RateStep = { readonly from: bigint; readonly rate: bigint };

function rateSteps({ annualPct, tiers, minBalance = 0 }: SavingsMonth): RateStep[] {
  if ((annualPct === undefined) === (tiers === undefined)) throw new RangeError('give either annualPct or tiers');
  const steps = annualPct === undefined ? (tiers ?? []).map((tier) => ({ from: BigInt(rupiah(tier.from)), rate: percentUnits(tier.annualPct) })) : [{ from: 0n, rate: percentUnits(annualPct) }];
  if (new Set(steps.map((step) => step.from)).size !== steps.length) throw new RangeError('two tiers start at the same balance');
  const minimum = BigInt(rupiah(minBalance));
  return steps.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map((step) => (step.from < minimum ? { from: minimum, rate: step.rate } : step));
}

/** The rate for an exact balance total ÷ parts. Of steps raised to the same minimum the last, highest one wins. */
const rateFor = (steps: readonly RateStep[], total: bigint, parts: bigint): bigint => steps.findLast((step) => step.from * parts <= total)?.rate ?? 0n;

const total = (balances: readonly number[]): bigint => balances.reduce((running, balance) => running + BigInt(balance), 0n);

/** The sum over the counted days of balance × rate, exact; what is left is to divide by the days of the year. */
function balanceTimesRate(method: InterestMethod, balances: readonly number[], steps: readonly RateStep[]): bigint {
  const days = BigInt(balances.length);
  switch (method) {
    case 'lowest': {
      const lowest = BigInt(Math.min(...balances));
      return lowest * days * rateFor(steps, lowest, 1n);
    }
    case 'average':
      return total(balances) * rateFor(steps, total(balances), days);
    case 'daily':
      return balances.reduce((running, balance) => running + BigInt(balance) * rateFor(steps, BigInt(balance), 1n), 0n);
  }
}

/**
 * Interest of one savings account for one calendar month (contract `savings.calculateInterest`, domain §5.5). Every day
 * counts with its end-of-day balance, from `openedOn` where that falls inside the month. lowest = the smallest of these;
 * average = their sum ÷ days; daily = each day by itself. A tier's rate applies to the whole base balance, for daily to
 * that day's balance. The exact sum of balance × rate × days ÷ year is rounded once, half up. Tax: {@link taxOnInterest},
 * as if the account were the member's only one.
 *
 * Where the contract is silent: the day of closing is not counted, since its end-of-day balance is nobody's any more (and
 * would make every lowest balance 0); an account closed or not yet opened the whole month counts 0 days and earns 0.
 *
 * Throws RangeError for a move outside the month, a balance below 0, both or neither of `annualPct` and `tiers`, two tiers
 * from the same balance, or a rate that is not a contract percentage.
 */
export function savingsInterest(account: SavingsMonth, tax: InterestTaxRule): SavingsInterest {
  const steps = rateSteps(account);
  const balances = countedBalances(account);
  const days = balances.length;
  if (days === 0) return { base: ZERO, days, gross: ZERO, tax: ZERO, net: ZERO };

  const earned = balanceTimesRate(account.method, balances, steps);
  const yearDays = account.yearDays === 'actual' ? daysInYear(yearOf(account.period)) : (account.yearDays ?? 365);

  const base = rupiah(account.method === 'lowest' ? Math.min(...balances) : divideHalfUp(total(balances), BigInt(days)));
  const gross = rupiah(divideHalfUp(earned, HUNDRED_PERCENT * BigInt(yearDays)));
  const withheld = taxOnInterest(gross, tax);
  return { base, days, gross, tax: withheld, net: rupiah(gross - withheld) };
}

/**
 * Final tax on one member's savings interest of a month, whole rupiah, fraction dropped (PP 15/2009, contract). Up to and
 * including `freeUpTo` nothing, above it `pct` of all of it: 240.000 gives 0 and 240.001 gives 24.000.
 * Throws RangeError for negative interest or a rate that is not 0 to 100 percent.
 */
export function taxOnInterest(gross: number, rule: InterestTaxRule): Rupiah {
  const rate = percentUnits(rule.pct);
  if (rate > HUNDRED_PERCENT) throw new RangeError(`tax above 100 percent: ${rule.pct}`);
  if (rupiah(gross) < 0) throw new RangeError('interest must not be negative');
  return gross <= rupiah(rule.freeUpTo) ? ZERO : rupiah(Number((BigInt(gross) * rate) / HUNDRED_PERCENT));
}

/**
 * The same tax over all of one member's accounts of a month: the limit and the fraction are the member's, the tax is split
 * over the accounts in proportion to their interest by largest remainder (ruling 10). Answers one tax per account, in order.
 * Throws RangeError as {@link taxOnInterest} does.
 */
export function interestTax(grossPerAccount: readonly number[], rule: InterestTaxRule): Rupiah[] {
  return splitByWeight(taxOnInterest(sum(grossPerAccount), rule), grossPerAccount) ?? grossPerAccount.map(() => ZERO);
}
