export { ConsignmentScreen } from './ConsignmentScreen.tsx';
