export { OrdersScreen } from './OrdersScreen.tsx';
export { ReceiptsScreen } from './ReceiptsScreen.tsx';
export { ReceiveScreen } from './ReceiveScreen.tsx';
export { SuppliersScreen } from './SuppliersScreen.tsx';
export { PayablesScreen } from './PayablesScreen.tsx';
