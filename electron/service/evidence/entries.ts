import type { Stream } from '../kernel/stream.ts';
import { entryHash, type HashedEntry } from '../ledger/index.ts';
import type { Book } from './book.ts';

type EntryValues = readonly [
  seq: number, id: string, year: number, no: number, number: string, date: string, period: string, kind: string, memo: string, documentSeq: number, reverses: number | null, auditSeq: number, previous: string, hash: string,
  documentId: string | null, documentKind: string | null, documentNumber: string | null, documentDate: string | null, amounts: string | null, refs: string | null, shiftSeq: number | null,
];
const ENTRIES: Stream = {
  columns: `e.seq, e.id, e.year, e.no, e.number, e.on_date, e.period, e.kind, e.memo, e.document_seq, e.reverses_seq, e.audit_seq, e.prev_hash, e.hash,
            d.id, d.kind, d.number, d.on_date, d.amounts, d.refs, d.shift_seq`,
  from: 'entry e LEFT JOIN document d ON d.seq = e.document_seq', key: ['e.seq'], places: [0],
};

type LineValues = readonly [
  entry: number, no: number, account: number, unit: string, date: string, debit: number, credit: number, flow: string | null, member: number | null, shift: number | null,
];
const LINES: Stream = { columns: 'entry_seq, line_no, account_ref, unit, on_date, debit, credit, flow, member_ref, shift_seq', from: 'entry_line', key: ['entry_seq', 'line_no'], places: [0, 1] };

/** What the checks ask of an entry's row; the hash is taken over the values as they were read. */
export type EntryRow = {
  readonly seq: number; readonly year: number; readonly no: number; readonly number: string; readonly on_date: string; readonly period: string;
  readonly document_seq: number; readonly audit_seq: number; readonly prev_hash: string; readonly hash: string;
  /** False where the document is not there. */
  readonly documented: boolean;
  /** The shift of its document. */
  readonly shift_seq: number | null;
  readonly values: EntryValues;
};
export type LineRow = {
  readonly entry_seq: number; readonly line_no: number; readonly account_ref: number; readonly unit: string; readonly on_date: string; readonly debit: number; readonly credit: number;
  readonly flow: string | null; readonly member_ref: number | null; readonly shift_seq: number | null;
};

const entryOf = (values: EntryValues): EntryRow => ({
  seq: values[0], year: values[2], no: values[3], number: values[4], on_date: values[5], period: values[6], document_seq: values[9], audit_seq: values[11], prev_hash: values[12], hash: values[13],
  documented: values[14] !== null, shift_seq: values[20], values,
});
const lineOf = (values: LineValues): LineRow => ({
  entry_seq: values[0], line_no: values[1], account_ref: values[2], unit: values[3], on_date: values[4], debit: values[5], credit: values[6], flow: values[7], member_ref: values[8], shift_seq: values[9],
});

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
    for (const values of this.book.stream<EntryValues>(ENTRIES)) {
      const entry = entryOf(values);
      yield { entry, lines: lines.of(entry.seq) };
    }
    lines.of(Infinity);
  }

  /** Whether an entry, its lines and its document have the hash that is stored with it. */
  fits({ entry, lines }: WholeEntry): boolean {
    return entryHash(entry.prev_hash, this.hashed(entry, lines)) === entry.hash;
  }

  private hashed({ values }: EntryRow, lines: readonly LineRow[]): HashedEntry {
    return {
      seq: values[0], id: values[1], number: values[4], date: values[5], period: values[6], kind: values[7], memo: values[8], reverses: values[10],
      document: [values[14] ?? '', values[15] ?? '', values[16] ?? '', values[17] ?? '', values[18] ?? '', values[19] ?? ''],
      lines: lines.map((line) => [
        this.accounts.get(line.account_ref) ?? '', line.unit, line.debit, line.credit, line.flow, line.member_ref === null ? null : (this.members.get(line.member_ref) ?? ''),
      ]),
    };
  }
}

/** Lines in the order of their entries, read along with them; those that no entry asks for are orphans. */
class Lines {
  private readonly rows: Generator<LineValues>;
  private next: LineRow | undefined;
  private readonly onOrphan: (line: LineRow) => void;

  constructor(book: Book, onOrphan: (line: LineRow) => void) {
    this.rows = book.stream<LineValues>(LINES);
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

  private advance(): void {
    const step = this.rows.next();
    this.next = step.done === true ? undefined : lineOf(step.value);
  }
}
