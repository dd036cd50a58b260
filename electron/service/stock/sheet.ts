import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';

/** One product of a stock count: what the book had and what was counted, in thousandths, and the difference in rupiah. */
export type CountedLine = { readonly name: string; readonly unit: string; readonly book: number; readonly counted: number; readonly value: number; readonly reason: string | null };
/** A posted count: who counted what on which sheet, why, and who agreed. Names are today's. */
export type CountRecord = {
  readonly number: string; readonly date: CalendarDate; readonly postedBy: string; readonly agreedBy: string | null; readonly sheet: string | null; readonly reason: string | null; readonly counters: readonly string[]; readonly lines: readonly CountedLine[];
};

type Posted = { readonly seq: number; readonly number: string; readonly date: CalendarDate; readonly postedBy: string; readonly agreedBy: string | null; readonly sheet: string | null; readonly sheetSeq: number | null; readonly reason: string | null };

/** The count that a document is, by number or id; undefined for any other. */
export function countRecordOf(db: Database, ref: string): CountRecord | undefined {
  const posted = db
    .sql<Posted>(
      `SELECT d.seq, d.number, d.on_date AS date, u.name AS postedBy, g.name AS agreedBy, l.number AS sheet, s.document_seq AS sheetSeq, json_extract(d.refs, '$.reason') AS reason
         FROM document d JOIN user u ON u.ref = d.user_ref JOIN audit a ON a.seq = d.audit_seq LEFT JOIN user g ON g.username = a.approver LEFT JOIN count_sheet s ON s.result_seq = d.seq LEFT JOIN document l ON l.seq = s.document_seq
        WHERE d.kind = 'OP' AND (d.number = ? OR d.id = ?)`,
    )
    .get(ref, ref);
  if (posted === undefined) return undefined;
  const { seq, sheetSeq, ...said } = posted;
  const lines = db
    .sql<CountedLine>(
      `SELECT p.name, p.unit, l.book_qty AS book, l.counted_qty AS counted, l.value, n.reason FROM count_line l JOIN product p ON p.ref = l.product_ref LEFT JOIN count_line_note n ON n.document_seq = l.document_seq AND n.line_no = l.line_no
        WHERE l.document_seq = ? ORDER BY l.line_no`,
    )
    .all(seq);
  const counters = sheetSeq === null ? [] : db.sql<{ name: string }>('SELECT DISTINCT u.name FROM count_entry e JOIN user u ON u.ref = e.user_ref WHERE e.sheet_seq = ? ORDER BY u.name').all(sheetSeq).map(({ name }) => name);
  return { ...said, counters, lines };
}

/** A sheet of goods to be counted, as it goes on paper: never with what the book has. */
export type BlankSheet = { readonly number: string; readonly date: CalendarDate; readonly name: string | null; readonly place: string | null; readonly category: string | null; readonly lines: readonly { readonly place: string | null; readonly sku: string; readonly name: string; readonly unit: string }[] };

export function blankSheetOf(db: Database, ref: string): BlankSheet | undefined {
  const sheet = db
    .sql<Omit<BlankSheet, 'lines'> & { readonly seq: number }>('SELECT d.seq, d.number, d.on_date AS date, s.name, s.place, s.category FROM count_sheet s JOIN document d ON d.seq = s.document_seq WHERE d.number = ? OR d.id = ?')
    .get(ref, ref);
  if (sheet === undefined) return undefined;
  const { seq, ...said } = sheet;
  return { ...said, lines: db.sql<BlankSheet['lines'][number]>('SELECT l.place, p.sku, p.name, p.unit FROM count_sheet_line l JOIN product p ON p.ref = l.product_ref WHERE l.sheet_seq = ? ORDER BY l.line_no').all(seq) };
}

/** One product put right without a count: how much came in (or went out, negative), in thousandths, and what that was worth in rupiah. */
export type AdjustedLine = { readonly name: string; readonly unit: string; readonly qty: number; readonly value: number };

/** The lines of the correction that a document is. */
export const adjustedLinesOf = (db: Database, documentSeq: number): AdjustedLine[] =>
  db.sql<AdjustedLine>('SELECT p.name, p.unit, m.qty, m.value FROM stock_move m JOIN product p ON p.ref = m.product_ref WHERE m.document_seq = ? ORDER BY m.line_no').all(documentSeq);
