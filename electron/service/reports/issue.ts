import type { BalanceSheet } from './balanceSheet.ts';
import type { CashFlow } from './cashFlow.ts';
import type { EquityChanges } from './equityChanges.ts';
import type { IncomeStatement } from './incomeStatement.ts';
import type { TrialBalance } from './trialBalance.ts';

/** The statements of one span, with a column per unit where there is one. */
export type SpanStatements = { readonly incomeStatement: IncomeStatement; readonly cashFlow: CashFlow; readonly equityChanges: EquityChanges; readonly trialBalance: TrialBalance };

/** What is issued at a month's end: what a closing keeps, and what a sheet of the month is printed from. */
export type MonthStatements = { readonly balanceSheet: BalanceSheet; readonly month: SpanStatements; readonly yearToDate: SpanStatements };
