import type { BonAge } from '../../../shared/contract/bon.ts';
import type { Args, Result } from '../../../shared/contract/index.ts';
import { addDays, addMonths, daysBetween, firstDay, isCalendarDate, monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { bonWords } from '../../../shared/text/bon.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, notFound, refuse } from '../kernel/refusal.ts';
import { standing, type DocumentHead, type EntryLine, type Ledger, type Reversibles } from '../ledger/index.ts';
import type { Member, Members } from '../members/index.ts';
import { BON_ACCOUNT, creditOf, lastMoved, openAfter, openOf, openOn, owedBy, owedOf, returnedAsMoney, type OpenBon } from './store.ts';

export { bonChecks, bonControls } from './checks.ts';

const ALLOWANCE = '1-1331';
const EXPENSE = '6-1170';

type Standing = Result<'bon.statement'>['standing'];
/** A payment of bon as its slip says it. */
export type BonSlip = {
  readonly number: string; readonly date: CalendarDate; readonly at: string; readonly officer: string; readonly memberNo: string; readonly memberName: string; readonly via: 'kas' | 'bank' | 'keluar'; readonly amount: number;
  readonly parts: readonly { readonly number: string; readonly amount: number }[]; readonly outstanding: number; readonly nextDue: CalendarDate | null;
};

/** Bon a member may buy on: its last day, and the rupiah above the limit. */
export type Admitted = { readonly due: CalendarDate; readonly over: number };
type Row = { readonly date: string; readonly number: string; readonly sale: string; readonly amount: number };

/** How long a debt due on `due` is past it on `on`. */
function ageOf(due: CalendarDate, on: CalendarDate): BonAge {
  const late = daysBetween(due, on);
  return late <= 0 ? 'belum' : late <= 30 ? '1-30' : late <= 60 ? '31-60' : late <= 90 ? '61-90' : '91+';
}
const byAge = (open: readonly OpenBon[], on: CalendarDate): Readonly<Record<BonAge, number>> => {
  const of = (age: BonAge): number => sum(open.filter((bon) => ageOf(bon.due, on) === age).map((bon) => bon.outstanding));
  return { 'belum': of('belum'), '1-30': of('1-30'), '31-60': of('31-60'), '61-90': of('61-90'), '91+': of('91+') };
};

/** Members who buy on bon (ruling 23): what each may owe, what each sale left owing, and how it was paid. The sub-ledger of 1-1330. */
export class Bon {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly members: Members;
  private readonly cash: CashDesk;

  constructor(kernel: Kernel, ledger: Ledger, members: Members, cash: CashDesk) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.members = members;
    this.cash = cash;
  }

  /** What a member may still buy on bon, and what is owed. */
  standing(memberRef: number, today: CalendarDate): Standing {
    const { limit, days } = creditOf(this.kernel.db, memberRef) ?? { limit: 0, days: 0 };
    const open = openOf(this.kernel.db, memberRef);
    const outstanding = sum(open.map((bon) => bon.outstanding));
    return {
      limit, days, outstanding, left: Math.max(0, limit - outstanding), overdue: sum(open.filter((bon) => bon.due < today).map((bon) => bon.outstanding)),
      nextDue: open.reduce<CalendarDate | null>((first, { due }) => (first === null || due < first ? due : first), null),
    };
  }

  /**
   * The day a sale on bon is due, and how far it goes above the member's limit. Throws RULE CREDIT_LIMIT when the member has no credit, or owes more
   * with it than the limit and nobody let it (`stretched`).
   */
  admit(member: Member, amount: number, today: CalendarDate, field: string, stretched: boolean): Admitted {
    const credit = creditOf(this.kernel.db, member.ref);
    const owed = owedBy(this.kernel.db, member.ref);
    const limit = credit?.limit ?? 0;
    if (credit === undefined || limit === 0) throw refuse('CREDIT_LIMIT', bonWords.noCredit(member.no), { field, limit: 0, outstanding: owed, left: 0 });
    const over = Math.max(0, owed + amount - limit);
    if (over > 0 && !stretched) throw refuse('CREDIT_LIMIT', bonWords.overLimit(member.no, limit, owed, amount), { field, limit, outstanding: owed, left: Math.max(0, limit - owed) });
    return { due: addDays(today, credit.days), over };
  }

  /** Keeps what a sale leaves owing, beside its document and rows; answers the entry's line. */
  owe(ctx: WriteCtx, sale: DocumentHead, member: Member, amount: number, due: CalendarDate): EntryLine {
    ctx.rows.insert('bon', { sale_seq: sale.seq, member_ref: member.ref, amount, on_date: sale.date, due_on: due });
    return { account: BON_ACCOUNT, unit: 'GERAI', debit: amount, member };
  }

  /** The bons a member still owes, each by its sale. */
  openOf(memberRef: number): { ref: string; number: string; amount: number }[] {
    return openOf(this.kernel.db, memberRef).map(({ number, outstanding }) => ({ ref: number, number, amount: outstanding }));
  }

  /** Closes all of a leaving member's bon (BB): D `account` / K 1-1330. Answers the document, or nothing where nothing was owed. */
  settleAll(ctx: WriteCtx, member: Member, { account, on, leaving }: { readonly account: string; readonly on: CalendarDate; readonly leaving: string }): { number: string; amount: number }[] {
    const amount = owedBy(this.kernel.db, member.ref);
    if (amount === 0) return [];
    const { number } = this.settle(ctx, {
      kind: 'BB', id: ctx.nextId(), member, amount, on, shiftSeq: undefined, refs: { via: 'keluar', leaving }, memo: bonWords.payMemo(member.no), note: bonWords.payNote(amount), lines: [{ account, unit: 'USP', debit: amount, member }],
    });
    return [{ number, amount }];
  }

  /** What is still owed of a sale. */
  owedOf(saleSeq: number): number {
    return owedOf(this.kernel.db, saleSeq);
  }

  /** Takes goods or a cylinder that came back off what is owed for them; answers the entry's line. */
  giveBack(ctx: WriteCtx, saleSeq: number, document: DocumentHead, member: Member, amount: number): EntryLine {
    ctx.rows.insert('bon_part', { document_seq: document.seq, sale_seq: saleSeq, amount });
    return { account: BON_ACCOUNT, unit: 'GERAI', credit: amount, member };
  }

  /** The number of the last that paid (BB), or wrote off (HB), a part of a sale's debt and stands. */
  settledBy(saleSeq: number, kind: 'BB' | 'HB'): string | undefined {
    return this.kernel.db
      .sql<{ number: string }>(`SELECT d.number FROM bon_part p JOIN document d ON d.seq = p.document_seq WHERE p.sale_seq = ? AND d.kind = ? AND ${standing('d.seq')} ORDER BY d.seq DESC LIMIT 1`)
      .get(saleSeq, kind)?.number;
  }

  /** A payment is undone by owing its parts again. */
  reversibles(): Reversibles<'BB'> {
    const { db } = this.kernel;
    return {
      BB: {
        purpose: 'umum',
        check: (document) => {
          const given = returnedAsMoney(db, document.seq);
          if (given !== undefined) throw refuse('IN_USE', reversalWords.spent(document.number, given, bonWords.givenBack), { field: 'ref', by: given });
          return document.memberRef === null ? null : lastMoved(db, document.memberRef);
        },
        undo: (ctx, document, reversal) => {
          for (const part of db.sql<{ sale_seq: number; amount: number }>('SELECT sale_seq, amount FROM bon_part WHERE document_seq = ? ORDER BY sale_seq').all(document.seq))
            ctx.rows.insert('bon_part', { document_seq: reversal.seq, sale_seq: part.sale_seq, amount: -part.amount });
        },
      },
    };
  }

  handlers(): Handlers<'members.setCredit' | 'bon.pay' | 'bon.writeOff' | 'bon.aging' | 'bon.statement'> {
    return {
      'members.setCredit': (args, ctx) => this.setCredit(args, ctx),
      'bon.pay': (args, ctx) => this.pay(args, ctx),
      'bon.writeOff': (args, ctx) => this.writeOff(args, ctx),
      'bon.aging': ({ asOf }, ctx) => this.aging(asOf ?? ctx.today, ctx.today),
      'bon.statement': (args, ctx) => this.statement(args, ctx.today),
    };
  }

  private setCredit({ memberId, bonLimit, bonDays }: Args<'members.setCredit'>, ctx: WriteCtx): Standing {
    const member = this.members.active(memberId);
    const values = { bon_limit: bonLimit, bon_days: bonDays };
    if (creditOf(this.kernel.db, member.ref) === undefined) ctx.rows.insert('member_credit', { member_ref: member.ref, ...values });
    else ctx.rows.update('member_credit', { member_ref: member.ref }, values);
    ctx.note(member.no, bonWords.creditNote(bonLimit, bonDays));
    return this.standing(member.ref, ctx.today);
  }

  /** D cash / K 1-1330, oldest sale first (document BB). */
  private pay({ memberId, amount, via, date }: Args<'bon.pay'>, ctx: WriteCtx): Omit<Result<'bon.pay'>, 'replayed'> {
    const member = this.members.get(memberId);
    const cash = this.cash.line(ctx, via, 'umum');
    return this.settle(ctx, {
      kind: 'BB', member, amount, on: date ?? ctx.today, shiftSeq: cash.shiftSeq, refs: { via }, memo: bonWords.payMemo(member.no), note: bonWords.payNote(amount), lines: [{ ...cash, debit: amount, flow: 'sales' }],
    });
  }

  /** D 1-1331 / K 1-1330 (document HB). What the allowance does not hold on that day, or has given to others since, is put into it first, D 6-1170 / K 1-1331, so that it never falls below nothing. */
  private writeOff({ memberId, amount, reason, date }: Args<'bon.writeOff'>, ctx: WriteCtx): Omit<Result<'bon.writeOff'>, 'replayed'> {
    const member = this.members.get(memberId);
    const on = date ?? ctx.today;
    const short = Math.max(0, amount - Math.max(0, 0 - this.ledger.highestSince(ALLOWANCE, on)));
    return this.settle(ctx, {
      kind: 'HB', member, amount, on, shiftSeq: undefined, refs: {}, memo: bonWords.writeOffMemo(member.no, reason), note: bonWords.writeOffNote(amount),
      lines: [{ account: EXPENSE, unit: 'GERAI', debit: short }, { account: ALLOWANCE, unit: 'GERAI', credit: short }, { account: ALLOWANCE, unit: 'GERAI', debit: amount }],
    });
  }

  /** Takes an amount off a member's debts, oldest first. Throws VALIDATION for more than is owed, RULE BACKDATED before the bon last moved. */
  private settle(
    ctx: WriteCtx,
    { kind, id, member, amount, on, shiftSeq, refs, memo, note, lines }: {
      readonly id?: string; readonly kind: 'BB' | 'HB'; readonly member: Member; readonly amount: number; readonly on: CalendarDate; readonly shiftSeq: number | undefined; readonly refs: { readonly via?: string; readonly leaving?: string }; readonly memo: string; readonly note: string; readonly lines: readonly EntryLine[];
    },
  ): { number: string; outstanding: number; parts: { number: string; amount: number }[]; entryNumber: string } {
    this.ledger.admitDate(ctx, on);
    const { db } = this.kernel;
    const open = openOf(db, member.ref);
    const owed = sum(open.map((bon) => bon.outstanding));
    if (amount > owed) throw invalid('amount', bonWords.tooMuch(member.no, owed));
    const last = lastMoved(db, member.ref);
    if (last !== null && on < last) throw refuse('BACKDATED', bonWords.lastMoved(member.no, last), { field: 'date', last });
    let left: number = amount;
    const parts = open.flatMap(({ saleSeq, number, outstanding }) => {
      const part = Math.min(left, outstanding);
      left -= part;
      return part === 0 ? [] : [{ saleSeq, number, amount: part }];
    });
    const document = this.ledger.document(ctx, { kind, ...(id === undefined ? {} : { id }), date: on, member, shiftSeq, amounts: { amount, parts: parts.map((part) => [part.number, part.amount]) }, refs: { ...refs, memberId: member.id, memberNo: member.no } });
    for (const part of parts) ctx.rows.insert('bon_part', { document_seq: document.seq, sale_seq: part.saleSeq, amount: part.amount });
    const entry = this.ledger.post(ctx, { document, memo, lines: [...lines, { account: BON_ACCOUNT, unit: 'GERAI', credit: amount, member }] });
    ctx.note(document.number, note);
    return { number: document.number, outstanding: owed - amount, parts: parts.map(({ number, amount: part }) => ({ number, amount: part })), entryNumber: entry.number };
  }

  private aging(asOf: CalendarDate, today: CalendarDate): Result<'bon.aging'> {
    const open = asOf < today ? openOn(this.kernel.db, asOf) : openOf(this.kernel.db);
    const rows = [...Map.groupBy(open, (bon) => bon.memberRef)].map(([memberRef, bons]) => {
      const member = this.members.byRef(memberRef);
      return {
        memberId: member.id, memberNo: member.no, name: member.name, limit: creditOf(this.kernel.db, memberRef)?.limit ?? 0, outstanding: sum(bons.map((bon) => bon.outstanding)), ages: byAge(bons, asOf),
        oldestDue: bons.reduce((first, { due }) => (due < first ? due : first), bons[0]?.due ?? asOf),
      };
    });
    const outstanding = sum(rows.map((row) => row.outstanding));
    const ledger = this.ledger.balance(BON_ACCOUNT, asOf);
    return { rows, totals: { outstanding, ages: byAge(open, asOf) }, ledger, agrees: outstanding === ledger };
  }

  /** What a payment's slip says, by number or id, as the books stood with it. Throws NOT_FOUND. */
  slip(ref: string): BonSlip {
    const { db } = this.kernel;
    const found = db
      .sql<{ seq: number; number: string; date: CalendarDate; at: string; officer: string; memberRef: number; refs: string }>(
        "SELECT d.seq, d.number, d.on_date AS date, d.at, u.name AS officer, d.member_ref AS memberRef, d.refs FROM document d JOIN user u ON u.ref = d.user_ref WHERE d.kind = 'BB' AND (d.number = ? OR d.id = ?)",
      )
      .get(ref, ref);
    if (found === undefined) throw notFound('Bayar bon', 'ref');
    const { seq, memberRef, refs, ...said } = found;
    const member = this.members.byRef(memberRef);
    const parts = db.sql<{ number: string; amount: number }>('SELECT s.number, p.amount FROM bon_part p JOIN document s ON s.seq = p.sale_seq WHERE p.document_seq = ? ORDER BY p.sale_seq').all(seq);
    const left = openAfter(db, memberRef, seq);
    return {
      ...said, memberNo: member.no, memberName: member.name, via: (JSON.parse(refs) as { via: BonSlip['via'] }).via, amount: sum(parts.map((part) => part.amount)), parts, outstanding: sum(left.map((bon) => bon.outstanding)),
      nextDue: left.reduce<CalendarDate | null>((first, { due }) => (first === null || due < first ? due : first), null),
    };
  }

  /** A member's statement by its paper's ref, MEMBERNO or MEMBERNO/DAY..DAY. Throws VALIDATION, NOT_FOUND. */
  paper(ref: string, today: CalendarDate): { readonly member: Member; readonly from: CalendarDate; readonly to: CalendarDate; readonly statement: Result<'bon.statement'> } {
    const [no = '', span] = ref.split('/');
    const days = span === undefined ? null : /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(span);
    if (span !== undefined && (days === null || !isCalendarDate(days[1] ?? '') || !isCalendarDate(days[2] ?? ''))) throw invalid('ref', bonWords.paperRef);
    const member = this.members.byNo(no, 'ref');
    const [from, to] = days === null ? [firstDay(addMonths(monthOf(today), -2)), today] : [days[1] as CalendarDate, days[2] as CalendarDate];
    if (to < from) throw invalid('ref', bonWords.paperRef);
    return { member, from, to, statement: this.statement({ memberId: member.id, from, to }, today) };
  }

  private statement({ memberId, from, to }: Args<'bon.statement'>, today: CalendarDate): Result<'bon.statement'> {
    const member = this.members.get(memberId);
    if (from !== undefined && to !== undefined && to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
    const moves = this.kernel.db
      .sql<Row>(
        `SELECT d.on_date AS date, d.number, s.number AS sale, m.amount FROM (
             SELECT sale_seq AS seq, sale_seq, amount FROM bon WHERE member_ref = ?
             UNION ALL SELECT p.document_seq, p.sale_seq, -p.amount FROM bon_part p JOIN bon b ON b.sale_seq = p.sale_seq WHERE b.member_ref = ?) m
           JOIN document d ON d.seq = m.seq JOIN document s ON s.seq = m.sale_seq WHERE d.on_date <= ? ORDER BY d.on_date, d.seq, s.seq`,
      )
      .all(member.ref, member.ref, to ?? '9999-12-31');
    const before = moves.filter((move) => from !== undefined && move.date < from);
    const opening = before.reduce((balance, move) => balance + move.amount, 0);
    let balance = opening;
    const rows = moves.slice(before.length).map(({ amount, ...row }) => {
      balance += amount;
      return { ...row, debit: Math.max(0, amount), credit: Math.max(0, -amount), balance };
    });
    const last = to !== undefined && to < today ? to : today;
    const open = last < today ? openOn(this.kernel.db, last, member.ref) : openOf(this.kernel.db, member.ref);
    return {
      standing: this.standing(member.ref, today), opening, rows, closing: balance,
      open: open.map(({ number, date, due, amount, outstanding }) => ({ number, date, due, amount, outstanding, daysLate: Math.max(0, daysBetween(due, last)) })),
    };
  }
}
