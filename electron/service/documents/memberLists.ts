import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { ReportColumn, ReportTable } from '../../../shared/domain/paper/report.ts';
import { registerPaper as words } from '../../../shared/text/members.ts';
import type { RegisterRow } from '../members/index.ts';

/** Whole years from birth to a day. */
const ageOn = (birthOn: CalendarDate, day: CalendarDate): number => Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4)) - (day.slice(5) < birthOn.slice(5) ? 1 : 0);

/** The register of members, with a place for each signature. */
export function memberRegister(rows: readonly RegisterRow[], asOf: CalendarDate): ReportTable {
  const text = (key: string, label: string): ReportColumn => ({ key, label, kind: 'text' });
  return {
    list: true, title: null, label: words.name, narrow: 'no',
    columns: [text('no', words.no), text('who', words.who), text('address', words.address), { key: 'joined', label: words.joined, kind: 'date' }, { key: 'left', label: words.left, kind: 'date' }, text('sign', words.sign)],
    rows: rows.map(({ no, name, birthOn, occupation, address, rt, joinedOn, leftOn }) => ({
      key: no, label: name, level: 0, kind: 'baris' as const,
      cells: [no, [...(birthOn === null ? [] : [words.age(ageOn(birthOn, asOf))]), ...(occupation === '' ? [] : [occupation])].join(', '), [address, ...(rt === '' ? [] : [words.rt(rt)])].filter((part) => part !== '').join(', '), joinedOn, leftOn, null],
    })),
  };
}
