import { divideHalfUp, MAX_RUPIAH, rupiah, type Rupiah } from './money.ts';

declare const quantityBrand: unique symbol;

/** A quantity in thousandths of the product's base unit (1,250 kg is 1250). A safe integer; negative only for movements. */
export type Quantity = number & { readonly [quantityBrand]: 'Quantity' };

/** Largest quantity in one field: 9.999.999,999 units. */
export const MAX_QUANTITY = 9_999_999_999;

/** Brands thousandths as a quantity. Throws RangeError for fractions of a thousandth and unsafe integers. */
export function quantity(thousandths: number): Quantity {
  if (!Number.isSafeInteger(thousandths)) throw new RangeError(`not a quantity: ${thousandths}`);
  return (Object.is(thousandths, -0) ? 0 : thousandths) as Quantity;
}

export const PIECE = quantity(1000);

/** The contract's form of a quantity: plain decimal digits, at most three decimals. */
export const QUANTITY_PATTERN = /^(0|[1-9]\d{0,6})(\.\d{1,3})?$/;

/** Reads the contract's decimal string ("2", "1.250"). Throws RangeError for anything else. */
export function parseQuantity(text: string): Quantity {
  if (!QUANTITY_PATTERN.test(text)) throw new RangeError(`not a quantity: ${text}`);
  const [whole = '0', fraction = ''] = text.split('.');
  return quantity(Number(whole) * 1000 + Number(fraction.padEnd(3, '0')));
}

/** The contract's decimal string for a quantity, without trailing zeros: 1250 gives "1.25", 2000 gives "2". */
export function quantityText(value: number): string {
  const magnitude = Math.abs(value);
  const fraction = magnitude % 1000;
  const digits = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
  return `${value < 0 ? '-' : ''}${Math.floor(magnitude / 1000)}${digits}`;
}

/** Quantity × price of one unit, in rupiah, half up (rulings 18). */
export function timesPrice(qty: Quantity, unitPrice: number): Rupiah {
  return rupiah(divideHalfUp(BigInt(qty) * BigInt(unitPrice), 1000n));
}

/** The same, or null when it is more than any one amount may be (MAX_RUPIAH). */
export function boundedTimesPrice(qty: Quantity, unitPrice: number): Rupiah | null {
  const exact = BigInt(qty) * BigInt(unitPrice);
  return exact > BigInt(MAX_RUPIAH) * 1000n ? null : timesPrice(qty, unitPrice);
}

/** True when the quantity is a whole number of units. */
export const isWhole = (qty: Quantity): boolean => qty % 1000 === 0;
