import type { Database } from '../kernel/database.ts';

/** One product of a stock count: what the book had and what was counted, in thousandths, and the difference in rupiah. */
export type CountedLine = { readonly name: string; readonly unit: string; readonly book: number; readonly counted: number; readonly value: number };

/** The lines of the count that a document is. */
export const countedLinesOf = (db: Database, documentSeq: number): CountedLine[] =>
  db
    .sql<CountedLine>('SELECT p.name, p.unit, l.book_qty AS book, l.counted_qty AS counted, l.value FROM count_line l JOIN product p ON p.ref = l.product_ref WHERE l.document_seq = ? ORDER BY l.line_no')
    .all(documentSeq);

/** One product put right without a count: how much came in (or went out, negative), in thousandths, and what that was worth in rupiah. */
export type AdjustedLine = { readonly name: string; readonly unit: string; readonly qty: number; readonly value: number };

/** The lines of the correction that a document is. */
export const adjustedLinesOf = (db: Database, documentSeq: number): AdjustedLine[] =>
  db.sql<AdjustedLine>('SELECT p.name, p.unit, m.qty, m.value FROM stock_move m JOIN product p ON p.ref = m.product_ref WHERE m.document_seq = ? ORDER BY m.line_no').all(documentSeq);
