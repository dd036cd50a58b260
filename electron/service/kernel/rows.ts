import { keyed, sha256, short } from './digest.ts';
import type { Database, SqlValue } from './database.ts';
import { TABLES, type TableKind } from './tables.ts';

export type Row = Readonly<Record<string, SqlValue>>;

/** Text of a row that its digest is taken over: its values as a JSON array, in column order. */
export const rowText = (values: readonly SqlValue[]): string => JSON.stringify(values);

/** Digest of a kept row; keyed where the table holds personal data or PIN material (ruling 3). */
export const keptDigest = (values: readonly SqlValue[], personalKey: string | null): string =>
  short(personalKey === null ? sha256(rowText(values)) : keyed(personalKey, rowText(values)));

/** Digest of the rows one command appended to one table, in the table's own order. */
export const appendedDigest = (rows: readonly string[]): string => short(sha256(rows.join('\n')));

type TableShape = {
  readonly name: string;
  readonly table: TableKind;
  readonly columns: readonly string[];
  /** Places of the primary key's columns among the columns. */
  readonly primary: readonly number[];
  readonly insert: string;
};

/** The columns of a table in declared order, and those of its primary key. */
export function tableShape(db: Database, name: string): { columns: string[]; primary: string[] } {
  const info = db.sql<{ name: string; pk: number }>(`SELECT name, pk FROM pragma_table_info('${name}') ORDER BY cid`).all();
  return { columns: info.map((column) => column.name), primary: info.filter((column) => column.pk > 0).toSorted((a, b) => a.pk - b.pk).map((column) => column.name) };
}

/** Sorts rows of one table as `ORDER BY primary key` would, so that a digest does not depend on the order of writing. */
function byKey(a: readonly SqlValue[], b: readonly SqlValue[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const left = a[i] ?? null;
    const right = b[i] ?? null;
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return 0;
}

/**
 * The only way rows of appended and kept tables are written. It remembers what a command wrote, so that the command's
 * audit row can hold the digests. One instance lives as long as the database; `begin` starts a command.
 */
export class RowWriter {
  private readonly shapes = new Map<string, TableShape>();
  private added = new Map<string, { key: SqlValue[]; text: string }[]>();
  private changed = new Map<string, [string, string, string | null]>();
  private readonly last = new Map<string, number>();
  private auditSeq = 0;
  private readonly db: Database;
  private readonly personalKey: string;

  constructor(db: Database, personalKey: string) {
    this.db = db;
    this.personalKey = personalKey;
  }

  begin(auditSeq: number): void {
    this.auditSeq = auditSeq;
    this.added = new Map();
    this.changed = new Map();
    this.last.clear();
  }

  /** True when the command has written something so far. */
  get wrote(): boolean {
    return this.added.size > 0 || this.changed.size > 0;
  }

  /** The highest rowid of a table; 0 when it is empty. */
  lastRowid(name: string): number {
    const last = this.last.get(name) ?? this.db.sql<{ last: number | null }>(`SELECT max(rowid) AS last FROM ${this.shape(name).name}`).get()?.last ?? 0;
    this.last.set(name, last);
    return last;
  }

  /** Inserts a row; every column must be given (audit_seq is filled in). Answers the rowid. */
  insert(name: string, row: Row): number {
    const shape = this.shape(name);
    const values = shape.columns.map((column) => {
      if (column === 'audit_seq') return this.auditSeq;
      const value = row[column];
      if (value === undefined) throw new Error(`${name}.${column} is missing`);
      return value;
    });
    const { lastInsertRowid } = this.db.sql(shape.insert).run(...values);
    if (this.last.has(name)) this.last.set(name, Math.max(lastInsertRowid, this.last.get(name) ?? 0));
    this.remember(shape, values);
    return lastInsertRowid;
  }

  /** Changes a row of a kept table found by its key. Throws when there is none. */
  update(name: string, key: Row, changes: Row): void {
    const shape = this.shape(name);
    const keyColumns = this.keyOf(shape, key);
    const sets = Object.keys(changes);
    const updated = this.db
      .sql(`UPDATE ${name} SET ${sets.map((column) => `${column} = ?`).join(', ')} WHERE ${keyColumns.map((column) => `${column} = ?`).join(' AND ')}`)
      .run(...sets.map((column) => changes[column] ?? null), ...keyColumns.map((column) => key[column] ?? null));
    if (updated.changes !== 1) throw new Error(`${name}: no such row`);
    const values = this.db
      .sql<Row>(`SELECT * FROM ${name} WHERE ${keyColumns.map((column) => `${column} = ?`).join(' AND ')}`)
      .get(...keyColumns.map((column) => key[column] ?? null));
    if (values === undefined) throw new Error(`${name}: the row is gone`);
    this.remember(
      shape,
      shape.columns.map((column) => values[column] ?? null),
    );
  }

  /** Removes a row of a kept table. */
  remove(name: string, key: Row): void {
    const shape = this.shape(name);
    const keyColumns = this.keyOf(shape, key);
    const values = keyColumns.map((column) => key[column] ?? null);
    const removed = this.db.sql(`DELETE FROM ${name} WHERE ${keyColumns.map((column) => `${column} = ?`).join(' AND ')}`).run(...values);
    if (removed.changes !== 1) throw new Error(`${name}: no such row`);
    const keyText = rowText(values);
    this.changed.set(`${name}${keyText}`, [name, keyText, null]);
  }

  /** Digests of everything written since `begin`: {table: [rows, digest]} and [[table, key, digest or null]]. */
  digests(): { appended: Record<string, [number, string]>; changed: [string, string, string | null][] } {
    const appended: Record<string, [number, string]> = {};
    for (const [name, rows] of this.added) {
      rows.sort((a, b) => byKey(a.key, b.key));
      appended[name] = [rows.length, appendedDigest(rows.map((row) => row.text))];
    }
    return { appended, changed: [...this.changed.values()] };
  }

  private remember(shape: TableShape, values: readonly SqlValue[]): void {
    const { table, name } = shape;
    if (table.kind === 'appended') {
      const key = shape.primary.map((place) => values[place] ?? null);
      const rows = this.added.get(name);
      const row = { key, text: rowText(values) };
      if (rows) rows.push(row);
      else this.added.set(name, [row]);
      return;
    }
    if (table.kind !== 'kept') throw new Error(`${name} is not written row by row`);
    const keyText = rowText(table.key.map((column) => values[shape.columns.indexOf(column)] ?? null));
    this.changed.set(`${name}${keyText}`, [name, keyText, keptDigest(values, table.personal ? this.personalKey : null)]);
  }

  private keyOf(shape: TableShape, key: Row): readonly string[] {
    if (shape.table.kind !== 'kept') throw new Error(`${shape.name} rows cannot be changed`);
    for (const column of shape.table.key) if (key[column] === undefined) throw new Error(`${shape.name}.${column} is missing`);
    return shape.table.key;
  }

  private shape(name: string): TableShape {
    const known = this.shapes.get(name);
    if (known) return known;
    const table = TABLES[name];
    if (table === undefined) throw new Error(`unknown table ${name}`);
    const { columns, primary } = tableShape(this.db, name);
    const shape: TableShape = {
      name,
      table,
      columns,
      primary: primary.map((column) => columns.indexOf(column)),
      insert: `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    };
    this.shapes.set(name, shape);
    return shape;
  }
}
