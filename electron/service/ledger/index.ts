export { CHART, INVENTORY_ACCOUNTS, ROOT, type StatementLine } from './chart.ts';
export { flowChecks } from './checks.ts';
export { DEFAULT_FLOWS } from './flows.ts';
export { ledgerHandlers } from './handlers.ts';
export { Manual, type ManualLine } from './manual.ts';
export type { Neighbours } from './neighbours.ts';
export type { Turnover } from './turnover.ts';
export { entryHash, Ledger, type Account, type Balances, type DocumentHead, type EntryLine, type HashedEntry, type MemberRef, type PostedEntry } from './ledger.ts';
export { dayBefore, LedgerSums, type FlowSum, type Moved, type UnitBalances, type UnitMoves } from './sums.ts';
