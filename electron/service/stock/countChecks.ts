import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';

type Wrong = { readonly key: string };

/** Counts against the stock: every counted line moved what it differed by, every entry stands against the book of its moment, every posted sheet is what was counted last. */
export function countChecks(db: Database): Problem[] {
  const found = (table: string, problem: string, sql: string): Problem[] => db.sql<Wrong>(`${sql} LIMIT ?`).all(MAX_PROBLEMS).map(({ key }) => ({ table, key, problem }));
  return [
    ...found('count_line', 'selisihnya bukan yang bergerak',
      `SELECT l.document_seq || '/' || l.line_no AS key FROM count_line l LEFT JOIN stock_move m ON m.document_seq = l.document_seq AND m.line_no = l.line_no AND m.product_ref = l.product_ref
        WHERE l.counted_qty - l.book_qty <> coalesce(m.qty, 0) OR l.value <> coalesce(m.value, 0)`),
    ...found('count_entry', 'buku saat dihitung berbeda',
      `SELECT CAST(e.seq AS TEXT) AS key FROM count_entry e LEFT JOIN stock_move m ON m.seq = e.book_move AND m.product_ref = e.product_ref WHERE e.book_qty <> coalesce(m.balance_qty, 0) OR (e.book_move > 0 AND m.seq IS NULL)`),
    ...found('count_sheet', 'yang dibukukan bukan hitungan terakhirnya',
      `WITH latest AS (SELECT e.sheet_seq, e.product_ref, e.counted_qty, e.book_qty FROM count_entry e WHERE e.seq = (SELECT max(seq) FROM count_entry WHERE sheet_seq = e.sheet_seq AND product_ref = e.product_ref))
       SELECT CAST(s.document_seq AS TEXT) AS key FROM count_sheet s WHERE s.state = 'dibukukan' AND (
         NOT EXISTS (SELECT 1 FROM document d WHERE d.seq = s.result_seq AND d.kind = 'OP')
         OR EXISTS (SELECT product_ref, counted_qty, book_qty FROM latest WHERE sheet_seq = s.document_seq EXCEPT SELECT product_ref, counted_qty, book_qty FROM count_line WHERE document_seq = s.result_seq)
         OR EXISTS (SELECT product_ref, counted_qty, book_qty FROM count_line WHERE document_seq = s.result_seq EXCEPT SELECT product_ref, counted_qty, book_qty FROM latest WHERE sheet_seq = s.document_seq))`),
  ];
}
