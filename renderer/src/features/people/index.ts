export { LoginScreen } from './LoginScreen.tsx';
export { PinPanel } from './PinPanel.tsx';
