export { ProductsScreen } from './ProductsScreen.tsx';
export { PriceDialog } from './ProductDialogs.tsx';
