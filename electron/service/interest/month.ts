import type { SettingValue } from '../../../shared/contract/policies.ts';
import { firstDay, lastDay, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { savingsInterest, type InterestTaxRule, type SavingsInterest } from '../../../shared/domain/savingsInterest.ts';
import type { Database } from '../kernel/database.ts';
import { INTEREST } from '../savings/index.ts';

/** By what a month earns: the rules in force on its last day. */
export type InterestRule = { readonly plan: SettingValue<'savings.interest'>; readonly tax: InterestTaxRule };
/** What a month earned one member. */
export type Earned = SavingsInterest & { readonly memberRef: number };

type Account = { readonly memberRef: number; readonly opening: number | null };
type Move = { readonly memberRef: number; readonly date: CalendarDate; readonly amount: number };

/** Members read at once: few enough for a step of a few milliseconds. */
const PAGE = 50;

/** Accounts of simpanan sukarela after a member, with what they held when the month began; null for one that was not open yet. */
const ACCOUNTS = `SELECT b.member_ref AS memberRef,
    (SELECT s.closing FROM savings_month s WHERE s.member_ref = b.member_ref AND s.kind = 'sukarela' AND s.period < ? ORDER BY s.period DESC LIMIT 1) AS opening
  FROM member m CROSS JOIN savings_balance b ON b.member_ref = m.ref AND b.kind = 'sukarela' WHERE m.ref > ? AND m.ref <= ? AND m.state <> 'keluar' ORDER BY m.ref LIMIT ${PAGE}`;

/** Their moves in the month; what the month itself earned, dated its last day, is not part of what it is worked out from. */
const MOVES = `SELECT v.member_ref AS memberRef, v.on_date AS date, v.amount
  FROM member m CROSS JOIN savings_move v ON v.member_ref = m.ref AND v.on_date BETWEEN ? AND ?
 WHERE m.ref BETWEEN ? AND ? AND v.kind = 'sukarela' AND NOT (v.via = '${INTEREST}' AND v.on_date = ?)`;

/**
 * What a month earns each member with simpanan sukarela, in order of member; those it earns nothing are left out. Pages of 50 members, between which it yields
 * undefined once at least. `after`, `upTo`: member rows, the first excluded. An account counts from the day of its first move (contract `openedOn`).
 */
export function* interestOf(db: Database, period: Month, rule: InterestRule, after = 0, upTo = Number.MAX_SAFE_INTEGER): Generator<Earned | undefined> {
  const [from, to] = [firstDay(period), lastDay(period)];
  const { method, annualPct, tiers, yearDays, minBalance } = rule.plan;
  for (let last = after; ; ) {
    const accounts = db.sql<Account>(ACCOUNTS).all(period, last, upTo);
    const [first, end] = [accounts[0], accounts.at(-1)];
    if (first === undefined || end === undefined) return;
    const moves = Map.groupBy(db.sql<Move>(MOVES).all(from, to, first.memberRef, end.memberRef, to), (move) => move.memberRef);
    for (const { memberRef, opening } of accounts) {
      const moved = moves.get(memberRef) ?? [];
      if (opening === null && moved.length === 0) continue;
      const openedOn = opening === null ? moved.reduce((earliest, { date }) => (date < earliest ? date : earliest), to) : undefined;
      const earned = savingsInterest({ method, annualPct, tiers, period, opening: opening ?? 0, openedOn, moves: moved, yearDays, minBalance }, rule.tax);
      if (earned.gross > 0) yield { memberRef, ...earned };
    }
    last = end.memberRef;
    yield undefined;
  }
}
