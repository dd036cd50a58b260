import type { Result } from '../../../shared/contract/index.ts';
import { headCode } from '../../../shared/domain/paper/chainHead.ts';
import { number } from '../../../shared/text/format.ts';
import { auditHead, entryHead } from '../kernel/audit.ts';
import { openForReading, referenceSchema, storageRefusal, type Database } from '../kernel/database.ts';
import type { RoomCheck } from '../kernel/problems.ts';
import { Refusal } from '../kernel/refusal.ts';
import { TABLES } from '../kernel/tables.ts';
import { checkAudit, checkCommands } from './audit.ts';
import { Book } from './book.ts';
import { checkDerived } from './derived.ts';
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
  const reference = referenceSchema(migrationsFolder);
  try {
    return await new Verifier(db, reference, options).run();
  } finally {
    reference.close();
    db.close();
  }
}

/** What a refusal to open says of a file that is cut short or broken inside; null for any other refusal. */
const damageOf = (error: unknown): string | null => (error instanceof Refusal && error.code === 'STORAGE' && ('expected' in error.details || /CORRUPT|NOTADB/.test(String(error.details['sqlite']))) ? error.message : null);

const messageOf = (error: unknown): string => storageRefusal(error)?.message ?? (error instanceof Error ? error.message : String(error));

/** One run over one snapshot. A part that cannot be read to its end has not held; the others still speak. */
class Verifier {
  private readonly db: Database;
  private readonly reference: Database;
  private readonly options: VerifyOptions;
  private readonly book: Book;
  private readonly pace: Pace;
  private readonly total: number;
  private readonly checks: Verification['checks'] = [];

  constructor(db: Database, reference: Database, options: VerifyOptions) {
    this.db = db;
    this.reference = reference;
    this.options = options;
    this.book = new Book(db);
    db.exec('BEGIN');
    this.total = ['audit', 'entry', 'document'].reduce((sum, table) => sum + this.lastOf(table), 0);
    this.pace = new Pace(this.total, options.onProgress ?? (() => undefined));
  }

  async run(): Promise<Verification> {
    const structure = beginStructure(this.db);
    await this.pace.rest();
    await this.schema();
    const journal = await this.journal();
    await this.rows();
    for (const [room, check] of Object.entries(this.options.roomChecks)) {
      this.room(room, check, journal);
      await this.pace.rest();
    }
    const [integrity, foreignKeys] = [new Findings(), new Findings()];
    await checkStructure(structure, this.db, this.pace, integrity, foreignKeys);
    this.answer('integrity', integrity, 'berkas utuh menurut SQLite');
    this.answer('foreign-keys', foreignKeys, 'semua tautan menunjuk baris yang ada');
    const head = this.head();
    try {
      this.db.exec('COMMIT');
    } catch {
      // Nothing was written; a damaged page may keep even a reading from ending well, and the findings name it.
    }
    this.options.onProgress?.(this.total, this.total);
    return { ok: this.checks.every((check) => check.ok), checks: this.checks, ...(head === null ? {} : { head }) };
  }

  private async schema(): Promise<void> {
    const [schema, tables] = [new Findings(), new Findings()];
    let objects = 0;
    await this.guarded(schema, 'sqlite_schema', () => void (objects = checkSchema(this.db, this.reference, schema)));
    this.answer('schema', schema, `${number(objects)} tabel, indeks dan penjaga sama dengan program`);
    await this.pace.rest();
    await this.guarded(tables, 'sqlite_schema', () => void (objects = checkTables(this.db, tables)));
    this.answer('tables', tables, `${number(objects)} tabel, semua dikenal`);
  }

