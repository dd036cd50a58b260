import type { SavingsKind } from '../../../shared/contract/values.ts';
import { monthsBetween, type Month } from '../../../shared/domain/dates.ts';
import { rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import type { Database } from '../kernel/database.ts';

type Closing = { member_ref: number; period: string; closing: number };

/**
 * Balance at the end of each month from `from` to `to`, both included, summed over `kinds`, in rupiah: by member row, in
 * month order. A month without a move has the balance of the last month that had one. Members who never saved any of
 * these kinds by then are not in the answer. `memberRef` limits it to one member.
 */
export function monthEndsOf(db: Database, kinds: readonly SavingsKind[], from: Month, to: Month, memberRef?: number): Map<number, Rupiah[]> {
  const months = monthsBetween(from, to);
  const sums = new Map<number, number[]>();
  const whose = memberRef === undefined ? '' : 'AND member_ref = ?';
  const who = memberRef === undefined ? [] : [memberRef];
  const addFrom = (ref: number, index: number, change: number): void => {
    let row = sums.get(ref);
    if (row === undefined) sums.set(ref, (row = months.map(() => 0)));
    for (let at = index; at < row.length; at += 1) row[at] = (row[at] ?? 0) + change;
  };
  for (const kind of kinds) {
    const carried = new Map<number, number>();
    const before = db.sql<Closing>(`SELECT member_ref, max(period) AS period, closing FROM savings_month WHERE kind = ? AND period < ? ${whose} GROUP BY member_ref`);
    for (const row of before.iterate(kind, from, ...who)) {
      carried.set(row.member_ref, row.closing);
      addFrom(row.member_ref, 0, row.closing);
    }
    const within = db.sql<Closing>(`SELECT member_ref, period, closing FROM savings_month WHERE kind = ? AND period BETWEEN ? AND ? ${whose} ORDER BY member_ref, period`);
    for (const row of within.iterate(kind, from, to, ...who)) {
      addFrom(row.member_ref, months.indexOf(row.period as Month), row.closing - (carried.get(row.member_ref) ?? 0));
      carried.set(row.member_ref, row.closing);
    }
  }
  return new Map(Array.from(sums, ([ref, row]) => [ref, row.map(rupiah)]));
}
