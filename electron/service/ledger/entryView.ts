import type { Result } from '../../../shared/contract/index.ts';
import type { Flow, Unit } from '../../../shared/contract/values.ts';
import type { Database } from '../kernel/database.ts';
import type { Neighbours } from './neighbours.ts';

export type EntryView = Result<'ledger.entry'>;

type EntryRow = {
  seq: number; id: string; number: string; on_date: string; period: string; kind: string; memo: string; hash: string; at: string; name: string;
  document_id: string; document_kind: string; document_number: string; refs: string; reverses_seq: number | null;
};

export type EntryLineRow = { code: string; name: string; unit: Unit; debit: number; credit: number; flow: Flow | null; member_ref: number | null };
/** The lines of an entry, by its seq. */
export const ENTRY_LINES = 'SELECT a.code, a.name, l.unit, l.debit, l.credit, l.flow, l.member_ref FROM entry_line l JOIN account a ON a.ref = l.account_ref WHERE l.entry_seq = ? ORDER BY l.line_no';

const attachmentsOf = (refs: string): EntryView['attachments'] => (JSON.parse(refs) as { attachments?: EntryView['attachments'] }).attachments ?? [];

/** One entry with its lines and its document, by id or number; null when there is none. */
export function entryView(db: Database, by: 'id' | 'number', key: string, memberByRef: Neighbours['memberByRef']): EntryView | null {
  const entry = db
    .sql<EntryRow>(
      `SELECT e.*, d.at, d.refs, u.name, d.id AS document_id, d.kind AS document_kind, d.number AS document_number
         FROM entry e JOIN document d ON d.seq = e.document_seq JOIN user u ON u.ref = d.user_ref WHERE e.${by} = ?`,
    )
    .get(key);
  if (entry === undefined) return null;
  const numberOf = db.sql<{ number: string }>('SELECT number FROM entry WHERE seq = ?');
  return {
    entryId: entry.id, number: entry.number, date: entry.on_date, period: entry.period, kind: entry.kind, memo: entry.memo, hash: entry.hash, postedAt: entry.at, postedBy: entry.name,
    document: { id: entry.document_id, kind: entry.document_kind, number: entry.document_number },
    reverses: entry.reverses_seq === null ? null : (numberOf.get(entry.reverses_seq)?.number ?? null),
    reversedBy: db.sql<{ number: string }>('SELECT number FROM entry WHERE reverses_seq = ?').get(entry.seq)?.number ?? null,
    attachments: attachmentsOf(entry.refs),
    lines: db
      .sql<EntryLineRow>(ENTRY_LINES)
      .all(entry.seq)
      .map((line) => ({
        account: line.code, name: line.name, debit: line.debit, credit: line.credit, unit: line.unit, flow: line.flow, memberNo: line.member_ref === null ? null : memberByRef(line.member_ref).no,
      })),
  };
}
