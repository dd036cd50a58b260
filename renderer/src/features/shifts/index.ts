export { ShiftScreen } from './ShiftScreen.tsx';
