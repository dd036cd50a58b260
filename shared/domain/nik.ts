import { isCalendarDate, makeDate, type CalendarDate } from './dates.ts';

/** First two digits of a NIK: the provinces, with those formed in Papua in 2022. */
const PROVINCES: ReadonlySet<string> = new Set([
  '11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '31', '32', '33', '34', '35', '36', '51', '52', '53', '61', '62', '63', '64', '65', '71', '72', '73', '74', '75', '76', '81', '82', '91', '92', '93', '94', '95', '96',
]);

/** Added to the day of birth in a woman's NIK. */
const WOMEN = 40;

/** What sixteen digits of a NIK say. `birthOn` and `sex` are null where the date part is none. */
export type NikContent = { readonly knownProvince: boolean; readonly birthOn: CalendarDate | null; readonly sex: 'L' | 'P' | null; readonly serial: boolean };

/**
 * Reads a NIK (Permendagri 102/2019: six digits of the place, day, month and year of birth, four of order; women's day plus 40). The year's two digits
 * mean the last such year up to `today`. Whoever's birthday is unknown has 1 January. Throws RangeError unless there are sixteen digits.
 */
export function readNik(nik: string, today: CalendarDate): NikContent {
  if (!/^\d{16}$/.test(nik)) throw new RangeError('a NIK has sixteen digits');
  const day = Number(nik.slice(6, 8));
  const sex = day > WOMEN ? 'P' : 'L';
  const century = `${today.slice(0, 2)}${nik.slice(10, 12)}`;
  const parts = `-${nik.slice(8, 10)}-${String(sex === 'P' ? day - WOMEN : day).padStart(2, '0')}`;
  const here = `${century}${parts}`;
  const birth = isCalendarDate(here) && here <= today ? here : `${String(Number(century) - 100)}${parts}`;
  const known = isCalendarDate(birth);
  return {
    knownProvince: PROVINCES.has(nik.slice(0, 2)),
    birthOn: known ? makeDate(Number(birth.slice(0, 4)), Number(birth.slice(5, 7)), Number(birth.slice(8, 10))) : null,
    sex: known ? sex : null,
    serial: nik.slice(12) !== '0000',
  };
}
