import type { Args, Result } from '../../../shared/contract/index.ts';
import { SAVINGS_KINDS } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import { leavingWords as words } from '../../../shared/text/leaving.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine, Ledger, Reversibles } from '../ledger/index.ts';
import { detailOf, keepDetail, type Member, type Members } from '../members/index.ts';
import { SAVINGS_ACCOUNTS, type Savings } from '../savings/index.ts';
import { leaverDue, LEAVERS } from './due.ts';
import { exitReversible, payoutReversible } from './reversal.ts';

export { leaverChecks } from './checks.ts';
export { heldUntil, leaverDue } from './due.ts';

type Settled = { readonly number: string; readonly amount: number };
type Owed = { readonly ref: string; readonly number: string; readonly amount: number };
type SetOff = { readonly account: string; readonly on: CalendarDate; readonly leaving: string };
/** What the exit asks of the rooms that may still hold something of a member. */
export type Holders = {
  readonly loans: { readonly open: (memberRef: number, on: CalendarDate) => Owed[]; readonly asked: (memberRef: number) => string[]; readonly settle: (ctx: WriteCtx, memberRef: number, from: SetOff) => Settled[] };
  readonly bon: { readonly open: (memberRef: number) => Owed[]; readonly settle: (ctx: WriteCtx, member: Member, from: SetOff) => Settled[] };
  /** Numbers of what stands in the way, each by what it is. */
  readonly guarantees: (memberRef: number) => string[];
  readonly cylinders: (member: Member) => string[];
  readonly terms: (memberRef: number) => { readonly berjangka: number; readonly hariRaya: number };
};
type Rooms = { readonly members: Members; readonly savings: Savings; readonly cash: CashDesk; readonly holders: Holders };
type Quote = Result<'members.exitQuote'>;
type Method = 'members.exitQuote' | 'members.exit' | 'members.payLeaver';

/** How a membership ends (ruling 34): savings given back, debts set off against them, the rest paid or owed on 2-1260. */
export class Leaving {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly rooms: Rooms;

