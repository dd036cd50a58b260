import type { Database, SqlValue } from '../kernel/database.ts';
import { tableShape } from '../kernel/rows.ts';
import { stream, type Stream } from '../kernel/stream.ts';
import { TABLES } from '../kernel/tables.ts';

/** A row as the text its digest is taken over, the audit row it names, and its primary key. */
export type RowText = readonly [text: string, owner: SqlValue, ...key: SqlValue[]];
export type Shape = { readonly columns: readonly string[]; readonly primary: readonly string[] };

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

  /** Every row of a table in the order of its primary key as the text its digest is taken over (`rowText`), put together by SQLite: one value a row crosses over instead of twenty. */
  texts(table: string): Generator<RowText> {
    const { columns, primary } = this.shape(table);
    return this.stream<RowText>({ columns: `json_array(${columns.join(', ')}), audit_seq, ${primary.join(', ')}`, from: table, key: primary, places: primary.map((_, place) => place + 2) });
  }

  /** Millions of rows: see {@link stream}. */
  stream<V extends readonly SqlValue[]>(what: Stream): Generator<V> {
    return stream<V>(this.db, what);
  }

  /** A row's primary key as a person reads it: `12/1`. */
  keyOf(table: string, values: readonly SqlValue[]): string {
    const { columns, primary } = this.shape(table);
    return primary.map((column) => String(values[columns.indexOf(column)])).join('/');
  }
}
