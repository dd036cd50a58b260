export { BudgetScreen } from './BudgetScreen.tsx';
