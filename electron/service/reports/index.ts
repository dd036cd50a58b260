export { reportsHandlers } from './handlers.ts';
export { Reports, type BalanceSheet, type IncomeStatement, type IncomeTotals } from './reports.ts';
