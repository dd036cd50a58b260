import type { Args, Result } from '../../../shared/contract/index.ts';
import { addDays, addMonths, firstDay, isCalendarDate, lastDay, monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { invalid, unknownPage } from '../kernel/refusal.ts';
import type { Account, Ledger } from '../ledger/index.ts';
import { cashAccount } from './accounts.ts';

type Place = { readonly date: CalendarDate; readonly entry: number; readonly line: number };
type BookRow = { date: CalendarDate; entry: number; line: number; entryId: string; number: string; documentNumber: string; memo: string; flow: string; in: number; out: number; counter: string };
type Turnover = { readonly in: number; readonly out: number };

/** Where a page goes on: the last row of the one before. Throws VALIDATION. */
function placeOf(cursor: string, from: CalendarDate, to: CalendarDate): Place {
  const [, date = '', entry, line] = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (!isCalendarDate(date) || date < from || date > to) throw unknownPage();
  return { date, entry: Number(entry), line: Number(line) };
}

/** What a day's lines moved the account by, up to and including one of them. */
function movedBy(db: Database, account: Account, place: Place): number {
  return (
    db
      .sql<{ net: number | null }>(
        'SELECT sum(debit) - sum(credit) AS net FROM entry_line WHERE account_ref = ? AND on_date = ? AND (entry_seq, line_no) <= (?, ?) AND entry_seq IN (SELECT seq FROM entry)',
      )
      .get(account.ref, place.date, place.entry, place.line)?.net ?? 0
  );
}

const linesTurnover = (db: Database, account: Account, from: CalendarDate, to: CalendarDate): Turnover =>
  db
    .sql<Turnover>('SELECT coalesce(sum(debit), 0) AS "in", coalesce(sum(credit), 0) AS "out" FROM entry_line WHERE account_ref = ? AND on_date BETWEEN ? AND ? AND entry_seq IN (SELECT seq FROM entry)')
    .get(account.ref, from, to) ?? { in: 0, out: 0 };

/** What came in and went out between two days: whole months from the kept balances, the rest from the lines. */
function turnover(db: Database, account: Account, from: CalendarDate, to: CalendarDate): Turnover {
  const first = from === firstDay(monthOf(from)) ? monthOf(from) : addMonths(monthOf(from), 1);
  const last = to === lastDay(monthOf(to)) ? monthOf(to) : addMonths(monthOf(to), -1);
  if (last < first) return linesTurnover(db, account, from, to);
  // Month 13 is dated 31 December: it belongs to a span that reaches it.
  const months = db
    .sql<Turnover>('SELECT coalesce(sum(debit), 0) AS "in", coalesce(sum(credit), 0) AS "out" FROM account_balance WHERE account_ref = ? AND period BETWEEN ? AND ?')
    .get(account.ref, first, last.endsWith('-12') ? `${last.slice(0, 4)}-13` : last) ?? { in: 0, out: 0 };
  const before = from < firstDay(first) ? linesTurnover(db, account, from, addDays(firstDay(first), -1)) : { in: 0, out: 0 };
  const after = to > lastDay(last) ? linesTurnover(db, account, addDays(lastDay(last), 1), to) : { in: 0, out: 0 };
  return { in: months.in + before.in + after.in, out: months.out + before.out + after.out };
}

/** The cash book of one account, in the order of its days; a page costs its own rows, wherever it lies. */
export function cashBook(db: Database, ledger: Ledger, { account: code, from, to, limit, cursor }: Args<'cash.book'>): Result<'cash.book'> {
  if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
  const account = cashAccount(ledger, code, 'account');
  const opening = ledger.balance(code, addDays(from, -1));
  const place = cursor === undefined ? undefined : placeOf(cursor, from, to);
  let balance = place === undefined ? opening : ledger.balance(code, addDays(place.date, -1)) + movedBy(db, account, place);
  const size = limit ?? 100;
  const found = db
    .sql<BookRow>(
      `SELECT l.on_date AS date, l.entry_seq AS entry, l.line_no AS line, e.id AS entryId, e.number, d.number AS documentNumber, e.memo, l.flow, l.debit AS "in", l.credit AS "out",
              (SELECT group_concat(code, ' ') FROM (SELECT a.code AS code FROM entry_line o JOIN account a ON a.ref = o.account_ref
                 WHERE o.entry_seq = l.entry_seq AND (o.debit > 0) <> (l.debit > 0) GROUP BY a.ref ORDER BY min(o.line_no))) AS counter
         FROM entry_line l JOIN entry e ON e.seq = l.entry_seq JOIN document d ON d.seq = e.document_seq
        WHERE l.account_ref = ? AND l.on_date <= ? AND (l.on_date, l.entry_seq, l.line_no) > (?, ?, ?) ORDER BY l.on_date, l.entry_seq, l.line_no LIMIT ?`,
    )
    .all(account.ref, to, place?.date ?? from, place?.entry ?? 0, place?.line ?? 0, size + 1);
  const page = found.slice(0, size);
  const last = page.at(-1);
  const moved = turnover(db, account, from, to);
  return {
    opening,
    rows: page.map(({ entry: _entry, line: _line, counter, ...row }) => {
      balance += row.in - row.out;
      return { ...row, balance, counter: counter.split(' ') };
    }),
    closing: opening + moved.in - moved.out, totalIn: moved.in, totalOut: moved.out,
    next: found.length > size && last !== undefined ? `${last.date}.${last.entry}.${last.line}` : null,
  };
}
