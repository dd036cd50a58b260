import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, clockText, dateText, longDate, monthText, number, parseQuantityInput, parseRupiahInput, percentText, qtyText, rp, shortRp, signed } from '../../shared/text/format.ts';
import { check } from '../support/property.ts';

const NBSP = '\u00a0';

describe('money', () => {
  test('with unit, without, and with a sign', () => {
    expect([rp(13_100), rp(0), rp(-7_000), rp(999), rp(1_000_000)]).toEqual([`Rp${NBSP}13.100`, `Rp${NBSP}0`, `−Rp${NBSP}7.000`, `Rp${NBSP}999`, `Rp${NBSP}1.000.000`]);
    expect([number(13_100), number(-7_000), number(0), number(-0)]).toEqual(['13.100', '−7.000', '0', '0']);
    expect([signed(400_000), signed(-75_000), signed(0)]).toEqual(['+400.000', '−75.000', '0']);
  });

  test('fractions are refused', () => {
    for (const write of [rp, number, signed, shortRp]) expect(() => write(0.5)).toThrow(RangeError);
  });

  test.each([
    [109_900_000, 'Rp 109,9 jt'], [8_400_000, 'Rp 8,4 jt'], [12_000_000, 'Rp 12 jt'], [999_999, 'Rp 999.999'], [1_000_000, 'Rp 1 jt'], [1_049_999, 'Rp 1 jt'], [1_050_000, 'Rp 1,1 jt'],
    [999_949_999, 'Rp 999,9 jt'], [999_950_000, 'Rp 1 M'], [1_250_000_000, 'Rp 1,3 M'], [3_000_000_000_000, 'Rp 3 T'], [-27_500_000, '-Rp 27,5 jt'], [0, 'Rp 0'],
  ])('%d in short is %s', (amount, text) => {
    expect(ascii(shortRp(amount))).toBe(text);
    expect(shortRp(amount)).not.toContain(' ');
  });

  test('for a thermal printer', () => {
    expect(ascii(rp(-7_000))).toBe('-Rp 7.000');
  });
});

test('percent and quantity', () => {
  expect(['3.9', '12', '0.75', '1234.5', '-51.9', '250000'].map(percentText)).toEqual(['3,9%', '12%', '0,75%', '1.234,5%', '−51,9%', '250.000%']);
  expect(() => percentText('3,9')).toThrow(RangeError);
  expect([1500, 1000, 1, 250, 1_250_000, 1_250_500, -1500, 0].map(qtyText)).toEqual(['1,5', '1', '0,001', '0,25', '1.250', '1.250,5', '−1,5', '0']);
});

describe('dates', () => {
  test('short, long, month and clock', () => {
    expect([dateText('2026-11-21'), dateText('2026-05-01'), dateText('2027-08-31')]).toEqual(['21 Nov 2026', '1 Mei 2026', '31 Agu 2027']);
    expect(longDate('2026-11-21')).toBe('21 November 2026');
    expect([monthText('2026-10'), monthText('2026-01')]).toEqual(['Oktober 2026', 'Januari 2026']);
    expect([clockText('16:44'), clockText('00:00')]).toEqual(['16.44', '00.00']);
  });

  test('what does not exist is refused', () => {
    expect(() => dateText('2026-02-30')).toThrow(RangeError);
    expect(() => monthText('2026-13')).toThrow(RangeError);
    for (const time of ['24:00', '16.44', '6:44', '16:60']) expect(() => clockText(time)).toThrow(RangeError);
  });
});

describe('typed and pasted amounts', () => {
  test.each([
    ['13100', 13_100], ['13.100', 13_100], ['1.000', 1_000], ['1.000.000', 1_000_000], ['Rp 13.100,00', 13_100], [`Rp${NBSP}13.100`, 13_100], ['rp13.100', 13_100], ['Rp. 13.100,-', 13_100], ['0', 0], ['007000', 7_000],
    ['−Rp 7.000', -7_000], ['-7.000', -7_000], ['  500 ', 500], ['999.999.999.999', 999_999_999_999],
  ])('"%s" is %d', (text, amount) => {
    expect(parseRupiahInput(text)).toBe(amount);
  });

  test.each(['', ' ', 'Rp', '1.00', '1,000', '13.100,50', '1.0000', '1.000.00', '12,5', 'seribu', '1e3', '1 000', '--5', '.000', '1000000000000'])('"%s" is not understood', (text) => {
    expect(parseRupiahInput(text)).toBeNull();
  });

  test('what is written is read back', () => {
    check(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (amount) => {
        expect(parseRupiahInput(rp(amount))).toBe(amount);
        expect(parseRupiahInput(number(amount))).toBe(amount);
        expect(parseRupiahInput(ascii(rp(amount)))).toBe(amount);
      }),
    );
  });
});

describe('typed and pasted quantities', () => {
  test.each([['1,5', 1500], ['1.5', 1500], ['2', 2000], ['0,25', 250], [',5', 500], ['.5', 500], ['1,250', 1250], ['1.000', 1_000_000], ['1.250,5', 1_250_500], ['0.500', 500], ['12.25', 12_250], [' 3 ', 3000], ['0', 0]])('"%s" is %d thousandths', (text, thousandths) => {
    expect(parseQuantityInput(text)).toBe(thousandths);
  });

  test.each(['', ',', '.', '1,', '1,2345', '1.2.3', '-1', '1,5,5', 'satu', '1 5', '12.3456', '10.000.000'])('"%s" is not understood', (text) => {
    expect(parseQuantityInput(text)).toBeNull();
  });

  test('what is written is read back', () => {
    check(fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (thousandths) => { expect(parseQuantityInput(qtyText(thousandths))).toBe(thousandths); }));
  });
});
