import type { Result } from '../../../shared/contract/index.ts';
import type { UnitAmounts } from '../../../shared/contract/statements.ts';
import { balanceWords } from '../../../shared/text/statements.ts';
import type { Account } from '../ledger/index.ts';
import { amountOf, answered, figureOf, isNothing, negated, NO_UNITS, plus, total, type Figure, type Wanted } from './figures.ts';
import { Layout } from './layout.ts';

export type BalanceSheet = Result<'reports.balanceSheet'>;
type Section = 'assets' | 'liabilities' | 'equity';
type Row = { readonly account: Account; readonly figure: Figure };

/** SHU of the years not yet closed: computed, never posted (ruling 1). */
export const CURRENT_SHU = '3-1310';

export const isResult = (account: Account): boolean => account.class === 'pendapatan' || account.class === 'beban';

/** Balances by account and unit, debit plus. */
export type Balances = ReadonlyMap<number, UnitAmounts>;

/**
 * Neraca from the balances of a day and of the day it is compared with. Each row carries its section's sign, so a contra
 * account is negative; accounts at zero are left out, but 3-1310 always stands there.
 */
export function balanceSheet(accounts: ReadonlyMap<string, Account>, now: Balances, before: Balances, wanted: Wanted): BalanceSheet {
  const rows: Record<Section, Row[]> = { assets: [], liabilities: [], equity: [] };
  const of = (account: Account): Figure => figureOf(now.get(account.ref), before.get(account.ref), wanted);
  const result = total([...accounts.values()].filter(isResult).map(of));
  for (const account of accounts.values()) {
    const { statement } = account;
    if (statement !== 'assets' && statement !== 'liabilities' && statement !== 'equity') continue;
    const figure = account.code === CURRENT_SHU ? plus(of(account), result) : of(account);
    if (account.code === CURRENT_SHU || !isNothing(figure, wanted)) rows[statement].push({ account, figure: statement === 'assets' ? figure : negated(figure) });
  }
  const section = (key: Section): BalanceSheet['sections'][number] => {
    const { amount, ...beside } = answered(total(rows[key].map((row) => row.figure)), wanted);
    return { key, total: amount, ...beside, rows: rows[key].map(({ account, figure }) => ({ code: account.code, name: account.name, ...answered(figure, wanted) })) };
  };
  return { sections: [section('assets'), section('liabilities'), section('equity')], balanced: isBalanced(accounts, now), layout: layoutOf(accounts, rows, wanted) };
}

/** Whether assets equal liabilities and equity over all units, whichever of them is shown. */
const isBalanced = (accounts: ReadonlyMap<string, Account>, balances: Balances): boolean =>
  [...accounts.values()].reduce((sum, { ref, statement }) => sum + (statement === 'nominal' ? 0 : amountOf(balances.get(ref) ?? NO_UNITS, undefined)), 0) === 0;

function layoutOf(accounts: ReadonlyMap<string, Account>, rows: Readonly<Record<Section, readonly Row[]>>, wanted: Wanted): BalanceSheet['layout'] {
  const layout = new Layout(wanted);
  const side = (key: Section): Figure => {
    layout.heading(key, balanceWords[key], 0);
    const groups = Map.groupBy(rows[key], ({ account }) => account.parent);
    for (const [parent, members] of groups) {
      if (groups.size > 1) layout.heading(parent, accounts.get(parent)?.name ?? parent, 1);
      for (const { account, figure } of members) layout.row(account.code, account.name, 2, figure, [account.code]);
      if (groups.size > 1) layout.sum(`${parent}-sum`, balanceWords.total(accounts.get(parent)?.name ?? parent), 1, members.map(({ account }) => account.code));
    }
    return layout.sum(`${key}-sum`, balanceWords.total(balanceWords[key]), 0, groups.size > 1 ? [...groups.keys()].map((parent) => `${parent}-sum`) : rows[key].map(({ account }) => account.code));
  };
  const assets = side('assets');
  const funds = plus(side('liabilities'), side('equity'));
  const ofUnits = wanted.unit !== undefined || wanted.byUnit === true;
  // Units lend each other money without an entry of its own: what a unit's assets exceed its funds by (ruling 5).
  if (ofUnits) layout.row('inter-unit', balanceWords.interUnit, 0, plus(assets, funds, -1), []);
  layout.sum('funds', balanceWords.totalFunds, 0, ['liabilities-sum', 'equity-sum', ...(ofUnits ? ['inter-unit'] : [])]);
  return layout.rows;
}
