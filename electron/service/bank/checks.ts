import type { Database } from '../kernel/database.ts';
import { MAX_PROBLEMS, type Problem } from '../kernel/problems.ts';

/** Statements against their lines; matches whose sides differ, lie on other accounts, or share a line with another match. */
export function bankChecks(db: Database): Problem[] {
  const problems: Problem[] = [];
  const add = (table: string, rows: readonly { key: number | string }[], problem: string): void => {
    for (const { key } of rows) problems.push({ table, key: String(key), problem });
  };
  add('bank_line', db.sql<{ key: string }>(`SELECT i.name AS key FROM bank_import i LEFT JOIN bank_import_removal x ON x.import_ref = i.ref
        WHERE i.lines <> coalesce(x.lines, 0) + (SELECT count(*) FROM bank_line b WHERE b.import_ref = i.ref AND b.account_ref = i.account_ref)
           OR (x.import_ref IS NOT NULL AND x.lines <> i.lines) LIMIT ?`).all(MAX_PROBLEMS), 'jumlah baris berbeda dari yang diimpor');
  add(
    'bank_match',
    db
      .sql<{ key: number }>(
        `SELECT n.match_no AS key FROM (SELECT DISTINCT match_no FROM bank_match) n
          WHERE coalesce((SELECT sum(b.amount) FROM bank_line b WHERE b.ref IN (SELECT m.bank_line_ref FROM bank_match m WHERE m.match_no = n.match_no)), 0)
             <> coalesce((SELECT sum(l.debit - l.credit) FROM (SELECT DISTINCT entry_seq, line_no FROM bank_match m WHERE m.match_no = n.match_no) k JOIN entry_line l ON l.entry_seq = k.entry_seq AND l.line_no = k.line_no), 0) LIMIT ?`,
      )
      .all(MAX_PROBLEMS),
    'jumlah bank dan jurnal yang dicocokkan berbeda',
  );
  add(
    'bank_match',
    db
      .sql<{ key: number }>(
        `SELECT DISTINCT m.match_no AS key FROM bank_match m LEFT JOIN bank_line b ON b.ref = m.bank_line_ref LEFT JOIN entry_line l ON l.entry_seq = m.entry_seq AND l.line_no = m.line_no
          WHERE b.account_ref IS NOT l.account_ref OR b.ref IS NULL OR NOT EXISTS (SELECT 1 FROM entry e WHERE e.seq = m.entry_seq)
             OR EXISTS (SELECT 1 FROM bank_match o WHERE o.match_no <> m.match_no AND (o.bank_line_ref = m.bank_line_ref OR (o.entry_seq = m.entry_seq AND o.line_no = m.line_no))) LIMIT ?`,
      )
      .all(MAX_PROBLEMS),
    'bukan jurnal rekening itu, atau dicocokkan dua kali',
  );
  return problems.slice(0, MAX_PROBLEMS);
}
