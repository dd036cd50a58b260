import type { Result } from '../../../shared/contract/index.ts';
import type { Account, Moved, UnitMoves } from '../ledger/index.ts';
import { CURRENT_SHU, isResult, type Balances } from './balanceSheet.ts';
import { amountOf, NO_UNITS } from './figures.ts';
import { UNITS } from '../../../shared/contract/values.ts';

export type EquityChanges = Result<'reports.equityChanges'>;
export type EquityFigures = Omit<EquityChanges['totals'], 'previous'>;

/** One span: balances before it, what was posted in it and stands, and which part of that the closing of a year posted. */
export type EquitySpan = { readonly opening: Balances; readonly turnovers: UnitMoves; readonly closings: UnitMoves };

const NONE: EquityFigures = { opening: 0, shu: 0, transfer: 0, added: 0, reduced: 0, closing: 0 };
const isNone = (figures: EquityFigures): boolean => Object.values(figures).every((amount) => amount === 0);

function turnover(from: UnitMoves, ref: number): Moved {
  const units = from.get(ref);
  return UNITS.reduce((sum, unit) => ({ debit: sum.debit + (units?.[unit].debit ?? 0), credit: sum.credit + (units?.[unit].credit ?? 0) }), { debit: 0, credit: 0 });
}

/** Credit less debit of an account in a span. */
const earned = (from: UnitMoves, ref: number): number => {
  const { debit, credit } = turnover(from, ref);
  return credit - debit;
};

function figuresOf(accounts: ReadonlyMap<string, Account>, account: Account, span: EquitySpan): EquityFigures {
  const results = account.code === CURRENT_SHU ? [...accounts.values()].filter(isResult) : [];
  const opening = [account, ...results].reduce((sum, { ref }) => sum - amountOf(span.opening.get(ref) ?? NO_UNITS, undefined), 0);
  const shu = results.reduce((sum, { ref }) => sum + earned(span.turnovers, ref) - earned(span.closings, ref), 0);
  const transfer = [account, ...results].reduce((sum, { ref }) => sum + earned(span.closings, ref), 0);
  const [all, closing] = [turnover(span.turnovers, account.ref), turnover(span.closings, account.ref)];
  const [added, reduced] = [all.credit - closing.credit, all.debit - closing.debit];
  return { opening, shu, transfer, added, reduced, closing: opening + shu + transfer + added - reduced };
}

const add = (a: EquityFigures, b: EquityFigures): EquityFigures => ({
  opening: a.opening + b.opening, shu: a.shu + b.shu, transfer: a.transfer + b.transfer, added: a.added + b.added, reduced: a.reduced + b.reduced, closing: a.closing + b.closing,
});

/** Perubahan ekuitas; `equity` are the accounts of equity in the Neraca at the end of the span, read on its own. */
export function equityChanges(accounts: ReadonlyMap<string, Account>, now: EquitySpan, before: EquitySpan | null, equity: readonly { readonly code: string; readonly amount: number }[]): EquityChanges {
  const rows: EquityChanges['rows'] = [];
  let totals = NONE;
  let previousTotals = NONE;
  for (const account of accounts.values()) {
    if (account.statement !== 'equity' || (account.postable === 0 && account.code !== CURRENT_SHU)) continue;
    const figures = figuresOf(accounts, account, now);
    const previous = before === null ? NONE : figuresOf(accounts, account, before);
    if (isNone(figures) && isNone(previous) && account.code !== CURRENT_SHU) continue;
    rows.push({ code: account.code, name: account.name, ...figures, ...(before === null ? {} : { previous }) });
    totals = add(totals, figures);
    previousTotals = add(previousTotals, previous);
  }
  const neraca = new Map(equity.map(({ code, amount }) => [code, amount]));
  const agrees = rows.every(({ code, closing }) => closing === (neraca.get(code) ?? 0)) && totals.closing === equity.reduce((sum, { amount }) => sum + amount, 0);
  return { rows, totals: { ...totals, ...(before === null ? {} : { previous: previousTotals }) }, agrees };
}
