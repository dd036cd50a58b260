import { expect, test } from 'vitest';
import { rasterPng } from '../../electron/service/printing/pictures.ts';
import { withoutBlanks } from '../../shared/domain/paper/compact.ts';
import { BLANK, plain, type PaperLine } from '../../shared/domain/paper/lines.ts';
import { dither, packed, rasterBytes } from '../../shared/domain/paper/raster.ts';

/** A picture of one grey all over; `opacity` 0 is nothing at all. */
const grey = (width: number, height: number, value: number, opacity = 255) => ({ width, height, rgba: Array.from({ length: width * height }, () => [value, value, value, opacity]).flat() });
const blackOf = (dots: string): number => [...rasterBytes({ width: 0, height: 0, dots })].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

test('black is black, white and nothing are white, and the width fills up to a whole byte', () => {
  expect(dither(grey(10, 2, 0))).toEqual({ width: 16, height: 2, dots: 'ffc0ffc0' });
  expect(dither(grey(8, 2, 255))).toEqual({ width: 8, height: 2, dots: '0000' });
  expect(dither(grey(8, 1, 0, 0))).toEqual({ width: 8, height: 1, dots: '00' });
});

test.each([64, 128, 192])('a grey of %i becomes as many black dots as it is dark', (value) => {
  const share = blackOf(dither(grey(64, 64, value)).dots) / (64 * 64);
  expect(Math.abs(share - (255 - value) / 255)).toBeLessThan(0.03);
});

test('the leftmost dot is the highest bit', () => {
  expect(packed([[true, false, false, false, false, false, false, true, true]], 9)).toEqual({ width: 16, height: 1, dots: '8180' });
});

test('as a PNG it begins as one and says its size and one bit a dot', () => {
  const png = rasterPng({ width: 16, height: 2, dots: 'ff00ff00' });
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual(['PNG', 16, 2, 1, 0]);
});

test('of blank rows half go, but not those that keep a QR code readable', () => {
  const code: PaperLine = { kind: 'qr', data: 'X' };
  expect(withoutBlanks([plain('a'), BLANK, plain('b'), BLANK, BLANK, plain('c'), BLANK, BLANK, BLANK, plain('d')])).toEqual([plain('a'), plain('b'), BLANK, plain('c'), BLANK, plain('d')]);
  expect(withoutBlanks([plain('a'), BLANK, code, BLANK, plain('b')])).toEqual([plain('a'), BLANK, code, BLANK, plain('b')]);
});
