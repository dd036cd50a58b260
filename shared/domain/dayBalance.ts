import type { CalendarDate } from './dates.ts';

/** What came (plus) or went (minus) on a day; several rows of a day add up. */
export type DayMove = { readonly date: CalendarDate; readonly amount: number };

/** `there`: how much was there at the end of `date`, the last day with too little; `from` that day on there was enough. */
export type Shortfall = { readonly date: CalendarDate; readonly there: number; readonly from: CalendarDate };

/**
 * Whether `wanted` was there at the end of a day and of every day after it (ruling 12): undefined when it was. `now` is what
 * is there after all moves, at least `wanted`; of `moves` those after `on` count, and none of them may be missing.
 */
export function shortSince(now: number, moves: readonly DayMove[], on: CalendarDate, wanted: number): Shortfall | undefined {
  const later = new Map<CalendarDate, number>();
  for (const { date, amount } of moves) if (date > on) later.set(date, (later.get(date) ?? 0) + amount);
  const days = [...later.keys()].toSorted().toReversed();
  let there = now;
  for (const [index, from] of days.entries()) {
    there -= later.get(from) ?? 0;
    if (there < wanted) return { date: days[index + 1] ?? on, there, from };
  }
  return undefined;
}
