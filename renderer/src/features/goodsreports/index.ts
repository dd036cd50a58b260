export { GoodsReportsScreen } from './GoodsReportsScreen.tsx';
