import type { Result } from '../../../shared/contract/index.ts';
import { number } from '../../../shared/text/format.ts';
import { openForReading, storageRefusal, type Database } from '../kernel/database.ts';
import type { RoomCheck } from '../kernel/problems.ts';
import { Refusal } from '../kernel/refusal.ts';
import { checkAudit, checkCommands } from './audit.ts';
import { Book } from './book.ts';
import { Findings } from './findings.ts';
import { JournalCheck, type Journal } from './journal.ts';
import { checkKept } from './kept.ts';
import { Pace } from './pace.ts';
import { checkSchema, checkTables } from './schema.ts';
import { beginStructure, checkStructure } from './structure.ts';

export type Verification = Result<'system.verify'>;

export type VerifyOptions = {
  /** By the check's name: what the rooms prove of their own derived rows. Each runs in one step. */
  readonly roomChecks: Readonly<Record<string, RoomCheck>>;
  /** Kinds of documents that post no entry, or not always; every other document without an entry is a finding. */
  readonly mayPostNothing: Iterable<string>;
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Every check of the books of FILE, read only, in one snapshot beside the running till, in steps of at most 16 ms.
 * Each check says in Indonesian where something does not hold: table, row or number. Throws a Refusal where FILE is
 * missing, not ours, or of another version; a damaged file is an answer, not a refusal.
 */
export async function verify(file: string, migrationsFolder: string, options: VerifyOptions): Promise<Verification> {
  let db: Database;
  try {
    db = openForReading(file, migrationsFolder);
  } catch (error) {
    const damage = damageOf(error);
    if (damage === null) throw error;
    return { ok: false, checks: [{ name: 'integrity', ok: false, detail: damage }] };
  }
  try {
    return await verifyOpen(db, file, migrationsFolder, options);
  } finally {
    db.close();
  }
}

/** What a refusal to open says of a file that is cut short or broken inside; null for any other refusal. */
const damageOf = (error: unknown): string | null => (error instanceof Refusal && error.code === 'STORAGE' && ('expected' in error.details || /CORRUPT|NOTADB/.test(String(error.details['sqlite']))) ? error.message : null);

async function verifyOpen(db: Database, file: string, migrationsFolder: string, options: VerifyOptions): Promise<Verification> {
  const structure = beginStructure(file);
  const checks: Verification['checks'] = [];
  const name = (of: string, findings: Findings, whenFine: string): void => void checks.push({ name: of, ok: findings.ok, detail: findings.detail(whenFine) });
  /** A part that cannot be read to its end has not held; the others still speak. */
  const guarded = async (findings: Findings, table: string, part: () => Promise<void> | void): Promise<void> => {
    try {
      await part();
    } catch (error) {
      findings.add(table, '', `tidak terbaca sampai akhir (${storageRefusal(error)?.message ?? (error instanceof Error ? error.message : String(error))})`);
    }
  };
  db.exec('BEGIN');
  let total = 0;
  for (const table of ['audit', 'entry', 'document'])
    await guarded(new Findings(), table, () => void (total += db.sql<{ last: number | null }>(`SELECT max(seq) AS last FROM ${table}`).get()?.last ?? 0));
  const pace = new Pace(total, options.onProgress ?? (() => undefined));
  await pace.rest();

  const [schema, tables] = [new Findings(), new Findings()];
  let objects = 0;
  await guarded(schema, 'sqlite_schema', () => void (objects = checkSchema(db, migrationsFolder, schema)));
  name('schema', schema, `${number(objects)} tabel, indeks dan penjaga sama dengan program`);
  await pace.rest();
  await guarded(tables, 'sqlite_schema', () => void (objects = checkTables(db, tables)));
  name('tables', tables, `${number(objects)} tabel, semua dikenal`);

  const book = new Book(db);
  const findings = { chain: new Findings(), entries: new Findings(), numbers: new Findings(), documents: new Findings(), balances: new Findings() };
  let journal: Journal = { hashes: [], auditSeqs: [], documents: 0, balances: new Map() };
  await guarded(findings.chain, 'entry', async () => void (journal = await new JournalCheck(book, findings, pace, new Set(options.mayPostNothing)).run()));
  const entryCount = Math.max(0, journal.hashes.length - 1);
  name('entry-chain', findings.chain, `${number(entryCount)} jurnal bersambung, kepala rantai ${(journal.hashes.at(-1) ?? '').slice(0, 8)}`);
  name('entries', findings.entries, 'setiap jurnal seimbang dan lengkap barisnya');
  name('numbers', findings.numbers, 'nomor jurnal dan dokumen tidak berlubang');
  name('documents', findings.documents, `${number(journal.documents)} dokumen, semua punya jurnal bila harus`);
  name('account-balances', findings.balances, 'saldo bulanan sama dengan hitungan ulang jurnal');

  const [audit, appended, kept, commands] = [new Findings(), new Findings(), new Findings(), new Findings()];
  let counts = { audit: 0, kept: 0, commands: 0 };
  await guarded(audit, 'audit', async () => {
    const walked = await checkAudit(book, journal, pace, { audit, appended });
    const fileKey = db.sql<{ value: string }>("SELECT value FROM meta WHERE key = 'file_key'").get()?.value ?? null;
    counts = { ...counts, audit: walked.count, kept: await checkKept(book, walked.kept, fileKey, pace, kept) };
  });
  await guarded(commands, 'command', async () => void (counts = { ...counts, commands: await checkCommands(book, pace, commands) }));
  name('audit-chain', audit, `${number(counts.audit)} catatan bersambung`);
  name('appended-rows', appended, 'setiap baris yang ditambahkan sama dengan sidik jarinya');
  name('kept-rows', kept, `${number(counts.kept)} baris yang dapat berubah sama dengan catatan terakhirnya`);
  name('commands', commands, `${number(counts.commands)} jawaban perintah lengkap`);

  for (const [room, check] of Object.entries(options.roomChecks)) {
    const problems = new Findings();
    await guarded(problems, room, () => problems.addAll(check(db, (code) => journal.balances.get(code) ?? 0)));
    name(room, problems, 'sama dengan hitungan ulang');
    await pace.rest();
  }

  const [integrity, foreignKeys] = [new Findings(), new Findings()];
  await checkStructure(structure, db, pace, integrity, foreignKeys);
  name('integrity', integrity, 'berkas utuh menurut SQLite');
  name('foreign-keys', foreignKeys, 'semua tautan menunjuk baris yang ada');
  db.exec('COMMIT');
  options.onProgress?.(total, total);
  return { ok: checks.every((check) => check.ok), checks };
}
