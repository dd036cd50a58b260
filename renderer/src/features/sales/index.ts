export { HistoryScreen } from './HistoryScreen.tsx';
export { PaperPreview } from './PaperPreview.tsx';
export { PayScreen } from './PayScreen.tsx';
export { SalesScreen } from './SalesScreen.tsx';
export { TillProvider } from './TillProvider.tsx';
export { DisplayFeed } from './DisplayFeed.tsx';
