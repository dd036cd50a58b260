export { StatementScreen } from './StatementScreen.tsx';
