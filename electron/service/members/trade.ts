import { month, monthsBetween, type Month } from '../../../shared/domain/dates.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';

/** A member's trade in one month, rupiah: sales at price after discount and loan interest paid (ruling 40). Returns make it negative. */
export type TradeMonth = { readonly period: Month; readonly sales: number; readonly loanInterest: number };

/** Sums per member and month, keyed by {@link tradeKey}; a missing key is 0. */
export type TradeSums = ReadonlyMap<string, number>;

export const tradeKey = (period: string, memberRef: number): string => `${period}/${memberRef}`;

/** Adds to a member's month; the row is made when it is new. Amounts are signed rupiah. */
export function addTrade(db: Database, period: Month, memberRef: number, sales: number, loanInterest: number): void {
  if (sales === 0 && loanInterest === 0) return;
  db.sql(
    `INSERT INTO trade_month (period, member_ref, sales, loan_interest) VALUES (?, ?, ?, ?)
     ON CONFLICT (period, member_ref) DO UPDATE SET sales = sales + excluded.sales, loan_interest = loan_interest + excluded.loan_interest`,
  ).run(period, memberRef, sales, loanInterest);
}

/** One row per month from `from` to `to`, both included, oldest first; months without trade are 0. */
export function tradeOf(db: Database, memberRef: number, from: Month, to: Month): TradeMonth[] {
  const stored = new Map(
    db
      .sql<{ period: string; sales: number; loanInterest: number }>('SELECT period, sales, loan_interest AS loanInterest FROM trade_month WHERE member_ref = ? AND period BETWEEN ? AND ?')
      .all(memberRef, from, to)
      .map((row) => [row.period, row]),
  );
  return monthsBetween(from, to).map((period) => ({ period, sales: stored.get(period)?.sales ?? 0, loanInterest: stored.get(period)?.loanInterest ?? 0 }));
}

/** The same for everybody, by member row; only months with trade. */
export function tradeOfAll(db: Database, from: Month, to: Month): Map<number, TradeMonth[]> {
  const trade = new Map<number, TradeMonth[]>();
  const rows = db.sql<TradeMonth & { memberRef: number }>(
    'SELECT member_ref AS memberRef, period, sales, loan_interest AS loanInterest FROM trade_month WHERE period BETWEEN ? AND ? ORDER BY period, member_ref',
  );
  for (const { memberRef, ...row } of rows.iterate(from, to)) {
    const known = trade.get(memberRef);
    if (known === undefined) trade.set(memberRef, [row]);
    else known.push(row);
  }
  return trade;
}

/** Where the two parts of the monthly trade come from: each room sums its own documents. */
export type TradeSources = { readonly sales: (db: Database) => TradeSums; readonly loanInterest: (db: Database) => TradeSums };

/** The check of trade_month against the sales and the loan payments it is made of. */
export const memberChecks =
  (sources: TradeSources): RoomCheck =>
  (db) => {
    const sales = sources.sales(db);
    const interest = sources.loanInterest(db);
    const problems: Problem[] = [];
    const unseen = new Set([...sales.keys(), ...interest.keys()]);
    const compare = (key: string, storedSales: number, storedInterest: number): void => {
      if (problems.length >= MAX_PROBLEMS) return;
      const [counted, paid] = [sales.get(key) ?? 0, interest.get(key) ?? 0];
      if (storedSales !== counted) problems.push({ table: 'trade_month', key, problem: `belanja tersimpan ${rp(storedSales)}, hitung ulang ${rp(counted)}` });
      if (storedInterest !== paid) problems.push({ table: 'trade_month', key, problem: `jasa pinjaman tersimpan ${rp(storedInterest)}, hitung ulang ${rp(paid)}` });
    };
    for (const row of db.sql<{ period: string; member_ref: number; sales: number; loan_interest: number }>('SELECT * FROM trade_month ORDER BY period, member_ref').iterate()) {
      const key = tradeKey(month(row.period), row.member_ref);
      unseen.delete(key);
      compare(key, row.sales, row.loan_interest);
    }
    for (const key of unseen) compare(key, 0, 0);
    return problems;
  };
