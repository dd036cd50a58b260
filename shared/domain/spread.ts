import { proportion, rupiah, type Rupiah } from './money.ts';

/** An amount spread over a number of months, and what has become of it so far. Months are counted from 1. */
export type Spread = {
  readonly amount: number;
  readonly months: number;
  /** What was posted, by the month it was posted for; reversed postings left out. */
  readonly posted: ReadonlyMap<number, number>;
  /** Whether a month is locked, so that nothing can be posted in it any more. */
  readonly locked: (month: number) => boolean;
};

/** What the first `month` months hold together: amount × month ÷ months, half up; the whole amount from the last month on. */
export const spreadThrough = ({ amount, months }: Pick<Spread, 'amount' | 'months'>, month: number): Rupiah => proportion(amount, Math.min(Math.max(month, 0), months), months);

/**
 * What is to be posted in a month: its own share, and the shares of months before it that were locked without theirs. An
 * earlier month that is still open keeps its own, and what was left before it. Never more than what is left of the amount;
 * rupiah, zero when nothing is due.
 */
export function spreadDue(spread: Spread, month: number): Rupiah {
  const { amount, months, posted, locked } = spread;
  let stillOpen = Math.min(month - 1, months);
  while (stillOpen > 0 && (posted.has(stillOpen) || locked(stillOpen))) stillOpen -= 1;
  let taken: number = spreadThrough(spread, stillOpen);
  let others = 0;
  for (const [at, part] of posted) {
    if (at === month) continue;
    others += part;
    if (at > stillOpen && at < month) taken += part;
  }
  return rupiah(Math.max(0, Math.min(spreadThrough(spread, month) - taken, amount - others)));
}
