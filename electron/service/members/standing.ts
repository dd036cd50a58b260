import type { Args } from '../../../shared/contract/index.ts';
import { monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { dateText } from '../../../shared/text/format.ts';
import { memberRegister as words } from '../../../shared/text/members.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import { keepDetail } from './detail.ts';
import type { Member, MemberState } from './member.ts';
import type { Officers } from './officers.ts';

export type Standing = { memberId: string; state: MemberState };
type House = { readonly kernel: Kernel; readonly officers: Officers; readonly get: (id: string) => Member; readonly changed: (ctx: WriteCtx, memberRef: number) => void };

/** Throws RULE PERIOD_CLOSED for a day of a locked month: the register of that month is printed with its books. */
export function admitDay(kernel: Kernel, day: CalendarDate, field: string): void {
  const period = monthOf(day);
  if (kernel.db.sql("SELECT 1 FROM period WHERE period = ? AND status = 'tertutup'").get(period) !== undefined) throw refuse('PERIOD_CLOSED', words.monthLocked(period), { field, period });
}

/** Throws VALIDATION for a day to come, RULE PERIOD_CLOSED for one of a locked month. */
export function admitPastDay(kernel: Kernel, day: CalendarDate, today: CalendarDate, field: string): void {
  if (day > today) throw invalid(field, words.future(day, today));
  admitDay(kernel, day, field);
}

/** What the treasurer decides about a person's membership: taken in, turned away, blocked, and that somebody died. */
export class StandingOf {
  private readonly house: House;

  constructor(house: House) {
    this.house = house;
  }

  /** An application becomes a membership, from the day asked for, from `date`, or from today where the day asked for lies in a locked month. */
  confirm({ memberId, date }: Args<'members.confirm'>, ctx: WriteCtx): Standing {
    const { kernel } = this.house;
    const member = this.in(memberId, 'calon');
    if (date !== undefined) admitPastDay(kernel, date, ctx.today, 'date');
    const locked = kernel.db.sql("SELECT 1 FROM period WHERE period = ? AND status = 'tertutup'").get(monthOf(member.joinedOn)) !== undefined;
    const joinedOn = date ?? (locked ? ctx.today : member.joinedOn);
    const first = firstMoveOf(kernel, member.ref);
    if (date !== undefined && first !== null && date > first) throw invalid('date', words.afterFirstMove(member.no, first));
    return this.set(ctx, member, 'aktif', { joined_on: joinedOn }, '', words.notes.confirmed);
  }

  /** Nobody becomes a member; whatever was paid has gone back. Throws RULE MEMBER_STATE while something is saved. */
  decline({ memberId, reason }: Args<'members.decline'>, ctx: WriteCtx): Standing {
    const { kernel } = this.house;
    const member = this.in(memberId, 'calon');
    const saved = kernel.db.sql<{ saved: number | null }>('SELECT sum(balance) AS saved FROM savings_balance WHERE member_ref = ?').get(member.ref)?.saved ?? 0;
    if (saved > 0) throw refuse('MEMBER_STATE', words.stillSaved(member.no, saved), { field: 'memberId', saved });
    // Left on the day it was asked for: on no day a member.
    return this.set(ctx, member, 'keluar', { left_on: member.joinedOn }, reason, words.notes.declined(reason));
  }

  block({ memberId, reason }: Args<'members.block'>, ctx: WriteCtx): Standing {
    return this.set(ctx, this.in(memberId, 'aktif'), 'diblokir', {}, reason, words.notes.blocked(reason));
  }

  unblock({ memberId, reason }: Args<'members.unblock'>, ctx: WriteCtx): Standing {
    return this.set(ctx, this.in(memberId, 'diblokir'), 'aktif', {}, '', words.notes.unblocked(reason));
  }

  /** The membership ends with the day of death; savings and debts wait for the settlement with the heir. */
  deceased({ memberId, date, note }: Args<'members.deceased'>, ctx: WriteCtx): Standing {
    const member = this.in(memberId, 'aktif', 'diblokir');
    admitPastDay(this.house.kernel, date, ctx.today, 'date');
    if (date < member.joinedOn) throw invalid('date', words.beforeJoined(member.no, member.joinedOn));
    this.house.officers.endAll(ctx, member.ref, date, words.notes.deceased);
    return this.set(ctx, member, 'meninggal', { left_on: date }, note ?? '', words.notes.deceased, date);
  }

  private in(memberId: string, ...wanted: readonly (keyof typeof words.otherState)[]): Member {
    const member = this.house.get(memberId);
    if (!wanted.some((state) => state === member.state)) throw refuse('MEMBER_STATE', words.mustBe(member.no, member.state, wanted.map((state) => words.otherState[state]).join(' atau ')), { field: 'memberId', memberNo: member.no, state: member.state });
    return member;
  }

  private set(ctx: WriteCtx, member: Member, state: MemberState, columns: { readonly joined_on?: CalendarDate; readonly left_on?: CalendarDate }, reason: string, note: string, on: CalendarDate = ctx.today): Standing {
    ctx.rows.update('member', { ref: member.ref }, { state, ...columns });
    keepDetail(this.house.kernel.db, ctx, member.ref, { state_reason: reason, state_on: on });
    this.house.changed(ctx, member.ref);
    ctx.note(member.no, `${note}${on === ctx.today ? '' : `, ${dateText(on)}`}`);
    return { memberId: member.id, state };
  }
}

/** The day of a member's first savings move; null when there is none. */
export const firstMoveOf = (kernel: Kernel, memberRef: number): CalendarDate | null => kernel.db.sql<{ first: CalendarDate | null }>('SELECT min(on_date) AS first FROM savings_move WHERE member_ref = ?').get(memberRef)?.first ?? null;
