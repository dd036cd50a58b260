export { DepositsScreen } from './DepositsScreen.tsx';
