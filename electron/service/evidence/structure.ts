import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Database } from '../kernel/database.ts';
import type { Findings } from './findings.ts';
import type { Pace } from './pace.ts';

type ForeignKeyRow = { readonly table: string; readonly rowid: number | null; readonly parent: string };
type Structure = { readonly integrity: readonly (readonly [table: string, message: string])[]; readonly foreignKeys: readonly ForeignKeyRow[] };

/**
 * SQLite's own checks read the whole file in one call, which no step of 16 ms can hold. So they run in a thread with its
 * own read-only connection, beside the checks of the rows. The text is run as it stands: nothing of this module is there.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require(workerData.library);
const db = new Database(workerData.file, { readonly: true });
db.pragma('trusted_schema = OFF');
db.pragma('cell_size_check = ON');
const messages = (target) => db.prepare('PRAGMA integrity_check' + target).all().map((row) => row.integrity_check).filter((message) => message !== 'ok');
const whole = messages('');
const integrity = [];
if (whole.length > 0) {
  for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all())
    for (const message of messages("('" + name + "')")) integrity.push([name, message]);
  if (integrity.length === 0) integrity.push(['sqlite_schema', whole[0]]);
}
const foreignKeys = db.prepare('PRAGMA foreign_key_check').all().slice(0, 1000);
db.close();
parentPort.postMessage({ integrity, foreignKeys });
`;

function inThread(file: string): Promise<Structure> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD, { eval: true, workerData: { file, library: createRequire(import.meta.url).resolve('better-sqlite3') } });
    worker.once('message', (structure: Structure) => resolve(structure));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended without an answer')));
  });
}

/** The same table by table on this thread: for a small file, where no thread can load SQLite, or where one gave up on a damaged file. */
async function inSteps(db: Database, pace: Pace): Promise<Structure> {
  const integrity: [string, string][] = [];
  const foreignKeys: ForeignKeyRow[] = [];
  for (const { name } of db.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()) {
    try {
      for (const row of db.sql<{ integrity_check: string }>(`PRAGMA integrity_check('${name}')`).all()) if (row.integrity_check !== 'ok') integrity.push([name, row.integrity_check]);
      foreignKeys.push(...db.sql<ForeignKeyRow>(`PRAGMA foreign_key_check('${name}')`).all());
    } catch (error) {
      integrity.push([name, error instanceof Error ? error.message : String(error)]);
    }
    await pace.rest();
  }
  return { integrity, foreignKeys };
}

/** Bytes of a file whose tables SQLite checks within a step each: no thread is worth its start. */
const SMALL = 2_000_000;

/** What SQLite itself says of pages, indexes and links. Begin it early and await it last: for all but small files it runs on its own. */
export function beginStructure(db: Database): Promise<Structure | null> {
  const size = Number(db.pragma('page_count')) * Number(db.pragma('page_size'));
  return size < SMALL ? Promise.resolve(null) : inThread(db.file).catch(() => null);
}

export async function checkStructure(begun: Promise<Structure | null>, db: Database, pace: Pace, integrity: Findings, foreignKeys: Findings): Promise<void> {
  const structure = (await begun) ?? (await inSteps(db, pace));
  for (const [table, message] of structure.integrity) integrity.add(table, '', `berkas rusak (${message.replaceAll(/\s+/g, ' ')})`);
  for (const { table, rowid, parent } of structure.foreignKeys) foreignKeys.add(table, rowid === null ? '' : `baris ${rowid}`, `menunjuk baris ${parent} yang tidak ada`);
}
