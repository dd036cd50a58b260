import type { Database } from '../kernel/database.ts';
import { TABLES } from '../kernel/tables.ts';
import type { Findings } from './findings.ts';

type SchemaRow = { readonly type: string; readonly name: string; readonly table: string; readonly sql: string | null };

const KIND: Readonly<Record<string, string>> = { table: 'tabel', index: 'indeks', trigger: 'penjaga', view: 'pandangan' };
const kindOf = (row: SchemaRow): string => `${KIND[row.type] ?? row.type} ${row.name}`;

/** Objects of a database; statistics that ANALYZE leaves change no answer and are passed over. */
const schemaOf = (db: Database): Map<string, SchemaRow> =>
  new Map(
    db.sql<SchemaRow>("SELECT type, name, tbl_name AS \"table\", sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name")
      .all()
      .map((row) => [`${row.type} ${row.name}`, row]),
  );

/** Compares every table, index and trigger with what the migrations made in an empty database; answers how many there are. */
export function checkSchema(db: Database, reference: Database, findings: Findings): number {
  const expected = schemaOf(reference);
  const actual = schemaOf(db);
  for (const [key, row] of expected) {
    const found = actual.get(key);
    if (found === undefined) findings.add(row.table, kindOf(row), 'hilang');
    else if (found.sql !== row.sql || found.table !== row.table) findings.add(row.table, kindOf(row), 'diubah');
  }
  for (const [key, row] of actual) if (!expected.has(key)) findings.add(row.table, kindOf(row), 'bukan bagian program ini');
  return actual.size;
}

/** Every table must be one whose rows some check answers for; answers their number. */
export function checkTables(db: Database, findings: Findings): number {
  const names = db.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").all().map((row) => row.name);
  for (const name of names) if (TABLES[name] === undefined) findings.add(name, '', 'tabel tidak dikenal program ini');
  for (const name of Object.keys(TABLES)) if (!names.includes(name)) findings.add(name, '', 'tabel hilang');
  return names.length;
}
