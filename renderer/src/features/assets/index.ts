export { AssetsScreen } from './AssetsScreen.tsx';
export { BankLoansScreen } from './BankLoansScreen.tsx';
export { BorrowedScreen } from './BorrowedScreen.tsx';
export { TaxScreen } from './TaxScreen.tsx';
