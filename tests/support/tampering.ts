import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

type Value = string | number | null;
type Row = Record<string, Value>;
type Column = { readonly name: string; readonly type: string; readonly pk: number; readonly notnull: number };
type Raw = InstanceType<typeof Sqlite>;

/** Pseudo-random numbers that a seed repeats (mulberry32). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  shuffled<T>(from: readonly T[]): T[] {
    const rest = [...from];
    return from.map(() => rest.splice(this.below(rest.length), 1)[0] as T);
  }
}

/** A value changed, a row removed, a new one inserted, one copied under another key, two that change places, a byte inside a stored value. */
export const EDITS = ['change', 'remove', 'insert', 'copy', 'swap', 'byte'] as const;
export type Edit = (typeof EDITS)[number];

/** Opens a file as a stranger's tool would: no foreign keys, the triggers out of the way while `edit` runs, then back as they were. */
export function behindItsBack<T>(file: string, edit: (db: Raw) => T): T {
  const db = new Sqlite(file);
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('synchronous = OFF');
    db.exec('BEGIN');
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").all() as { name: string; sql: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    const result = edit(db);
    for (const { sql } of triggers) db.exec(sql);
    db.exec('COMMIT');
    db.pragma('wal_checkpoint(TRUNCATE)');
    return result;
  } finally {
    db.close();
  }
}

const columnsOf = (db: Raw, table: string): Column[] => db.prepare(`SELECT name, type, pk, "notnull" FROM pragma_table_info(?) ORDER BY cid`).all(table) as Column[];
const rowsOf = (db: Raw, table: string): Row[] => db.prepare(`SELECT * FROM ${table}`).all() as Row[];

/** Other values of the same type that a hand might write there, in no particular order: near ones, rows' own, and nothing at all where that is allowed. */
function othersOf(column: Column, value: Value, rows: readonly Row[], chance: Chance): Value[] {
  const seen = rows.map((row) => row[column.name] ?? null);
  const nothing = column.notnull === 0 && column.pk === 0 ? [null] : [];
  const made: Value[] = [];
  if (column.type === 'INTEGER') {
    const number = typeof value === 'number' ? value : 0;
    made.push(number + 1, number - 1, number + 1000, 0, -number);
  } else {
    const text = typeof value === 'string' ? value : 'x';
    const at = text === '' ? 0 : chance.below(text.length);
    const letter = text.charAt(at);
    const other = /\d/.test(letter) ? String((Number(letter) + 1 + chance.below(9)) % 10) : letter === 'a' ? 'b' : 'a';
    made.push(text.slice(0, at) + other + text.slice(at + 1), `${text} `, `${text}0`, text.slice(1));
  }
  return chance.shuffled([...made, ...seen, ...nothing]).filter((candidate) => candidate !== value);
}

const where = (keys: readonly string[]): string => keys.map((key) => `${key} = ?`).join(' AND ');

