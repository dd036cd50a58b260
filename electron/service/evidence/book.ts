import type { Database, SqlValue } from '../kernel/database.ts';
import { tableShape } from '../kernel/rows.ts';
import { TABLES } from '../kernel/tables.ts';

export type RowText = { readonly text: string; readonly owner: SqlValue; readonly key: readonly SqlValue[] };
export type Shape = { readonly columns: readonly string[]; readonly primary: readonly string[] };

/** What `stream` reads: columns of a table or join, and the unique key it goes by. */
export type Stream = { readonly columns: string; readonly from: string; readonly key: readonly string[]; readonly places: readonly number[] };

/** Rows read at once: a few milliseconds of work. */
const BATCH = 500;

/** The file as verify reads it: the open snapshot and what its tables look like. */
export class Book {
  readonly db: Database;
  private readonly shapes = new Map<string, Shape>();

  constructor(db: Database) {
    this.db = db;
  }

  /** Tables of `TABLES` of a kind. */
  tablesOf(kind: 'appended' | 'kept' | 'derived'): string[] {
    return Object.keys(TABLES).filter((name) => TABLES[name]?.kind === kind);
  }

  shape(table: string): Shape {
    const known = this.shapes.get(table);
    if (known !== undefined) return known;
    const shape = tableShape(this.db, table);
    this.shapes.set(table, shape);
    return shape;
  }

  /** Every row of a table in the order of its primary key, without a sort; values in the order of `shape.columns`. */
  values(table: string): Generator<SqlValue[]> {
    const { columns, primary } = this.shape(table);
    return this.stream<SqlValue[]>({ columns: columns.join(', '), from: table, key: primary, places: primary.map((column) => columns.indexOf(column)) });
  }

  /**
   * Every row of a table in the order of its primary key as the text its digest is taken over (`rowText`), put together by SQLite: one value
   * a row crosses over instead of twenty. `owner` is the audit row it names.
   */
  *texts(table: string): Generator<RowText> {
    const { columns, primary } = this.shape(table);
    const rows = this.stream<[string, SqlValue, ...SqlValue[]]>({
      columns: `json_array(${columns.join(', ')}), audit_seq, ${primary.join(', ')}`, from: table, key: primary, places: primary.map((_, place) => place + 2),
    });
    for (const [text, owner, ...key] of rows) yield { text, owner, key };
  }

  /**
   * Millions of rows as arrays, in the order of a unique key, a few hundred at a time: twice as fast as one by one, and nothing is open
   * between two batches. `places`: where the key stands among the columns.
   */
  *stream<V extends readonly SqlValue[]>({ columns, from, key, places }: Stream): Generator<V> {
    const tail = `ORDER BY ${key.join(', ')} LIMIT ${BATCH}`;
    const next = this.db.sql(`SELECT ${columns} FROM ${from} WHERE (${key.join(', ')}) > (${key.map(() => '+?').join(', ')}) ${tail}`);
    let rows = this.db.sql(`SELECT ${columns} FROM ${from} ${tail}`).values<V>();
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

  /** A row's primary key as a person reads it: `12/1`. */
  keyOf(table: string, values: readonly SqlValue[]): string {
    const { columns, primary } = this.shape(table);
    return primary.map((column) => String(values[columns.indexOf(column)])).join('/');
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
