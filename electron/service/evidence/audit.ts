import { contract, isMethodName } from '../../../shared/contract/index.ts';
import { auditHash, GENESIS, type AuditRow } from '../kernel/audit.ts';
import { TABLES } from '../kernel/tables.ts';
import { AppendedRows } from './appended.ts';
import { parseAppended, parseChanged } from './auditRow.ts';
import type { Book } from './book.ts';
import type { Findings } from './findings.ts';
import type { Journal } from './journal.ts';
import type { Pace } from './pace.ts';

/** The last digest of every kept row by table and key, as the audit rows tell it; null once it was removed. */
export type KeptDigests = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/**
 * Walks the audit chain once: its links and hashes, the journal's head in every row, the digests of what each command
 * added (held against the rows as they stream by), and the last digest of every kept row (answered for the next check).
 */
export async function checkAudit(book: Book, journal: Journal, pace: Pace, findings: { readonly audit: Findings; readonly appended: Findings }): Promise<{ count: number; kept: KeptDigests }> {
  const { audit, appended } = findings;
  const kept = new Map<string, Map<string, string | null>>();
  const streams = new Map(book.tablesOf('appended').map((table) => [table, new AppendedRows(book, table, pace)]));
  let previous = GENESIS;
  let expected = 1;
  let entries = 0;
  let count = 0;
  try {
    for (const row of book.db.sql<AuditRow>('SELECT * FROM audit ORDER BY seq').iterate()) {
      count += 1;
      const place = `catatan ${row.seq}`;
      if (row.seq !== expected) audit.add('audit', `catatan ${expected}${row.seq === expected + 1 ? '' : ` sampai ${row.seq - 1}`}`, 'hilang');
      if (row.prev_hash !== previous) audit.add('audit', place, 'tidak bersambung dengan catatan sebelumnya');
      if (auditHash(row) !== row.hash) audit.add('audit', place, 'tidak sesuai sidik jarinya');
      expected = row.seq + 1;
      previous = row.hash;
      checkJournalHead(row, entries, journal, audit);
      entries = row.entry_count;
      const added = parseAppended(row.appended);
      if (added === null) audit.add('audit', place, 'isinya tidak terbaca');
      for (const [table, digest] of added ?? []) {
        const stream = streams.get(table);
        if (stream === undefined) audit.add('audit', place, `menyebut tabel ${table} yang tidak dikenal`);
        else await stream.match(row.seq, digest);
      }
      const changed = parseChanged(row.changed);
      if (changed === null) audit.add('audit', place, 'isinya tidak terbaca');
      for (const [table, key, digest] of changed ?? []) {
        if (TABLES[table]?.kind !== 'kept') audit.add('audit', place, `menyebut tabel ${table} yang tidak dikenal`);
        const digests = kept.get(table) ?? new Map<string, string | null>();
        kept.set(table, digests);
        digests.set(key, digest);
      }
      if (pace.step()) await pace.rest();
    }
    for (let seq = entries + 1; seq < journal.hashes.length; seq += 1) if (journal.hashes[seq] !== undefined) audit.add('entry', `jurnal ${seq}`, 'tidak ada di catatan audit');
    for (const stream of streams.values()) await stream.finish(appended, audit, expected - 1);
  } finally {
    for (const stream of streams.values()) stream.close();
  }
  return { count, kept };
}

/** The journal's head that an audit row carries: its number of entries, the last one's hash, and whose entries came with it. */
function checkJournalHead(row: AuditRow, before: number, journal: Journal, audit: Findings): void {
  const place = `catatan ${row.seq}`;
  if (row.entry_count < before) audit.add('audit', place, `menyebut ${row.entry_count} jurnal, sebelumnya sudah ${before}`);
  const hash = row.entry_count === 0 ? GENESIS : journal.hashes[row.entry_count];
  if (hash === undefined) audit.add('entry', `jurnal ${row.entry_count}`, `hilang, padahal ada di catatan audit ${row.seq}`);
  else if (hash !== row.entry_hash) audit.add('entry', `jurnal ${row.entry_count}`, `bersidik jari lain daripada di catatan audit ${row.seq}`);
  if (row.outcome !== 'ok' && row.entry_count > before) audit.add('audit', place, 'ditolak, tetapi membawa jurnal');
  for (let seq = before + 1; seq <= row.entry_count && seq < journal.auditSeqs.length; seq += 1) {
    const owner = journal.auditSeqs[seq];
    if (owner !== undefined && owner !== row.seq) audit.add('entry', `jurnal ${seq}`, `menyebut catatan audit ${owner}, padahal masuk bersama ${row.seq}`);
  }
}

/** Every committed write of the contract has exactly one stored answer, and every stored answer its write. */
export async function checkCommands(book: Book, pace: Pace, findings: Findings): Promise<number> {
  const stored = book.db
    .sql<{ seq: number; method: string; outcome: string; stored: string | null }>(
      'SELECT a.seq, a.method, a.outcome, c.method AS stored FROM audit a LEFT JOIN command c ON c.audit_seq = a.seq ORDER BY a.seq',
    )
    .iterate();
  let matched = 0;
  for (const { seq, method, outcome, stored: answered } of stored) {
    const writes = outcome === 'ok' && isMethodName(method) && contract[method].writes;
    if (answered !== null) matched += 1;
    if (writes && answered === null) findings.add('command', `jawaban catatan audit ${seq} (${method})`, 'hilang');
    if (answered !== null && (outcome !== 'ok' || answered !== method)) findings.add('command', `jawaban catatan audit ${seq}`, `bukan milik ${method} (audit)`);
    if (pace.due()) await pace.rest();
  }
  const all = book.db.sql<{ count: number }>('SELECT count(*) AS count FROM command').get()?.count ?? 0;
  if (all !== matched) findings.add('command', `${all - matched} jawaban`, 'tidak punya catatan audit');
  return all;
}
