import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eanCheckDigit } from '../../shared/domain/barcode.ts';
import { timesPrice, quantity } from '../../shared/domain/quantity.ts';
import { labelQuantity, labelReduction, readLabel, type WeighedLayout } from '../../shared/domain/weighed.ts';
import { check } from '../support/property.ts';

const LAYOUTS: readonly WeighedLayout[] = [{ prefix: '20', content: 'berat', item: 5, step: 1 }, { prefix: '21', content: 'harga', item: 5, step: 1 }, { prefix: '25', content: 'harga', item: 4, step: 10 }];
const label = (body: string): string => `${body}${eanCheckDigit(body)}`;

describe('a label of the scale', () => {
  test('is read by the layout of its prefix', () => {
    expect(readLabel('2000017003504', LAYOUTS)).toEqual({ item: '2000017', content: 'berat', value: 350 });
    expect(readLabel(label('210001712345'), LAYOUTS)).toEqual({ item: '2100017', content: 'harga', value: 12_345 });
    expect(readLabel(label('250017001234'), LAYOUTS)).toEqual({ item: '250017', content: 'harga', value: 12_340 });
  });

  test('with one wrong digit, of another prefix, or of nothing is none', () => {
    for (let digit = 1; digit <= 9; digit += 1) expect(readLabel(`200001700350${(4 + digit) % 10}`, LAYOUTS)).toBeNull();
    for (const code of [label('220001700350'), label('200001700000'), '8991234500017', '20000170035', '', 'x']) expect(readLabel(code, LAYOUTS)).toBeNull();
    expect(readLabel('2000017003504', [])).toBeNull();
  });

  test('says the quantity in the unit of the goods', () => {
    const grams = { item: '2000017', content: 'berat', value: 350 } as const;
    expect(['kg', 'KG', 'ons', 'gram', 'bungkus'].map((unit) => labelQuantity(grams, { unit, generalPrice: 1 }))).toEqual([350, 350, 3_500, 350_000, null]);
    const priced = { item: '2100017', content: 'harga', value: 12_345 } as const;
    expect(labelQuantity(priced, { unit: 'kg', generalPrice: 35_271 })).toBe(350);
    expect(labelQuantity(priced, { unit: 'kg', generalPrice: 0 })).toBeNull();
  });

  test('with a price gives back the weight it was made from, and nobody pays more than it says', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1_000, max: 200_000 }), fc.integer({ min: 0, max: 5_000 }), (grams, price, dearer) => {
        const value = timesPrice(quantity(grams), price);
        const priced = { item: '2100017', content: 'harga', value } as const;
        expect(labelQuantity(priced, { unit: 'kg', generalPrice: price })).toBe(grams);
        expect(labelReduction(priced, quantity(grams), price)).toBe(0);
        const qty = labelQuantity(priced, { unit: 'kg', generalPrice: price + dearer }) ?? quantity(0);
        const due = timesPrice(qty, price + dearer) - labelReduction(priced, qty, price + dearer);
        expect(due).toBe(value);
        expect(labelReduction({ ...priced, content: 'berat' }, quantity(grams), price)).toBe(0);
      }),
    );
  });
});
