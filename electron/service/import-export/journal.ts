import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { beancount } from './beancount.ts';
import { csv } from './csv.ts';
import type { ExportedAccount, ExportedBook, ExportedEntry, ExportedLine } from './exported.ts';
import { hledger } from './hledger.ts';

export const JOURNAL_FORMATS = ['hledger', 'beancount', 'csv'] as const;
export type JournalFormat = (typeof JOURNAL_FORMATS)[number];
/** Days of the entries to write, both included; without them the whole journal. */
export type JournalRange = { readonly from?: CalendarDate; readonly to?: CalendarDate };

const WRITERS: Readonly<Record<JournalFormat, (book: ExportedBook) => Iterable<string>>> = { hledger, beancount, csv };

type JoinedRow = Omit<ExportedEntry, 'lines'> & { readonly accountRef: number; readonly debit: number; readonly credit: number; readonly unit: string; readonly flow: string | null };

/**
 * The journal as text, piece by piece, by date and then number; the same book always gives the same bytes. Holds one
 * entry in memory. `db` must not run other statements that write while the pieces are being read.
 */
export function exportJournal(db: Database, format: JournalFormat, range: JournalRange = {}): Iterable<string> {
  const accounts = db
    .sql<ExportedAccount & { ref: number }>('SELECT ref, code, name, cash FROM account WHERE postable = 1 ORDER BY code')
    .all();
  const firstYear = db.sql<{ year: string | null }>('SELECT substr(min(on_date), 1, 4) AS year FROM entry').get()?.year ?? '1970';
  return WRITERS[format]({ accounts, opensOn: `${firstYear}-01-01`, entries: entriesOf(db, new Map(accounts.map((account) => [account.ref, account])), range) });
}

/** Entries with their lines; a line on an account that is not there or cannot be posted to is a damaged book. */
function* entriesOf(db: Database, accounts: ReadonlyMap<number, ExportedAccount>, range: JournalRange): Generator<ExportedEntry> {
  const rows = db
    .sql<JoinedRow>(
      `SELECT e.on_date AS date, e.number, e.seq, e.period, e.kind, e.memo, d.number AS document, (SELECT o.number FROM entry o WHERE o.seq = e.reverses_seq) AS reverses, l.account_ref AS accountRef, l.debit, l.credit, l.unit, l.flow
         FROM entry e CROSS JOIN document d ON d.seq = e.document_seq CROSS JOIN entry_line l ON l.entry_seq = e.seq
        WHERE e.on_date BETWEEN ? AND ? ORDER BY e.on_date, e.seq, l.line_no`,
    )
    .iterate(range.from ?? '0000-00-00', range.to ?? '9999-99-99');
  let current: (Omit<ExportedEntry, 'lines'> & { lines: ExportedLine[] }) | undefined;
  for (const { accountRef, debit, credit, unit, flow, ...entry } of rows) {
    const account = accounts.get(accountRef);
    if (account === undefined) throw new Error(`${entry.number}: account ${accountRef} is missing or not postable; run verify`);
    if (current?.seq !== entry.seq) {
      if (current !== undefined) yield current;
      current = { ...entry, lines: [] };
    }
    current.lines.push({ account, amount: debit - credit, unit, flow });
  }
  if (current !== undefined) yield current;
}
