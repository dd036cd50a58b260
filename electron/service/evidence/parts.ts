import type { Result } from '../../../shared/contract/index.ts';
import { headCode } from '../../../shared/domain/paper/chainHead.ts';
import { number } from '../../../shared/text/format.ts';
import { auditHead, entryHead } from '../kernel/audit.ts';
import { referenceSchema, storageRefusal, type Database } from '../kernel/database.ts';
import type { RoomCheck } from '../kernel/problems.ts';
import { TABLES } from '../kernel/tables.ts';
import { checkAudit } from './audit.ts';
import { Book } from './book.ts';
import { checkDerived } from './derived.ts';
import { Findings } from './findings.ts';
import { JournalCheck, type Journal } from './journal.ts';
import { checkKept } from './kept.ts';
import { Pace, type Progress } from '../kernel/pace.ts';
import { checkSchema, checkTables } from './schema.ts';
import { checkStructure } from './structure.ts';

export type Verification = Result<'system.verify'>;
export type Check = Verification['checks'][number];
export type Head = NonNullable<Verification['head']>;

/** What verify needs to know of the rooms. */
export type Checks = {
  /** By the check's name: what the rooms prove of their own derived rows. Each runs in one step. */
  readonly roomChecks: Readonly<Record<string, RoomCheck>>;
  /** Kinds of documents that post no entry, or not always; every other document without an entry is a finding. */
  readonly mayPostNothing: Iterable<string>;
  /** The script of a thread that runs one part: `servePart` with these same checks. */
  readonly thread: URL;
};

/** The verification in three parts of about the same work, none of which needs another's answer. */
export const PARTS = ['journal', 'rows', 'structure'] as const;
export type PartName = (typeof PARTS)[number];

/** What a part found, and the heads of both chains in the snapshot it read; null where they cannot be read. */
export type PartResult = { readonly checks: readonly Check[]; readonly head: Head | null };

export type PartOptions = {
  readonly migrationsFolder: string;
  readonly checks: Omit<Checks, 'thread'>;
  readonly onProgress: Progress;
  /** True in a thread of its own, where nobody waits for a turn. */
  readonly alone: boolean;
};

/** Runs one part over the snapshot that `db` has open. */
export const runPart = (part: PartName, db: Database, options: PartOptions): Promise<PartResult> => new Part(db, options).run(part);

const messageOf = (error: unknown): string => storageRefusal(error)?.message ?? (error instanceof Error ? error.message : String(error));

/** A check that cannot be read to its end has not held; the others still speak. */
class Part {
  private readonly db: Database;
  private readonly options: PartOptions;
  private readonly book: Book;
  private readonly checks: Check[] = [];

  constructor(db: Database, options: PartOptions) {
    this.db = db;
    this.options = options;
    this.book = new Book(db);
  }

  async run(part: PartName): Promise<PartResult> {
    const { options } = this;
    const pace = new Pace(this.work(part), options.onProgress, options.alone);
    if (part === 'rows') await this.rows(pace);
    else {
      const reference = referenceSchema(options.migrationsFolder);
      try {
        await (part === 'journal' ? this.journalAndRooms(reference, pace) : this.structure(reference, pace));
      } finally {
        reference.close();
      }
    }
    pace.end();
    return { checks: this.checks, head: this.head() };
  }

  private async journalAndRooms(reference: Database, pace: Pace): Promise<void> {
    await this.schema(reference, pace);
    const journal = await this.journal(pace);
    for (const [room, check] of Object.entries(this.options.checks.roomChecks)) {
      this.room(room, check, journal);
      await pace.rest();
    }
  }

  private async schema(reference: Database, pace: Pace): Promise<void> {
    const [schema, tables] = [new Findings(), new Findings()];
    let objects = 0;
    await this.guarded(schema, 'sqlite_schema', () => void (objects = checkSchema(this.db, reference, schema)));
    this.answer('schema', schema, `${number(objects)} tabel, indeks dan penjaga sama dengan program`);
    await pace.rest();
    await this.guarded(tables, 'sqlite_schema', () => void (objects = checkTables(this.db, tables)));
    this.answer('tables', tables, `${number(objects)} tabel, semua dikenal`);
  }

