/** What goes to the member display: only what changed, and together always the whole; how a member is greeted there. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayAfter, displayUpdate, NOTHING_SHOWN, wholeDisplay, type DisplayLine, type DisplayState } from '../../shared/contract/display.ts';
import { greetingOf } from '../../shared/text/greeting.ts';
import { check } from '../support/property.ts';

const line = (key: number, qty = 1000): DisplayLine => ({ key: `L${key}`, name: `Barang ${key}`, qty, unit: 'buah', price: 1_000, amount: qty, off: 0, beside: null });
const showing = (lines: readonly DisplayLine[]): DisplayState => ({ ...NOTHING_SHOWN, lines });

test('one line of three hundred that changes, comes or goes is all that is sent', () => {
  const lines = Array.from({ length: 299 }, (_, index) => line(index));
  const more = [...lines, line(299)];
  expect(displayUpdate(showing(lines), showing(more), 2)).toEqual({ version: 2, lines: { keep: 299, drop: 0, put: [line(299)] } });
  const changed = lines.with(150, line(150, 2000));
  expect(displayUpdate(showing(lines), showing(changed), 3)).toEqual({ version: 3, lines: { keep: 150, drop: 1, put: [line(150, 2000)] } });
  expect(displayUpdate(showing(lines), showing(lines.toSpliced(7, 1)), 4)).toEqual({ version: 4, lines: { keep: 7, drop: 1, put: [] } });
  expect(displayUpdate(showing(lines), showing([]), 5)).toEqual({ version: 5, lines: { keep: 0, drop: 299, put: [] } });
  expect(displayUpdate(showing(lines), showing([...lines]), 6)).toBeNull();
  expect(displayUpdate(NOTHING_SHOWN, { ...NOTHING_SHOWN, scene: { kind: 'idle' } }, 7)).toBeNull();
});

test('updates, one after the other or all at once, lead to what the till shows', () => {
  const pool = Array.from({ length: 8 }, (_, index) => line(index));
  const basket = fc.array(fc.constantFrom(...pool), { maxLength: 12 });
  check(
    fc.property(fc.array(basket, { minLength: 1, maxLength: 8 }), (baskets) => {
      let till = NOTHING_SHOWN;
      let display = NOTHING_SHOWN;
      baskets.forEach((lines, index) => {
        const next = showing(lines);
        const update = displayUpdate(till, next, index + 1);
        if (update !== null) display = displayAfter(display, update);
        till = next;
        expect(display).toEqual(till);
      });
      expect(displayAfter(showing(pool), wholeDisplay(till, 9))).toEqual(till);
    }),
  );
});

test('greets by the name a member is called by, and never by the whole of it', () => {
  const [woman, man] = ['6471054101900001', '6471053112760003'];
  const cases: readonly (readonly [string, string, string])[] = [
    ['Wahyuni Astuti', woman, 'Bu Wahyuni'], ['Joko Prasetyo', man, 'Pak Joko'], ['Hj. Aminah', woman, 'Bu Aminah'], ['H. M. Yusuf Kalla', man, 'Pak Yusuf'], ['Dra. Siti Rahma, M.Pd.', woman, 'Bu Siti'],
    ['Ibu Ratna', woman, 'Bu Ratna'], ['  ', woman, 'Anggota'], ['Drs. H.', man, 'Anggota'], ['Wahyuni', '', 'Anggota'],
  ];
  for (const [name, nik, greeting] of cases) expect([name, greetingOf(name, nik)]).toEqual([name, greeting]);
});
