import { openForReading, type Database } from '../kernel/database.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Progress } from '../kernel/pace.ts';
import { PARTS, runPart, type Check, type Checks, type PartName, type PartResult, type Verification } from './parts.ts';
import { partInThread } from './threads.ts';

/** Bytes of a file whose parts take no more than a few steps each: no thread is worth its start. */
const SMALL = 2_000_000;

/** The checks in the order people read them; those of the rooms stand before SQLite's own. */
const ORDER: Readonly<Record<string, number>> = Object.fromEntries(
  ['schema', 'tables', 'entry-chain', 'entries', 'numbers', 'documents', 'account-balances', 'flows', 'audit-chain', 'appended-rows', 'kept-rows', 'commands', 'derived-rows'].map((name, place) => [name, place - 100]),
);
const placeOf = ({ name }: Check): number => ORDER[name] ?? (name === 'integrity' || name === 'foreign-keys' ? 1 : 0);

/**
 * Every check of the books of FILE, read only, in snapshots beside the running till: a small file in steps of at most 16 ms, any other in
 * three threads. Each check says in Indonesian where something does not hold: table, row or number. Throws a Refusal where FILE is
 * missing, not ours, or of another version; a damaged file is an answer, not a refusal.
 */
export async function verify(file: string, migrationsFolder: string, checks: Checks, onProgress: Progress = () => undefined): Promise<Verification> {
  let db: Database;
  try {
    db = openForReading(file, migrationsFolder);
  } catch (error) {
    const damage = damageOf(error);
    if (damage === null) throw error;
    return { ok: false, checks: [{ name: 'integrity', ok: false, detail: damage }] };
  }
  const progress = new JointProgress(onProgress);
  const here = (part: PartName): Promise<PartResult> => runPart(part, db, { migrationsFolder, checks, onProgress: progress.of(part), alone: false });
  try {
    db.exec('BEGIN');
    const small = Number(db.pragma('page_count')) * Number(db.pragma('page_size')) < SMALL;
    const results: PartResult[] = [];
    if (small) for (const part of PARTS) results.push(await here(part));
    // Where no thread can load SQLite the part is done here, in steps.
    else results.push(...(await Promise.all(PARTS.map((part) => partInThread(checks.thread, { part, file, migrationsFolder }, progress.of(part)).catch(() => here(part))))));
    return joined(results);
  } finally {
    db.close();
  }
}

function joined(results: readonly PartResult[]): Verification {
  const checks = results.flatMap((result) => result.checks).toSorted((a, b) => placeOf(a) - placeOf(b));
  // Every part has seen the books at least up to the earliest of their heads: a sale may have come between two snapshots.
  const heads = results.flatMap(({ head }) => (head === null ? [] : [head])).toSorted((a, b) => a.audits - b.audits);
  const [head] = heads;
  return { ok: checks.every((check) => check.ok), checks, ...(head === undefined || heads.length < results.length ? {} : { head }) };
}

/** What a refusal to open says of a file that is cut short or broken inside; null for any other refusal. */
const damageOf = (error: unknown): string | null => (error instanceof Refusal && error.code === 'STORAGE' && ('expected' in error.details || /CORRUPT|NOTADB/.test(String(error.details['sqlite']))) ? error.message : null);

/** The parts' progress as one. */
class JointProgress {
  private readonly parts = new Map<PartName, readonly [done: number, total: number]>();
  private readonly tell: Progress;

  constructor(tell: Progress) {
    this.tell = tell;
  }

  of(part: PartName): Progress {
    return (done, total) => {
      this.parts.set(part, [done, total]);
      const sum = (place: 0 | 1): number => [...this.parts.values()].reduce((all, figures) => all + figures[place], 0);
      this.tell(sum(0), sum(1));
    };
  }
}
