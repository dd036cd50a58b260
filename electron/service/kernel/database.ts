import { accessSync, closeSync, constants, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Refusal } from './refusal.ts';
import { migrate } from './migrations.ts';

export type SqlValue = string | number | null;
export type RunResult = { readonly changes: number; readonly lastInsertRowid: number };

/** A prepared statement, made on first use and kept. */
export type Statement<R> = {
  get(...params: SqlValue[]): R | undefined;
  all(...params: SqlValue[]): R[];
  iterate(...params: SqlValue[]): IterableIterator<R>;
  /** All rows as arrays in the order of the columns: the fastest way to read a few hundred. */
  values<V extends readonly SqlValue[] = SqlValue[]>(...params: SqlValue[]): V[];
  run(...params: SqlValue[]): RunResult;
};

/** An open database: statements by their text, transactions, and nothing else. */
export type Database = {
  readonly file: string;
  sql<R = Record<string, SqlValue>>(text: string): Statement<R>;
  exec(text: string): void;
  pragma(text: string): unknown;
  readonly inTransaction: boolean;
  close(): void;
};

type Raw = InstanceType<typeof SqliteDatabase>;

/** 'GERA' in ASCII: how a file says it is ours. */
export const APPLICATION_ID = 0x47455241;

/**
 * This SQLite is built with STAT4: a bare parameter after `=` or LIMIT may take part in the planning, and then the statement is
 * planned anew each time it is bound, at ten times the cost of running it. `+?` is the same value without that.
 */
const plannedOnce = (text: string): string => text.replaceAll(/(= |LIMIT )\?/g, '$1+?');

function wrap(raw: Raw, file: string): Database {
  const statements = new Map<string, Statement<unknown>>();
  return {
    file,
    sql<R>(text: string): Statement<R> {
      const known = statements.get(text);
      if (known) return known as Statement<R>;
      const planned = plannedOnce(text);
      const prepared = raw.prepare<SqlValue[], R>(planned);
      let arrays: { all(...params: SqlValue[]): unknown[] } | undefined;
      const statement: Statement<R> = {
        get: (...params) => prepared.get(...params),
        all: (...params) => prepared.all(...params),
        iterate: (...params) => prepared.iterate(...params),
        values: <V extends readonly SqlValue[]>(...params: SqlValue[]) => (arrays ??= raw.prepare<SqlValue[]>(planned).raw()).all(...params) as V[],
        run: (...params) => {
          const result = prepared.run(...params);
          return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) };
        },
      };
      statements.set(text, statement);
      return statement;
    },
    exec: (text) => void raw.exec(text),
    pragma: (text) => raw.pragma(text, { simple: true }),
    get inTransaction() {
      return raw.inTransaction;
    },
    close: () => void raw.close(),
  };
}

const sqliteCode = (error: unknown): string => (error instanceof SqliteDatabase.SqliteError ? error.code : '');

/** Turns what the disk or SQLite says into a sentence; anything else is thrown on. */
export function storageRefusal(error: unknown): Refusal | undefined {
  const code = sqliteCode(error);
  if (code === '') return undefined;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new Refusal('BUSY', 'Berkas sedang dipakai. Program Gerai lain sedang membuka berkas ini; tutup dahulu, lalu coba lagi.', { sqlite: code });
  if (code.startsWith('SQLITE_FULL'))
    return new Refusal('STORAGE', 'Disk komputer penuh. Tidak ada yang tersimpan dari perintah ini dan data lama aman; kosongkan ruang disk, lalu coba lagi.', { sqlite: code });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_PERM'))
    return new Refusal('STORAGE', 'Berkas tidak dapat ditulisi. Data lama tetap utuh; periksa izin folder atau pindahkan berkas ke folder Dokumen.', { sqlite: code });
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return new Refusal('STORAGE', DAMAGED, { sqlite: code });
  if (code.startsWith('SQLITE_IOERR'))
    return new Refusal('STORAGE', 'Disk tidak menjawab. Perintah terakhir tidak tersimpan; periksa kabel dan disk, lalu buka program lagi.', { sqlite: code });
  return undefined;
}

