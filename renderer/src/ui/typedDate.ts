import { isCalendarDate } from '../../../shared/domain/dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'];

/** Reads a day as people type it (day first; two-digit years are 20xx); null when it is not a day that exists. */
export function readTypedDate(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (isCalendarDate(typed)) return typed;
  const run = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(typed);
  const parts = run ? run.slice(1) : typed.split(/[\s./-]+/).filter((part) => part !== '');
  if (parts.length !== 3) return null;
  const [dayText = '', monthText = '', yearText = ''] = parts;
  const monthNo = /^\d{1,2}$/.test(monthText) ? Number(monthText) : monthText.length >= 3 ? MONTHS.indexOf(monthText.slice(0, 3)) + 1 : 0;
  if (!/^\d{1,2}$/.test(dayText) || !/^(\d{2}|\d{4})$/.test(yearText)) return null;
  const year = yearText.length === 2 ? `20${yearText}` : yearText;
  const date = `${year}-${String(monthNo).padStart(2, '0')}-${dayText.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}
