import type { StatementRow } from '../../../shared/domain/bankStatement.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { uuidOf } from '../kernel/digest.ts';
import { notFound } from '../kernel/refusal.ts';
import type { Account } from '../ledger/index.ts';

export type BankLine = { readonly ref: number; readonly id: string; readonly account: number; readonly date: CalendarDate; readonly text: string; readonly amount: number; readonly balance: number | null };
/** A line of an entry on the bank account: money in plus, money out minus. */
export type BookLine = {
  readonly entry: number; readonly line: number; readonly number: string; readonly documentNumber: string; readonly date: CalendarDate; readonly memo: string; readonly amount: number; readonly reverses: number | null; readonly reference: string | null;
};

const LINE = 'b.ref, b.id, b.account_ref AS account, b.on_date AS date, b.text, b.amount, b.balance';

/** A bank line by public id. Throws NOT_FOUND naming `field`. */
export function bankLine(db: Database, id: string, field: string): BankLine {
  const line = db.sql<BankLine>(`SELECT ${LINE} FROM bank_line b WHERE b.id = ?`).get(id);
  if (line === undefined) throw notFound('Baris rekening koran', field);
  return line;
}

/**
 * The public id of a line taken in: made of what it says, and of which it is among its likes. A statement that is removed and
 * taken in again brings back the same lines, so that what they were booked as is still known.
 */
export function freshLineId(db: Database, account: Account, { date, amount, text }: Omit<StatementRow, 'line'>): string {
  const taken = db.sql('SELECT 1 FROM bank_line WHERE id = ?');
  for (let place = 1; ; place += 1) {
    const id = uuidOf(JSON.stringify(['bank-line', account.code, date, amount, text, place]));
    if (taken.get(id) === undefined) return id;
  }
}

/** What the statements of an account already say between two days. */
export const knownRows = (db: Database, account: Account, from: CalendarDate, to: CalendarDate): Omit<StatementRow, 'line'>[] =>
  db.sql<Omit<StatementRow, 'line'>>('SELECT on_date AS date, text, amount, balance FROM bank_line WHERE account_ref = ? AND on_date BETWEEN ? AND ? ORDER BY on_date, ref').all(account.ref, from, to);

/**
 * Condition under which a match counts on a day: all of it has happened by then. A match with a part still to come leaves its
 * other parts open, as they are to the bank and in the books.
 */
const SETTLED = `EXISTS (SELECT 1 FROM bank_match m WHERE %HERE%
  AND NOT EXISTS (SELECT 1 FROM bank_match n JOIN bank_line c ON c.ref = n.bank_line_ref JOIN entry_line o ON o.entry_seq = n.entry_seq AND o.line_no = n.line_no
                   WHERE n.match_no = m.match_no AND (c.on_date > ? OR o.on_date > ?)))`;
const BANK_SETTLED = SETTLED.replace('%HERE%', 'm.bank_line_ref = b.ref');
const BOOK_SETTLED = SETTLED.replace('%HERE%', 'm.entry_seq = l.entry_seq AND m.line_no = l.line_no');

/** Bank lines up to a day that nothing in the books answers yet; `later` when something after that day does. */
export const openBankLines = (db: Database, account: Account, asOf: CalendarDate): (BankLine & { readonly later: number })[] =>
  db
    .sql<BankLine & { later: number }>(
      `SELECT ${LINE}, EXISTS (SELECT 1 FROM bank_match m WHERE m.bank_line_ref = b.ref) AS later FROM bank_line b
        WHERE b.account_ref = ? AND b.on_date <= ? AND NOT ${BANK_SETTLED} ORDER BY b.on_date, b.ref`,
    )
    .all(account.ref, asOf, asOf, asOf);

export const matchedBankLines = (db: Database, account: Account, asOf: CalendarDate): number =>
  db.sql<{ n: number }>(`SELECT count(*) AS n FROM bank_line b WHERE b.account_ref = ? AND b.on_date <= ? AND ${BANK_SETTLED}`).get(account.ref, asOf, asOf, asOf)?.n ?? 0;

/** Lines of the books between two days that no bank line answers yet. */
export const openBookLines = (db: Database, account: Account, from: CalendarDate, asOf: CalendarDate): (BookLine & { readonly later: number })[] =>
  db
    .sql<BookLine & { later: number }>(
      `SELECT l.entry_seq AS entry, l.line_no AS line, e.number, d.number AS documentNumber, l.on_date AS date, e.memo, l.debit - l.credit AS amount, e.reverses_seq AS reverses,
              (SELECT group_concat(p.reference, ' ') FROM sale_payment p WHERE p.document_seq = d.seq AND p.method = 'transfer') AS reference,
              EXISTS (SELECT 1 FROM bank_match m WHERE m.entry_seq = l.entry_seq AND m.line_no = l.line_no) AS later
         FROM entry_line l JOIN entry e ON e.seq = l.entry_seq JOIN document d ON d.seq = e.document_seq
        WHERE l.account_ref = ? AND l.on_date BETWEEN ? AND ? AND NOT ${BOOK_SETTLED} ORDER BY l.on_date, l.entry_seq, l.line_no`,
    )
    .all(account.ref, from, asOf, asOf, asOf);

/** The first line of an account's statements, and the last one up to a day that bears a balance. */
export function statementEnds(db: Database, account: Account, asOf: CalendarDate): { readonly first: BankLine | undefined; readonly last: BankLine | undefined } {
  return {
    first: db.sql<BankLine>(`SELECT ${LINE} FROM bank_line b WHERE b.account_ref = ? ORDER BY b.on_date, b.ref LIMIT 1`).get(account.ref),
    last: db.sql<BankLine>(`SELECT ${LINE} FROM bank_line b WHERE b.account_ref = ? AND b.on_date <= ? ORDER BY b.on_date DESC, b.ref DESC LIMIT 1`).get(account.ref, asOf),
  };
}

/** The newest matches of an account, for looking back and for taking one apart. */
export function latestMatches(db: Database, account: Account, asOf: CalendarDate, limit: number): (BankLine & { readonly entries: { entryNumber: string; line: number }[] })[] {
  const entries = db.sql<{ entryNumber: string; line: number }>('SELECT e.number AS entryNumber, m.line_no AS line FROM bank_match m JOIN entry e ON e.seq = m.entry_seq WHERE m.bank_line_ref = ? ORDER BY m.entry_seq, m.line_no');
  return db
    .sql<BankLine>(`SELECT ${LINE} FROM bank_line b WHERE b.account_ref = ? AND b.on_date <= ? AND EXISTS (SELECT 1 FROM bank_match m WHERE m.bank_line_ref = b.ref) ORDER BY b.on_date DESC, b.ref DESC LIMIT ?`)
    .all(account.ref, asOf, limit)
    .map((line) => ({ ...line, entries: entries.all(line.ref) }));
}
