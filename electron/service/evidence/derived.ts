import type { Database } from '../kernel/database.ts';
import type { Book } from './book.ts';
import type { Findings } from './findings.ts';
import type { Pace } from '../kernel/pace.ts';

/**
 * Every row that is recomputed elsewhere must at least be one that its table's own rules allow. SQLite leaves CHECK out of
 * integrity_check when a file is open read-only, so the rows are offered to an empty database of the same schema (`empty`, which loses its triggers). Answers
 * the rows looked at.
 */
export async function checkDerived(book: Book, empty: Database, pace: Pace, findings: Findings): Promise<number> {
  empty.pragma('foreign_keys = OFF');
  for (const { name } of empty.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()) empty.exec(`DROP TRIGGER ${name}`);
  let count = 0;
  for (const table of book.tablesOf('derived')) count += await offer(book, table, empty, pace, findings);
  return count;
}

/** Rows the empty database holds before it is emptied again. */
const OFFERED_AT_ONCE = 1000;

async function offer(book: Book, table: string, empty: Database, pace: Pace, findings: Findings): Promise<number> {
  const { columns } = book.shape(table);
  const insert = empty.sql(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  let count = 0;
  empty.exec('BEGIN');
  for (const values of book.values(table)) {
    count += 1;
    if (count % OFFERED_AT_ONCE === 0) empty.exec('ROLLBACK; BEGIN');
    try {
      insert.run(...values);
    } catch (error) {
      findings.add(table, `baris ${book.keyOf(table, values)}`, `melanggar aturan tabelnya (${error instanceof Error ? error.message : String(error)})`);
    }
    if (pace.due()) await pace.rest();
  }
  empty.exec('ROLLBACK');
  return count;
}
