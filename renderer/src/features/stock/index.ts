export { CardScreen } from './CardScreen.tsx';
export { ChangeScreen } from './ChangeScreen.tsx';
export { CountPaperScreen } from './CountPaperScreen.tsx';
export { CountsScreen } from './CountsScreen.tsx';
export { ExpiryScreen } from './ExpiryScreen.tsx';
export { LabelsScreen } from './LabelsScreen.tsx';
export { SheetScreen } from './SheetScreen.tsx';
