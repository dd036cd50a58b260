declare const dateBrand: unique symbol;
declare const monthBrand: unique symbol;

/** A calendar day of the gerai, `YYYY-MM-DD`. Text on purpose: nothing converts it through UTC. */
export type CalendarDate = string & { readonly [dateBrand]: 'CalendarDate' };
/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly [monthBrand]: 'Month' };
/** An instant, ISO 8601 UTC with milliseconds. */
export type Moment = string;

/** Hours ahead of UTC of Indonesia's zones; the country keeps no daylight saving time. */
export const TIMEZONES = { 'Asia/Jakarta': 7, 'Asia/Pontianak': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
export type Timezone = keyof typeof TIMEZONES;
export const TIMEZONE_LABEL: Record<Timezone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Pontianak': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month (1 to 12) of a Gregorian year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return leap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days in a Gregorian year: 365 or 366. */
export const daysInYear = (year: number): number => (leap(year) ? 366 : 365);

/** True for an existing day between 1800 and 2299 in the form `YYYY-MM-DD`: wider than what a caller may name, so that its neighbours exist. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = /^(1[89]\d\d|2[0-2]\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month);
}

/** True for `YYYY-MM` with a month from 01 to 12. */
export const isMonth = (text: string): text is Month => /^(1[89]\d\d|2[0-2]\d\d)-(0[1-9]|1[0-2])$/.test(text);

/** Checks and brands a date. Throws RangeError when the day does not exist. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`not a calendar date: ${text}`);
  return text;
}

/** Checks and brands a month. Throws RangeError for anything else. */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`not a month: ${text}`);
  return text;
}

const pad = (n: number): string => String(n).padStart(2, '0');
export const makeDate = (year: number, monthNo: number, day: number): CalendarDate => calendarDate(`${year}-${pad(monthNo)}-${pad(day)}`);

export const yearOf = (date: string): number => Number(date.slice(0, 4));
export const monthOf = (date: CalendarDate): Month => date.slice(0, 7) as Month;
export const dayOf = (date: CalendarDate): number => Number(date.slice(8, 10));

export const firstDay = (period: Month): CalendarDate => calendarDate(`${period}-01`);
export const lastDay = (period: Month): CalendarDate => calendarDate(`${period}-${pad(daysInMonth(yearOf(period), Number(period.slice(5, 7))))}`);

/** The month `n` months later (earlier when negative). */
export function addMonths(period: Month, n: number): Month {
  const index = yearOf(period) * 12 + Number(period.slice(5, 7)) - 1 + n;
  return month(`${Math.floor(index / 12)}-${pad((index % 12) + 1)}`);
}

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export const monthsApart = (from: Month, to: Month): number => (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

const toEpochDay = (date: CalendarDate): number => Date.UTC(yearOf(date), Number(date.slice(5, 7)) - 1, dayOf(date)) / 86_400_000;

/** The day `n` days later (earlier when negative). */
export const addDays = (date: CalendarDate, n: number): CalendarDate => calendarDate(new Date((toEpochDay(date) + n) * 86_400_000).toISOString().slice(0, 10));

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => toEpochDay(to) - toEpochDay(from);

/** 0 Sunday to 6 Saturday. */
export const weekday = (date: CalendarDate): number => (toEpochDay(date) + 4) % 7;

/** The gerai's calendar day at an instant, by its zone's fixed offset. */
export function businessDate(epochMs: number, timezone: Timezone): CalendarDate {
  return calendarDate(new Date(epochMs + TIMEZONES[timezone] * 3_600_000).toISOString().slice(0, 10));
}

/** The gerai's clock time `HH:MM` at an instant. */
export const clockTime = (moment: Moment, timezone: Timezone): string => new Date(Date.parse(moment) + TIMEZONES[timezone] * 3_600_000).toISOString().slice(11, 16);

/** The instant at which a calendar day begins in a zone. */
export const startOfDay = (date: CalendarDate, timezone: Timezone): Moment => new Date(Date.parse(`${date}T00:00:00.000Z`) - TIMEZONES[timezone] * 3_600_000).toISOString();

/** All months from `from` to `to`, both included. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let current = from; current <= to; current = addMonths(current, 1)) months.push(current);
  return months;
}
