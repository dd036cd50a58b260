export { CHART, INVENTORY_ACCOUNTS, ROOT, type StatementLine } from './chart.ts';
export { DEFAULT_FLOWS } from './flows.ts';
export { ledgerHandlers, type Neighbours } from './handlers.ts';
export { entryHash, Ledger, type Account, type Balances, type DocumentHead, type EntryLine, type HashedEntry, type MemberRef, type PostedEntry } from './ledger.ts';
