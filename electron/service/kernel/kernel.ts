import { randomBytes } from 'node:crypto';
import type { Args, Contract, MethodName, Result } from '../../../shared/contract/index.ts';
import type { Role } from '../../../shared/contract/values.ts';
import type { CalendarDate, Moment, Timezone } from '../../../shared/domain/dates.ts';
import type { Event } from '../../../shared/contract/host.ts';
import { auditHead, writeAudit } from './audit.ts';
import { dateOf, momentOf, type Clock } from './clock.ts';
import type { Database } from './database.ts';
import { keyed, uuidOf } from './digest.ts';
import { PIN_COST } from './pins.ts';
import { refuse, Refusal } from './refusal.ts';
import { RowWriter } from './rows.ts';
import type { LongWork } from './runs.ts';
import { Settings } from './settings.ts';

/** Somebody who signed in. */
export type User = { readonly ref: number; readonly id: string; readonly username: string; readonly name: string; readonly role: Role };

/** What a handler knows of the request it answers. */
export type Ctx = {
  readonly now: Moment;
  readonly today: CalendarDate;
  readonly user: User;
  /** Who agreed, where the request carried an approval. */
  readonly approver: User | null;
  /** Who took something over with their own PIN, where the request named somebody. */
  readonly receiver: User | null;
  /** The session's token hash; empty for methods open to all. */
  readonly session: string;
};

/** A command's context: what a query knows, and the means to write. */
export type WriteCtx = Ctx & {
  /** The caller's id: the key of the first document this command makes. */
  readonly id: string;
  readonly auditSeq: number;
  readonly rows: RowWriter;
  /** A further id for a second document of the same command; the same every time it is replayed from the same state. */
  nextId(): string;
  /** What the audit row says: the number of what was made, and one line without personal data. */
  note(subject: string, summary: string): void;
  /** Runs after the commit, outside the transaction. */
  afterCommit(action: () => void): void;
  /** Runs when the command is refused, after all it wrote was undone, in transactions of its own: for what must be known of a refusal, such as a wrong PIN. */
  afterRollback(action: () => void): void;
};

export type QueryHandler<M extends MethodName> = (args: Args<M>, ctx: Ctx) => Result<M> | Promise<Result<M>>;
export type CommandHandler<M extends MethodName> = (args: Args<M>, ctx: WriteCtx) => Omit<Result<M>, 'replayed'>;

/** A long command's handler only says what there is to do. */
export type LongCommandHandler<M extends MethodName> = (args: Args<M>, ctx: Ctx) => LongWork<Omit<Result<M>, 'replayed'>>;

type Writes<M extends MethodName> = Contract[M] extends { readonly runs: true } ? LongCommandHandler<M> : Args<M> extends { id: string } ? CommandHandler<M> : QueryHandler<M>;
/** Handlers of some methods of the contract, typed by it. */
export type Handlers<M extends MethodName = MethodName> = { readonly [K in M]: Writes<K> };

export const SYSTEM_USER: User = { ref: 0, id: '', username: 'sistem', name: 'Sistem', role: 'admin' };

/** Identity of one command while it runs. */
export type CommandMeta = { readonly method: string; readonly id: string; readonly user: User; readonly approver: User | null; readonly receiver?: User | null; readonly session: string };

export type KernelOptions = {
  /** True when the clock was set by hand: only a practice file may run on such a clock. */
  readonly clockByHand?: boolean;
  /** Where random bytes come from; the demo's come from its seed. */
  readonly random?: (bytes: number) => Buffer;
  /** scrypt cost of new PINs; tests that sign in hundreds of times take a small one. */
  readonly pinCost?: number;
};

/** Everything a room needs of the house: the database, its clock, its settings, its one way to write. */
export class Kernel {
  readonly db: Database;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly rows: RowWriter;
  /** Secret of this file: keys the digests of personal data. */
  readonly fileKey: string;
  private listener: (event: Event) => void = () => undefined;
  private zone: Timezone | undefined;
  private begun = false;

  readonly clockByHand: boolean;
  readonly random: (bytes: number) => Buffer;
  readonly pinCost: number;

  constructor(db: Database, clock: Clock, options: KernelOptions = {}) {
    this.db = db;
    this.clock = clock;
    this.clockByHand = options.clockByHand ?? false;
    if (this.clockByHand && this.initialised && !this.practice) throw new Refusal('FORBIDDEN', 'Jam tidak dapat diatur. Berkas ini bukan berkas latihan; jalankan tanpa --clock.');
    this.settings = new Settings(db);
    this.random = options.random ?? randomBytes;
    this.pinCost = options.pinCost ?? PIN_COST;
    this.fileKey = this.meta('file_key') ?? this.random(32).toString('hex');
    this.rows = new RowWriter(db, this.fileKey);
  }

