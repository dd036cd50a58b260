import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eanCheckDigit, isEan13, isEan8, scanKind } from '../../shared/domain/barcode.ts';
import { check } from '../support/property.ts';

describe('check digits', () => {
  test('of printed codes', () => {
    expect(eanCheckDigit('899703556341')).toBe(4);
    expect(eanCheckDigit('400638133393')).toBe(1);
    expect(eanCheckDigit('9638507')).toBe(4);
    expect(eanCheckDigit('03600029145')).toBe(2);
    expect(eanCheckDigit('000000000000')).toBe(0);
  });

  test.each(['', '123456', '12345678', '1234567890123', '12345a7'])('"%s" has none', (body) => {
    expect(() => eanCheckDigit(body)).toThrow(RangeError);
  });

  test('validity', () => {
    expect([isEan13('8997035563414'), isEan13('8997035563415'), isEan13('96385074'), isEan13('')]).toEqual([true, false, false, false]);
    expect([isEan8('96385074'), isEan8('96385075'), isEan8('8997035563414')]).toEqual([true, false, false]);
  });

  test('one wrong digit is always noticed', () => {
    check(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const code = [...digits, eanCheckDigit(digits.join(''))];
        expect(isEan13(code.join(''))).toBe(true);
        expect(isEan13(code.with(place, ((code[place] ?? 0) + shift) % 10).join(''))).toBe(false);
      }),
    );
  });
});

test.each([
  ['8997035563414', 'ean13'], [' 8997035563414\n', 'ean13'], ['8997035563415', 'misread'], ['96385074', 'ean8'], ['96385075', 'misread'], ['036000291452', 'upca'],
  ['081234567890', 'text'], ['6471012345678901', 'nik'], ['A-0147', 'text'], ['SPHP5', 'text'], ['', 'text'],
])('"%s" is %s', (scanned, kind) => {
  expect(scanKind(scanned)).toBe(kind);
});
