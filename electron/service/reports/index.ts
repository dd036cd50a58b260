export type { BalanceSheet } from './balanceSheet.ts';
export { advantageChecks } from './checks.ts';
export { reportsHandlers } from './handlers.ts';
export type { IncomeStatement, IncomeTotals } from './incomeStatement.ts';
export type { MonthStatements, SpanStatements } from './issue.ts';
export { Reports, type Span } from './reports.ts';
export { equityTable, layoutTable, trialTable, unitTable, type LayoutColumn } from './tables.ts';
