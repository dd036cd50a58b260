import { addDays } from '../../../shared/domain/dates.ts';
import type { Args, Result } from '../../../shared/contract/index.ts';
import type { Flow, Unit } from '../../../shared/contract/values.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { invalid, notFound } from '../kernel/refusal.ts';
import type { Ledger } from './ledger.ts';
import type { Neighbours } from './neighbours.ts';
import { register } from './register.ts';
import { EntrySearch } from './search.ts';

export type LedgerQuery = 'ledger.entry' | 'ledger.search' | 'ledger.register' | 'ledger.trialBalance';

type EntryRow = {
  seq: number; id: string; number: string; on_date: string; period: string; kind: string; memo: string; hash: string; at: string; name: string;
  document_id: string; document_kind: string; document_number: string; refs: string; reverses_seq: number | null;
};
type Attachments = Result<'ledger.entry'>['attachments'];

export type EntryLineRow = { code: string; name: string; unit: Unit; debit: number; credit: number; flow: Flow | null; member_ref: number | null };
/** The lines of an entry, by its seq. */
export const ENTRY_LINES = 'SELECT a.code, a.name, l.unit, l.debit, l.credit, l.flow, l.member_ref FROM entry_line l JOIN account a ON a.ref = l.account_ref WHERE l.entry_seq = ? ORDER BY l.line_no';

const attachmentsOf = (refs: string): Attachments => (JSON.parse(refs) as { attachments?: Attachments }).attachments ?? [];

export function ledgerQueries(kernel: Kernel, ledger: Ledger, neighbours: Pick<Neighbours, 'member' | 'memberByRef'>): Handlers<LedgerQuery> {
  const { db } = kernel;
  const numberOf = (seq: number | null): string | null => (seq === null ? null : (db.sql<{ number: string }>('SELECT number FROM entry WHERE seq = ?').get(seq)?.number ?? null));
  return {
    'ledger.entry': ({ entryId, number }) => {
      if ((entryId === undefined) === (number === undefined)) throw invalid('entryId', 'isi salah satu: entryId atau number');
      const entry = db
        .sql<EntryRow>(
          `SELECT e.*, d.at, d.refs, u.name, d.id AS document_id, d.kind AS document_kind, d.number AS document_number
             FROM entry e JOIN document d ON d.seq = e.document_seq JOIN user u ON u.ref = d.user_ref WHERE ${entryId === undefined ? 'e.number' : 'e.id'} = ?`,
        )
        .get(entryId ?? number ?? '');
      if (entry === undefined) throw notFound('Jurnal', entryId === undefined ? 'number' : 'entryId');
      return {
        entryId: entry.id, number: entry.number, date: entry.on_date, period: entry.period, kind: entry.kind, memo: entry.memo, hash: entry.hash, postedAt: entry.at, postedBy: entry.name,
        document: { id: entry.document_id, kind: entry.document_kind, number: entry.document_number },
        reverses: numberOf(entry.reverses_seq),
        reversedBy: db.sql<{ number: string }>('SELECT number FROM entry WHERE reverses_seq = ?').get(entry.seq)?.number ?? null,
        attachments: attachmentsOf(entry.refs),
        lines: db
          .sql<EntryLineRow>(ENTRY_LINES)
          .all(entry.seq)
          .map((line) => ({
            account: line.code, name: line.name, debit: line.debit, credit: line.credit, unit: line.unit, flow: line.flow, memberNo: line.member_ref === null ? null : neighbours.memberByRef(line.member_ref).no,
          })),
      };
    },

    'ledger.search': (filter) =>
      new EntrySearch(db, filter, {
        account: filter.account === undefined ? undefined : ledger.account(filter.account).ref,
        member: filter.memberId === undefined ? undefined : neighbours.member(filter.memberId, 'memberId').ref,
      }).page(),

    'ledger.register': (args) => register(db, ledger, args),

    'ledger.trialBalance': (args) => trialBalance(ledger, args),
  };
}

/** Balances on a day; with `from` the movement since, month 13 and closing entries included, so that opening and movement give the closing. */
export function trialBalance(ledger: Ledger, { asOf, from, unit }: Args<'ledger.trialBalance'>): Result<'ledger.trialBalance'> {
  if (from !== undefined && asOf < from) throw invalid('asOf', `tanggal akhir ${asOf} sebelum tanggal awal ${from}`);
  const balances = ledger.balances(asOf, unit);
  const before = from === undefined ? undefined : ledger.balances(addDays(from, -1), unit);
  const moved = from === undefined ? undefined : ledger.turnover(from, asOf, unit);
  const result: Result<'ledger.trialBalance'> = { rows: [], totalDebit: 0, totalCredit: 0 };
  const movement = { debit: 0, credit: 0 };
  for (const { ref, code, name } of ledger.accounts().values()) {
    const balance = balances.get(ref) ?? 0;
    const opening = before?.get(ref) ?? 0;
    const { debit, credit } = moved?.get(ref) ?? { debit: 0, credit: 0 };
    if (balance === 0 && opening === 0 && debit === 0 && credit === 0) continue;
    const row = { code, name, debit: Math.max(0, balance), credit: Math.max(0, -balance) };
    result.totalDebit += row.debit;
    result.totalCredit += row.credit;
    movement.debit += debit;
    movement.credit += credit;
    result.rows.push(from === undefined ? row : { ...row, opening, debitMovement: debit, creditMovement: credit, closing: balance });
  }
  return from === undefined ? result : { ...result, movement };
}
