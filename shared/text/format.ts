import { calendarDate, dayOf, month as checkedMonth, monthOf, yearOf, type CalendarDate, type Month } from '../domain/dates.ts';
import { divideHalfUp, MAX_RUPIAH, rupiah, type Rupiah } from '../domain/money.ts';
import { MAX_QUANTITY, quantity, type Quantity } from '../domain/quantity.ts';

/*
 * Every figure, date and clock time a person reads or types, in one place (ruling 47, ux §5 and §7).
 * Screens show a no-break space and the true minus sign; `ascii` turns them into what a thermal printer knows.
 */

const SPACE = '\u00a0';
const MINUS = '\u2212';

const grouped = (magnitude: number): string => String(magnitude).replace(/\B(?=(\d{3})+$)/g, '.');

/** A whole number with dots: 13100 gives "13.100", −7000 gives "−7.000". Throws RangeError for fractions. */
export const number = (value: number): string => `${value < 0 ? MINUS : ''}${grouped(Math.abs(rupiah(value)))}`;

/** Money with its unit: "Rp 13.100", "−Rp 7.000". Throws RangeError for fractions. */
export const rp = (amount: number): string => `${amount < 0 ? MINUS : ''}Rp${SPACE}${number(Math.abs(amount))}`;

/** A movement with its sign: "+13.100", "−7.000"; 0 has none. Throws RangeError for fractions. */
export const signed = (amount: number): string => `${amount > 0 ? '+' : ''}${number(amount)}`;

const SHORT_UNITS = [
  { size: 1_000_000, name: 'jt' },
  { size: 1_000_000_000, name: 'M' },
  { size: 1_000_000_000_000, name: 'T' },
] as const;

/** A large sum for the dashboard: "Rp 109,9 jt", "Rp 1,2 M", one decimal half up; below a million in full. Throws RangeError for fractions. */
export function shortRp(amount: number): string {
  const magnitude = Math.abs(rupiah(amount));
  const inTenths = (size: number): number => divideHalfUp(BigInt(magnitude) * 10n, BigInt(size));
  const unit = SHORT_UNITS.findLast(({ size }) => magnitude >= size || inTenths(size / 1000) >= 10_000);
  if (magnitude < SHORT_UNITS[0].size || unit === undefined) return rp(amount);
  const tenths = inTenths(unit.size);
  const decimal = tenths % 10 === 0 ? '' : `,${tenths % 10}`;
  return `${amount < 0 ? MINUS : ''}Rp${SPACE}${grouped(Math.floor(tenths / 10))}${decimal}${SPACE}${unit.name}`;
}

/** A percentage for reading, a negative one too: "3.9" gives "3,9%", "1234.5" gives "1.234,5%", "-12.3" gives "−12,3%". Throws RangeError for anything else. */
export function percentText(pct: string): string {
  const [, sign, whole, fraction] = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(pct) ?? [];
  if (whole === undefined) throw new RangeError(`not a percentage: ${pct}`);
  return `${sign === '' ? '' : MINUS}${grouped(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}%`;
}

/** A quantity given in thousandths: 1500 gives "1,5", 1250000 gives "1.250". Throws RangeError for fractions of a thousandth. */
export function qtyText(thousandths: number): string {
  const magnitude = Math.abs(quantity(thousandths));
  const fraction = String(magnitude % 1000).padStart(3, '0').replace(/0+$/, '');
  return `${thousandths < 0 ? MINUS : ''}${grouped(Math.floor(magnitude / 1000))}${fraction === '' ? '' : `,${fraction}`}`;
}

const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'] as const;
const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'] as const;

const monthName = (period: Month, names: readonly string[]): string => names[Number(period.slice(5, 7)) - 1] ?? '';

const dateWith = (date: CalendarDate, names: readonly string[]): string => `${dayOf(date)} ${monthName(monthOf(date), names)} ${yearOf(date)}`;

/** A day on screens and slips: "21 Nov 2026". Throws RangeError when the day does not exist. */
export const dateText = (date: string): string => dateWith(calendarDate(date), SHORT_MONTHS);

/** A day in letters: "21 November 2026". Throws RangeError when the day does not exist. */
export const longDate = (date: string): string => dateWith(calendarDate(date), MONTHS);

/** A month: "Oktober 2026". Throws RangeError for anything but `YYYY-MM`. */
export const monthText = (period: string): string => `${monthName(checkedMonth(period), MONTHS)} ${yearOf(period)}`;

/** A clock time: "16:44" gives "16.44". Throws RangeError for anything but `HH:MM`. */
export function clockText(time: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`not a clock time: ${time}`);
  return time.replace(':', '.');
}

/** The same text for a thermal printer or a CSV: plain spaces and a plain hyphen for minus. */
export const ascii = (text: string): string => text.replaceAll(SPACE, ' ').replaceAll(MINUS, '-');

const WHOLE_DIGITS = /^(\d+|\d{1,3}(\.\d{3})+)$/;

/**
 * Reads a typed or pasted amount: "13100", "13.100", "Rp 13.100,00", "13.100,-", "−Rp 7.000". A dot groups thousands, so
 * "1.000" is one thousand; after a comma only zeros or a dash. Answers null for anything else, an empty field included
 * (empty is not 0), and beyond MAX_RUPIAH.
 */
export function parseRupiahInput(text: string): Rupiah | null {
  const match = /^([-\u2212])?\s*(?:rp\.?)?\s*([\d.]+?)(?:,(?:0{1,2}|-{1,2}))?$/i.exec(text.trim());
  const digits = match?.[2];
  if (digits === undefined || !WHOLE_DIGITS.test(digits)) return null;
  const amount = Number(digits.replaceAll('.', ''));
  return amount > MAX_RUPIAH ? null : rupiah(match?.[1] === undefined ? amount : -amount);
}

/**
 * Reads a typed or pasted quantity into thousandths: "1,5", "1.5" (the numpad's dot is the decimal comma), "1.250,5",
 * ",5". At most three decimals. A dot before exactly three digits groups thousands, as everywhere ("1.000" is one
 * thousand, "0.500" is half). Answers null for anything else, an empty field included, and beyond MAX_QUANTITY.
 */
export function parseQuantityInput(text: string): Quantity | null {
  const typed = text.trim();
  const plain = /^[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/.test(typed) ? typed.replaceAll('.', '') : typed.replace('.', ',');
  const match = /^(\d*)(?:,(\d{1,3}))?$/.exec(plain);
  const [whole = '', fraction = ''] = [match?.[1], match?.[2]];
  if (match === null || whole + fraction === '') return null;
  const thousandths = Number(whole) * 1000 + Number(fraction.padEnd(3, '0'));
  return thousandths > MAX_QUANTITY ? null : quantity(thousandths);
}
