export { DrawerDialog } from './DrawerDialog.tsx';
export { ShiftScreen } from './ShiftScreen.tsx';
