import type { Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Account, Ledger, StatementLine } from '../ledger/index.ts';

export type IncomeTotals = Result<'reports.incomeStatement'>['totals'];
export type IncomeStatement = Result<'reports.incomeStatement'>;
export type BalanceSheet = Result<'reports.balanceSheet'>;

/** SHU of the years not yet closed: computed, never posted (ruling 1). */
const CURRENT_SHU = '3-1310';

const isResult = (account: Account): boolean => account.class === 'pendapatan' || account.class === 'beban';
/** A balance kept debit plus, with the sign its section shows; never minus zero. */
const credit = (balance: number): number => 0 - balance;

/** The statements that are read off the ledger's balances. They cost the number of accounts, not of entries. */
export class Reports {
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /**
   * Neraca at the end of a day, closing entries included. Each row carries its section's sign, so a contra account is
   * negative; accounts at zero are left out, but 3-1310 always stands there. `balanced` is what the figures say, not a
   * promise: an amount on 8-1110 would make it false.
   */
  balanceSheet(asOf: CalendarDate): BalanceSheet {
    const balances = this.ledger.balances(asOf);
    const rows: Record<'assets' | 'liabilities' | 'equity', { code: string; name: string; amount: number }[]> = { assets: [], liabilities: [], equity: [] };
    let result = 0;
    for (const account of this.ledger.accounts().values()) if (isResult(account)) result += credit(balances.get(account.ref) ?? 0);
    for (const account of this.ledger.accounts().values()) {
      const { code, name, statement } = account;
      if (statement !== 'assets' && statement !== 'liabilities' && statement !== 'equity') continue;
      const balance = balances.get(account.ref) ?? 0;
      if (code === CURRENT_SHU) rows.equity.push({ code, name, amount: credit(balance) + result });
      else if (balance !== 0) rows[statement].push({ code, name, amount: statement === 'assets' ? balance : credit(balance) });
    }
    const section = (key: keyof typeof rows) => ({ key, total: rows[key].reduce((sum, row) => sum + row.amount, 0), rows: rows[key] });
    const [assets, liabilities, equity] = [section('assets'), section('liabilities'), section('equity')];
    return { sections: [assets, liabilities, equity], balanced: assets.total === liabilities.total + equity.total };
  }

  /** Perhitungan hasil usaha between two days, both included: a row per account with a movement, and the totals. */
  incomeStatement(from: CalendarDate, to: CalendarDate): IncomeStatement {
    const rows: IncomeStatement['rows'] = [];
    const lines = new Map<StatementLine, number>();
    const movements = this.ledger.movements(from, to);
    for (const account of this.ledger.accounts().values()) {
      const movement = movements.get(account.ref) ?? 0;
      if (!isResult(account) || movement === 0) continue;
      const amount = account.class === 'pendapatan' ? credit(movement) : movement;
      rows.push({ code: account.code, name: account.name, amount });
      lines.set(account.statement, (lines.get(account.statement) ?? 0) + amount);
    }
    return { rows, totals: totalsOf((line) => lines.get(line) ?? 0) };
  }

  /** The totals alone: what SHU starts from. */
  incomeTotals(from: CalendarDate, to: CalendarDate): IncomeTotals {
    return this.incomeStatement(from, to).totals;
  }
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
