import type { Database } from './database.ts';
import { uuidOf } from './digest.ts';
import type { CommandMeta, Kernel, WriteCtx } from './kernel.ts';
import { Pace } from './pace.ts';
import { Refusal } from './refusal.ts';

/** Members whose parts one transaction does: as many as keep the till waiting for no longer than one sale. */
export const MEMBERS_A_STEP = 50;

/** What is to be done for one member. */
export type Part = { readonly memberRef: number };

/** A run as the file knows it: what it is about (a month, a day) and the id it was begun with. */
export type Run = { readonly ref: number; readonly id: string; readonly key: string };

/** What a long command does, made by its room for each call. Only `admit`, `step` and `total` write, each in a transaction of its own. */
export type LongWork<R extends object = object, P extends Part = Part> = {
  /** What the run is about. Of one method and key at most one run is unfinished. */
  readonly key: string;
  /** Throws where it must not begin or go on. `ended` is the last run of this key when that one was finished: unless something is left to be done anew it is a CONFLICT. */
  admit(ctx: WriteCtx, ended: Run | undefined): void;
  /**
   * The parts still to be done, at most one a member, in the order they are done in; an undefined lets others have their turn. Reads only, and leaves no
   * statement open over a `yield`: others write meanwhile. Members whose part of this run is done are passed over by the kernel.
   */
  parts(run: Run): Iterable<P | undefined>;
  /** Does the parts of at most {@link MEMBERS_A_STEP} members. What was read for them may be older than the transaction: what may have changed since is looked at again. */
  step(ctx: WriteCtx, parts: readonly P[], run: Run): void;
  /** The answer, once every part is done. */
  total(ctx: WriteCtx, run: Run): R;
};

/** A call, and the digest of its params by which it is known when it is repeated. */
export type Call = { readonly meta: CommandMeta; readonly digest: string };

/**
 * Commands whose work is done in steps: read in turns of a few milliseconds, written in transactions of at most 50 members, each with an audit row and an
 * answer of its own. What was committed stays: after a kill, or a step that was refused, the same call, or another one with the same key, goes on with whoever
 * is left. The service answers others between the steps.
 */
export class Runs {
  private readonly kernel: Kernel;
  private readonly going = new Map<string, Promise<object>>();
  private stopped = false;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** No step begins any more. */
  stop(): void {
    this.stopped = true;
  }

  /** Begins a run, takes up the unfinished one of the same key, or waits for the one that is under way. Throws what the room refuses. */
  async perform(call: Call, work: LongWork): Promise<object> {
    return this.goOn(call, work, this.begin(call, work));
  }

  /** The answer of a call that was made before, by what it kept; goes on where that run is not finished. */
  async again(call: Call, work: LongWork, kept: string): Promise<object> {
    const { run: ref } = JSON.parse(kept) as { run: number };
    const run = this.kernel.db.sql<Run>('SELECT ref, id, key FROM long_run WHERE ref = ?').get(ref);
    if (run === undefined) throw new Error(`no run ${ref}`);
    const answer = answerOf(this.kernel.db, run);
    return answer === undefined ? this.goOn(call, work, run) : { ...answer, replayed: true };
  }

  private begin({ meta, digest }: Call, work: LongWork): Run {
    const { kernel } = this;
    return kernel.transact(
      meta,
      (ctx) => {
        const last = lastRun(kernel.db, meta.method, work.key);
        work.admit(ctx, last?.ended === true ? last.run : undefined);
        const going = last?.ended === false ? last.run : undefined;
        ctx.note(work.key, going === undefined ? 'mulai' : 'dilanjutkan');
        if (going !== undefined) return going;
        const run: Run = { ref: ctx.rows.lastRowid('long_run') + 1, id: meta.id, key: work.key };
        ctx.rows.insert('long_run', { ...run, method: meta.method });
        return run;
      },
      (ctx, run) => keep(ctx, meta.id, meta.method, digest, { run: run.ref }),
    );
  }

  private goOn({ meta, digest }: Call, work: LongWork, run: Run): Promise<object> {
    const going = this.going.get(run.id);
    if (going !== undefined) return going;
    const promise = this.carryOut(meta, digest, work, run).finally(() => this.going.delete(run.id));
    this.going.set(run.id, promise);
    return promise;
  }

  private async carryOut(meta: CommandMeta, digest: string, work: LongWork, run: Run): Promise<object> {
    const { kernel } = this;
    const done = membersDone(kernel.db, run);
    const parts: Part[] = [];
    const reading = new Pace(0, () => undefined);
    for (const part of work.parts(run)) {
      if (part !== undefined && !done.has(part.memberRef)) parts.push(part);
      if (reading.due()) await this.rest(reading);
    }
    const posting = new Pace(done.size + parts.length, (did, total) => kernel.emit('job.progress', { jobId: meta.method, id: run.id, done: done.size + did, total }));
    for (let from = 0; from < parts.length; from += MEMBERS_A_STEP) {
      const members = parts.slice(from, from + MEMBERS_A_STEP);
      this.step({ ...meta, id: uuidOf(`${run.id}\nmember:${members[0]?.memberRef ?? 0}`) }, digest, work, members, run);
      for (const _ of members) posting.step();
      await this.rest(posting);
    }
    return kernel.transact(
      { ...meta, id: endOf(run) },
      (ctx) => {
        ctx.note(run.key, 'selesai');
        return work.total(ctx, run);
      },
      (ctx, answer) => keep(ctx, endOf(run), meta.method, digest, answer),
    );
  }

  private step(meta: CommandMeta, digest: string, work: LongWork, parts: readonly Part[], run: Run): void {
    this.kernel.transact(
      meta,
      (ctx) => {
        ctx.note(run.key, `${parts.length} anggota`);
        for (const { memberRef } of parts) ctx.rows.insert('long_run_member', { run_ref: run.ref, member_ref: memberRef });
        work.step(ctx, parts, run);
      },
      (ctx) => keep(ctx, meta.id, meta.method, digest, { run: run.ref, members: parts.length }),
    );
  }

  private async rest(pace: Pace): Promise<void> {
    await pace.rest();
    if (this.stopped) throw new Refusal('BUSY', 'Program ditutup di tengah pekerjaan. Yang sudah dikerjakan tersimpan; jalankan lagi untuk melanjutkan.');
  }
}

const keep = (ctx: WriteCtx, id: string, method: string, digest: string, answer: object): void => void ctx.rows.insert('command', { id, method, params_digest: digest, result: JSON.stringify(answer) });

/** The id under which a run's answer is kept. */
const endOf = (run: Run): string => uuidOf(`${run.id}\nend`);

const answerOf = (db: Database, run: Run): object | undefined => {
  const row = db.sql<{ result: string }>('SELECT result FROM command WHERE id = ?').get(endOf(run));
  return row === undefined ? undefined : (JSON.parse(row.result) as object);
};

/** The last run of a method about a key, and whether it was finished. */
export function lastRun(db: Database, method: string, key: string): { readonly run: Run; readonly ended: boolean } | undefined {
  const run = db.sql<Run>('SELECT ref, id, key FROM long_run WHERE method = ? AND key = ? ORDER BY ref DESC LIMIT 1').get(method, key);
  return run === undefined ? undefined : { run, ended: answerOf(db, run) !== undefined };
}

const membersDone = (db: Database, run: Run): ReadonlySet<number> => new Set(db.sql<{ ref: number }>('SELECT member_ref AS ref FROM long_run_member WHERE run_ref = ?').all(run.ref).map(({ ref }) => ref));