/** Runs a statement; false where the schema itself refuses what it would write. */
function accepted(run: () => { changes: number }): boolean {
  try {
    return run().changes > 0;
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

/** Writes another value into a column of a row, keeping to the schema's checks where that can be done. Null where it cannot. */
export function changeValue(db: Raw, table: string, columnName: string, chance: Chance): string | null {
  const columns = columnsOf(db, table);
  const rows = rowsOf(db, table);
  const column = columns.find((candidate) => candidate.name === columnName);
  if (column === undefined || rows.length === 0) return null;
  const keys = columns.filter((candidate) => candidate.pk > 0).map((candidate) => candidate.name);
  const row = chance.pick(rows);
  const place = keys.map((key) => row[key] ?? null);
  const update = db.prepare(`UPDATE ${table} SET ${columnName} = ? WHERE ${where(keys)}`);
  for (const lax of ['OFF', 'ON']) {
    db.pragma(`ignore_check_constraints = ${lax}`);
    for (const other of othersOf(column, row[columnName] ?? null, rows, chance)) {
      if (accepted(() => update.run(other, ...place))) return `${table}[${place.join('/')}].${columnName}: ${JSON.stringify(row[columnName])} -> ${JSON.stringify(other)}`;
    }
  }
  return null;
}

/** The same value with the lowest bit of one of its bytes turned over; null where it has none. */
function withByteTurned(value: Value, chance: Chance): Value {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(BigInt(value));
    const at = 2 + chance.below(6);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return Number(bytes.readBigInt64BE());
  }
  if (value === null || value === '') return null;
  const bytes = Buffer.from(value, 'utf8');
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('utf8');
}

/** Turns over a bit inside a stored value, as a failing disk or a hex editor would, with the indexes kept in step. Null where no value of the table takes it. */
function turnByte(db: Raw, table: string, chance: Chance): string | null {
  const columns = columnsOf(db, table);
  const keys = columns.filter((column) => column.pk > 0).map((column) => column.name);
  const rows = rowsOf(db, table);
  for (const lax of ['OFF', 'ON']) {
    db.pragma(`ignore_check_constraints = ${lax}`);
    for (let attempt = 0; attempt < 40 && rows.length > 0; attempt += 1) {
      const row = chance.pick(rows);
      const { name } = chance.pick(columns);
      const before = row[name] ?? null;
      const turned = withByteTurned(before, chance);
      const place = keys.map((key) => row[key] ?? null);
      if (turned === null || turned === before) continue;
      if (accepted(() => db.prepare(`UPDATE ${table} SET ${name} = ? WHERE ${where(keys)}`).run(turned, ...place))) return `${table}[${place.join('/')}].${name}: a byte of ${JSON.stringify(before)}, now ${JSON.stringify(turned)}`;
    }
  }
  return null;
}

function removeRow(db: Raw, table: string, chance: Chance): string | null {
  const keys = columnsOf(db, table).filter((column) => column.pk > 0).map((column) => column.name);
  const rows = rowsOf(db, table);
  if (rows.length === 0) return null;
  const row = chance.pick(rows);
  const place = keys.map((key) => row[key] ?? null);
  db.prepare(`DELETE FROM ${table} WHERE ${where(keys)}`).run(...place);
  return `${table}[${place.join('/')}] removed`;
}

const insertInto = (db: Raw, table: string, columns: readonly Column[]) => {
  const insert = db.prepare(`INSERT INTO ${table} (${columns.map((column) => column.name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  return (row: Row) => insert.run(...columns.map((column) => row[column.name] ?? null));
};

/**
 * Writes a row under a key of its own: a copy of another, or one put together of what several rows have. Columns that must be unique are changed too.
 */
function addRow(db: Raw, table: string, kind: 'copy' | 'insert', chance: Chance): string | null {
  const columns = columnsOf(db, table);
  const rows = rowsOf(db, table);
  if (rows.length === 0) return null;
  const source = chance.pick(rows);
  const insert = insertInto(db, table, columns);
  for (const lax of ['OFF', 'ON']) {
    db.pragma(`ignore_check_constraints = ${lax}`);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const key = chance.pick(columns.filter((column) => column.pk > 0));
      const copy: Row = kind === 'copy' ? { ...source } : Object.fromEntries(columns.map(({ name }) => [name, chance.pick(rows)[name] ?? null]));
      const last = Math.max(0, ...rows.map((row) => Number(row[key.name])));
      copy[key.name] = key.type === 'INTEGER' && chance.below(2) === 0 ? last + 1 : chance.pick(othersOf(key, source[key.name] ?? null, rows, chance));
      for (let repair = 0; repair < 4; repair += 1) {
        try {
          insert(copy);
          return kind === 'insert' ? `${table}: ${JSON.stringify(copy)} inserted` : `${table}: copy of [${columns.filter((column) => column.pk > 0).map((column) => source[column.name]).join('/')}] as ${JSON.stringify(copy)}`;
        } catch (error) {
          if (!(error instanceof Sqlite.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) throw error;
          for (const name of error.message.match(/(?<=\.)\w+/g) ?? []) {
            const column = columns.find((candidate) => candidate.name === name);
            if (column !== undefined && column.pk === 0) copy[name] = chance.pick(othersOf(column, copy[name] ?? null, [], chance));
          }
        }
      }
    }
  }
  return null;
}

/** Lets two rows change places: each gets what the other has, but for the key. Null where that would change nothing, or the table refuses it. */
function swapRows(db: Raw, table: string, chance: Chance): string | null {
  const columns = columnsOf(db, table);
  const keys = columns.filter((column) => column.pk > 0).map((column) => column.name);
  const rest = columns.filter((column) => column.pk === 0).map((column) => column.name);
  const rows = rowsOf(db, table);
  if (rows.length < 2) return null;
  const [one, other] = chance.shuffled(rows);
  if (one === undefined || other === undefined || rest.every((name) => one[name] === other[name])) return null;
  const remove = db.prepare(`DELETE FROM ${table} WHERE ${where(keys)}`);
  for (const row of [one, other]) remove.run(...keys.map((key) => row[key] ?? null));
  const insert = insertInto(db, table, columns);
  const keyOf = (row: Row): Row => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]));
  if (!accepted(() => insert({ ...other, ...keyOf(one) })) || !accepted(() => insert({ ...one, ...keyOf(other) }))) return null;
  return `${table}: ${JSON.stringify(keyOf(one))} and ${JSON.stringify(keyOf(other))} changed places`;
}

function edited(db: Raw, table: string, kind: Edit, chance: Chance): string | null {
  switch (kind) {
    case 'change':
      return changeValue(db, table, chance.pick(columnsOf(db, table)).name, chance);
    case 'remove':
      return removeRow(db, table, chance);
    case 'insert':
    case 'copy':
      return addRow(db, table, kind, chance);
    case 'swap':
      return swapRows(db, table, chance);
    case 'byte':
      return turnByte(db, table, chance);
  }
}

/** One edit of a table, of the kind asked for or, where the table has no room for it, another kind; says what it did. */
export function tamper(file: string, table: string, edit: Edit, chance: Chance): string {
  return behindItsBack(file, (db) => {
    for (const kind of [edit, ...chance.shuffled(EDITS)]) {
      db.exec('SAVEPOINT edit');
      const done = edited(db, table, kind, chance);
      db.exec(done === null ? 'ROLLBACK TO edit; RELEASE edit' : 'RELEASE edit');
      if (done !== null) return done;
    }
    throw new Error(`${table} cannot be edited`);
  });
}

/** Texts of at least twelve letters that stand in the rows of each table. */
export function longTexts(file: string): ReadonlyMap<string, readonly string[]> {
  const db = new Sqlite(file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    const texts = tables.map((table): [string, string[]] => [table, rowsOf(db, table).flatMap((row) => Object.values(row).filter((value): value is string => typeof value === 'string' && value.length >= 12))]);
    return new Map(texts.filter(([, values]) => values.length > 0));
  } finally {
    db.close();
  }
}

/** Flips the lowest bit of one byte of a text where it stands in the file; answers the offset, or null where it does not stand in one piece. */
export function flipByte(file: string, text: string, chance: Chance): number | null {
  const bytes = readFileSync(file);
  const needle = Buffer.from(text, 'utf8');
  const places: number[] = [];
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) places.push(at);
  if (places.length === 0) return null;
  const offset = chance.pick(places) + chance.below(needle.length);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  return offset;
}

/**
 * Every row of every table, and what SQLite itself says of the file. Two files with the same contents differ in bytes that
 * no row and no index uses: pages also hold what is left of cells that have moved on.
 */
export function contents(file: string): string {
  const db = new Sqlite(file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all() as string[];
    return JSON.stringify([tables.map((table) => db.prepare(`SELECT * FROM ${table} NOT INDEXED`).raw().all()), db.pragma('integrity_check')]);
  } finally {
    db.close();
  }
}
