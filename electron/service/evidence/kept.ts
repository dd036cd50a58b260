import { keptDigest, rowText } from '../kernel/rows.ts';
import { TABLES } from '../kernel/tables.ts';
import { KeptDigests } from './keptDigests.ts';
import type { Book } from './book.ts';
import type { Findings } from './findings.ts';
import type { Pace } from '../kernel/pace.ts';

/** Holds every row of a table that changes against the last digest its audit rows gave it; answers the rows looked at. */
export async function checkKept(book: Book, kept: ReadonlyMap<string, KeptDigests>, fileKey: string | null, pace: Pace, findings: Findings): Promise<number> {
  let count = 0;
  if (fileKey === null) findings.add('meta', 'file_key', 'hilang: kunci berkas untuk data pribadi tidak ada');
  for (const table of book.tablesOf('kept')) {
    try {
      count += await checkTable(book, table, kept.get(table) ?? new KeptDigests(), fileKey, pace, findings);
    } catch (error) {
      findings.add(table, '', `tidak terbaca (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  return count;
}

async function checkTable(book: Book, table: string, expected: KeptDigests, fileKey: string | null, pace: Pace, findings: Findings): Promise<number> {
  const kind = TABLES[table];
  if (kind?.kind !== 'kept') return 0;
  let count = 0;
  const places = kind.key.map((column) => book.shape(table).columns.indexOf(column));
  for (const values of book.values(table)) {
    count += 1;
    const key = rowText(places.map((place) => values[place] ?? null));
    const digest = expected.take(key);
    if (digest === null) findings.add(table, `baris ${readable(key)}`, 'tidak pernah dicatat di audit');
    else if (!(kind.personal && fileKey === null) && keptDigest(values, kind.personal ? fileKey : null) !== digest) findings.add(table, `baris ${readable(key)}`, 'berubah tanpa catatan audit');
    if (pace.step()) await pace.rest();
  }
  for (const key of expected.left()) findings.add(table, `baris ${readable(key)}`, 'hilang tanpa catatan audit');
  return count;
}

/** `12` for `[12]`. */
const readable = (key: string): string => key.replaceAll(/^\[|\]$/g, '').replaceAll('"', '');
