import type { Database } from '../kernel/database.ts';
import type { Findings } from './findings.ts';
import type { Pace } from '../kernel/pace.ts';

type ForeignKeyRow = { readonly table: string; readonly rowid: number | null; readonly parent: string };

/** Broken links that are told; more would only be counted. */
const MOST = 1000;

const messages = (db: Database, target: string): string[] =>
  db.sql<{ integrity_check: string }>(`PRAGMA integrity_check${target}`).all().map((row) => row.integrity_check).filter((message) => message !== 'ok');
const brokenLinks = (db: Database, target: string): ForeignKeyRow[] => db.sql<ForeignKeyRow>(`PRAGMA foreign_key_check${target}`).all().slice(0, MOST);
const tablesOf = (db: Database): string[] => db.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all().map((row) => row.name);

/**
 * What SQLite itself says of pages, indexes and links. One call over the whole file fits in no step, so it is for a thread (`alone`); elsewhere,
 * and where that call gives up on a damaged file or finds something, table by table.
 */
export async function checkStructure(db: Database, pace: Pace, alone: boolean, integrity: Findings, foreignKeys: Findings): Promise<void> {
  const links = (target: string): void => {
    for (const { table, rowid, parent } of brokenLinks(db, target)) foreignKeys.add(table, rowid === null ? '' : `baris ${rowid}`, `menunjuk baris ${parent} yang tidak ada`);
  };
  const damaged = (table: string, message: string): void => integrity.add(table, '', `berkas rusak (${message.replaceAll(/\s+/g, ' ')})`);
  const whole = alone ? ofWhole(db) : [];
  if (whole?.length === 0 && alone) return links('');
  for (const table of tablesOf(db)) {
    try {
      for (const message of messages(db, `('${table}')`)) damaged(table, message);
      links(`('${table}')`);
    } catch (error) {
      damaged(table, error instanceof Error ? error.message : String(error));
    }
    await pace.rest();
  }
  if (integrity.ok && whole?.[0] !== undefined) damaged('sqlite_schema', whole[0]);
}

/** What is wrong with the file as a whole; undefined where SQLite gave up over it. */
function ofWhole(db: Database): string[] | undefined {
  try {
    return messages(db, '');
  } catch {
    return undefined;
  }
}
