import type { Args, Result } from '../../../shared/contract/index.ts';
import { COUNTER_KINDS, isReversibleKind, type ReversibleKind } from '../../../shared/contract/reversals.ts';
import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { dateText } from '../../../shared/text/format.ts';
import { leavingWords } from '../../../shared/text/leaving.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse, Refusal } from '../kernel/refusal.ts';
import { mirrorLines, type EntryLine, type Ledger, type Reversed, type Reversibles } from '../ledger/index.ts';
import type { Members } from '../members/index.ts';

export { reversalChecks } from './checks.ts';

const DRAWER = '1-1120';

type Row = Reversed & { readonly kind: string; readonly entrySeq: number; readonly shiftSeq: number | null; readonly reversedBy: string | null };
type Desk = ReturnType<CashDesk['line']>;

/** Undoes documents of every room by one document (BD) that mirrors them; each room says what rests on its own and mirrors what it keeps. */
export class Reversals {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly rooms: { readonly cash: CashDesk; readonly members: Members; readonly kinds: Reversibles<ReversibleKind> };

  constructor(kernel: Kernel, ledger: Ledger, rooms: Reversals['rooms']) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.rooms = rooms;
  }

  handlers(): Handlers<'documents.reverse'> {
    return { 'documents.reverse': (args, ctx) => this.reverse(args, ctx) };
  }

  /** Throws VALIDATION, NOT_FOUND, CONFLICT when undone already, RULE IN_USE while a later document rests on it, BACKDATED, SHIFT_REQUIRED for a cashier without a drawer. */
  private reverse({ kind, ref, reason, date }: Args<'documents.reverse'>, ctx: WriteCtx): Omit<Result<'documents.reverse'>, 'replayed'> {
    if (!isReversibleKind(kind)) throw invalid('kind', reversalWords.otherWay(kind));
    if (ctx.user.role === 'kasir' && !COUNTER_KINDS.includes(kind)) throw new Refusal('FORBIDDEN', reversalWords.notAtCounter, { field: 'kind' });
    const document = this.document(kind, ref);
    if (date !== undefined && date < document.date) throw refuse('BACKDATED', `${document.number} bertanggal ${dateText(document.date)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date' });
    const { check, purpose, parts } = this.rooms.kinds[kind];
    this.refuseOfLeaver(document);
    const desk = document.shiftSeq === null ? undefined : this.rooms.cash.line(ctx, 'kas', purpose);
    if (desk !== undefined && date !== undefined && date !== ctx.today) throw invalid('date', reversalWords.drawerToday(document.number));
    if (desk !== undefined && desk.shiftSeq === undefined && ctx.user.role === 'kasir') throw refuse('SHIFT_REQUIRED', reversalWords.ownDrawer(document.number), { field: 'ref' });
    const lastMoved = check(document);
    const on = date ?? this.ownDay(document, lastMoved) ?? ctx.today;
    if (lastMoved !== null && on < lastMoved) throw refuse('BACKDATED', `Yang digerakkan ${document.number} bergerak terakhir ${dateText(lastMoved)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: lastMoved });
    for (const part of parts?.(document) ?? []) this.mirror(ctx, this.document(part.kind, part.number), { on, reason, desk: undefined, id: ctx.nextId() });
    return this.mirror(ctx, document, { on, reason, desk, id: ctx.id });
  }

  /** What belongs to somebody who left stays as it was settled, until the exit itself is undone. */
  private refuseOfLeaver({ kind, number, memberRef, seq }: Row): void {
    if (memberRef === null || kind === 'AK' || kind === 'PK') return;
    const exit = this.kernel.db
      .sql<{ number: string; no: string }>(
        `SELECT d.number, m.no FROM member m JOIN member_exit x ON x.member_ref = m.ref JOIN document d ON d.seq = x.document_seq
          WHERE m.ref = ? AND d.seq > ? AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = d.seq) ORDER BY d.seq DESC LIMIT 1`,
      )
      .get(memberRef, seq);
    const part = exit ?? this.kernel.db.sql<{ number: string; no: string }>("SELECT x.number, m.no FROM document d JOIN document x ON x.number = d.refs ->> 'leaving' JOIN member m ON m.ref = d.member_ref WHERE d.seq = ?").get(seq);
    if (part !== undefined) throw refuse('IN_USE', leavingWords.leftSince(number, part.no, part.number), { field: 'ref', by: part.number });
  }

  private mirror(ctx: WriteCtx, document: Row, { on, reason, desk, id }: { readonly on: CalendarDate; readonly reason: string; readonly desk: Desk | undefined; readonly id: string }): Omit<Result<'documents.reverse'>, 'replayed'> {
    const { ledger } = this;
    const lines = this.lines(document, desk);
    const reversal = ledger.document(ctx, {
      kind: 'BD', id, date: on, shiftSeq: desk?.shiftSeq, amounts: { total: sum(lines.map((line) => line.debit ?? 0)) }, refs: { reverses: document.number },
      member: document.memberRef === null ? undefined : this.rooms.members.byRef(document.memberRef),
    });
    ctx.rows.insert('document_reversal', { document_seq: reversal.seq, reversed_seq: document.seq });
    this.rooms.kinds[document.kind].undo(ctx, document, reversal);
    const entry = ledger.post(ctx, { document: reversal, kind: 'balik', memo: reversalWords.memo(document.number, reason), lines, reversesSeq: document.entrySeq });
    ctx.note(reversal.number, `membatalkan ${document.number}`);
    return { number: reversal.number, documentNumber: document.number, entryNumber: entry.number, date: on };
  }

  private document(kind: ReversibleKind, ref: string): Row {
    const row = this.kernel.db
      .sql<Row>(
        `SELECT d.seq, d.kind, d.number, d.on_date AS date, d.member_ref AS memberRef, d.shift_seq AS shiftSeq, e.seq AS entrySeq,
                (SELECT u.number FROM entry b JOIN document u ON u.seq = b.document_seq WHERE b.reverses_seq = e.seq) AS reversedBy
           FROM document d JOIN entry e ON e.document_seq = d.seq WHERE d.number = ? OR d.id = ?`,
      )
      .get(ref, ref);
    if (row === undefined) throw notFound('Dokumen', 'ref');
    if (row.kind !== kind) throw invalid('kind', reversalWords.otherKind(row.number, row.kind));
    if (row.reversedBy !== null) throw conflict('documentUndone', reversalWords.already(row.number, row.reversedBy), { field: 'ref', by: row.reversedBy });
    return row;
  }

  /** The document's own day, while its month is open, what it moved has not moved since, and no drawer has to give or take money for it now. */
  private ownDay({ date, shiftSeq }: Row, lastMoved: CalendarDate | null): CalendarDate | null {
    return shiftSeq === null && (lastMoved === null || lastMoved <= date) && !this.ledger.monthLocked(monthOf(date)) ? date : null;
  }

  /** The entry with its sides exchanged; what went through a drawer comes back through the caller's, or through the safe (ruling 16). */
  private lines({ entrySeq }: Row, desk: Desk | undefined): EntryLine[] {
    return mirrorLines(this.kernel.db, entrySeq, (member) => this.rooms.members.byRef(member)).map((line) => (line.account === DRAWER && desk !== undefined ? { ...line, ...desk } : line));
  }
}
