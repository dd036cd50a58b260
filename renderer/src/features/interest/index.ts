export { InterestScreen } from './InterestScreen.tsx';
