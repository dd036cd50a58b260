import type { Database } from '../kernel/database.ts';

/** One product of a stock count: what the book had and what was counted, in thousandths, and the difference in rupiah. */
export type CountedLine = { readonly name: string; readonly unit: string; readonly book: number; readonly counted: number; readonly value: number };

/** The lines of the count that a document is. */
export const countedLinesOf = (db: Database, documentSeq: number): CountedLine[] =>
  db
    .sql<CountedLine>('SELECT p.name, p.unit, l.book_qty AS book, l.counted_qty AS counted, l.value FROM count_line l JOIN product p ON p.ref = l.product_ref WHERE l.document_seq = ? ORDER BY l.line_no')
    .all(documentSeq);
