import type { Database, SqlValue } from './database.ts';

/** What `stream` reads: columns of a table or join, and the unique key it goes by. */
export type Stream = { readonly columns: string; readonly from: string; readonly key: readonly string[]; readonly places: readonly number[] };

/** Rows read at once: more of them outlive a sweep of the young heap, and copying those costs more than fewer reads save. */
const BATCH = 100;

/**
 * Millions of rows as arrays, in the order of a unique key, a hundred at a time: twice as fast as one by one, and nothing is open
 * between two batches. `places`: where the key stands among the columns. Throws where a broken tree gives keys that go back.
 */
export function* stream<V extends readonly SqlValue[]>(db: Database, { columns, from, key, places }: Stream): Generator<V> {
  const tail = `ORDER BY ${key.join(', ')} LIMIT ${BATCH}`;
  const next = db.sql(`SELECT ${columns} FROM ${from} WHERE (${key.join(', ')}) > (${key.map(() => '+?').join(', ')}) ${tail}`);
  let rows = db.sql(`SELECT ${columns} FROM ${from} ${tail}`).values<V>();
  let before: SqlValue[] | undefined;
  for (;;) {
    yield* rows;
    const last = rows[BATCH - 1];
    if (last === undefined) return;
    const at = places.map((place) => last[place] ?? null);
    // In a broken tree keys may go back, and the same rows would be read for ever.
    if (before !== undefined && !isAfter(at, before)) throw new Error(`${from}: keys out of order`);
    before = at;
    rows = next.values<V>(...at);
  }
}

/** Whether one key comes after another as SQLite orders them. */
function isAfter(key: readonly SqlValue[], other: readonly SqlValue[]): boolean {
  for (const [place, value] of key.entries()) {
    const before = other[place] ?? null;
    const order = typeof value === 'number' && typeof before === 'number' ? value - before : Buffer.compare(Buffer.from(String(value)), Buffer.from(String(before)));
    if (order !== 0) return order > 0;
  }
  return false;
}
