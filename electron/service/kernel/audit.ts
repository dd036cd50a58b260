import type { Moment } from '../../../shared/domain/dates.ts';
import type { Database } from './database.ts';
import { sha256 } from './digest.ts';

export const GENESIS = '0'.repeat(64);

export type AuditRow = {
  readonly seq: number;
  readonly at: Moment;
  readonly actor: string;
  readonly approver: string;
  readonly method: string;
  readonly outcome: string;
  readonly subject: string;
  readonly summary: string;
  readonly appended: string;
  readonly changed: string;
  readonly entry_count: number;
  readonly entry_hash: string;
  readonly prev_hash: string;
  readonly hash: string;
};

/** Hash of an audit row: over every column but the hash itself, the previous row's hash included; a flat array's JSON is canonical as it is. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  return sha256(
    JSON.stringify([row.prev_hash, row.seq, row.at, row.actor, row.approver, row.method, row.outcome, row.subject, row.summary, row.appended, row.changed, row.entry_count, row.entry_hash]),
  );
}

export type Head = { readonly seq: number; readonly hash: string; readonly at: Moment };

/** The last audit row, or the beginning of the chain. */
export function auditHead(db: Database): Head {
  return db.sql<Head>('SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1').get() ?? { seq: 0, hash: GENESIS, at: '1970-01-01T00:00:00.000Z' };
}

/** The last journal entry's place in its chain. */
export function entryHead(db: Database): { count: number; hash: string } {
  return db.sql<{ count: number; hash: string }>('SELECT seq AS count, hash FROM entry ORDER BY seq DESC LIMIT 1').get() ?? { count: 0, hash: GENESIS };
}

/** Writes the audit row of a command whose digests are given, chained to `head`. */
export function writeAudit(db: Database, head: Head, row: Omit<AuditRow, 'seq' | 'prev_hash' | 'hash' | 'entry_count' | 'entry_hash'>): void {
  const entries = entryHead(db);
  const whole = { ...row, seq: head.seq + 1, entry_count: entries.count, entry_hash: entries.hash, prev_hash: head.hash };
  db.sql(
    `INSERT INTO audit (seq, at, actor, approver, method, outcome, subject, summary, appended, changed, entry_count, entry_hash, prev_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    whole.seq, whole.at, whole.actor, whole.approver, whole.method, whole.outcome, whole.subject, whole.summary, whole.appended, whole.changed, whole.entry_count, whole.entry_hash, whole.prev_hash,
    auditHash(whole),
  );
}
