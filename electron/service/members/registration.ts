import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { readNik } from '../../../shared/domain/nik.ts';
import { memberRegister as words } from '../../../shared/text/members.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import { classesOn } from './classes.ts';
import { detailOf, detailsSaid, keepDetail } from './detail.ts';
import { nextMemberNo, type Member } from './member.ts';
import { admitDay, admitPastDay, firstMoveOf, type Standing } from './standing.ts';

type House = {
  readonly kernel: Kernel;
  readonly get: (id: string) => Member;
  readonly byNikKey: (nikKey: string) => Member | undefined;
  readonly byRef: (ref: number) => Member;
  readonly changed: (ctx: WriteCtx, memberRef: number) => void;
};
type Created = { memberId: string; memberNo: string; state: 'calon' | 'aktif' };
type Said = Pick<Args<'members.create'>, 'class' | 'birthOn'>;

/** Who comes into the register, and what is changed there. */
export class Registration {
  private readonly house: House;

  constructor(house: House) {
    this.house = house;
  }

  /**
   * A new member, or somebody who left taken back under the old number. Throws VALIDATION for a day to come or an unknown class, RULE PERIOD_CLOSED, and
   * CONFLICT where the NIK is a member's.
   */
  create(args: Args<'members.create'>, ctx: WriteCtx): Created {
    const { kernel } = this.house;
    admitPastDay(kernel, args.joinedOn, ctx.today, 'joinedOn');
    this.admit(args, ctx.today);
    const nikKey = kernel.personKey(args.nik);
    const state = ctx.user.role === 'kasir' ? 'calon' : 'aktif';
    const same = this.house.byNikKey(nikKey);
    if (same !== undefined) return this.takeBack(same, args, state, ctx);
    const last = kernel.db.sql<{ no: string }>('SELECT no FROM member ORDER BY ref DESC LIMIT 1').get();
    const [ref, no] = [ctx.rows.lastRowid('member') + 1, nextMemberNo(last?.no)];
    ctx.rows.insert('member', {
      ref, id: args.id, no, name: args.name, nik: args.nik, nik_key: nikKey, ...this.family(args.familyCardNo ?? ''), phone: args.phone ?? '', address: args.address ?? '', rt: args.rt ?? '',
      joined_on: args.joinedOn, left_on: null, state, pin_salt: null, pin_hash: null, pin_params: null,
    });
    this.keepSaid(ctx, ref, args);
    this.house.changed(ctx, ref);
    ctx.note(no, state === 'calon' ? words.notes.applied : words.notes.created);
    return { memberId: args.id, memberNo: no, state };
  }

  update(args: Args<'members.update'>, ctx: WriteCtx): Standing {
    const member = this.house.get(args.memberId);
    const { id: _id, memberId: _memberId, reason, ...changes } = args;
    if (Object.values(changes).every((value) => value === undefined)) throw invalid('name', words.nothingGiven);
    this.admit(args, ctx.today);
    const columns = {
      ...(args.name === undefined ? {} : { name: args.name }), ...(args.address === undefined ? {} : { address: args.address }), ...(args.rt === undefined ? {} : { rt: args.rt }),
      ...(args.phone === undefined ? {} : { phone: args.phone }), ...(args.familyCardNo === undefined ? {} : this.family(args.familyCardNo)), ...this.nik(member, args.nik, reason), ...this.joined(member, args.joinedOn, ctx.today),
    };
    if (Object.keys(columns).length > 0) ctx.rows.update('member', { ref: member.ref }, columns);
    this.keepSaid(ctx, member.ref, args);
    this.house.changed(ctx, member.ref);
    ctx.note(member.no, 'nik' in columns ? words.notes.nik(reason ?? '') : words.notes.updated);
    return { memberId: member.id, state: member.state };
  }

  /** What looks wrong about a NIK, and whose it is. A strange NIK is no reason to refuse: the civil registry has made some. */
  check(nik: string, today: CalendarDate): Result<'members.checkNik'> {
    const { knownProvince, birthOn, sex, serial } = readNik(nik, today);
    const { province, date, serial: order } = words.nikWarnings;
    const same = this.house.byNikKey(this.house.kernel.personKey(nik));
    const shown = same === undefined ? undefined : this.keeper(same);
    return {
      warnings: [...(knownProvince ? [] : [province]), ...(birthOn === null ? [date] : []), ...(serial ? [] : [order])],
      existing: shown === undefined ? null : { memberId: shown.id, memberNo: shown.no, name: shown.name, state: shown.state },
      birthOn, sex,
    };
  }

