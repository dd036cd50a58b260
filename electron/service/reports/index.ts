export type { BalanceSheet } from './balanceSheet.ts';
export { advantageChecks } from './checks.ts';
export { compareSpans } from './compare.ts';
export { reportsHandlers } from './handlers.ts';
export type { IncomeStatement, IncomeTotals } from './incomeStatement.ts';
export { Reports, type Span } from './reports.ts';
export { balanceDays, Statements, type StatementsOfSpan } from './statements.ts';
export { equityTable, layoutTable, notesParts, trialTable, unitColumns, unitTable, uspParts, wholeGerai, withChange, type LayoutColumn } from './tables.ts';
export { uspStatements } from './usp.ts';
