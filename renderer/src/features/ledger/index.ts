export { ChartScreen } from './ChartScreen.tsx';
export { CheckScreen } from './CheckScreen.tsx';
export { EntryPanel } from './EntryPanel.tsx';
export { EntryScreen } from './EntryScreen.tsx';
export { LedgerScreen } from './LedgerScreen.tsx';
export { MonthStrip } from './MonthStrip.tsx';
export { RegisterPanel } from './RegisterPanel.tsx';
export { SearchScreen } from './SearchScreen.tsx';
export { useAccounts, type Account, type Accounts } from './useAccounts.ts';
