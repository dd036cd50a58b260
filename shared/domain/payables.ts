import { daysBetween, type CalendarDate } from './dates.ts';

/** What a document left owing to a supplier: in all, and what named payments and credits took off it. Without a due day it is due on its own. */
export type Debt = { readonly seq: number; readonly date: CalendarDate; readonly due: CalendarDate | null; readonly amount: number; readonly settled: number };
export type Part = { readonly seq: number; readonly amount: number };

export const dueOf = ({ date, due }: Pick<Debt, 'date' | 'due'>): CalendarDate => due ?? date;

/** What was due first before the rest; of one day what was written first. */
const oldestDue = (a: Debt, b: Debt): number => (dueOf(a) === dueOf(b) ? a.seq - b.seq : dueOf(a) < dueOf(b) ? -1 : 1);

/** Spreads an amount over what debts leave open, oldest due first; what is above them all is left out. In rupiah. */
export function oldestFirst(debts: readonly Debt[], amount: number): Part[] {
  let left = amount;
  return debts.toSorted(oldestDue).flatMap((debt) => {
    const taken = Math.min(left, Math.max(0, debt.amount - debt.settled));
    left -= taken;
    return taken === 0 ? [] : [{ seq: debt.seq, amount: taken }];
  });
}

/** Debts with what is paid of each: what named them, and `unnamed` money (payments from before payments named what they pay) spread oldest due first. */
export function settledBy(debts: readonly Debt[], unnamed: number): (Debt & { readonly outstanding: number })[] {
  const more = new Map(oldestFirst(debts, unnamed).map(({ seq, amount }) => [seq, amount]));
  return debts.map((debt) => {
    const settled = debt.settled + (more.get(debt.seq) ?? 0);
    return { ...debt, settled, outstanding: debt.amount - settled };
  });
}

/** How many days a debt is past its due day on a day; 0 while it is not. */
export const daysLate = (debt: Pick<Debt, 'date' | 'due'>, on: CalendarDate): number => Math.max(0, daysBetween(dueOf(debt), on));

/** The buckets of an ageing by their last days: `belum`, `1-30`, `31-60`, …, `91+`. `edges` are ascending days. */
export const bucketsOf = (edges: readonly number[]): string[] => ['belum', ...edges.map((edge, index) => `${(edges[index - 1] ?? 0) + 1}-${edge}`), `${(edges.at(-1) ?? 0) + 1}+`];

/** The bucket of a debt so many days late. */
export function bucketOf(late: number, edges: readonly number[]): string {
  const buckets = bucketsOf(edges);
  const index = late <= 0 ? 0 : 1 + edges.filter((edge) => late > edge).length;
  return buckets[index] ?? 'belum';
}
