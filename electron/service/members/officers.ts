import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { officerWords as words } from '../../../shared/text/members.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound } from '../kernel/refusal.ts';
import type { Member } from './member.ts';

type Row = { readonly ref: number; readonly id: string; readonly memberRef: number; readonly body: 'pengurus' | 'pengawas'; readonly post: string; readonly from: CalendarDate; readonly until: CalendarDate | null; readonly endedOn: CalendarDate | null; readonly decision: string; readonly reason: string };

const COLUMNS = 'ref, id, member_ref AS memberRef, body, post, from_on AS "from", until_on AS until, ended_on AS endedOn, decision, reason';
/** The last day of a term; `9999-12-31` where it has none. Its day of ending counts as the last. */
const LAST = "min(coalesce(until_on, '9999-12-31'), coalesce(ended_on, '9999-12-31'))";
/** Posts that one person holds at a time. */
const SINGLE: ReadonlySet<string> = new Set(['ketua', 'sekretaris', 'bendahara']);

/** Pengurus and pengawas with their terms (UU 25/1992 art. 29 and 38). Needs members by id and by row. */
export class Officers {
  private readonly kernel: Kernel;
  private readonly members: { get(id: string, field?: string): Member; byRef(ref: number): Member };

  constructor(kernel: Kernel, members: Officers['members']) {
    this.kernel = kernel;
    this.members = members;
  }

  /**
   * Whether a loan to this member is one to a related party on a day: an officer in term, or whoever shares an officer's family card
   * (Permenkop UKM 8/2023: pengurus, pengawas and their families).
   */
  isRelated(member: Member, on: CalendarDate): boolean {
    return (
      this.kernel.db
        .sql(
          `SELECT 1 FROM officer o JOIN member m ON m.ref = o.member_ref WHERE o.from_on <= ? AND min(coalesce(o.until_on, '9999-12-31'), coalesce(o.ended_on, '9999-12-31')) >= ?
              AND (o.member_ref = ? OR m.family_key = ?) LIMIT 1`,
        )
        .get(on, on, member.ref, member.familyKey ?? '') !== undefined
    );
  }

  /** The posts of one member on a day. */
  postsOf(memberRef: number, on: CalendarDate): Row[] {
    return this.kernel.db.sql<Row>(`SELECT ${COLUMNS} FROM officer WHERE member_ref = ? AND from_on <= ? AND ${LAST} >= ? ORDER BY ref`).all(memberRef, on, on);
  }

  /** Ends the terms of somebody whose membership ended; a term yet to begin ends on its first day. */
  endAll(ctx: WriteCtx, memberRef: number, on: CalendarDate, reason: string): void {
    for (const { ref, from } of this.kernel.db.sql<Row>(`SELECT ${COLUMNS} FROM officer WHERE member_ref = ? AND ${LAST} > ?`).all(memberRef, on)) ctx.rows.update('officer', { ref }, { ended_on: on < from ? from : on, reason });
  }

  list({ asOf, all }: Args<'officers.list'>, today: CalendarDate): Result<'officers.list'> {
    const day = asOf ?? today;
    const rows = this.kernel.db.sql<Row & { serving: number }>(`SELECT ${COLUMNS}, from_on <= ? AND ${LAST} >= ? AS serving FROM officer ORDER BY body DESC, from_on DESC, ref`).all(day, day);
    return {
      rows: rows
        .filter((row) => all === true || row.serving === 1)
        .map(({ id, memberRef, body, post, from, until, endedOn, decision, reason, serving }) => {
          const member = this.members.byRef(memberRef);
          return { officerId: id, memberId: member.id, memberNo: member.no, name: member.name, body, post, from, until, endedOn, decision, reason, serving: serving === 1 };
        }),
    };
  }

  appoint({ id, memberId, body, post, from, until, decision }: Args<'officers.appoint'>, ctx: WriteCtx): { officerId: string } {
    const member = this.members.get(memberId);
    if (member.state !== 'aktif') throw invalid('memberId', words.notActive(member.no));
    if (until !== undefined && until < from) throw invalid('until', words.untilBefore);
    const meanwhile = this.kernel.db.sql<Row>(`SELECT ${COLUMNS} FROM officer WHERE from_on <= ? AND ${LAST} >= ? ORDER BY ref`).all(until ?? '9999-12-31', from);
    const own = meanwhile.find((row) => row.memberRef === member.ref);
    if (own !== undefined) throw conflict('postHeld', words.overlaps(member.no, own.post, own.from), { field: 'memberId' });
    const name = post.toLowerCase();
    const holder = SINGLE.has(name) ? meanwhile.find((row) => row.body === body && row.post.toLowerCase() === name) : undefined;
    if (holder !== undefined) throw conflict('postHeld', words.held(holder.post, this.members.byRef(holder.memberRef).no), { field: 'post' });
    ctx.rows.insert('officer', { ref: ctx.rows.lastRowid('officer') + 1, id, member_ref: member.ref, body, post, from_on: from, until_on: until ?? null, ended_on: null, decision: decision ?? '', reason: '' });
    ctx.note(member.no, words.appointed(body, post));
    return { officerId: id };
  }

  end({ officerId, on, reason }: Args<'officers.end'>, ctx: WriteCtx): { officerId: string } {
    const row = this.kernel.db.sql<Row>(`SELECT ${COLUMNS} FROM officer WHERE id = ?`).get(officerId);
    if (row === undefined) throw notFound('Jabatan', 'officerId');
    const last = row.endedOn ?? row.until;
    if (row.endedOn !== null || (last !== null && last < on)) throw conflict('postEnded', words.ended(last ?? on), { field: 'officerId' });
    if (on < row.from) throw invalid('on', words.endBeforeStart(row.from));
    ctx.rows.update('officer', { ref: row.ref }, { ended_on: on, reason: reason ?? '' });
    ctx.note(this.members.byRef(row.memberRef).no, words.finished(row.post));
    return { officerId };
  }
}