  private async journal(): Promise<Journal> {
    const findings = { chain: new Findings(), entries: new Findings(), numbers: new Findings(), documents: new Findings(), balances: new Findings() };
    let journal: Journal = { last: 0, head: '', documents: 0, balances: new Map() };
    await this.guarded(findings.chain, 'entry', async () => void (journal = await new JournalCheck(this.book, findings, this.pace, new Set(this.options.mayPostNothing)).run()));
    this.answer('entry-chain', findings.chain, `${number(journal.last)} jurnal bersambung, kepala rantai ${headCode(journal.head)}`);
    this.answer('entries', findings.entries, 'setiap jurnal seimbang dan lengkap barisnya');
    this.answer('numbers', findings.numbers, 'nomor jurnal dan dokumen tidak berlubang');
    this.answer('documents', findings.documents, `${number(journal.documents)} dokumen, semua punya jurnal bila harus`);
    this.answer('account-balances', findings.balances, 'saldo bulanan sama dengan hitungan ulang jurnal');
    return journal;
  }

  private async rows(): Promise<void> {
    const { book, pace } = this;
    const [audit, appended, kept, commands, derived] = [new Findings(), new Findings(), new Findings(), new Findings(), new Findings()];
    const counts = { audit: 0, kept: 0, commands: 0, derived: 0 };
    await this.guarded(audit, 'audit', async () => {
      const walked = await checkAudit(book, pace, { audit, appended });
      counts.audit = walked.count;
      const fileKey = this.db.sql<{ value: string }>("SELECT value FROM meta WHERE key = 'file_key'").get()?.value ?? null;
      counts.kept = await checkKept(book, walked.kept, fileKey, pace, kept);
    });
    await this.guarded(commands, 'command', async () => void (counts.commands = await checkCommands(book, pace, commands)));
    await this.guarded(derived, 'sqlite_schema', async () => void (counts.derived = await checkDerived(book, this.reference, pace, derived)));
    this.answer('audit-chain', audit, `${number(counts.audit)} catatan bersambung`);
    this.answer('appended-rows', appended, 'setiap baris yang ditambahkan sama dengan sidik jarinya');
    this.answer('kept-rows', kept, `${number(counts.kept)} baris yang dapat berubah sama dengan catatan terakhirnya`);
    this.answer('commands', commands, `${number(counts.commands)} jawaban perintah lengkap`);
    this.answer('derived-rows', derived, `${number(counts.derived)} baris hitungan memenuhi aturan tabelnya`);
  }

  /** A room's own check. Where it stops over a value it cannot read, the tables it was reading are named. */
  private room(room: string, check: RoomCheck, journal: Journal): void {
    const findings = new Findings();
    let reading = '';
    const watched: Database = {
      ...this.db,
      sql: (text) => {
        reading = text;
        return this.db.sql(text);
      },
    };
    try {
      findings.addAll(check(watched, (code) => journal.balances.get(code) ?? 0));
    } catch (error) {
      const tables = Object.keys(TABLES).filter((table) => new RegExp(`\\b${table}\\b`).test(reading));
      for (const table of tables.length > 0 ? tables : [room]) findings.add(table, '', `tidak terbaca sampai akhir (${messageOf(error)})`);
    }
    this.answer(room, findings, 'sama dengan hitungan ulang');
  }

  private answer(name: string, findings: Findings, whenFine: string): void {
    this.checks.push({ name, ok: findings.ok, detail: findings.detail(whenFine) });
  }

  private async guarded(findings: Findings, table: string, part: () => Promise<void> | void): Promise<void> {
    try {
      await part();
    } catch (error) {
      findings.add(table, '', `tidak terbaca sampai akhir (${messageOf(error)})`);
    }
  }

  /** The heads of both chains in this snapshot; null where a table is broken inside. */
  private head(): Verification['head'] | null {
    try {
      const [entries, audits] = [entryHead(this.db), auditHead(this.db)];
      return { entries: entries.count, hash: entries.hash, audits: audits.seq, auditHash: audits.hash };
    } catch {
      return null;
    }
  }

  /** How far a table's numbering runs, for the progress; a table that cannot be read is found by its check. */
  private lastOf(table: string): number {
    try {
      return this.db.sql<{ last: number | null }>(`SELECT max(seq) AS last FROM ${table}`).get()?.last ?? 0;
    } catch {
      return 0;
    }
  }
}
