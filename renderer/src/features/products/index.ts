export { ProductsScreen } from './ProductsScreen.tsx';
export { categoryOptions, useCategories } from './useCategories.ts';
export { PriceDialog } from './ProductDialogs.tsx';
