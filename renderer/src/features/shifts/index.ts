export { DrawerDialog } from './DrawerDialog.tsx';
export { OtherShiftScreen, ShiftScreen } from './ShiftScreen.tsx';
export { ShiftsScreen } from './ShiftsScreen.tsx';
