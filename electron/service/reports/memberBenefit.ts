import type { Result } from '../../../shared/contract/index.ts';
import { divideHalfUp } from '../../../shared/domain/money.ts';
import { percentUnits } from '../../../shared/domain/percent.ts';
import { monthOf } from '../../../shared/domain/dates.ts';
import { benefitWords } from '../../../shared/text/statements.ts';
import type { Database } from '../kernel/database.ts';
import { spanParts, type Account } from '../ledger/index.ts';
import { NOTHING, type Figure } from './figures.ts';
import { Layout } from './layout.ts';
import type { Span } from './reports.ts';

export type MemberBenefit = Result<'reports.memberBenefit'>;
type PriceRow = MemberBenefit['price']['rows'][number];

/** What members paid less than everybody, by account of the sale: kept by month, days beside them from their sales less what came back. */
function priceRows(db: Database, { from, to }: Span, accounts: ReadonlyMap<string, Account>): PriceRow[] {
  const { whole, days } = spanParts(from, to);
  const kept = whole === null ? [] : db.sql<{ account: string; amount: number }>('SELECT account, sum(amount) AS amount FROM price_advantage WHERE period BETWEEN ? AND ? GROUP BY account').all(...whole);
  const beside = days.flatMap(([a, b]) => [
    ...db
      .sql<{ account: string; amount: number }>(
        `SELECT l.sales_account AS account, sum(((l.general_price - l.unit_price) * l.qty + 500) / 1000) AS amount
           FROM document d CROSS JOIN sale s ON s.document_seq = d.seq CROSS JOIN sale_line l ON l.document_seq = d.seq
          WHERE d.kind = 'PJ' AND d.on_date BETWEEN ? AND ? AND s.member_ref IS NOT NULL AND l.general_price > l.unit_price GROUP BY 1`,
      )
      .all(a, b),
    ...db
      .sql<{ account: string; amount: number }>(
        `SELECT l.sales_account AS account, -sum(b.advantage) AS amount
           FROM document d CROSS JOIN sale_return_line b ON b.document_seq = d.seq CROSS JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line
          WHERE d.kind IN ('BV', 'RJ') AND d.on_date BETWEEN ? AND ? GROUP BY 1`,
      )
      .all(a, b),
  ]);
  const sums = new Map<string, number>();
  for (const { account, amount } of [...kept, ...beside]) sums.set(account, (sums.get(account) ?? 0) + amount);
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, amount]) => ({ code, name: accounts.get(code)?.name ?? code, amount }));
}

/**
 * What the members' loans cost less than at a reference rate: for each loan interest paid × (reference − rate) ÷ rate, half up
 * by rate. Negative where the loans cost more; loans without interest stand for nothing, their saving cannot be read off it.
 */
function loanAdvantage(db: Database, { from, to }: Span, referencePct: string): number {
  const reference = percentUnits(referencePct);
  let sum = 0;
  for (const { pct, interest } of db.sql<{ pct: string; interest: number }>('SELECT l.annual_pct AS pct, sum(p.interest) AS interest FROM loan_payment_effect p JOIN loan l ON l.ref = p.loan_ref WHERE p.on_date BETWEEN ? AND ? GROUP BY l.annual_pct ORDER BY 1').all(from, to)) {
    const rate = percentUnits(pct);
    if (rate > 0n) sum += divideHalfUp(BigInt(interest) * (reference - rate), rate);
  }
  return sum;
}

export type BenefitSources = {
  readonly db: Database;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Interest that members earned on their savings in the span. */
  readonly savingsInterest: number;
  /** A yearly rate elsewhere, where the gerai has set one. */
  readonly referencePct: string | null;
  /** What the year to date would give the members, where a policy says how. */
  readonly shuToMembers: number | null;
};

/** Promosi Ekonomi Anggota: what being a member brought in a span, and what the SHU of the year would add. */
export function memberBenefit(span: Span, { db, accounts, savingsInterest, referencePct, shuToMembers }: BenefitSources): MemberBenefit {
  const rows = priceRows(db, span, accounts);
  const price = { total: rows.reduce((sum, row) => sum + row.amount, 0), rows };
  const advantage = referencePct === null ? null : loanAdvantage(db, span, referencePct);
  const layout = new Layout({ compared: false });
  const figure = (amount: number): Figure => ({ ...NOTHING, amount });
  layout.heading('price', benefitWords.price, 0);
  for (const { code, name, amount } of rows) layout.row(code, name, 1, figure(amount), [code]);
  layout.sum('price-sum', benefitWords.priceTotal, 1, rows.map(({ code }) => code));
  layout.heading('savings-loans', benefitWords.savingsLoans, 0);
  layout.row('savings-interest', benefitWords.savingsInterest, 1, figure(savingsInterest), ['5-1410']);
  if (advantage !== null) layout.row('loan-advantage', benefitWords.loanAdvantage(referencePct ?? ''), 1, figure(advantage), ['4-1410']);
  layout.sum('savings-loans-sum', benefitWords.savingsLoansTotal, 1, ['savings-interest', ...(advantage === null ? [] : ['loan-advantage'])]);
  const period = layout.sum('period-sum', benefitWords.periodTotal, 0, ['price-sum', 'savings-loans-sum']);
  if (shuToMembers !== null) layout.row('members-shu', benefitWords.shu(monthOf(span.to)), 0, figure(shuToMembers), []);
  const all = layout.sum('total', benefitWords.total, 0, ['period-sum', ...(shuToMembers === null ? [] : ['members-shu'])]);
  return {
    price, savingsInterest, loans: { referencePct, advantage }, periodTotal: period.amount, shu: shuToMembers === null ? null : { period: monthOf(span.to), estimate: shuToMembers }, total: all.amount, layout: layout.rows,
  };
}
