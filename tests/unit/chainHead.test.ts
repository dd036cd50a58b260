import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headCode, headQrText, headText, readChainHead } from '../../shared/domain/paper/chainHead.ts';
import { check } from '../support/property.ts';

const HASH = '7f3a91c255aa01bc00112233445566778899aabbccddeeff0123456789abcdef';
const TYPED = { entries: 12_345, prefix: '7f3a91c255aa01bc' };

describe('a chain head on paper', () => {
  test('is a number and sixteen digits to type, and the whole hash to scan', () => {
    expect(headCode(HASH)).toBe('7F3A-91C2-55AA-01BC');
    expect(headText({ count: 12_345, hash: HASH })).toBe('12.345 jurnal, 7F3A-91C2-55AA-01BC');
    expect(headQrText({ count: 12_345, hash: HASH })).toBe(`GERAI-BUKTI 12345 ${HASH}`);
  });

  test.each([
    ['as printed', '12.345 jurnal, 7F3A-91C2-55AA-01BC'],
    ['as on the strip', 'Kepala rantai 12.345 jurnal 7F3A-91C2-55AA-01BC'],
    ['in small letters', '12345 7f3a91c255aa01bc'],
    ['with spaces everywhere', ' 12.345   7F3A 91C2  55AA 01BC '],
    ['with lines and dots', '12.345\n7F3A.91C2.55AA.01BC'],
    ['in full-width letters', '１２３４５ ７Ｆ３Ａ－９１Ｃ２－５５ＡＡ－０１ＢＣ'],
  ])('is read %s', (_how, text) => {
    expect(readChainHead(text)[0]).toEqual(TYPED);
  });

  test('is read from the codes of all papers', () => {
    for (const text of [`GERAI-BUKTI 12345 ${HASH}`, `gerai-bukti 12345 ${HASH.toUpperCase()}`, `GERAI-SHU 2026-10 12345 ${HASH}`, `GERAI-LAPORAN neraca 2026-01..2026-10 12345 ${HASH}`]) expect(readChainHead(text)[0]).toEqual({ entries: 12_345, prefix: HASH });
  });

  test('is read without the number', () => {
    expect(readChainHead('7F3A-91C2-55AA-01BC')).toEqual([{ entries: null, prefix: '7f3a91c255aa01bc' }]);
  });

  test('a number that looks like a group is read both ways', () => {
    expect(readChainHead('1234 7F3A 91C2 55AA 01BC')).toEqual([{ entries: 1234, prefix: '7f3a91c255aa01bc' }, { entries: null, prefix: '12347f3a91c255aa01bc' }]);
  });

  test.each(['', 'Laporan shift', '12.345 jurnal, 7F3A-91C2', '7F3A-91C2-55AA-01B', 'f'.repeat(65)])('is not read from %j', (text) => {
    expect(readChainHead(text)).toEqual([]);
  });

  test('is always among the readings of what was printed, however it is spaced', () => {
    const hex = fc.array(fc.nat({ max: 15 }), { minLength: 64, maxLength: 64 }).map((digits) => digits.map((digit) => digit.toString(16)).join(''));
    const gap = fc.constantFrom('', ' ', '-', '  ', '\n', '.-');
    check(
      fc.property(hex, fc.nat({ max: 5_000_000 }), fc.array(gap, { minLength: 15, maxLength: 15 }), (hash, count, gaps) => {
        const typed = hash.slice(0, 16).split('').map((digit, place) => digit + (gaps[place] ?? '')).join('');
        const expected = { entries: count, prefix: hash.slice(0, 16) };
        expect(readChainHead(`jurnal ke ${count}, kode ${typed}`)).toContainEqual(expected);
        expect(readChainHead(headText({ count, hash }))).toContainEqual(expected);
        expect(readChainHead(headQrText({ count, hash }))[0]).toEqual({ entries: count, prefix: hash });
      }),
    );
  });

  test('text of any kind never makes the reader stumble', () => {
    check(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
      for (const { entries, prefix } of readChainHead(text)) expect([prefix.length >= 16 && prefix.length <= 64, entries === null || Number.isSafeInteger(entries)]).toEqual([true, true]);
    }));
  });
});
