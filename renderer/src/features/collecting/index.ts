export { CollectingScreen } from './CollectingScreen.tsx';
