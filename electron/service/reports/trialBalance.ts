import type { Account, UnitMoves } from '../ledger/index.ts';
import { UNITS } from '../../../shared/contract/values.ts';
import type { Balances } from './balanceSheet.ts';
import { amountOf, NO_UNITS } from './figures.ts';

/** An account over a span: before it, what moved it, and after it; balances debit plus, rupiah. */
export type TrialRow = { readonly code: string; readonly name: string; readonly opening: number; readonly debit: number; readonly credit: number; readonly closing: number };
export type TrialBalance = { readonly rows: readonly TrialRow[] };

/** Every account that had a balance or moved in a span. */
export function trialBalance(accounts: ReadonlyMap<string, Account>, opening: Balances, moves: UnitMoves): TrialBalance {
  const rows: TrialRow[] = [];
  for (const { ref, code, name } of accounts.values()) {
    const before = amountOf(opening.get(ref) ?? NO_UNITS, undefined);
    const moved = moves.get(ref);
    const [debit, credit] = [UNITS.reduce((sum, unit) => sum + (moved?.[unit].debit ?? 0), 0), UNITS.reduce((sum, unit) => sum + (moved?.[unit].credit ?? 0), 0)];
    if (before !== 0 || debit !== 0 || credit !== 0) rows.push({ code, name, opening: before, debit, credit, closing: before + debit - credit });
  }
  return { rows };
}