const DAMAGED = 'Berkas data rusak. Program tidak menulis lagi ke berkas ini; pakai cadangan terakhir yang baik.';
const CUT = 'Berkas data terpotong. Berkas tidak disentuh; pakai cadangan terakhir yang baik.';

/**
 * Looks at the first bytes without opening: not SQLite, damaged, cut short, or fine. A missing or empty file is new.
 * `short` is a file that lacks pages while it has a log: a checkpoint that was broken off leaves it so, with the missing
 * pages in the log, and only SQLite can tell.
 */
function inspect(file: string): 'new' | 'sqlite' | 'short' {
  if (!existsSync(file)) return 'new';
  const size = statSync(file).size;
  if (statSync(file).isDirectory()) throw new Refusal('STORAGE', 'Ini folder, bukan berkas. Pilih berkas Gerai (.gerai).', { file });
  if (size === 0) return 'new';
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\u0000')
    throw new Refusal('STORAGE', 'Ini bukan berkas Gerai. Berkas tidak disentuh; pilih berkas lain berakhiran .gerai.', { file });
  const pageSize = head.readUInt16BE(16) === 1 ? 65536 : head.readUInt16BE(16);
  // Bytes 21 to 23 are the same in every SQLite file; a page is a power of two from 512 on.
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || head.readUIntBE(21, 3) !== 0x402020) throw new Refusal('STORAGE', DAMAGED, { file, sqlite: 'SQLITE_NOTADB' });
  const expected = pageSize * head.readUInt32BE(28);
  if (size >= expected) return 'sqlite';
  const log = `${file}-wal`;
  if (!existsSync(log) || statSync(log).size === 0) throw new Refusal('STORAGE', CUT, { file, expected, size });
  return 'short';
}

/** Refuses a file that lacks pages its log does not have. */
function checkWhole(raw: Raw, file: string): void {
  if (raw.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Refusal('STORAGE', CUT, { file, expected: 'ok' });
}

function checkOurs(raw: Raw, file: string): void {
  const id = Number(raw.pragma('application_id', { simple: true }));
  if (id !== APPLICATION_ID) throw new Refusal('STORAGE', 'Ini bukan berkas Gerai. Berkas tidak disentuh; pilih berkas lain berakhiran .gerai.', { file });
  raw.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function opened<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    const refusal = storageRefusal(error);
    if (refusal) throw new Refusal(refusal.code, refusal.message, { ...refusal.details, file });
    throw error;
  }
}

function requireRuntime(): void {
  // better-sqlite3 13 is built for Node-API 10; an older runtime would end by a signal instead of an error.
  if (Number(process.versions['napi']) < 10) throw new Error(`this runtime has Node-API ${process.versions['napi']}; the ledger service needs 10`);
}

/** The one name of a file: its lock and its log lie beside that, whatever link it was opened by. */
function trueName(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  return existsSync(dirname(file)) ? join(realpathSync(dirname(file)), basename(file)) : file;
}

/** A file with a second name (a hard link) would have a second lock and a second log. */
function refuseSecondName(file: string): void {
  if (existsSync(file) && statSync(file).isFile() && statSync(file).nlink > 1)
    throw new Refusal('STORAGE', 'Berkas punya dua nama. Berkas ini tertaut keras dengan nama lain dan dapat rusak bila dibuka dari keduanya; salin berkasnya, lalu buka salinannya.', { file });
}

