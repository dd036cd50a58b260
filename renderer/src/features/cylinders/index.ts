export { CylinderBar } from './CylinderBar.tsx';
export { CylindersScreen } from './CylindersScreen.tsx';
export { DepositsScreen } from './DepositsScreen.tsx';
export { VoucherDialog } from './VoucherDialog.tsx';
