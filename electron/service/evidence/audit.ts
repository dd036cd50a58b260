import { contract, isMethodName } from '../../../shared/contract/index.ts';
import { auditHash, GENESIS, type AuditRow } from '../kernel/audit.ts';
import { TABLES } from '../kernel/tables.ts';
import type { Stream } from '../kernel/stream.ts';
import { AppendedRows } from './appended.ts';
import { parseAppended, parseChanged } from './auditRow.ts';
import type { Book } from './book.ts';
import type { Findings } from './findings.ts';
import { KeptDigests } from './keptDigests.ts';
import type { Pace } from '../kernel/pace.ts';

type AuditValues = readonly [
  seq: number, at: string, actor: string, approver: string, method: string, outcome: string, subject: string, summary: string, appended: string, changed: string, entryCount: number, entryHash: string, previous: string, hash: string,
];
const AUDITS: Stream = { columns: 'seq, at, actor, approver, method, outcome, subject, summary, appended, changed, entry_count, entry_hash, prev_hash, hash', from: 'audit', key: ['seq'], places: [0] };
const auditOf = (values: AuditValues): AuditRow => ({
  seq: values[0], at: values[1], actor: values[2], approver: values[3], method: values[4], outcome: values[5], subject: values[6], summary: values[7], appended: values[8], changed: values[9],
  entry_count: values[10], entry_hash: values[11], prev_hash: values[12], hash: values[13],
});

/**
 * Walks the audit chain once: its links and hashes, the journal's head in every row, the digests of what each command
 * added (held against the rows as they stream by), the answer each write keeps, and the last digest of every kept row (answered for the next check).
 */
export async function checkAudit(book: Book, pace: Pace, findings: { readonly audit: Findings; readonly appended: Findings; readonly commands: Findings }): Promise<{ count: number; answers: number; kept: ReadonlyMap<string, KeptDigests> }> {
  const { audit, appended, commands } = findings;
  const kept = new Map<string, KeptDigests>();
  const streams = new Map(book.tablesOf('appended').map((table) => [table, new AppendedRows(book, table, pace)]));
  const heads = new JournalHeads(book);
  let previous = GENESIS;
  let expected = 1;
  let entries = 0;
  let count = 0;
  let answers = 0;
  for (const values of book.stream<AuditValues>(AUDITS)) {
    const row = auditOf(values);
    count += 1;
    const place = `catatan ${row.seq}`;
    if (row.seq !== expected) audit.add('audit', `catatan ${expected}${row.seq === expected + 1 ? '' : ` sampai ${row.seq - 1}`}`, 'hilang');
    if (row.prev_hash !== previous) audit.add('audit', place, 'tidak bersambung dengan catatan sebelumnya');
    if (auditHash(row) !== row.hash) audit.add('audit', place, 'tidak sesuai sidik jarinya');
    expected = row.seq + 1;
    previous = row.hash;
    checkJournalHead(row, entries, heads, audit);
    entries = row.entry_count;
    const added = parseAppended(row.appended);
    if (added === null) audit.add('audit', place, 'isinya tidak terbaca');
    for (const [table, digest] of added ?? []) {
      const stream = streams.get(table);
      if (stream === undefined) audit.add('audit', place, `menyebut tabel ${table} yang tidak dikenal`);
      else while (!stream.match(row.seq, digest)) await pace.rest();
    }
    answers += checkAnswer(row, added?.find(([table]) => table === 'command')?.[1].count ?? 0, commands);
    const changed = parseChanged(row.changed);
    if (changed === null) audit.add('audit', place, 'isinya tidak terbaca');
    for (const [table, key, digest] of changed ?? []) {
      if (TABLES[table]?.kind !== 'kept') audit.add('audit', place, `menyebut tabel ${table} yang tidak dikenal`);
      const digests = kept.get(table) ?? new KeptDigests();
      kept.set(table, digests);
      digests.set(key, digest);
    }
    if (pace.step()) await pace.rest();
  }
  for (const [seq] of heads.upTo(Infinity)) audit.add('entry', `jurnal ${seq}`, 'tidak ada di catatan audit');
  for (const stream of streams.values()) await stream.finish(appended, audit, expected - 1);
  return { count, answers, kept };
}

type HeadValues = readonly [seq: number, hash: string, auditSeq: number];

/** Entries in their order, read along with the audit rows that carry the journal's head. Where they cannot be read, the chain's own check says so. */
class JournalHeads {
  private readonly book: Book;
  private readonly rows: Generator<HeadValues>;
  private next: HeadValues | undefined;
  private last: HeadValues = [0, GENESIS, 0];

  constructor(book: Book) {
    this.book = book;
    this.rows = book.stream({ columns: 'seq, hash, audit_seq', from: 'entry', key: ['seq'], places: [0] });
    this.advance();
  }

  /** Passes the entries up to a place in the chain. */
  *upTo(seq: number): Generator<HeadValues> {
    for (; this.next !== undefined && this.next[0] <= seq; this.advance()) {
      this.last = this.next;
      yield this.last;
    }
  }

  /** The hash of an entry that was passed; undefined where there is none. */
  hashAt(seq: number): string | undefined {
    if (this.last[0] === seq) return this.last[1];
    return seq === 0 ? GENESIS : this.book.db.sql<{ hash: string }>('SELECT hash FROM entry WHERE seq = ?').get(seq)?.hash;
  }

  private advance(): void {
    try {
      const step = this.rows.next();
      this.next = step.done === true ? undefined : step.value;
    } catch {
      this.next = undefined;
    }
  }
}

/** The journal's head that an audit row carries: its number of entries, the last one's hash, and whose entries came with it. */
function checkJournalHead(row: AuditRow, before: number, heads: JournalHeads, audit: Findings): void {
  const place = `catatan ${row.seq}`;
  if (row.entry_count < before) audit.add('audit', place, `menyebut ${row.entry_count} jurnal, sebelumnya sudah ${before}`);
  for (const [seq, , owner] of heads.upTo(row.entry_count)) if (owner !== row.seq) audit.add('entry', `jurnal ${seq}`, `menyebut catatan audit ${owner}, padahal masuk bersama ${row.seq}`);
  const hash = heads.hashAt(row.entry_count);
  if (hash === undefined) audit.add('entry', `jurnal ${row.entry_count}`, `hilang, padahal ada di catatan audit ${row.seq}`);
  else if (hash !== row.entry_hash) audit.add('entry', `jurnal ${row.entry_count}`, `bersidik jari lain daripada di catatan audit ${row.seq}`);
  if (row.outcome !== 'ok' && row.entry_count > before) audit.add('audit', place, 'ditolak, tetapi membawa jurnal');
}

/** Every committed write of the contract keeps exactly one answer, and nothing else keeps one; whether the answer itself is there is told by its digest. Answers how many this row keeps. */
function checkAnswer(row: AuditRow, answers: number, commands: Findings): number {
  const writes = row.outcome === 'ok' && isMethodName(row.method) && contract[row.method].writes;
  if (answers !== (writes ? 1 : 0)) commands.add('command', `jawaban catatan audit ${row.seq} (${row.method})`, writes ? 'hilang' : 'bukan milik perintah yang tersimpan');
  return answers;
}
