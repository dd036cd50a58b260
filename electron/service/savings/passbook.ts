import type { Args, Result } from '../../../shared/contract/index.ts';
import type { SettingValue } from '../../../shared/contract/policies.ts';
import type { SavingsKind } from '../../../shared/contract/values.ts';
import type { CalendarDate, Moment } from '../../../shared/domain/dates.ts';
import { lineOfBook } from '../../../shared/domain/passbook.ts';
import { passbookWords as words } from '../../../shared/text/passbook.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import type { Member, Members } from '../members/index.ts';
import { balancesOf } from './moves.ts';

type Printed = { readonly bookNo: number; readonly firstLine: number; readonly lines: number; readonly fromSeq: number; readonly throughSeq: number; readonly at: Moment };
type MoveRow = { readonly seq: number; readonly date: CalendarDate; readonly document: string; readonly number: string; readonly kind: SavingsKind; readonly via: string; readonly amount: number; readonly undoes: string | null };
type PassbookRow = Result<'savings.passbook'>['rows'][number];

const ROWS = 200;

/** Members' passbooks: all savings in one running balance, and what of it stands in the member's own book. */
export class Passbooks {
  private readonly kernel: Kernel;
  private readonly members: Members;

  constructor(kernel: Kernel, members: Members) {
    this.kernel = kernel;
    this.members = members;
  }

  /** The last rows of a member, with the place in the book where the next is printed. */
  view({ memberId, limit = ROWS }: Args<'savings.passbook'>): Result<'savings.passbook'> {
    const member = this.members.get(memberId);
    const last = this.last(member.ref);
    const next = (last?.firstLine ?? 1) + (last?.lines ?? 0);
    const { linesPerPage, pages } = this.layout();
    const rows = this.rows(member.ref);
    return { bookNo: last?.bookNo ?? 1, ...lineOfBook(next, linesPerPage), linesPerPage, pages, left: Math.max(0, pages * linesPerPage - next + 1), fresh: rows.filter((row) => !row.printed).length, total: rows.length, rows: rows.slice(-limit) };
  }

  /** Says that everything up to a move has been printed into the book, behind what stands there. Throws VALIDATION for a move that is not new, or beyond the book's last line. */
  markPrinted({ memberId, throughSeq }: Args<'savings.markPrinted'>, ctx: WriteCtx): Omit<Result<'savings.markPrinted'>, 'replayed'> {
    const member = this.members.get(memberId);
    const last = this.last(member.ref);
    const fresh = this.rows(member.ref).filter((row) => !row.printed && row.seq <= throughSeq);
    if (fresh.at(-1)?.seq !== throughSeq) throw invalid('throughSeq', words.notNew);
    const { linesPerPage, pages } = this.layout();
    const firstLine = (last?.firstLine ?? 1) + (last?.lines ?? 0);
    if (firstLine + fresh.length - 1 > pages * linesPerPage) throw invalid('throughSeq', words.full);
    this.keep(ctx, member, { bookNo: last?.bookNo ?? 1, firstLine, lines: fresh.length, fromSeq: last?.throughSeq ?? 0, throughSeq });
    ctx.note(member.no, words.printedNote(fresh.length));
    return { bookNo: last?.bookNo ?? 1, ...lineOfBook(firstLine + fresh.length, linesPerPage) };
  }

  /** A new book: its first line carries the balance over that the one before ended with. */
  begin({ memberId }: Args<'savings.newPassbook'>, ctx: WriteCtx): Omit<Result<'savings.newPassbook'>, 'replayed'> {
    const member = this.members.get(memberId);
    const last = this.last(member.ref);
    const through = last?.throughSeq ?? 0;
    const bookNo = (last?.bookNo ?? 0) + 1;
    const carried = through > 0 ? 1 : 0;
    this.keep(ctx, member, { bookNo, firstLine: 1, lines: carried, fromSeq: through, throughSeq: through });
    ctx.note(member.no, words.newNote(bookNo));
    return { bookNo, ...lineOfBook(1 + carried, this.layout().linesPerPage) };
  }

  private layout(): SettingValue<'passbook.layout'> {
    return this.kernel.settings.at('passbook.layout', this.kernel.today());
  }

  private keep(ctx: WriteCtx, { ref }: Member, { bookNo, firstLine, lines, fromSeq, throughSeq }: Omit<Printed, 'at'>): void {
    ctx.rows.insert('passbook_print', {
      ref: ctx.rows.lastRowid('passbook_print') + 1, member_ref: ref, book_no: bookNo, first_line: firstLine, lines, from_seq: fromSeq, through_seq: throughSeq, printed_at: ctx.now, user_ref: ctx.user.ref,
    });
  }

  private last(memberRef: number): Printed | undefined {
    return this.printed(memberRef).at(-1);
  }

  private printed(memberRef: number): Printed[] {
    return this.kernel.db
      .sql<Printed>('SELECT book_no AS bookNo, first_line AS firstLine, lines, from_seq AS fromSeq, through_seq AS throughSeq, printed_at AS at FROM passbook_print WHERE member_ref = ? ORDER BY ref')
      .all(memberRef);
  }

  /** Every move in the order it was written, which is that of its days within a kind; the balance is that of all savings together. */
  private rows(memberRef: number): PassbookRow[] {
    const through = this.last(memberRef)?.throughSeq ?? 0;
    const moves = this.kernel.db
      .sql<MoveRow>(
        `SELECT m.seq, m.on_date AS date, d.kind AS document, d.number, m.kind, m.via, m.amount, (SELECT o.number FROM document_reversal r JOIN document o ON o.seq = r.reversed_seq WHERE r.document_seq = d.seq) AS undoes
           FROM savings_move m JOIN document d ON d.seq = m.document_seq WHERE m.member_ref = ? ORDER BY m.seq`,
      )
      .all(memberRef);
    let balance = balancesOf(this.kernel.db, memberRef).total - moves.reduce((sum, move) => sum + move.amount, 0);
    return moves.map((move) => {
      balance += move.amount;
      return {
        seq: move.seq, date: move.date, number: move.number, kind: move.kind, text: move.undoes === null ? words.text(move.document, move.kind, move.via, move.amount, move.number) : words.undoes(move.undoes), debit: Math.max(0, -move.amount), credit: Math.max(0, move.amount), balance, printed: move.seq <= through,
      };
    });
  }
}
