export { OrdersScreen } from './OrdersScreen.tsx';
export { ReceiveScreen } from './ReceiveScreen.tsx';
export { SuppliersScreen } from './SuppliersScreen.tsx';
