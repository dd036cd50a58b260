import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { terbilang } from '../../shared/domain/terbilang.ts';
import { check } from '../support/property.ts';

test.each([
  [0, 'nol rupiah'],
  [1, 'satu rupiah'],
  [10, 'sepuluh rupiah'],
  [11, 'sebelas rupiah'],
  [12, 'dua belas rupiah'],
  [19, 'sembilan belas rupiah'],
  [20, 'dua puluh rupiah'],
  [21, 'dua puluh satu rupiah'],
  [100, 'seratus rupiah'],
  [111, 'seratus sebelas rupiah'],
  [210, 'dua ratus sepuluh rupiah'],
  [1_000, 'seribu rupiah'],
  [1_001, 'seribu satu rupiah'],
  [2_000, 'dua ribu rupiah'],
  [11_000, 'sebelas ribu rupiah'],
  [21_000, 'dua puluh satu ribu rupiah'],
  [97_593, 'sembilan puluh tujuh ribu lima ratus sembilan puluh tiga rupiah'],
  [100_000, 'seratus ribu rupiah'],
  [101_000, 'seratus satu ribu rupiah'],
  [1_000_000, 'satu juta rupiah'],
  [1_001_000, 'satu juta seribu rupiah'],
  [1_000_000_001, 'satu miliar satu rupiah'],
  [3_000_000_000_000, 'tiga triliun rupiah'],
  [999_999_999_999_999, `${['triliun', 'miliar', 'juta', 'ribu'].map((scale) => `sembilan ratus sembilan puluh sembilan ${scale}`).join(' ')} sembilan ratus sembilan puluh sembilan rupiah`],
  [-7_000, 'minus tujuh ribu rupiah'],
])('%d is %s', (amount, words) => {
  expect(terbilang(amount)).toBe(words);
});

test.each([0.5, NaN, Infinity, 1_000_000_000_000_000, -1_000_000_000_000_000])('%d has no words', (amount) => {
  expect(() => terbilang(amount)).toThrow(RangeError);
});

describe('properties', () => {
  const VALUES: Readonly<Record<string, number>> = { satu: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7, delapan: 8, sembilan: 9, sepuluh: 10, sebelas: 11, seratus: 100 };
  const SCALES: Readonly<Record<string, number>> = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 };

  /** Reads the words back, by the grammar of Indonesian numbers. */
  function read(text: string): number {
    let [total, group, last] = [0, 0, 0];
    for (const word of text.replace(/ rupiah$/, '').split(' ')) {
      const scale = SCALES[word];
      if (word === 'seribu') total += 1000;
      else if (scale !== undefined) [total, group, last] = [total + (group + last) * scale, 0, 0];
      else if (word === 'belas') [group, last] = [group + last + 10, 0];
      else if (word === 'puluh') [group, last] = [group + last * 10, 0];
      else if (word === 'ratus') [group, last] = [group + last * 100, 0];
      else [group, last] = [group + last, VALUES[word] ?? NaN];
    }
    return total + group + last;
  }

  test('the words read back are the amount', () => {
    check(fc.property(fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.maxSafeNat().map((n) => 1 + (n % 999_999_999_999_999))), (amount) => { expect(read(terbilang(amount))).toBe(amount); }), { runs: 500 });
  });
});
