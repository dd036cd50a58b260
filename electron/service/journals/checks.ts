import { rp } from '../../../shared/text/format.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';

/** The kind of document a proposal is posted with. */
export const RECURRING_DOCUMENT = 'JR';

type PostingRow = { number: string; period: string; amount: number; entryPeriod: string; kind: string; booked: number };

/** Every posting against its entry, every such document against a posting, one posting a month, and no spread item above its amount. */
export const journalChecks: RoomCheck = (db) => {
  const problems: Problem[] = [];
  const postings = db
    .sql<PostingRow>(
      `SELECT e.number, p.period, p.amount, e.period AS entryPeriod, d.kind, (SELECT sum(l.debit) FROM entry_line l WHERE l.entry_seq = e.seq) AS booked
         FROM recurring_posting p JOIN entry e ON e.seq = p.entry_seq JOIN document d ON d.seq = e.document_seq ORDER BY p.entry_seq`,
    )
    .iterate();
  for (const { number, period, amount, entryPeriod, kind, booked } of postings) {
    const problem = (text: string): void => void problems.push({ table: 'recurring_posting', key: number, problem: text });
    if (kind !== RECURRING_DOCUMENT) problem(`menunjuk jurnal dari dokumen ${kind}`);
    if (period !== entryPeriod) problem(`untuk bulan ${period}, jurnalnya bulan ${entryPeriod}`);
    if (amount !== booked) problem(`tercatat ${rp(amount)}, dibukukan ${rp(booked)}`);
    if (problems.length >= MAX_PROBLEMS) break;
  }
  const unasked = db
    .sql<{ number: string }>(
      `SELECT e.number FROM document d JOIN entry e ON e.document_seq = d.seq LEFT JOIN recurring_posting p ON p.entry_seq = e.seq
        WHERE d.kind = ? AND p.entry_seq IS NULL ORDER BY e.seq LIMIT ?`,
    )
    .all(RECURRING_DOCUMENT, MAX_PROBLEMS);
  for (const { number } of unasked) problems.push({ table: 'recurring_posting', key: number, problem: 'jurnal berulang tanpa baris bulan yang dicatat' });
  const inForce = 'NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_seq = p.entry_seq)';
  const twice = db
    .sql<{ name: string; period: string; n: number }>(
      `SELECT i.name, p.period, count(*) AS n FROM recurring_posting p JOIN recurring i ON i.ref = p.recurring_ref WHERE ${inForce} GROUP BY p.recurring_ref, p.period HAVING count(*) > 1 LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  for (const { name, period, n } of twice) problems.push({ table: 'recurring_posting', key: `${name} ${period}`, problem: `dicatat ${n} kali` });
  const above = db
    .sql<{ name: string; amount: number; posted: number }>(
      `SELECT i.name, i.amount, sum(p.amount) AS posted FROM recurring_posting p JOIN recurring i ON i.ref = p.recurring_ref WHERE i.months IS NOT NULL AND ${inForce} GROUP BY i.ref HAVING sum(p.amount) > i.amount LIMIT ?`,
    )
    .all(MAX_PROBLEMS);
  for (const { name, amount, posted } of above) problems.push({ table: 'recurring', key: name, problem: `dicatat ${rp(posted)}, seluruhnya ${rp(amount)}` });
  return problems.slice(0, MAX_PROBLEMS);
};
