export { ShuScreen } from './ShuScreen.tsx';
