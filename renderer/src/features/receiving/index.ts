export { ReceiveScreen } from './ReceiveScreen.tsx';
