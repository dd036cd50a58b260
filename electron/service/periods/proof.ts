import { sha256 } from '../kernel/digest.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';

/** Holds each month's state against its last event, and each event's head against the journal; each closing has issued statements with their own hash. Months closed before events were kept have none. */
export const periodChecks: RoomCheck = (db) => {
  const problems: Problem[] = [];
  const last = db.sql<{ period: string; status: string; closed_at: string | null; action: string; at: string }>(
    'SELECT p.period, p.status, p.closed_at, e.action, e.at FROM period p JOIN period_event e ON e.seq = (SELECT max(seq) FROM period_event WHERE period = p.period) ORDER BY p.period',
  );
  for (const row of last.iterate()) {
    const closed = row.action !== 'buka';
    if ((row.status === 'tertutup') !== closed || row.closed_at !== (closed ? row.at : null)) problems.push({ table: 'period', key: row.period, problem: `berstatus ${row.status}, menurut riwayatnya ${closed ? 'tertutup' : 'terbuka'}` });
  }
  const heads = db.sql<{ seq: number; period: string; entries: number }>('SELECT p.seq, p.period, p.entry_count AS entries FROM period_event p LEFT JOIN entry e ON e.seq = p.entry_count WHERE p.entry_count > 0 AND e.hash IS NOT p.entry_hash ORDER BY p.seq');
  for (const row of heads.iterate()) problems.push({ table: 'period_event', key: String(row.seq), problem: `kepala rantai ${row.period} bukan jurnal ke-${row.entries}` });
  for (const row of db.sql<{ period: string; version: number; body: string; hash: string }>('SELECT period, version, body, hash FROM statement_issue ORDER BY ref').iterate())
    if (sha256(row.body) !== row.hash) problems.push({ table: 'statement_issue', key: `${row.period}/${row.version}`, problem: 'isi laporan berbeda dari sidik jarinya' });
  const unissued = db.sql<{ seq: number; period: string }>("SELECT e.seq, e.period FROM period_event e LEFT JOIN statement_issue i ON i.event_seq = e.seq AND i.period = e.period WHERE (e.action = 'buka') <> (i.ref IS NULL) ORDER BY e.seq");
  for (const row of unissued.iterate()) problems.push({ table: 'statement_issue', key: row.period, problem: `laporan tidak cocok dengan riwayat ke-${row.seq}` });
  return problems.slice(0, MAX_PROBLEMS);
};
