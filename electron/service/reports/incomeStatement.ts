import type { Result } from '../../../shared/contract/index.ts';
import { incomeWords } from '../../../shared/text/statements.ts';
import type { Account, StatementLine } from '../ledger/index.ts';
import { isResult, type Balances } from './balanceSheet.ts';
import { answered, figureOf, isNothing, negated, NOTHING, plus, type Figure, type Wanted } from './figures.ts';
import { Layout } from './layout.ts';

export type IncomeStatement = Result<'reports.incomeStatement'>;
export type IncomeTotals = IncomeStatement['totals'];
type Row = { readonly account: Account; readonly figure: Figure };

/** Perhitungan hasil usaha from the movements of a span: a row per account with one, the totals, and the layout of domain §3.2. */
export function incomeStatement(accounts: ReadonlyMap<string, Account>, now: Balances, before: Balances, wanted: Wanted): IncomeStatement {
  const rows: Row[] = [];
  for (const account of accounts.values()) {
    if (!isResult(account)) continue;
    const movement = figureOf(now.get(account.ref), before.get(account.ref), wanted);
    const figure = account.class === 'pendapatan' ? negated(movement) : movement;
    if (!isNothing(figure, wanted)) rows.push({ account, figure });
  }
  return {
    rows: rows.map(({ account, figure }) => ({ code: account.code, name: account.name, ...answered(figure, wanted) })),
    totals: totalsOf(lineSums(rows, (figure) => figure.amount)),
    ...(wanted.compared ? { previousTotals: totalsOf(lineSums(rows, (figure) => figure.previous)) } : {}),
    layout: layoutOf(rows, wanted),
  };
}

function lineSums(rows: readonly Row[], of: (figure: Figure) => number): (line: StatementLine) => number {
  const sums = new Map<StatementLine, number>();
  for (const { account, figure } of rows) sums.set(account.statement, (sums.get(account.statement) ?? 0) + of(figure));
  return (line) => sums.get(line) ?? 0;
}

/** The identity of ruling 9, from the sum of each statement line (income and expenses both positive). */
function totalsOf(line: (name: StatementLine) => number): IncomeTotals {
  const salesMember = line('salesMember');
  const salesNonMember = line('salesNonMember');
  const cogsMember = line('cogsMember');
  const cogsNonMember = line('cogsNonMember');
  const cogs = cogsMember + cogsNonMember + line('cogsOther');
  const grossProfit = salesMember + salesNonMember - cogs;
  const loanIncome = line('loanIncome');
  const otherIncome = line('otherIncome');
  const savingsInterest = line('savingsInterest');
  const operatingExpenses = line('operatingExpenses');
  const cooperativeExpenses = line('cooperativeExpenses');
  const otherExpenses = line('otherExpenses');
  const shuBeforeTax = grossProfit + loanIncome + otherIncome - savingsInterest - operatingExpenses - cooperativeExpenses - otherExpenses;
  const tax = line('tax');
  return {
    salesMember, salesNonMember, cogs, cogsMember, cogsNonMember, grossProfit, loanIncome, otherIncome, savingsInterest, operatingExpenses, cooperativeExpenses, otherExpenses, shuBeforeTax, tax,
    shu: shuBeforeTax - tax,
  };
}

/**
 * The layout of domain §3.2: members apart from non-members, beban usaha apart from beban perkoperasian. What is taken off
 * within a result stands with a minus; under the heading of its costs a cost stands without one, and the sum below takes the
 * group off. What stock lost belongs to neither side and stands between them and the gross.
 */
function layoutOf(rows: readonly Row[], wanted: Wanted): IncomeStatement['layout'] {
  const layout = new Layout(wanted);
  const of = (line: StatementLine): Row[] => rows.filter(({ account }) => account.statement === line);
  const isCost = (account: Account): boolean => account.class === 'beban';
  /** Accounts of a line in one row. */
  const line = (statement: StatementLine, label: string): string => {
    const own = of(statement);
    const figure = own.reduce((sum, row) => plus(sum, row.figure, isCost(row.account) ? -1 : 1), NOTHING);
    layout.row(statement, label, 1, figure, own.map(({ account }) => account.code));
    return statement;
  };
  /** A row for each account of a line. */
  const each = (statement: StatementLine, signed: boolean): string[] =>
    of(statement).map(({ account, figure }) => {
      layout.row(account.code, account.name, 1, signed && isCost(account) ? negated(figure) : figure, [account.code]);
      return account.code;
    });

  layout.heading('member', incomeWords.member, 0);
  layout.sum('memberGross', incomeWords.memberGross, 1, [line('salesMember', incomeWords.salesMember), line('loanIncome', incomeWords.loanIncome)]);
  layout.sum('memberNet', incomeWords.memberNet, 0, [line('cogsMember', incomeWords.cogsMember), line('savingsInterest', incomeWords.savingsInterest), 'memberGross']);
  layout.heading('nonMember', incomeWords.nonMember, 0);
  layout.sum('nonMemberGross', incomeWords.nonMemberGross, 0, [line('salesNonMember', incomeWords.salesNonMember), line('cogsNonMember', incomeWords.cogsNonMember)]);
  layout.sum('gross', incomeWords.gross, 0, [line('cogsOther', incomeWords.cogsOther), 'memberNet', 'nonMemberGross']);
  layout.heading('operating', incomeWords.operating, 0);
  layout.sum('operatingExpenses', incomeWords.operatingTotal, 1, each('operatingExpenses', false));
  layout.sum('business', incomeWords.business, 0, ['gross', '-operatingExpenses']);
  layout.heading('cooperative', incomeWords.cooperative, 0);
  layout.sum('cooperativeExpenses', incomeWords.cooperativeTotal, 1, each('cooperativeExpenses', false));
  layout.sum('afterCooperative', incomeWords.afterCooperative, 0, ['business', '-cooperativeExpenses']);
  layout.heading('other', incomeWords.other, 0);
  layout.sum('otherTotal', incomeWords.otherTotal, 1, [...each('otherIncome', true), ...each('otherExpenses', true)]);
  layout.sum('shuBeforeTax', incomeWords.beforeTax, 0, ['afterCooperative', 'otherTotal']);
  layout.sum('shu', incomeWords.shu, 0, [line('tax', incomeWords.tax), 'shuBeforeTax']);
  return layout.rows;
}
