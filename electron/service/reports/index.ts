export type { BalanceSheet } from './balanceSheet.ts';
export { advantageChecks } from './checks.ts';
export { reportsHandlers } from './handlers.ts';
export type { IncomeStatement, IncomeTotals } from './incomeStatement.ts';
export { Reports, type Span } from './reports.ts';
