export { ChartScreen } from './ChartScreen.tsx';
export { CheckScreen } from './CheckScreen.tsx';
export { EntryScreen } from './EntryScreen.tsx';
export { LedgerScreen } from './LedgerScreen.tsx';
export { SearchScreen } from './SearchScreen.tsx';
export { useAccounts, type Account, type Accounts } from './useAccounts.ts';