  /** The whole of what cards show in part; the audit names who asked, whose it is and why. */
  show({ memberId, reason }: Args<'members.showNik'>, ctx: WriteCtx): Omit<Result<'members.showNik'>, 'replayed'> {
    const { db } = this.house.kernel;
    const row = db.sql<{ ref: number; no: string; nik: string; familyCardNo: string; phone: string }>('SELECT ref, no, nik, family_card AS familyCardNo, phone FROM member WHERE id = ?').get(memberId);
    if (row === undefined) throw notFound('Anggota', 'memberId');
    ctx.note(row.no, words.notes.shown(reason));
    return { nik: row.nik, familyCardNo: row.familyCardNo, phone: row.phone, heirPhone: detailOf(db, row.ref).heir_phone };
  }

  /** A former member joins again: the old number, a new first day, and what was said now. */
  private takeBack(same: Member, args: Args<'members.create'>, state: 'calon' | 'aktif', ctx: WriteCtx): Created {
    const keeper = this.keeper(same);
    if (keeper.ref !== same.ref) throw conflict('nikTaken', words.nikMerged(keeper.no), { field: 'nik', memberNo: keeper.no, memberId: keeper.id });
    if (same.state === 'meninggal') throw conflict('nikTaken', words.diedBefore(same.no), { field: 'nik', memberNo: same.no, memberId: same.id });
    if (same.state !== 'keluar' || same.leftOn === null) throw conflict('nikTaken', words.nikTaken(same.no), { field: 'nik', memberNo: same.no, memberId: same.id });
    if (args.joinedOn < same.leftOn) throw invalid('joinedOn', words.beforeLeft(same.no, same.leftOn));
    // Somebody who was turned away was never a member.
    if (same.leftOn > same.joinedOn) ctx.rows.insert('member_term', { member_ref: same.ref, joined_on: same.joinedOn, left_on: same.leftOn });
    ctx.rows.update('member', { ref: same.ref }, {
      name: args.name, joined_on: args.joinedOn, left_on: null, state, ...(args.address === undefined ? {} : { address: args.address }), ...(args.rt === undefined ? {} : { rt: args.rt }), ...(args.phone === undefined ? {} : { phone: args.phone }),
      ...(args.familyCardNo === undefined ? {} : this.family(args.familyCardNo)),
    });
    keepDetail(this.house.kernel.db, ctx, same.ref, { ...detailsSaid(args), state_reason: '', state_on: args.joinedOn });
    this.house.changed(ctx, same.ref);
    ctx.note(same.no, state === 'calon' ? words.notes.againApplied : words.notes.again);
    return { memberId: same.id, memberNo: same.no, state };
  }

  private admit({ class: memberClass, birthOn }: Said, today: CalendarDate): void {
    const classes = classesOn(this.house.kernel, today);
    if (memberClass !== undefined && !classes.some(({ key }) => key === memberClass)) throw invalid('class', words.unknownClass(classes.map(({ key }) => key).join(', ')));
    if (birthOn !== undefined && birthOn > today) throw invalid('birthOn', words.bornAhead);
  }

  private nik(member: Member, nik: string | undefined, reason: string | undefined): { nik: string; nik_key: string } | Record<string, never> {
    if (nik === undefined) return {};
    const nikKey = this.house.kernel.personKey(nik);
    if (nikKey === member.nikKey) return {};
    const same = this.house.byNikKey(nikKey);
    if (same !== undefined) throw conflict('nikTaken', words.nikTaken(same.no), { field: 'nik', memberNo: same.no, memberId: same.id });
    if (reason === undefined) throw refuse('REASON_REQUIRED', words.nikNeedsReason, { field: 'reason' });
    return { nik, nik_key: nikKey };
  }

  /** The first day of a membership moves only among open months, and never behind the first saving. */
  private joined(member: Member, joinedOn: CalendarDate | undefined, today: CalendarDate): { joined_on: CalendarDate } | Record<string, never> {
    if (joinedOn === undefined || joinedOn === member.joinedOn) return {};
    admitPastDay(this.house.kernel, joinedOn, today, 'joinedOn');
    admitDay(this.house.kernel, member.joinedOn, 'joinedOn');
    const first = firstMoveOf(this.house.kernel, member.ref);
    if (first !== null && joinedOn > first) throw invalid('joinedOn', words.afterFirstMove(member.no, first));
    if (member.leftOn !== null && joinedOn > member.leftOn) throw invalid('joinedOn', words.beforeLeft(member.no, member.leftOn));
    return { joined_on: joinedOn };
  }

  private family(familyCardNo: string): { family_key: string | null; family_card: string } {
    return { family_key: familyCardNo === '' ? null : this.house.kernel.personKey(familyCardNo), family_card: familyCardNo };
  }

  private keepSaid(ctx: WriteCtx, memberRef: number, said: Parameters<typeof detailsSaid>[0]): void {
    keepDetail(this.house.kernel.db, ctx, memberRef, detailsSaid(said));
  }

  /** The member a merged one stands for; everybody else is their own. */
  private keeper(member: Member): Member {
    const { merged_ref: merged } = detailOf(this.house.kernel.db, member.ref);
    return merged === null ? member : this.keeper(this.house.byRef(merged));
  }
}
