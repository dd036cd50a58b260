import { isEan13 } from './barcode.ts';
import { quantity, timesPrice, type Quantity } from './quantity.ts';

/**
 * How the scale of a gerai writes its labels: an EAN-13 of its prefix (20 to 29, which GS1 leaves to the shop), `item` digits that name
 * the goods, the rest of the twelve digits for what was weighed, and the check digit. One step of the value is so many grams
 * ('berat') or rupiah ('harga').
 */
export type WeighedLayout = { readonly prefix: string; readonly content: 'berat' | 'harga'; readonly item: number; readonly step: number };

/** A label as read: the code that stands on file as a barcode of the goods, and grams or rupiah. */
export type WeighedLabel = { readonly item: string; readonly content: 'berat' | 'harga'; readonly value: number };

/** Reads a scale's label. null for any other code, a wrong check digit, or nothing weighed. */
export function readLabel(code: string, layouts: readonly WeighedLayout[]): WeighedLabel | null {
  if (!isEan13(code)) return null;
  const layout = layouts.find((each) => code.startsWith(each.prefix));
  if (layout === undefined) return null;
  const end = layout.prefix.length + layout.item;
  const value = Number(code.slice(end, 12)) * layout.step;
  return value === 0 ? null : { item: code.slice(0, end), content: layout.content, value };
}

/** Thousandths of a unit in one gram, for the units a scale can tell. */
const PER_GRAM: Readonly<Record<string, number>> = { kg: 1, ons: 10, gram: 1000, gr: 1000, g: 1000 };

/**
 * What a label says was weighed, in the goods' unit: its grams, or as much as the general price of a unit gives for its rupiah. A scale
 * rounds to whole rupiah; the least quantity that comes to the label's price is the one weighed, wherever a gram costs a rupiah or more.
 * null for a unit without weight, and for a price of nothing.
 */
export function labelQuantity({ content, value }: WeighedLabel, { unit, generalPrice }: { readonly unit: string; readonly generalPrice: number }): Quantity | null {
  if (content === 'harga') return generalPrice <= 0 ? null : quantity(Math.max(1, Math.ceil((value * 1000 - 500) / generalPrice)));
  const per = PER_GRAM[unit.toLowerCase()];
  return per === undefined ? null : quantity(value * per);
}

/** What a label's price leaves off: nobody pays more than stands on the goods, should their price have risen or the scale round down. */
export const labelReduction = ({ content, value }: WeighedLabel, qty: Quantity, unitPrice: number): number => (content === 'harga' ? Math.max(0, timesPrice(qty, unitPrice) - value) : 0);
