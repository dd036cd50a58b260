import { calendarDate, isCalendarDate, yearOf, type CalendarDate } from './dates.ts';
import { DELIMITERS, readCsv, type CsvRecord } from './csv.ts';
import { divideHalfUp, MAX_RUPIAH } from './money.ts';

/**
 * A line of a bank's statement in whole rupiah: money in plus, money out minus; `balance` as the bank printed it after the
 * line. The text of a line that was rounded ends with the bank's own amount.
 */
export type StatementRow = { readonly line: number; readonly date: CalendarDate; readonly text: string; readonly amount: number; readonly balance: number | null };

/** `sen`: not whole rupiah; `year`: a day without a year that nothing else tells. */
export const STATEMENT_PROBLEMS = ['header', 'date', 'year', 'amount', 'sen', 'both', 'balance', 'size'] as const;
export type ProblemKind = (typeof STATEMENT_PROBLEMS)[number];
/** What cannot be read: the line in the text (0: none in particular), the column by its heading, and the cell. */
export type StatementProblem = { readonly row: number; readonly column: string; readonly kind: ProblemKind; readonly cell: string };

/** How a statement is read: the year of days that bear none where the statement does not say its period, and whether sen are rounded. */
export type StatementReading = { readonly year?: number | undefined; readonly roundSen?: boolean | undefined };

export type Statement = {
  /** In the order of the days, however the bank sorts them. */
  readonly rows: readonly StatementRow[];
  readonly problems: readonly StatementProblem[];
  /** Whether each balance follows from the one before; null where the statement bears none. */
  readonly continuous: boolean | null;
};

/** Most lines one statement may have. */
export const MAX_STATEMENT_ROWS = 5000;
/** Most letters of a line's text that are kept. */
const MAX_TEXT = 300;
/** Headings stand this near the top; above them banks print the account and the period. */
const HEADING_WITHIN = 40;

type Column = 'date' | 'text' | 'debit' | 'credit' | 'amount' | 'mark' | 'balance';

/** Headings of Indonesian banks' exports, in Indonesian and English, without signs and units. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  date: ['tanggal transaksi', 'tgl transaksi', 'transaction date', 'tanggal', 'tgl', 'date', 'trx date', 'posting date', 'post date', 'tanggal posting', 'tanggal efektif', 'value date', 'tanggal valuta'],
  text: ['keterangan', 'keterangan transaksi', 'uraian', 'uraian transaksi', 'deskripsi', 'deskripsi transaksi', 'description', 'transaction description', 'details', 'transaction details', 'remark', 'remarks', 'narrative', 'berita', 'catatan'],
  debit: ['debit', 'debet', 'mutasi debit', 'mutasi debet', 'jumlah debit', 'debit amount', 'withdrawal', 'withdrawals', 'keluar', 'uang keluar', 'dana keluar', 'pengeluaran', 'dr'],
  credit: ['kredit', 'credit', 'mutasi kredit', 'jumlah kredit', 'credit amount', 'deposit', 'deposits', 'masuk', 'uang masuk', 'dana masuk', 'penerimaan', 'cr'],
  amount: ['jumlah', 'nominal', 'amount', 'mutasi', 'nilai', 'nilai transaksi', 'jumlah transaksi', 'transaction amount', 'jumlah mutasi'],
  mark: ['db cr', 'd k', 'd c', 'dc', 'dk', 'dr cr', 'cr db', 'debit credit', 'debet kredit', 'debit kredit', 'jenis', 'jenis transaksi', 'tipe', 'type', 'tipe transaksi', 'transaction type'],
  balance: ['saldo', 'saldo akhir', 'balance', 'running balance', 'ending balance', 'closing balance', 'available balance'],
};

type Layout = {
  readonly heading: number; readonly columns: Readonly<Partial<Record<Column, readonly number[]>>>; readonly names: readonly string[]; readonly known: number;
  /** What a day without a year means, 10-05 as text; null where nothing tells. */
  readonly dayOf: (monthAndDay: string) => CalendarDate | null;
};

const plainHeading = (cell: string): string =>
  cell.toLowerCase().replaceAll(/\(.*?\)/g, ' ').replaceAll(/[^a-z]+/g, ' ').replaceAll(/\b(idr|rp|rupiah)\b/g, ' ').replaceAll(/\s+/g, ' ').trim();