  constructor(kernel: Kernel, ledger: Ledger, rooms: Rooms) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.rooms = rooms;
  }

  reversibles(): Reversibles<'AK' | 'PK'> {
    return { AK: exitReversible(this.kernel.db, this.rooms), PK: payoutReversible() };
  }

  handlers(): Handlers<Method> {
    return {
      'members.exitQuote': ({ memberId, date }, ctx) => this.quote(this.leaver(memberId), date ?? ctx.today),
      'members.exit': (args, ctx) => this.exit(args, ctx),
      'members.payLeaver': (args, ctx) => this.payLeaver(args, ctx),
    };
  }

  /** A member whose membership is not settled yet. Throws NOT_FOUND, RULE MEMBER_STATE. */
  private leaver(memberId: string): Member {
    const member = this.rooms.members.get(memberId);
    if (member.state === 'calon') throw refuse('MEMBER_STATE', words.applicant(member.no), { field: 'memberId', memberNo: member.no, state: member.state });
    if (member.state === 'keluar' || this.settledBy(member.ref) !== undefined) throw refuse('MEMBER_STATE', words.settled(member.no), { field: 'memberId', memberNo: member.no, state: member.state });
    return member;
  }

  /** The number of the exit that settled the present membership and stands. */
  private settledBy(memberRef: number): string | undefined {
    return this.kernel.db
      .sql<{ number: string }>(
        `SELECT d.number FROM member_exit x JOIN document d ON d.seq = x.document_seq JOIN member m ON m.ref = x.member_ref
          WHERE x.member_ref = ? AND m.state IN ('keluar', 'meninggal') AND NOT EXISTS (SELECT 1 FROM document_reversal r WHERE r.reversed_seq = d.seq) ORDER BY d.seq DESC LIMIT 1`,
      )
      .get(memberRef)?.number;
  }

  private quote(member: Member, on: CalendarDate): Quote {
    const { holders, savings } = this.rooms;
    const { pokok, wajib, sukarela, total } = savings.balances(member.ref);
    const terms = holders.terms(member.ref);
    const debts = [
      ...holders.loans.open(member.ref, on).map((owed) => ({ kind: 'pinjaman' as const, ...owed })),
      ...holders.bon.open(member.ref).map((owed) => ({ kind: 'bon' as const, ...owed })),
    ];
    const owed = sum(debts.map(({ amount }) => amount));
    const posts = this.rooms.members.officers.postsOf(member.ref, on).filter(({ until, endedOn }) => (endedOn ?? until ?? '9999-12-31') > on);
    const blockers = [
      ...(owed > total ? [words.short(owed, total)] : []),
      ...holders.cylinders(member).map(words.cylinder),
      ...holders.guarantees(member.ref).map(words.guarantee),
      ...holders.loans.asked(member.ref).map(words.asked),
      ...(terms.berjangka > 0 ? [words.terms(terms.berjangka)] : []),
      ...(terms.hariRaya > 0 ? [words.holiday(terms.hariRaya)] : []),
      ...posts.map(({ post, body }) => words.post(post, body)),
    ];
    return { savings: { pokok, wajib, sukarela, ...terms }, debts, payout: Math.max(0, total - owed), blockers: blockers.map((message) => ({ message })), heirName: detailOf(this.kernel.db, member.ref).heir_name };
  }

  /** One document AK: D 3-1110, 3-1120, 2-1210 / K 2-1260, and D 2-1260 / K cash for what is paid at once; each loan (AP) and the bon (BB) closes by one of its own, D 2-1260. */
  private exit({ memberId, date, reason, via = 'kas', heirName }: Args<'members.exit'>, ctx: WriteCtx): Omit<Result<'members.exit'>, 'replayed'> {
    const { members, savings, cash, holders } = this.rooms;
    const member = this.leaver(memberId);
    this.ledger.admitDate(ctx, date);
    if (date < member.joinedOn) throw invalid('date', words.beforeJoined(member.no, member.joinedOn));
    if (member.leftOn !== null && date < member.leftOn) throw invalid('date', words.beforeDeath(member.leftOn));
    const quote = this.quote(member, date);
    if (quote.blockers.length > 0) throw refuse('MEMBER_STATE', quote.blockers.map(({ message }) => message).join(' '), { field: 'memberId', memberNo: member.no, blockers: quote.blockers.map(({ message }) => message) });
    const receiver = heirName ?? (member.state === 'meninggal' ? quote.heirName : '');
    if (member.state === 'meninggal' && receiver === '') throw invalid('heirName', words.whoReceives);
    const { pokok, wajib, sukarela } = quote.savings;
    const debts = sum(quote.debts.map(({ amount }) => amount));
    const paid = via === 'utang' ? 0 : quote.payout;
    const desk = paid === 0 || via === 'utang' ? undefined : cash.line(ctx, via, 'usp');
    const document = this.ledger.document(ctx, {
      kind: 'AK', date, member, shiftSeq: desk?.shiftSeq, amounts: { pokok, wajib, sukarela, debts: quote.debts.map(({ number, amount }) => [number, amount]), payout: quote.payout, paid, via }, refs: { memberId: member.id, memberNo: member.no },
    });
    ctx.rows.insert('member_exit', { document_seq: document.seq, member_ref: member.ref, state_before: member.state, reason, heir_name: receiver });
    const returned = SAVINGS_KINDS.map((kind) => ({ kind, amount: quote.savings[kind] })).filter(({ amount }) => amount > 0);
    for (const { kind, amount } of returned) savings.move(ctx, { member, kind, amount: -amount, document, via: 'keluar', date });
    const lines: EntryLine[] = [
      ...returned.map(({ kind, amount }) => ({ account: SAVINGS_ACCOUNTS[kind], unit: 'USP' as const, debit: amount, member })),
      { account: LEAVERS, unit: 'USP', credit: pokok + wajib + sukarela, member },
      ...(desk === undefined ? [] : [{ account: LEAVERS, unit: 'USP' as const, debit: paid, member }, { account: desk.account, unit: desk.unit, credit: paid, flow: 'savings' as const, shiftSeq: desk.shiftSeq }]),
    ];
    const entryNumber = returned.length === 0 ? null : this.ledger.post(ctx, { document, memo: words.memo(member.no), lines }).number;
    const from = { account: LEAVERS, on: date, leaving: document.number };
    const settled = [...holders.loans.settle(ctx, member.ref, from), ...holders.bon.settle(ctx, member, from)];
    if (sum(settled.map(({ amount }) => amount)) !== debts) throw new Error(`${document.number} set off another sum than it quoted`);
    members.officers.endAll(ctx, member.ref, date, reason);
    ctx.rows.update('member', { ref: member.ref }, { state: member.state === 'meninggal' ? 'meninggal' : 'keluar', left_on: member.leftOn ?? date });
    keepDetail(this.kernel.db, ctx, member.ref, { state_reason: reason, state_on: date });
    members.changed(ctx, member.ref);
    ctx.note(document.number, words.note(member.no, quote.payout));
    return { number: document.number, entryNumber, payout: quote.payout, paid, settled: settled.map(({ number, amount }) => ({ number, amount })) };
  }

  /** Pays out what was left on 2-1260: D 2-1260 / K cash (document PK). Without an amount all of it. */
  private payLeaver({ memberId, amount, via, date }: Args<'members.payLeaver'>, ctx: WriteCtx): Omit<Result<'members.payLeaver'>, 'replayed'> {
    const member = this.rooms.members.get(memberId);
    const due = leaverDue(this.kernel.db, member.ref);
    if (due === 0) throw refuse('MEMBER_STATE', words.nothingDue(member.no), { field: 'memberId', memberNo: member.no });
    const paid = amount ?? due;
    if (paid > due) throw invalid('amount', words.tooMuch(member.no, due));
    const on = date ?? ctx.today;
    const left = member.leftOn;
    if (left !== null && on < left) throw invalid('date', words.afterLeft(dateText(left)));
    const desk = this.rooms.cash.line(ctx, via, 'usp');
    const document: DocumentHead = this.ledger.document(ctx, { kind: 'PK', date: on, member, shiftSeq: desk.shiftSeq, amounts: { amount: paid, via }, refs: { memberId: member.id, memberNo: member.no } });
    const entry = this.ledger.post(ctx, {
      document, memo: words.payMemo(member.no),
      lines: [{ account: LEAVERS, unit: 'USP', debit: paid, member }, { account: desk.account, unit: desk.unit, credit: paid, flow: 'savings', shiftSeq: desk.shiftSeq }],
    });
    ctx.note(document.number, `${words.payMemo(member.no)} ${rp(paid)}`);
    return { number: document.number, entryNumber: entry.number, paid, left: due - paid };
  }
}
