import { isWhole, MAX_QUANTITY, quantity, type Quantity } from '../../../shared/domain/quantity.ts';
import { receiveWords as words } from '../../../shared/text/purchasing.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import { invalid } from '../kernel/refusal.ts';

/** The unit a line is counted in: `factor` thousandths of the base unit, `name` null where it is the base unit itself. */
export type CountedIn = { readonly name: string | null; readonly factor: number };

const BASE: CountedIn = { name: null, factor: 1000 };

/** The pack of a product by its name. Throws VALIDATION where the product has none of that name. */
export function countedIn(catalog: Catalog, product: Product, name: string | undefined, field: string): CountedIn {
  if (name === undefined || name === product.unit) return BASE;
  const unit = catalog.unit(product, name);
  if (unit === undefined) throw invalid(field, words.noUnit(product.name, name));
  return { name, factor: unit.factor };
}

/** A number of packs in the base unit. Throws VALIDATION for a part of a pack, and beyond any quantity. */
export function inBase(qty: Quantity, { name, factor }: CountedIn, field: string): Quantity {
  if (name === null) return qty;
  if (!isWhole(qty)) throw invalid(field, words.wholeUnits(name));
  const base = (qty / 1000) * factor;
  if (base > MAX_QUANTITY) throw invalid(field, words.tooMany);
  return quantity(base);
}