/** Which column is what, from the first record that names a day and an amount. */
function layoutOf(records: readonly CsvRecord[], year: number | undefined): Layout | undefined {
  for (const [heading, record] of records.slice(0, HEADING_WITHIN).entries()) {
    const columns: Partial<Record<Column, number[]>> = {};
    const headings = record.cells.map(plainHeading);
    for (const column of Object.keys(HEADINGS) as Column[]) {
      const places = HEADINGS[column].flatMap((name) => headings.flatMap((cell, index) => (cell === name ? [index] : [])));
      // A statement may tell one thing in several columns; only the texts of these belong together.
      if (places.length > 0) columns[column] = column === 'text' ? places.toSorted((a, b) => a - b) : places.slice(0, 1);
    }
    if (columns.date !== undefined && (columns.amount !== undefined || (columns.debit !== undefined && columns.credit !== undefined))) {
      // KlikBCA puts DB and CR into a column of its own that has no heading.
      const beside = (columns.amount?.[0] ?? -2) + 1;
      if (columns.mark === undefined && headings[beside] === '') columns.mark = [beside];
      return { heading, columns, names: record.cells.map((cell) => cell.trim()), known: Object.keys(columns).length, dayOf: dayWithin(records.slice(0, heading), year) };
    }
  }
  return undefined;
}

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, peb: 2, mar: 3, apr: 4, mei: 5, may: 5, jun: 6, jul: 7, agu: 8, agt: 8, ags: 8, aug: 8, sep: 9, okt: 10, oct: 10, nov: 11, nop: 11, des: 12, dec: 12,
};

const made = (year: number, month: number, day: number): CalendarDate | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(text) ? calendarDate(text) : null;
};
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/**
 * A day as banks write it: 2026-11-30, 30/11/2026, 30-11-26, 30 Nov 2026, 30-Nov-26, with or without a clock time behind; the
 * day always before the month. Null for anything else.
 */
export function parseStatementDate(cell: string): CalendarDate | null {
  const text = cell.trim().replace(/^'/, '').replace(/[ T]\d{1,2}[:.]\d\d([:.]\d\d)?.*$/, '').trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso !== null) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const days = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)$/.exec(text);
  if (days !== null) return made(fullYear(days[3] ?? ''), Number(days[2]), Number(days[1]));
  const named = /^(\d{1,2})[-/. ]+([a-z]{3,9})\.?[-/., ]+(\d{4}|\d\d)$/i.exec(text);
  const month = MONTHS[named?.[2]?.slice(0, 3).toLowerCase() ?? ''];
  return named === null || month === undefined ? null : made(fullYear(named[3] ?? ''), month, Number(named[1]));
}

/** A day without its year, "05/10" or "'05-10": month and day; null for anything else. */
function monthAndDay(cell: string): string | null {
  const days = /^'?(\d{1,2})[-/.](\d{1,2})$/.exec(cell.trim());
  return days === null ? null : `${(days[2] ?? '').padStart(2, '0')}-${(days[1] ?? '').padStart(2, '0')}`;
}

/** Gives days their year: from the period printed above the heading ("Periode : 01/10/2026 - 31/10/2026"), else the one given. */
function dayWithin(preamble: readonly CsvRecord[], year: number | undefined): Layout['dayOf'] {
  const dated = (text: string, of: number): CalendarDate | null => (isCalendarDate(`${of}-${text}`) ? calendarDate(`${of}-${text}`) : null);
  const line = preamble.map(({ cells }) => cells.join(' ')).find((text) => /period/i.test(text)) ?? '';
  const [from, to] = [...line.matchAll(/\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}/g)].map((match) => parseStatementDate(match[0]));
  if (from !== undefined && from !== null && to !== undefined && to !== null)
    return (text) => [from, to].map((end) => dated(text, yearOf(end))).find((day) => day !== null && from <= day && day <= to) ?? null;
  return (text) => (year === undefined ? null : dated(text, year));
}

/**
 * An amount as banks write it, in hundredths of a rupiah (sen), minus where it says so (a sign, brackets, or DB/D/DR beside
 * it): "1.234.567,89", "1,234,567.89", "1234567.89", "Rp 500.000 DB", "(2,500.00)". A single separator before exactly three
 * digits groups thousands. Null for anything else, and beyond MAX_RUPIAH.
 */
