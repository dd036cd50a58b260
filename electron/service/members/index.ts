import type { Result } from '../../../shared/contract/index.ts';
import { SERVED_STATES } from '../../../shared/contract/members.ts';
import { addMonths, monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { greetingOf } from '../../../shared/text/greeting.ts';
import { memberRegister as words } from '../../../shared/text/members.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { notFound, refuse } from '../kernel/refusal.ts';
import { classAmounts, classNameOf, type ClassAmounts } from './classes.ts';
import { detailOf } from './detail.ts';
import { Directory } from './directory.ts';
import { CARD_COLUMNS, cardOf, maskNik, maskPhone, MEMBER_COLUMNS, type CardRow, type Member, type MemberState } from './member.ts';
import { Officers } from './officers.ts';
import { MemberPins } from './pins.ts';
import { Registration } from './registration.ts';
import { StandingOf } from './standing.ts';
import { addTrade, tradeOf, tradeOfAll, type TradeMonth } from './trade.ts';

export type { ClassAmounts } from './classes.ts';
export { detailOf, keepDetail } from './detail.ts';
export { CARD_COLUMNS, cardOf, maskPhone, type CardRow, type Member, type MemberState } from './member.ts';
export { registerOn, type RegisterRow } from './register.ts';
export { memberChecks, tradeKey, type TradeMonth, type TradeSums } from './trade.ts';

/** What a member's card shows of the rooms that know this one. */
export type MemberNeighbours = {
  readonly savings: (memberRef: number) => Result<'members.get'>['savings'];
  readonly loans: (memberRef: number, today: CalendarDate) => Result<'members.get'>['loans'];
  readonly bon: (memberRef: number, today: CalendarDate) => Result<'members.get'>['bon'];
  readonly leaverDue: (memberRef: number) => number;
};

type Method =
  | 'members.create' | 'members.update' | 'members.confirm' | 'members.decline' | 'members.block' | 'members.unblock' | 'members.deceased' | 'members.checkNik' | 'members.showNik' | 'members.get' | 'members.search' | 'members.setPin'
  | 'members.checkPin' | 'officers.list' | 'officers.appoint' | 'officers.end';
type WholeRow = CardRow & { readonly address: string; readonly joinedOn: string; readonly leftOn: string | null; readonly hasPin: number; readonly familyCard: string };

const MONTHS_OF_TRADE = 12;
const LISTED = 50;

/** The member register (buku daftar anggota), and each member's monthly trade for the SHU. */
export class Members {
  private readonly kernel: Kernel;
  readonly directory: Directory;
  readonly officers: Officers;
  private readonly pins: MemberPins;
  private readonly registration: Registration;
  private readonly standing: StandingOf;
  private readonly known = new Map<number, Member>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.directory = new Directory(kernel);
    this.pins = new MemberPins(kernel);
    this.officers = new Officers(kernel, this);
    const changed = (ctx: WriteCtx, ref: number): void => this.changed(ctx, ref);
    this.registration = new Registration({ kernel, get: (id) => this.get(id), byRef: (ref) => this.byRef(ref), byNikKey: (key) => this.byNikKey(key), changed });
    this.standing = new StandingOf({ kernel, officers: this.officers, get: (id) => this.get(id), changed });
  }

  /** A member by public id. Throws NOT_FOUND naming the field. */
  get(id: string, field = 'memberId'): Member {
    const member = this.kernel.db.sql<Member>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE id = ?`).get(id);
    if (member === undefined) throw notFound('Anggota', field);
    return member;
  }

  /** A member by row. Throws Error when there is none: a row is never guessed. */
  byRef(ref: number): Member {
    const known = this.known.get(ref);
    if (known !== undefined) return known;
    const member = this.kernel.db.sql<Member>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE ref = ?`).get(ref);
    if (member === undefined) throw new Error(`no member ${ref}`);
    // What a running command reads may be rolled back, so only committed rows are kept.
    if (!this.kernel.db.inTransaction) this.known.set(ref, member);
    return member;
  }

  /** The member with this keyed NIK, whatever the state. */
  byNikKey(nikKey: string): Member | undefined {
    return this.kernel.db.sql<Member>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE nik_key = ?`).get(nikKey);
  }

  /** Where a member lives, as registered; may be empty. Throws NOT_FOUND. */
  addressOf(id: string): string {
    const row = this.kernel.db.sql<{ address: string }>('SELECT address FROM member WHERE id = ?').get(id);
    if (row === undefined) throw notFound('Anggota', 'memberId');
    return row.address;
  }

  /** A member with every right of one: bon, loans, a PIN. Throws NOT_FOUND, or RULE MEMBER_STATE unless the member is aktif. */
  active(id: string, field = 'memberId'): Member {
    return this.inState(id, field, (state) => state === 'aktif');
  }

  /** Somebody who buys and saves as a member: an applicant and a blocked member too. Throws NOT_FOUND, RULE MEMBER_STATE. */
  served(id: string, field = 'memberId'): Member {
    return this.inState(id, field, (state) => SERVED_STATES.has(state));
  }

  /** Somebody who may take out what they saved: an applicant too, a blocked member not. Throws NOT_FOUND, RULE MEMBER_STATE. */
  drawing(id: string, field = 'memberId'): Member {
    return this.inState(id, field, (state) => state === 'aktif' || state === 'calon');
  }

  private inState(id: string, field: string, admitted: (state: MemberState) => boolean): Member {
    const member = this.get(id, field);
    if (admitted(member.state)) return member;
    const why = member.state === 'calon' ? words.waiting(member.no) : member.state === 'diblokir' ? words.blocked(member.no) : words.served(member.no, member.state);
    throw refuse('MEMBER_STATE', why, { field, memberNo: member.no, state: member.state });
  }

  /** What a member's class pays on a day: pokok once, wajib each month. */
  classAmounts(memberRef: number, on: CalendarDate): ClassAmounts {
    return classAmounts(this.kernel, memberRef, on);
  }

  /** Whether a loan to this member is one to a related party on a day: an officer in term, or of an officer's family. */
  isRelated(memberRef: number, on: CalendarDate): boolean {
    return this.officers.isRelated(this.byRef(memberRef), on);
  }

  /** Makes what a command changed of a member known once it is committed. */
  changed(ctx: WriteCtx, memberRef: number): void {
    const row = this.kernel.db.sql<CardRow>(`SELECT ${CARD_COLUMNS} FROM member WHERE ref = ?`).get(memberRef);
    if (row === undefined) throw new Error(`no member ${memberRef}`);
    this.directory.changed(ctx, row);
    this.known.delete(memberRef);
    ctx.afterCommit(() => this.known.delete(memberRef));
  }

  /** A member by number. Throws NOT_FOUND naming the field. */
  byNo(no: string, field: string): Member {
    const member = this.kernel.db.sql<Member>(`SELECT ${MEMBER_COLUMNS} FROM member WHERE no = ?`).get(no);
    if (member === undefined) throw notFound(`Anggota ${no}`, field);
    return member;
  }

  /** Throws unless this is the member's own PIN (ruling 24): RULE MEMBER_PIN for a member without one, FORBIDDEN for a wrong one, which is counted and locks as a person's does. */
  requirePin(ctx: WriteCtx, member: Member, pin: string): void {
    this.pins.require(ctx, member, pin);
  }

  /** Number of members ever registered, whatever their state. */
  count(): number {
    return this.kernel.db.sql<{ n: number }>('SELECT count(*) AS n FROM member').get()?.n ?? 0;
  }

  /** Every member ever registered, in order of member number (numbers are given in order of registration). */
  each(): Member[] {
    return this.kernel.db.sql<Member>(`SELECT ${MEMBER_COLUMNS} FROM member ORDER BY ref`).all();
  }

  /** The same, each from the first day of the first membership: what was saved between two memberships is nothing, so that capital is whole. */
  eachEver(): Member[] {
    const first = new Map(this.kernel.db.sql<{ ref: number; first: CalendarDate }>('SELECT member_ref AS ref, min(joined_on) AS first FROM member_term GROUP BY member_ref').all().map(({ ref, first: day }) => [ref, day]));
    return this.each().map((member) => ({ ...member, joinedOn: first.get(member.ref) ?? member.joinedOn }));
  }

  /** How many were members at the end of a day. */
  countOn(day: CalendarDate): number {
    return (
      this.kernel.db
        .sql<{ n: number }>(
          `SELECT (SELECT count(*) FROM member WHERE joined_on <= ? AND (left_on IS NULL OR left_on > ?) AND state <> 'calon') + (SELECT count(*) FROM member_term WHERE joined_on <= ? AND left_on > ?) AS n`,
        )
        .get(day, day, day, day)?.n ?? 0
    );
  }

  /** Adds signed rupiah to a member's trade of a month: sales after discount, and loan interest paid (ruling 40). */
  addTrade(period: Month, memberRef: number, sales: number, loanInterest: number): void {
    addTrade(this.kernel.db, period, memberRef, sales, loanInterest);
  }

  /** A member's trade, one row per month from `from` to `to`, both included. */
  trade(memberRef: number, from: Month, to: Month): TradeMonth[] {
    return tradeOf(this.kernel.db, memberRef, from, to);
  }

  /** Every member's trade from `from` to `to`, both included, by member row; months without trade are missing. */
  tradeOfAll(from: Month, to: Month): Map<number, TradeMonth[]> {
    return tradeOfAll(this.kernel.db, from, to);
  }

  handlers(neighbours: MemberNeighbours): Handlers<Method> {
    const { registration, standing, officers } = this;
    return {
      'members.create': (args, ctx) => registration.create(args, ctx),
      'members.update': (args, ctx) => registration.update(args, ctx),
      'members.confirm': (args, ctx) => standing.confirm(args, ctx),
      'members.decline': (args, ctx) => standing.decline(args, ctx),
      'members.block': (args, ctx) => standing.block(args, ctx),
      'members.unblock': (args, ctx) => standing.unblock(args, ctx),
      'members.deceased': (args, ctx) => standing.deceased(args, ctx),
      'members.checkNik': ({ nik }, ctx) => registration.check(nik, ctx.today),
      'members.showNik': (args, ctx) => registration.show(args, ctx),
      'members.get': ({ memberId }, ctx) => this.card(memberId, ctx.today, neighbours),
      'members.setPin': ({ memberId, pin }, ctx) => this.pins.set(ctx, this.active(memberId), pin),
      'members.checkPin': ({ memberId, pin }, ctx) => this.pins.check(ctx, this.active(memberId), pin),
      'members.search': ({ query, limit, state, class: memberClass }) => ({ ...this.directory.find(query, limit ?? LISTED, { state, class: memberClass }), waiting: this.directory.waiting() }),
      'officers.list': (args, ctx) => officers.list(args, ctx.today),
      'officers.appoint': (args, ctx) => officers.appoint(args, ctx),
      'officers.end': (args, ctx) => officers.end(args, ctx),
    };
  }

  private card(memberId: string, today: CalendarDate, neighbours: MemberNeighbours): Result<'members.get'> {
    const row = this.kernel.db.sql<WholeRow>(`SELECT ${CARD_COLUMNS}, address, joined_on AS joinedOn, left_on AS leftOn, family_card AS familyCard, pin_hash IS NOT NULL AS hasPin FROM member WHERE id = ?`).get(memberId);
    if (row === undefined) throw notFound('Anggota', 'memberId');
    const thisMonth = monthOf(today);
    const detail = detailOf(this.kernel.db, row.ref);
    const merged = detail.merged_ref === null ? null : this.byRef(detail.merged_ref);
    return {
      ...cardOf(row),
      address: row.address,
      joinedOn: row.joinedOn,
      leftOn: row.leftOn,
      class: detail.class,
      className: classNameOf(this.kernel, detail.class, today),
      birthOn: detail.birth_on,
      sex: detail.sex,
      occupation: detail.occupation,
      email: detail.email,
      heir: detail.heir_name === '' ? null : { name: detail.heir_name, relation: detail.heir_relation, phoneMasked: maskPhone(detail.heir_phone) },
      consent: detail.consent_on === null ? null : { on: detail.consent_on, note: detail.consent_note },
      familyCardMasked: row.familyCard === '' ? '' : maskNik(row.familyCard),
      stateReason: detail.state_reason,
      stateOn: detail.state_on,
      mergedInto: merged === null ? null : { memberId: merged.id, memberNo: merged.no },
      posts: this.officers.postsOf(row.ref, today).map(({ body, post, until }) => ({ body, post, until })),
      hasPin: row.hasPin === 1,
      greeting: greetingOf(row.name, row.nik),
      savings: neighbours.savings(row.ref),
      loans: neighbours.loans(row.ref, today),
      bon: neighbours.bon(row.ref, today),
      leaverDue: neighbours.leaverDue(row.ref),
      trade: this.trade(row.ref, addMonths(thisMonth, 1 - MONTHS_OF_TRADE), thisMonth).map(({ period, sales }) => ({ period, sales })),
    };
  }
}
