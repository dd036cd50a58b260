import type { Database, SqlValue } from '../kernel/database.ts';
import { tableShape, type Row } from '../kernel/rows.ts';
import { TABLES } from '../kernel/tables.ts';

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

  /** Every row of a table in the order of its primary key, without a sort. */
  rows(table: string): IterableIterator<Row> {
    return this.db.sql<Row>(`SELECT * FROM ${table} ORDER BY ${this.shape(table).primary.join(', ')}`).iterate();
  }

  valuesOf(table: string, row: Row): SqlValue[] {
    return this.shape(table).columns.map((column) => row[column] ?? null);
  }

  /** A row's primary key as a person reads it: `12/1`. */
  keyOf(table: string, row: Row): string {
    return this.shape(table).primary.map((column) => String(row[column])).join('/');
  }
}
