export { CashBookScreen } from './CashBookScreen.tsx';
export { QrisScreen } from './QrisScreen.tsx';
