import { entryHash, type HashedEntry } from '../ledger/index.ts';
import type { Book } from './book.ts';

export type EntryRow = {
  readonly seq: number; readonly id: string; readonly year: number; readonly no: number; readonly number: string; readonly on_date: string; readonly period: string; readonly kind: string; readonly memo: string;
  readonly document_seq: number; readonly reverses_seq: number | null; readonly audit_seq: number; readonly prev_hash: string; readonly hash: string;
  readonly d_id: string | null; readonly d_kind: string | null; readonly d_number: string | null; readonly d_date: string | null; readonly amounts: string | null; readonly refs: string | null; readonly shift_seq: number | null;
};
export type LineRow = {
  readonly entry_seq: number; readonly line_no: number; readonly account_ref: number; readonly unit: string; readonly on_date: string; readonly debit: number; readonly credit: number;
  readonly flow: string | null; readonly member_ref: number | null; readonly shift_seq: number | null;
};

/** An entry as it stands in the file, and its lines. */
export type WholeEntry = { readonly entry: EntryRow; readonly lines: readonly LineRow[] };

/** Reads entries with their documents and lines, in order, and takes their hashes again. */
export class EntryReader {
  readonly accounts: ReadonlyMap<number, string>;
  private readonly members: ReadonlyMap<number, string>;
  private readonly book: Book;

  constructor(book: Book) {
    this.book = book;
    this.accounts = new Map(book.db.sql<{ ref: number; code: string }>('SELECT ref, code FROM account').all().map((row) => [row.ref, row.code]));
    this.members = new Map(book.db.sql<{ ref: number; id: string }>('SELECT ref, id FROM member').all().map((row) => [row.ref, row.id]));
  }

  /** Every entry from the first on; lines that belong to none are told as they are passed. */
  *entries(onOrphan: (line: LineRow) => void): Generator<WholeEntry> {
    const lines = new Lines(this.book, onOrphan);
    try {
      const rows = this.book.db
        .sql<EntryRow>(
          `SELECT e.*, d.id AS d_id, d.kind AS d_kind, d.number AS d_number, d.on_date AS d_date, d.amounts, d.refs, d.shift_seq
             FROM entry e LEFT JOIN document d ON d.seq = e.document_seq ORDER BY e.seq`,
        )
        .iterate();
      for (const entry of rows) yield { entry, lines: lines.of(entry.seq) };
      lines.of(Infinity);
    } finally {
      lines.close();
    }
  }

  /** Whether an entry, its lines and its document have the hash that is stored with it. */
  fits({ entry, lines }: WholeEntry): boolean {
    return entryHash(entry.prev_hash, this.hashed(entry, lines)) === entry.hash;
  }

  private hashed(entry: EntryRow, lines: readonly LineRow[]): HashedEntry {
    return {
      seq: entry.seq, id: entry.id, number: entry.number, date: entry.on_date, period: entry.period, kind: entry.kind, memo: entry.memo, reverses: entry.reverses_seq,
      document: [entry.d_id ?? '', entry.d_kind ?? '', entry.d_number ?? '', entry.d_date ?? '', entry.amounts ?? '', entry.refs ?? ''],
      lines: lines.map((line) => [
        this.accounts.get(line.account_ref) ?? '', line.unit, line.debit, line.credit, line.flow, line.member_ref === null ? null : (this.members.get(line.member_ref) ?? ''),
      ]),
    };
  }
}

/** Lines in the order of their entries, read along with them; those that no entry asks for are orphans. */
class Lines {
  private readonly rows: IterableIterator<LineRow>;
  private next: LineRow | undefined;
  private readonly onOrphan: (line: LineRow) => void;

  constructor(book: Book, onOrphan: (line: LineRow) => void) {
    this.rows = book.db.sql<LineRow>('SELECT * FROM entry_line ORDER BY entry_seq, line_no').iterate();
    this.onOrphan = onOrphan;
    this.advance();
  }

  of(entrySeq: number): LineRow[] {
    const lines: LineRow[] = [];
    for (; this.next !== undefined && this.next.entry_seq <= entrySeq; this.advance()) {
      if (this.next.entry_seq === entrySeq) lines.push(this.next);
      else this.onOrphan(this.next);
    }
    return lines;
  }

  close(): void {
    this.rows.return?.();
  }

  private advance(): void {
    const step = this.rows.next();
    this.next = step.done === true ? undefined : step.value;
  }
}