  meta(key: string): string | undefined {
    return this.db.sql<{ value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value;
  }

  /** Asked before every command; once true it stays so. */
  get initialised(): boolean {
    this.begun ||= this.meta('initialised_at') !== undefined;
    return this.begun;
  }

  get practice(): boolean {
    return this.meta('practice') === '1';
  }

  get timezone(): Timezone {
    this.zone ??= this.meta('timezone') as Timezone | undefined;
    return this.zone ?? 'Asia/Makassar';
  }

  today(): CalendarDate {
    return dateOf(this.clock.nowMs(), this.timezone);
  }

  now(): Moment {
    return momentOf(this.clock.nowMs());
  }

  /** Keyed hash of a NIK or family card number: finds a person without storing a hash that could be guessed. */
  personKey(number: string): string {
    return keyed(this.fileKey, `person:${number}`);
  }

  onEvent(listener: (event: Event) => void): void {
    this.listener = listener;
  }

  emit(event: string, data: unknown): void {
    this.listener({ event, data });
  }

  /**
   * Runs a command in one immediate transaction with its audit row; whatever is thrown undoes everything.
   * `store` keeps the answer for a replay of the same id in the same transaction.
   */
  transact<T>(meta: CommandMeta, run: (ctx: WriteCtx) => T, store?: (ctx: WriteCtx, result: T) => void): T {
    const nowMs = this.clock.nowMs();
    const now = momentOf(nowMs);
    const after: (() => void)[] = [];
    const undone: (() => void)[] = [];
    let subject = '';
    let summary = '';
    let ids = 0;
    this.db.sql('BEGIN IMMEDIATE').run();
    try {
      const head = auditHead(this.db);
      this.refuseSuspectClock(now, head.at);
      this.rows.begin(head.seq + 1);
      const ctx: WriteCtx = {
        now,
        today: dateOf(nowMs, this.timezone),
        user: meta.user,
        approver: meta.approver,
        receiver: meta.receiver ?? null,
        session: meta.session,
        id: meta.id,
        auditSeq: head.seq + 1,
        rows: this.rows,
        nextId: () => {
          ids += 1;
          return derivedId(meta.id, ids);
        },
        note: (s, text) => {
          subject = s;
          summary = text;
        },
        afterCommit: (action) => void after.push(action),
        afterRollback: (action) => void undone.push(action),
      };
      const result = run(ctx);
      store?.(ctx, result);
      const digests = this.rows.digests();
      writeAudit(this.db, head, {
        at: now,
        actor: meta.user.username,
        approver: meta.approver?.username ?? '',
        method: meta.method,
        outcome: 'ok',
        subject,
        summary,
        appended: JSON.stringify(digests.appended),
        changed: JSON.stringify(digests.changed),
      });
      this.db.sql('COMMIT').run();
      for (const action of after) action();
      return result;
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      this.settings.forget();
      this.zone = undefined;
      this.begun = false;
      for (const action of undone) action();
      throw error;
    }
  }

  /** Runs what writes a scratch table: one transaction, as safe on the disk as any other, and nothing else of a command. */
  scratch<T>(run: () => T): T {
    this.db.sql('BEGIN IMMEDIATE').run();
    try {
      const result = run();
      this.db.sql('COMMIT').run();
      return result;
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Leaves a trace of a refusal; the refused command itself wrote nothing. */
  recordRefusal(meta: CommandMeta, refusal: Refusal): void {
    this.db.sql('BEGIN IMMEDIATE').run();
    try {
      writeAudit(this.db, auditHead(this.db), {
        at: this.now(), actor: meta.user.username, approver: meta.approver?.username ?? '', method: meta.method, outcome: 'ditolak',
        subject: refusal.rule ?? refusal.code, summary: refusal.trace, appended: '{}', changed: '[]',
      });
      this.db.sql('COMMIT').run();
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private refuseSuspectClock(now: Moment, last: Moment): void {
    if (now >= last) return;
    const tolerance = this.settings.find('clock.tolerance', this.today())?.value.backMinutes ?? 10;
    if (Date.parse(last) - Date.parse(now) <= tolerance * 60_000) return;
    throw refuse('CLOCK_SUSPECT', `Jam komputer menunjuk ${now.slice(0, 16).replace('T', ' ')} UTC, padahal catatan terakhir pukul ${last.slice(0, 16).replace('T', ' ')} UTC. Betulkan tanggal dan jam komputer, lalu ulangi.`, { now, last });
  }
}

/** A further UUID made from a first one, so that a retried command names its second document the same. */
const derivedId = (id: string, index: number): string => uuidOf(`${id}\ndocument:${index}`);
