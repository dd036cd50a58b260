import type { Result } from '../../../shared/contract/index.ts';
import type { Unit } from '../../../shared/contract/values.ts';
import { addMonths, dayOf, firstDay, lastDay, makeDate, monthOf, yearOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { spreadDue } from '../../../shared/domain/spread.ts';
import { spreadMemo } from '../../../shared/text/journals.ts';
import type { Database } from '../kernel/database.ts';
import type { Ledger } from '../ledger/index.ts';
import { allRecurring, endOf, freedOn, postingsOf, type Posting, type Recurring, type StoredLine } from './store.ts';

type Shown = Result<'journals.proposals'>['rows'][number];
/** What a month asks for: `entry` once it is posted, and not reversed. */
export type Proposal = {
  readonly item: Recurring;
  readonly date: CalendarDate;
  readonly memo: string;
  readonly amount: number;
  readonly lines: readonly StoredLine[];
  readonly entry: { readonly number: string; readonly seq: number } | undefined;
};

const monthNumber = (month: Month): number => yearOf(month) * 12 + Number(month.slice(5, 7));
/** Months from one to another, the first being 1. */
const nth = (from: Month, month: Month): number => monthNumber(month) - monthNumber(from) + 1;

/** The day of a month, or its last one when it is shorter. */
function dayIn(month: Month, day: number): CalendarDate {
  const end = lastDay(month);
  return day >= dayOf(end) ? end : makeDate(yearOf(month), Number(month.slice(5, 7)), day);
}

/** The two lines of a spread item with another amount. */
const withAmount = (lines: readonly StoredLine[], amount: number): StoredLine[] => lines.map((line) => ({ ...line, ...(line.debit === undefined ? { credit: amount } : { debit: amount }) }));

/** What is due of an item in a month that has no posting, at the earliest on the day it was reversed or the books began; undefined when nothing is, or that day lies after the month. */
function due(db: Database, ledger: Ledger, item: Recurring, period: Month, postings: readonly Posting[]): Omit<Proposal, 'item' | 'entry'> | undefined {
  if (period < item.from || (item.until !== null && period > item.until)) return undefined;
  const freed = freedOn(db, item.ref);
  const begun = ledger.begunOn();
  const after = (month: Month): boolean => monthOf(freed.get(month) ?? firstDay(month)) > month;
  // What was reversed after its month was in the books to the month's end; posted in it again, the month would hold it twice.
  if (after(period) || period < monthOf(begun)) return undefined;
  const date = [dayIn(period, item.day), freed.get(period) ?? begun, begun].reduce((latest, day) => (day > latest ? day : latest));
  if (item.months === null) return { date, memo: item.memo, amount: item.amount, lines: item.lines };
  const month = nth(item.from, period);
  const amount = spreadDue(
    {
      amount: item.amount, months: item.months, posted: new Map(postings.map((posting) => [nth(item.from, posting.period), posting.amount])),
      locked: (earlier) => {
        const month = addMonths(item.from, earlier - 1);
        return ledger.monthLocked(month) || after(month) || month < monthOf(begun);
      },
    },
    month,
  );
  return amount === 0 ? undefined : { date, memo: spreadMemo(item.name, month, item.months), amount, lines: withAmount(item.lines, amount) };
}

/** Everything a month asks for, and what of it has been posted, in the order the items were made. */
export function proposalsOf(db: Database, ledger: Ledger, period: Month): Proposal[] {
  const proposals: Proposal[] = [];
  for (const item of allRecurring(db)) {
    const postings = postingsOf(db, item.ref);
    const posted = postings.find((posting) => posting.period === period);
    if (posted !== undefined) proposals.push({ item, ...postedAs(db, posted) });
    else {
      const open = due(db, ledger, item, period, postings);
      if (open !== undefined) proposals.push({ item, ...open, entry: undefined });
    }
  }
  return proposals;
}

function postedAs(db: Database, { entrySeq, amount }: Posting): Omit<Proposal, 'item'> {
  const entry = db.sql<{ number: string; date: CalendarDate; memo: string }>('SELECT number, on_date AS date, memo FROM entry WHERE seq = ?').get(entrySeq);
  const lines = db
    .sql<{ account: string; unit: Unit; debit: number; credit: number }>(
      'SELECT a.code AS account, l.unit, l.debit, l.credit FROM entry_line l JOIN account a ON a.ref = l.account_ref WHERE l.entry_seq = ? ORDER BY l.line_no',
    )
    .all(entrySeq);
  if (entry === undefined) throw new Error(`recurring_posting ${entrySeq} has no entry`);
  return { date: entry.date, memo: entry.memo, amount, lines, entry: { number: entry.number, seq: entrySeq } };
}

/** Stored lines as they are shown, each account by name. */
export const shownLines = (ledger: Ledger, lines: readonly StoredLine[]): Shown['lines'] =>
  lines.map(({ account, debit, credit, unit }) => ({ account, name: ledger.account(account).name, debit: debit ?? 0, credit: credit ?? 0, unit: unit ?? 'UMUM' }));

export const shown = (ledger: Ledger, { item, date, memo, amount, lines, entry }: Proposal): Shown => ({
  key: item.id, name: item.name, kind: item.kind, date, memo, amount, lines: shownLines(ledger, lines), state: entry === undefined ? 'usulan' : 'dicatat', entryNumber: entry?.number ?? null,
});

/** The month of the last posting of an item, or null. */
export const lastPosted = (db: Database, item: Recurring): Month | null => postingsOf(db, item.ref).at(-1)?.period ?? null;

/** True when nothing more of an item is to come. */
export function isOver(db: Database, item: Recurring, today: Month): boolean {
  const end = endOf(item);
  if (item.months === null || item.until !== null) return end !== null && end < today;
  return postingsOf(db, item.ref).reduce((left, posting) => left - posting.amount, item.amount) === 0;
}
