import type { Args, Result } from '../../../shared/contract/index.ts';
import { addMonths, monthOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { dateText } from '../../../shared/text/format.ts';
import { greetingOf } from '../../../shared/text/greeting.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { MemberPins } from './pins.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import { Directory } from './directory.ts';
import { CARD_COLUMNS, cardOf, MEMBER_COLUMNS, nextMemberNo, type CardRow, type Member } from './member.ts';
import { addTrade, tradeOf, tradeOfAll, type TradeMonth } from './trade.ts';

export { maskPhone, type Member } from './member.ts';
export { memberChecks, tradeKey, type TradeMonth, type TradeSums } from './trade.ts';

/** What a member's card shows of the rooms that know this one. */
export type MemberNeighbours = {
  readonly savings: (memberRef: number) => Result<'members.get'>['savings'];
  readonly loans: (memberRef: number, today: CalendarDate) => Result<'members.get'>['loans'];
  readonly bon: (memberRef: number, today: CalendarDate) => Result<'members.get'>['bon'];
};

const MONTHS_OF_TRADE = 12;
const LISTED = 50;

/** The member register (buku daftar anggota), and each member's monthly trade for the SHU. */
export class Members {
  private readonly kernel: Kernel;
  readonly directory: Directory;
  private readonly pins: MemberPins;
  private readonly known = new Map<number, Member>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.directory = new Directory(kernel);
    this.pins = new MemberPins(kernel);
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

  /** A member who may be served as one. Throws NOT_FOUND, or RULE MEMBER_STATE unless the member is aktif. */
  active(id: string, field = 'memberId'): Member {
    const member = this.get(id, field);
    if (member.state !== 'aktif') throw refuse('MEMBER_STATE', `${member.no} berstatus ${member.state}. Layani sebagai bukan anggota, atau tanyakan kepada bendahara.`, { field, memberNo: member.no, state: member.state });
    return member;
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

  /** How many were members at the end of a day. */
  countOn(day: CalendarDate): number {
    return this.kernel.db.sql<{ n: number }>("SELECT count(*) AS n FROM member WHERE joined_on <= ? AND (left_on IS NULL OR left_on > ?) AND state <> 'calon'").get(day, day)?.n ?? 0;
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

  handlers(neighbours: MemberNeighbours): Handlers<'members.create' | 'members.get' | 'members.search' | 'members.setPin' | 'members.checkPin'> {
    return {
      'members.create': (args, ctx) => this.create(args, ctx),
      'members.get': ({ memberId }, ctx) => this.card(memberId, ctx.today, neighbours),
      'members.setPin': ({ memberId, pin }, ctx) => this.pins.set(ctx, this.active(memberId), pin),
      'members.checkPin': ({ memberId, pin }, ctx) => this.pins.check(ctx, this.active(memberId), pin),
      'members.search': ({ query, limit }) => this.directory.find(query, limit ?? LISTED),
    };
  }

  private create(args: Args<'members.create'>, ctx: WriteCtx): { memberId: string; memberNo: string } {
    const { kernel } = this;
    if (args.joinedOn > ctx.today) throw invalid('joinedOn', `tanggal ${dateText(args.joinedOn)} belum terjadi; hari ini ${dateText(ctx.today)}`);
    const joined = monthOf(args.joinedOn);
    if (kernel.db.sql("SELECT 1 FROM period WHERE period = ? AND status = 'tertutup'").get(joined) !== undefined)
      throw refuse('PERIOD_CLOSED', `Buku ${joined} sudah dikunci, dan daftar anggotanya ikut di laporan. Isi tanggal di bulan yang masih terbuka.`, { field: 'joinedOn', period: joined });
    const nikKey = kernel.personKey(args.nik);
    const same = this.byNikKey(nikKey);
    if (same !== undefined) throw conflict('nikTaken', `NIK ini milik anggota ${same.no}; buka anggota itu.`, { field: 'nik', memberNo: same.no, memberId: same.id });
    const last = kernel.db.sql<{ no: string }>('SELECT no FROM member ORDER BY ref DESC LIMIT 1').get();
    const row: CardRow = { ref: ctx.rows.lastRowid('member') + 1, id: args.id, no: nextMemberNo(last?.no), name: args.name, rt: args.rt ?? '', state: 'aktif', nik: args.nik, phone: args.phone ?? '' };
    ctx.rows.insert('member', {
      ...row, nik_key: nikKey, family_key: args.familyCardNo === undefined ? null : kernel.personKey(args.familyCardNo), family_card: args.familyCardNo ?? '',
      address: args.address ?? '', joined_on: args.joinedOn, left_on: null, pin_salt: null, pin_hash: null, pin_params: null,
    });
    this.directory.changed(ctx, row);
    ctx.note(row.no, 'anggota didaftarkan');
    return { memberId: row.id, memberNo: row.no };
  }

  private card(memberId: string, today: CalendarDate, neighbours: MemberNeighbours): Result<'members.get'> {
    const row = this.kernel.db.sql<CardRow & { address: string; joinedOn: string; hasPin: number }>(`SELECT ${CARD_COLUMNS}, address, joined_on AS joinedOn, pin_hash IS NOT NULL AS hasPin FROM member WHERE id = ?`).get(memberId);
    if (row === undefined) throw notFound('Anggota', 'memberId');
    const thisMonth = monthOf(today);
    return {
      ...cardOf(row),
      address: row.address,
      joinedOn: row.joinedOn,
      hasPin: row.hasPin === 1,
      greeting: greetingOf(row.name, row.nik),
      savings: neighbours.savings(row.ref),
      loans: neighbours.loans(row.ref, today),
      bon: neighbours.bon(row.ref, today),
      trade: this.trade(row.ref, addMonths(thisMonth, 1 - MONTHS_OF_TRADE), thisMonth).map(({ period, sales }) => ({ period, sales })),
    };
  }
}
