import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../shared/domain/dates.ts';
import { readNik } from '../../shared/domain/nik.ts';

const today = calendarDate('2026-11-21');

describe('what a NIK says', () => {
  it.each([
    ['6471051203880012', { knownProvince: true, birthOn: '1988-03-12', sex: 'L', serial: true }],
    ['6471055203880012', { knownProvince: true, birthOn: '1988-03-12', sex: 'P', serial: true }],
    ['6471050101700001', { knownProvince: true, birthOn: '1970-01-01', sex: 'L', serial: true }],
    ['6471052902040001', { knownProvince: true, birthOn: '2004-02-29', sex: 'L', serial: true }],
    ['6471052902050001', { knownProvince: true, birthOn: null, sex: null, serial: true }],
    ['6471057112990001', { knownProvince: true, birthOn: '1999-12-31', sex: 'P', serial: true }],
    ['6471057212990001', { knownProvince: true, birthOn: null, sex: null, serial: true }],
    ['6471053213990001', { knownProvince: true, birthOn: null, sex: null, serial: true }],
    ['6471052211260001', { knownProvince: true, birthOn: '1926-11-22', sex: 'L', serial: true }],
    ['6471052111260001', { knownProvince: true, birthOn: '2026-11-21', sex: 'L', serial: true }],
    ['2071051203880000', { knownProvince: false, birthOn: '1988-03-12', sex: 'L', serial: false }],
    ['0000000000000000', { knownProvince: false, birthOn: null, sex: null, serial: false }],
  ])('%s', (nik, content) => expect(readNik(nik, today)).toEqual(content));

  it('takes nothing but sixteen digits', () => {
    for (const nik of ['', '647105120388001', '64710512038800123', '647105120388001x']) expect(() => readNik(nik, today)).toThrow(RangeError);
  });
});
