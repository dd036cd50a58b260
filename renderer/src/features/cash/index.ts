export { BankScreen } from './BankScreen.tsx';
export { CashBookScreen } from './CashBookScreen.tsx';
export { QrisScreen } from './QrisScreen.tsx';