export function parseStatementAmount(cell: string): { readonly sen: number; readonly mark: 'in' | 'out' | null } | null {
  let text = cell.trim().replaceAll(/[\u00a0\s]+/g, ' ').replace('\u2212', '-');
  const marked = /(?:^|\s|\d)(DB|DR|D|CR|K|C)\.?$/i.exec(text) ?? /^(DB|DR|D|CR|K|C)\.?(?=\s)/i.exec(text);
  const mark = marked === null ? null : markOf(marked[1] ?? '');
  if (marked !== null) text = (marked.index === 0 && !/^\d/.test(text) ? text.slice(marked[0].length) : text.slice(0, text.length - (marked[1]?.length ?? 0) - (text.endsWith('.') ? 1 : 0))).trim();
  const brackets = /^\((.*)\)$/.exec(text);
  if (brackets !== null) text = brackets[1] ?? '';
  text = text.replace(/^([-+]?)\s*(?:rp|idr)\.?\s*/i, '$1').replace(/^(.*?)\s*-$/, '-$1');
  const match = /^([-+])?\s*(\d[\d.,]*)$/.exec(text);
  const sen = match === null ? null : senOf(match[2] ?? '');
  if (sen === null || sen > MAX_RUPIAH * 100) return null;
  return { sen: match?.[1] === '-' || brackets !== null ? -sen : sen, mark };
}

const markOf = (mark: string): 'in' | 'out' | null => {
  const word = mark.trim().toUpperCase().replace('.', '');
  if (['DB', 'DR', 'D', 'DEBIT', 'DEBET', 'KELUAR', 'OUT'].includes(word)) return 'out';
  return ['CR', 'K', 'C', 'KREDIT', 'CREDIT', 'MASUK', 'IN'].includes(word) ? 'in' : null;
};

/** Digits with separators in sen: the last separator begins the fraction unless three digits follow it or it stands twice. */
function senOf(digits: string): number | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const separator = digits[last] ?? '';
  const fraction = last === -1 ? '' : digits.slice(last + 1);
  const grouped = (text: string, by: string): string | null => (/^\d+$/.test(text) ? text : new RegExp(String.raw`^\d{1,3}([${by}]\d{3})+$`).test(text) ? text.replaceAll(by, '') : null);
  const twice = digits.indexOf(separator) !== last;
  const other = separator === '.' ? ',' : '.';
  if (last === -1 || ((fraction.length === 3 || twice) && !digits.includes(other))) {
    const whole = last === -1 ? digits : grouped(digits, separator);
    return whole === null || !/^\d{1,15}$/.test(whole) ? null : Number(whole) * 100;
  }
  if (twice || fraction.length > 2) return null;
  const whole = grouped(digits.slice(0, last), other);
  return whole === null || whole.length > 13 ? null : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** Whole rupiah of sen, half away from zero. */
const whole = (sen: number): number => divideHalfUp(BigInt(sen), 100n);

/** Sen as banks write them, 1.234,56, without a sign. */
const senText = (sen: number): string => {
  const text = String(Math.abs(sen)).padStart(3, '0');
  return `${text.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, '.')},${text.slice(-2)}`;
};

/** Text of a cell in one line, without signs that do not print. */
// oxlint-disable-next-line no-control-regex
const plainText = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ' ').replaceAll(/\s+/g, ' ').trim().normalize('NFC');

/** Lines that sum up rather than move money. */
const SUMMARY = /^(saldo|total|jumlah|mutasi|kredit|debet|debit|credit|opening|closing|starting|ending|beginning|previous|balance)\b/i;

type Moved = { readonly line: number; readonly date: CalendarDate; readonly text: string; readonly sen: number; readonly balance: number | null };

/** Reads one record; null for one that moves nothing. */
function readRecord({ line, cells }: CsvRecord, { columns, names, dayOf }: Layout, { roundSen }: StatementReading, report: (kind: ProblemKind, column: number, cell: string) => void): Moved | null {
  const cell = (column: Column): string => (cells[columns[column]?.[0] ?? -1] ?? '').trim();
  const at = (column: Column): number => columns[column]?.[0] ?? -1;
  const money = (column: Column): { sen: number; mark: 'in' | 'out' | null } | null => {
    const text = cell(column);
    if (text === '' || text === '-') return null;
    const read = parseStatementAmount(text);
    if (read === null) report('amount', at(column), text);
    return read;
  };
  const day = cell('date');
  if (SUMMARY.test(day) || cells.every((text) => text.trim() === '')) return null;
  let sen: number;
  if (columns.debit !== undefined && columns.credit !== undefined) {
    const [out, came] = [money('debit')?.sen ?? 0, money('credit')?.sen ?? 0];
    if (out !== 0 && came !== 0) report('both', at('debit'), `${cell('debit')} / ${cell('credit')}`);
    sen = Math.abs(came) - Math.abs(out);
  } else {
    const read = money('amount');
    const mark = read?.mark ?? markOf(cell('mark'));
    sen = read === null ? 0 : mark === null ? read.sen : mark === 'in' ? Math.abs(read.sen) : -Math.abs(read.sen);
  }
  if (sen === 0) return null;
  const short = monthAndDay(day);
  const date = short === null ? parseStatementDate(day) : dayOf(short);
  if (date === null) report(short === null ? 'date' : 'year', at('date'), day);
  if (sen % 100 !== 0 && roundSen !== true) report('sen', columns.amount === undefined ? at(sen > 0 ? 'credit' : 'debit') : at('amount'), senText(sen));
  if (date === null || (sen % 100 !== 0 && roundSen !== true)) return null;
  const printed = cell('balance');
  const balance = printed === '' || printed === '-' ? null : parseStatementAmount(printed);
  if (balance === null && printed !== '' && printed !== '-') report('balance', at('balance'), printed);
  const text = plainText((columns.text ?? []).map((index) => cells[index] ?? '').join(' ')).slice(0, MAX_TEXT).trim();
  return { line, date, text: text === '' ? (names[at('amount')] ?? '-') : text, sen, balance: balance === null ? null : balance.mark === 'out' ? -Math.abs(balance.sen) : balance.sen };
}

