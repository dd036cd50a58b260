export { CheckScreen } from './CheckScreen.tsx';
export { EntryScreen } from './EntryScreen.tsx';
export { LedgerScreen } from './LedgerScreen.tsx';
