import { appendedDigest } from '../kernel/rows.ts';
import { parseAppended, type AppendedDigest } from './auditRow.ts';
import type { Book, RowText } from './book.ts';
import type { Findings } from './findings.ts';
import type { Pace } from '../kernel/pace.ts';

const same = (a: AppendedDigest, b: AppendedDigest): boolean => a.count === b.count && a.digest === b.digest;

/**
 * The rows of one appended table, streamed in key order beside the audit chain. Rows of one command stand together in
 * nearly every table, in the order of the audit; where they do not, groups wait in `early`, and whatever does not match
 * is read once more at the end, so that order alone never makes a finding.
 */
export class AppendedRows {
  private readonly book: Book;
  private readonly table: string;
  private readonly pace: Pace;
  private rows: Generator<RowText> | undefined;
  private head: RowText | undefined;
  private unreadable: string | undefined;
  private readonly early = new Map<number, AppendedDigest>();
  private readonly doubtful = new Set<number>();

  constructor(book: Book, table: string, pace: Pace) {
    this.book = book;
    this.table = table;
    this.pace = pace;
    this.advance();
  }

  /** Holds an audit row's digest against the group of rows that names it. False when it is time to rest first: then ask again. */
  match(auditSeq: number, expected: AppendedDigest): boolean {
    const waiting = this.early.get(auditSeq);
    if (waiting !== undefined) {
      this.early.delete(auditSeq);
      if (!same(waiting, expected)) this.doubtful.add(auditSeq);
      return true;
    }
    while (this.head !== undefined) {
      const { seq, digest } = this.group(this.head);
      if (seq === auditSeq) {
        if (!same(digest, expected)) this.doubtful.add(auditSeq);
        return true;
      }
      this.keep(seq, digest);
      if (this.pace.due()) return false;
    }
    this.doubtful.add(auditSeq);
    return true;
  }

  /** Reads what is left, then settles every doubt against all the rows that name that audit row. */
  async finish(appended: Findings, audit: Findings, lastAuditSeq: number): Promise<void> {
    if (this.unreadable !== undefined) {
      appended.add(this.table, '', `tidak terbaca sampai akhir (${this.unreadable})`);
      return;
    }
    while (this.head !== undefined) {
      const { seq, digest } = this.group(this.head);
      this.keep(seq, digest);
      if (this.pace.due()) await this.pace.rest();
    }
    for (const seq of this.early.keys()) this.doubtful.add(seq);
    if (this.doubtful.size > 0) await this.settle(appended, audit, lastAuditSeq);
  }

  /** A table that is missing or broken inside ends here; `finish` says so. */
  private advance(): void {
    try {
      this.rows ??= this.book.texts(this.table);
      const step = this.rows.next();
      this.head = step.done === true ? undefined : step.value;
    } catch (error) {
      this.head = undefined;
      this.unreadable = error instanceof Error ? error.message : String(error);
    }
  }

  private keep(seq: number, digest: AppendedDigest): void {
    if (this.early.has(seq)) this.doubtful.add(seq);
    this.early.set(seq, digest);
  }

  /** The rows from the head on that name the same audit row: those of one command, so no more than one step reads. */
  private group([text, owner]: RowText): { seq: number; digest: AppendedDigest } {
    const texts = [text];
    for (this.advance(); this.head !== undefined && this.head[1] === owner; this.advance()) texts.push(this.head[0]);
    return { seq: Number(owner), digest: { count: texts.length, digest: appendedDigest(texts) } };
  }

  private async settle(appended: Findings, audit: Findings, lastAuditSeq: number): Promise<void> {
    const { book, table } = this;
    const found = new Map<number, { keys: string[]; texts: string[] }>();
    for (const [text, owner, ...key] of book.texts(table)) {
      const seq = Number(owner);
      if (this.doubtful.has(seq)) {
        const rows = found.get(seq) ?? { keys: [], texts: [] };
        found.set(seq, rows);
        rows.keys.push(key.join('/'));
        rows.texts.push(text);
      }
      if (this.pace.due()) await this.pace.rest();
    }
    const command = book.db.sql<{ method: string; subject: string; appended: string }>('SELECT method, subject, appended FROM audit WHERE seq = ?');
    for (const seq of [...this.doubtful].toSorted((a, b) => a - b)) {
      const rows = found.get(seq) ?? { keys: [], texts: [] };
      const keys = `baris ${rows.keys.slice(0, 5).join(', ')}${rows.keys.length > 5 ? ', …' : ''}`;
      const row = command.get(seq);
      if (row === undefined) {
        appended.add(table, keys, `menyebut catatan audit ${seq} yang tidak ada`);
        audit.add('audit', `catatan ${seq}`, seq > lastAuditSeq ? `hilang di ujung rantai (disebut ${table})` : `tidak ada (disebut ${table})`);
        continue;
      }
      const expected = (parseAppended(row.appended) ?? []).find(([name]) => name === table)?.[1] ?? { count: 0, digest: '' };
      const of = `menurut catatan audit ${seq} (${[row.method, row.subject].filter((word) => word !== '').join(' ')})`;
      if (rows.texts.length < expected.count) appended.add(table, `${expected.count - rows.texts.length} baris`, `hilang ${of}`);
      else if (rows.texts.length > expected.count) appended.add(table, keys, `lebih ${rows.texts.length - expected.count} baris ${of}`);
      else if (rows.texts.length > 0 && appendedDigest(rows.texts) !== expected.digest) appended.add(table, keys, `berubah ${of}`);
      if (this.pace.due()) await this.pace.rest();
    }
  }
}
