export { IssuedScreen } from './IssuedScreen.tsx';
export { PeriodsScreen } from './PeriodsScreen.tsx';