/** The one writer's hold on a file: an exclusive transaction on a tiny second database that dies with the process. */
function holdWriterLock(file: string): Raw {
  try {
    const lock = new SqliteDatabase(`${file}.lock`, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    if (sqliteCode(error).startsWith('SQLITE_BUSY'))
      throw new Refusal('BUSY', 'Berkas sedang dipakai. Program Gerai lain sedang membuka berkas ini; tutup dahulu, lalu coba lagi.', { file });
    throw error;
  }
}

/**
 * Opens FILE as its only writer: WAL, synchronous=FULL, foreign keys on; makes it when it is missing; brings an older
 * schema forward. Throws a Refusal with a sentence for a second writer, a read-only folder, a foreign, damaged or newer
 * file; such a file is left as it was. A `draft` waits for no disk until it is closed: for a file that is thrown away
 * unless it becomes whole.
 */
export function openForWriting(path: string, migrationsFolder: string, options: { readonly draft?: boolean } = {}): Database {
  requireRuntime();
  const file = trueName(path);
  return opened(file, () => {
    refuseSecondName(file);
    const state = inspect(file);
    try {
      accessSync(dirname(file), constants.W_OK);
      if (state !== 'new') accessSync(file, constants.W_OK);
    } catch {
      throw new Refusal('STORAGE', 'Folder tidak dapat ditulisi. Data lama tetap utuh; pindahkan berkas ke folder Dokumen, lalu buka lagi.', { file });
    }
    if (state !== 'new') {
      const probe = new SqliteDatabase(file, { readonly: true });
      try {
        checkOurs(probe, file);
        if (state === 'short') checkWhole(probe, file);
        migrate.refuseNewer((text) => probe.pragma(text, { simple: true }), migrationsFolder, file);
      } finally {
        probe.close();
      }
    }
    const lock = holdWriterLock(file);
    try {
      const raw = new SqliteDatabase(file);
      raw.pragma('journal_mode = WAL');
      raw.pragma(`synchronous = ${options.draft === true ? 'OFF' : 'FULL'}`);
      raw.pragma('foreign_keys = ON');
      raw.pragma('trusted_schema = OFF');
      raw.pragma('cell_size_check = ON');
      raw.pragma('cache_size = -32000');
      raw.pragma('temp_store = MEMORY');
      const db = wrap(raw, file);
      migrate.forward(db, migrationsFolder, APPLICATION_ID);
      return {
        ...db,
        get inTransaction() {
          return raw.inTransaction;
        },
        close: () => {
          if (options.draft === true && raw.open) {
            raw.pragma('synchronous = FULL');
            raw.pragma('wal_checkpoint(TRUNCATE)');
          }
          raw.close();
          lock.close();
        },
      };
    } catch (error) {
      lock.close();
      throw error;
    }
  });
}

/** Opens FILE read-only, beside a writer if there is one: verify, export and backup. */
export function openForReading(path: string, migrationsFolder: string): Database {
  requireRuntime();
  const file = trueName(path);
  return opened(file, () => {
    const state = inspect(file);
    if (state === 'new') throw new Refusal('STORAGE', 'Berkas tidak ada. Periksa nama dan foldernya.', { file });
    const raw = new SqliteDatabase(file, { readonly: true });
    try {
      checkOurs(raw, file);
      if (state === 'short') checkWhole(raw, file);
      migrate.refuseNewer((text) => raw.pragma(text, { simple: true }), migrationsFolder, file);
      migrate.refuseOlder((text) => raw.pragma(text, { simple: true }), migrationsFolder, file);
    } catch (error) {
      raw.close();
      throw error;
    }
    raw.pragma('trusted_schema = OFF');
    raw.pragma('cell_size_check = ON');
    raw.pragma('cache_size = -32000');
    return wrap(raw, file);
  });
}

/** A consistent copy of an open database in a new file. */
export const copyDatabase = (db: Database, to: string): void => opened(to, () => void db.sql('VACUUM INTO ?').run(to));

/** Keeps every writer off FILE while it is being replaced; answers what lets go again. Throws BUSY when one is at work. */
export function holdForReplacing(path: string): () => void {
  const file = trueName(path);
  const lock = opened(file, () => holdWriterLock(file));
  return () => void lock.close();
}

/** What the migrations of a folder make, made once: they take longer than many a verification. */
const schemaImages = new Map<string, Buffer>();

function schemaImage(migrationsFolder: string): Buffer {
  const known = schemaImages.get(migrationsFolder);
  if (known !== undefined) return known;
  const raw = new SqliteDatabase(':memory:');
  try {
    migrate.forward(wrap(raw, ':memory:'), migrationsFolder, APPLICATION_ID);
    const image = raw.serialize();
    schemaImages.set(migrationsFolder, image);
    return image;
  } finally {
    raw.close();
  }
}

/** An empty database in memory with the schema of this program: what verify compares a file's schema with. */
export const referenceSchema = (migrationsFolder: string): Database => wrap(new SqliteDatabase(schemaImage(migrationsFolder)), ':memory:');
