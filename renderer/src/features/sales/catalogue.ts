import { useCallback, useMemo, useRef } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { scanKind } from '../../../../shared/domain/barcode.ts';
import { priceKey, type CartItem, type CartLine, type CartPrices } from '../../../../shared/domain/cart.ts';
import { packPrice } from '../../../../shared/domain/pricing.ts';
import { isWhole, parseQuantity, type Quantity } from '../../../../shared/domain/quantity.ts';
import { readLabel, type WeighedLabel, type WeighedLayout } from '../../../../shared/domain/weighed.ts';
import { api, useApiQuery } from '../../api/index.ts';

export type Product = Result<'products.get'>;

/** The products the till keeps at hand; what lies beyond is asked of the service. */
const KEPT = { query: '', limit: 500 } as const;

/**
 * Whether a sale leaves this answer as it is: it changes nothing of the goods at hand but their stock, which the quote
 * tells. To ask for all of them after each sale would hold up the next one.
 */
export const outlivesSale = (queryKey: readonly unknown[]): boolean => queryKey[1] === KEPT;

/** The codes under which a scanned product may be on file: some scanners leave out the leading 0 of an EAN-13. */
const spellings = (code: string): readonly string[] => {
  if (scanKind(code) === 'upca') return [code, `0${code}`];
  return code.length === 13 && code.startsWith('0') ? [code, code.slice(1)] : [code];
};

/** The unit beside the base one that a code stands on. */
export const unitOfCode = (product: Product, code: string): string | undefined => product.units.find((unit) => spellings(code).some((spelling) => unit.barcodes.includes(spelling)))?.name;

const bears = (product: Product, code: string): boolean => product.sku === code || product.barcodes.includes(code) || unitOfCode(product, code) !== undefined;

export type Catalogue = {
  /** At once, or undefined when the product is not among those kept. */
  readonly find: (code: string) => Product | undefined;
  readonly byId: (productId: string) => Product | undefined;
  /** Asks the service for a code that is not kept; null when nobody has it. */
  readonly lookUp: (code: string) => Promise<Product | null>;
  /** Makes a product known that a search brought. */
  readonly remember: (product: Product) => void;
  /** A label of the gerai's scale, read by the setting; null for any other code. */
  readonly label: (code: string) => WeighedLabel | null;
  /** True when this unit is sold in parts. */
  readonly divisible: (unit: string) => boolean;
};

/** The products at hand, so that a known barcode is on the screen before any answer comes back. */
export function useCatalogue(): Catalogue {
  const kept = useApiQuery('products.search', KEPT).data;
  const units = useApiQuery('settings.get', { key: 'units.divisible' }).data?.value;
  const scales = useApiQuery('settings.get', { key: 'barcode.weighed' }).data?.value;
  const met = useRef(new Map<string, Product>());
  const index = useMemo(() => {
    const byCode = new Map<string, Product>();
    const byId = new Map<string, Product>();
    for (const product of kept?.rows ?? []) {
      byId.set(product.productId, product);
      for (const code of [product.sku, ...product.barcodes, ...product.units.flatMap((unit) => unit.barcodes)]) byCode.set(code, product);
    }
    return { byCode, byId };
  }, [kept]);
  const divisibleUnits = useMemo(() => new Set(Array.isArray(units) ? units.filter((unit) => typeof unit === 'string') : []), [units]);

  const find = useCallback((code: string) => spellings(code).map((spelling) => index.byCode.get(spelling)).find((product) => product !== undefined), [index]);
  const byId = useCallback((productId: string) => index.byId.get(productId) ?? met.current.get(productId), [index]);
  const remember = useCallback((product: Product) => void met.current.set(product.productId, product), []);
  const lookUp = useCallback(
    async (code: string) => {
      for (const spelling of spellings(code)) {
        const { rows } = await api.call('products.search', { query: spelling, limit: 2 });
        const product = rows.find((row) => bears(row, spelling));
        if (product) {
          remember(product);
          return product;
        }
      }
      return null;
    },
    [remember],
  );
  const divisible = useCallback((unit: string) => divisibleUnits.has(unit.toLowerCase()), [divisibleUnits]);
  const label = useCallback((code: string) => readLabel(code, Array.isArray(scales) ? (scales as unknown as readonly WeighedLayout[]) : []), [scales]);
  return useMemo(() => ({ find, byId, lookUp, remember, label, divisible }), [find, byId, lookUp, remember, label, divisible]);
}

/** What a buyer pays for one unit, as the catalogue knows it; the service's quote has the last word. */
const unitPrice = (product: Product, member: boolean): number => (member ? (product.prices.member ?? product.prices.general) : product.prices.general);

/** What a cylinder is sold and lent for, where it is. */
const cylinderPrices = ({ cylinder }: Product, member: boolean): Pick<CartItem, 'shellPrice' | 'deposit'> => ({ shellPrice: (member ? cylinder?.shellPrices?.member : undefined) ?? cylinder?.shellPrices?.general, deposit: cylinder?.deposit });

/** Prices of a product in its base unit, or in another by name. */
function pricesIn(product: Product, member: boolean, pack: string | undefined): Pick<CartItem, 'unitPrice' | 'generalPrice' | 'het'> {
  const unit = product.units.find((each) => each.name === pack);
  const [price, general] = [unitPrice(product, member), product.prices.general];
  if (unit === undefined) return { unitPrice: price, generalPrice: general, het: product.het };
  const factor = parseQuantity(unit.factor);
  return {
    unitPrice: packPrice({ factor, unitPrice: price, own: (member ? unit.prices?.member : undefined) ?? unit.prices?.general }), generalPrice: packPrice({ factor, unitPrice: general, own: unit.prices?.general }),
    het: product.het === undefined ? undefined : packPrice({ factor, unitPrice: product.het }),
  };
}

/** A filled cylinder leaves against an empty until the cashier says otherwise (F7). */
export function cartItem(product: Product, member: boolean, pack?: string): CartItem {
  const unit = product.units.find((each) => each.name === pack);
  return {
    productId: product.productId,
    name: product.name,
    unit: unit?.name ?? product.unit,
    ...pricesIn(product, member, unit?.name),
    cylinder: product.cylinder === undefined ? undefined : 'tukar',
    ...cylinderPrices(product, member),
    ...(unit === undefined ? {} : { pack: unit.name, factor: parseQuantity(unit.factor) }),
  };
}

/** The unit after this one of a product, going round by way of its base unit (undefined). */
export function nextUnit(product: Product, pack: string | undefined): string | undefined {
  const names = [undefined, ...product.units.map((unit) => unit.name)];
  return names[(names.indexOf(pack) + 1) % names.length];
}

export const pricesFor = (lines: readonly CartLine[], byId: Catalogue['byId'], member: boolean): CartPrices =>
  Object.fromEntries(
    lines.flatMap((line) => {
      const product = byId(line.productId);
      return product ? [[priceKey(line), { ...pricesIn(product, member, line.pack), ...cylinderPrices(product, member) }]] : [];
    }),
  );

/** Whether a product may be sold in this quantity; cylinders and pieces only whole. */
export const sellableIn = (catalogue: Catalogue, item: { readonly unit: string; readonly cylinder?: unknown }, qty: Quantity): boolean =>
  isWhole(qty) || (item.cylinder === undefined && catalogue.divisible(item.unit));
