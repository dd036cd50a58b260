export { NewGeraiScreen } from './NewGeraiScreen.tsx';
export { StartScreen } from './StartScreen.tsx';