const follows = (rows: readonly Moved[]): boolean => rows.every((row, index) => index === 0 || row.balance === (rows[index - 1]?.balance ?? 0) + row.sen);

/**
 * Reads a bank's statement from delimited text: finds delimiter, heading and columns, takes money in as plus and out as minus,
 * and sorts by day. The books know whole rupiah: a line with sen is a problem, unless they are to be rounded. Then, where a
 * line bears a balance, its amount is what the rounded balance moved, so that rounding adds no rupiah and loses none over the
 * statement; else it is rounded half away from zero. Lines without an amount are left out. Never throws.
 */
export function readStatement(text: string, reading: StatementReading = {}): Statement {
  const read = DELIMITERS.map((delimiter) => {
    const records = readCsv(text, delimiter);
    return { records, layout: layoutOf(records, reading.year) };
  });
  const [best] = read.toSorted((a, b) => (b.layout?.known ?? 0) - (a.layout?.known ?? 0));
  const layout = best?.layout;
  const nothing = (kind: ProblemKind): Statement => ({ rows: [], problems: [{ row: 0, column: '', kind, cell: '' }], continuous: null });
  if (best === undefined || layout === undefined) return nothing('header');
  const records = best.records.slice(layout.heading + 1);
  if (records.length > MAX_STATEMENT_ROWS + 50) return nothing('size');
  const problems: StatementProblem[] = [];
  const moved = records.flatMap((record) => {
    const row = readRecord(record, layout, reading, (kind, column, cell) => void problems.push({ row: record.line, column: layout.names[column] ?? '', kind, cell: plainText(cell).slice(0, 40) }));
    return row === null ? [] : [row];
  });
  if (moved.length > MAX_STATEMENT_ROWS) return nothing('size');
  const bears = moved.length > 0 && moved.every((row) => row.balance !== null);
  const newestFirst = (moved[0]?.date ?? '') > (moved.at(-1)?.date ?? '') || (moved[0]?.date === moved.at(-1)?.date && bears && !follows(moved) && follows(moved.toReversed()));
  const ordered = (newestFirst ? moved.toReversed() : moved).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const continuous = bears ? follows(ordered) : null;
  const rows = ordered.map(({ sen, balance, ...row }): StatementRow => ({
    ...row,
    text: sen % 100 === 0 ? row.text : `${row.text} (${senText(sen)})`,
    amount: balance === null ? whole(sen) : whole(balance) - whole(balance - sen),
    balance: balance === null ? null : whole(balance),
  }));
  return { rows: rows.filter((row) => row.amount !== 0), problems, continuous };
}

/**
 * Which rows a later statement tells again: one known row answers for one row of the same day, amount and text, and of the same
 * balance where both bear one. Answers the rows nobody knows yet, in their order.
 */
export function unseenRows<K extends Omit<StatementRow, 'line'>>(rows: readonly StatementRow[], known: readonly K[]): StatementRow[] {
  const keyOf = (row: Omit<StatementRow, 'line'>): string => JSON.stringify([row.date, row.amount, row.text]);
  const left = new Map<string, (number | null)[]>();
  for (const row of known) left.set(keyOf(row), [...(left.get(keyOf(row)) ?? []), row.balance]);
  return rows.filter((row) => {
    const balances = left.get(keyOf(row)) ?? [];
    const same = balances.indexOf(row.balance);
    const place = same !== -1 ? same : row.balance === null ? (balances.length > 0 ? 0 : -1) : balances.indexOf(null);
    if (place !== -1) balances.splice(place, 1);
    return place === -1;
  });
}