  private async journal(pace: Pace): Promise<Journal> {
    const findings = { chain: new Findings(), entries: new Findings(), numbers: new Findings(), documents: new Findings(), balances: new Findings(), flows: new Findings() };
    let journal: Journal = { last: 0, head: '', documents: 0, balances: new Map() };
    await this.guarded(findings.chain, 'entry', async () => void (journal = await new JournalCheck(this.book, findings, pace, new Set(this.options.checks.mayPostNothing)).run()));
    this.answer('entry-chain', findings.chain, `${number(journal.last)} jurnal bersambung, kepala rantai ${headCode(journal.head)}`);
    this.answer('entries', findings.entries, 'setiap jurnal seimbang dan lengkap barisnya');
    this.answer('numbers', findings.numbers, 'nomor jurnal dan dokumen tidak berlubang');
    this.answer('documents', findings.documents, `${number(journal.documents)} dokumen, semua punya jurnal bila harus`);
    this.answer('account-balances', findings.balances, 'saldo bulanan sama dengan hitungan ulang jurnal');
    this.answer('flows', findings.flows, 'arus kas bulanan sama dengan hitungan ulang jurnal');
    return journal;
  }

  private async rows(pace: Pace): Promise<void> {
    const { book } = this;
    const [audit, appended, commands, kept] = [new Findings(), new Findings(), new Findings(), new Findings()];
    const counts = { audit: 0, answers: 0, kept: 0 };
    await this.guarded(audit, 'audit', async () => {
      const walked = await checkAudit(book, pace, { audit, appended, commands });
      counts.audit = walked.count;
      counts.answers = walked.answers;
      const fileKey = this.db.sql<{ value: string }>("SELECT value FROM meta WHERE key = 'file_key'").get()?.value ?? null;
      counts.kept = await checkKept(book, walked.kept, fileKey, pace, kept);
    });
    this.answer('audit-chain', audit, `${number(counts.audit)} catatan bersambung`);
    this.answer('appended-rows', appended, 'setiap baris yang ditambahkan sama dengan sidik jarinya');
    this.answer('kept-rows', kept, `${number(counts.kept)} baris yang dapat berubah sama dengan catatan terakhirnya`);
    this.answer('commands', commands, `${number(counts.answers)} jawaban perintah lengkap`);
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

  /** Every table's own rules: of SQLite, and of what is recomputed elsewhere. */
  private async structure(reference: Database, pace: Pace): Promise<void> {
    const { book } = this;
    const [derived, integrity, foreignKeys] = [new Findings(), new Findings(), new Findings()];
    let offered = 0;
    await this.guarded(derived, 'sqlite_schema', async () => void (offered = await checkDerived(book, reference, pace, derived)));
    this.answer('derived-rows', derived, `${number(offered)} baris hitungan memenuhi aturan tabelnya`);
    await this.guarded(integrity, 'sqlite_schema', () => checkStructure(this.db, pace, this.options.alone, integrity, foreignKeys));
    this.answer('integrity', integrity, 'berkas utuh menurut SQLite');
    this.answer('foreign-keys', foreignKeys, 'semua tautan menunjuk baris yang ada');
  }

  private answer(name: string, findings: Findings, whenFine: string): void {
    this.checks.push({ name, ok: findings.ok, detail: findings.detail(whenFine) });
  }

  private async guarded(findings: Findings, table: string, check: () => Promise<void> | void): Promise<void> {
    try {
      await check();
    } catch (error) {
      findings.add(table, '', `tidak terbaca sampai akhir (${messageOf(error)})`);
    }
  }

  private head(): Head | null {
    try {
      const [entries, audits] = [entryHead(this.db), auditHead(this.db)];
      return { entries: entries.count, hash: entries.hash, audits: audits.seq, auditHash: audits.hash };
    } catch {
      return null;
    }
  }

  /** Rows a part goes through, for the progress. */
  private work(part: PartName): number {
    const tables = { journal: ['entry', 'document'], rows: ['audit'], structure: [] }[part];
    return tables.reduce((sum, table) => sum + this.lastOf(table), 0);
  }

  /** How far a table's numbering runs; a table that cannot be read is found by its check. */
  private lastOf(table: string): number {
    try {
      return this.db.sql<{ last: number | null }>(`SELECT max(seq) AS last FROM ${table}`).get()?.last ?? 0;
    } catch {
      return 0;
    }
  }
}
