import type { LOST_SHELLS } from '../../../shared/contract/cylinders.ts';
import type { Args } from '../../../shared/contract/index.ts';
import { proportion, rupiah, ZERO, type Rupiah } from '../../../shared/domain/money.ts';
import { cylinderBook as words } from '../../../shared/text/cylinderBook.ts';
import { cylinderWords } from '../../../shared/text/cylinders.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import { inUse, lastDayOf, standing, type DocumentHead, type EntryLine, type Ledger, type Reversed, type Reversibles } from '../ledger/index.ts';
import { BILLED, PILES, SHELLS, type Count, type Cylinders, type CylinderSize, type EmptyCondition } from './cylinders.ts';

/** Shells that were lost, or found again. */
export const SHELL_LOSS = '6-1195';

type Lost = (typeof LOST_SHELLS)[number];
/** How empties change their place without money: what an MT says of itself. */
export type Moved = 'ke-agen' | 'dari-agen' | 'bayar-utang' | 'ganti-keadaan';
type Methods = 'cylinders.toAgent' | 'cylinders.fromAgent' | 'cylinders.settleDebt' | 'cylinders.repair' | 'cylinders.writeOff' | 'cylinders.buy' | 'cylinders.count' | 'cylinders.payBill';
type Step = { readonly size: CylinderSize; readonly count: number; readonly note?: string | undefined };

const pileOf = (state: Lost): 'empty' | 'damaged' | 'other' | 'at_agent' => (state === 'di-agen' ? 'at_agent' : PILES[state]);

/** What becomes of empties between deliveries: to the agent and back, repaired, bought, counted, lost (rulings 26, 28). */
export class Upkeep {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly cylinders: Cylinders;
  private readonly cash: CashDesk;

  constructor(kernel: Kernel, ledger: Ledger, rooms: { readonly cylinders: Cylinders; readonly cash: CashDesk }) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.cylinders = rooms.cylinders;
    this.cash = rooms.cash;
  }

  handlers(): Handlers<Methods> {
    const step = (ctx: WriteCtx, moved: Moved, asked: Step, from: Count, to: Count): { number: string } => {
      this.refuseShort(asked.size, from, asked.count);
      return this.move(ctx, moved, asked, { [from]: -asked.count, [to]: asked.count }, {});
    };
    return {
      'cylinders.toAgent': (args, ctx) => step(ctx, 'ke-agen', args, 'empty', 'at_agent'),
      'cylinders.fromAgent': (args, ctx) => step(ctx, 'dari-agen', args, 'at_agent', 'empty'),
      'cylinders.repair': (args, ctx) => {
        if (args.from === args.to) throw invalid('to', words.sameState);
        this.refuseShort(args.size, PILES[args.from], args.count);
        return this.move(ctx, 'ganti-keadaan', args, { [PILES[args.from]]: -args.count, [PILES[args.to]]: args.count }, { from: args.from, to: args.to });
      },
      'cylinders.settleDebt': (args, ctx) => {
        const { owed_to_agent: owed } = this.cylinders.counts(args.size);
        if (args.count > owed) throw invalid('count', words.owedLess(args.size, owed, args.count));
        this.refuseShort(args.size, 'empty', args.count);
        return { ...this.move(ctx, 'bayar-utang', args, { empty: -args.count, owed_to_agent: -args.count }, {}), owedToAgent: owed - args.count };
      },
      'cylinders.writeOff': (args, ctx) => this.writeOff(args, ctx),
      'cylinders.buy': (args, ctx) => this.buy(args, ctx),
      'cylinders.count': (args, ctx) => this.count(args, ctx),
      'cylinders.payBill': (args, ctx) => this.payBill(args, ctx),
    };
  }

  /** A purchase of shells is undone while no shell has been bought, sold or lost since: the average of the others rests on it. */
  reversibles(): Reversibles<'BT' | 'BG'> {
    const { db } = this.kernel;
    return {
      BT: {
        purpose: 'umum',
        check: (document: Reversed) => {
          const later = db
            .sql<{ number: string; size: CylinderSize }>(
              `SELECT d.number, m.size FROM cylinder_move b JOIN cylinder_move m ON m.size = b.size AND m.seq > b.seq AND m.shell_count <> 0 JOIN document d ON d.seq = m.document_seq
               WHERE b.document_seq = ? AND d.kind <> 'BD' AND ${standing('m.document_seq')} ORDER BY m.seq LIMIT 1`,
            )
            .get(document.seq);
          if (later !== undefined) throw inUse(document, later.number, reversalWords.shellsMixed(later.size));
          const moved = this.cylinders.restingOn(document.seq);
          if (moved !== null) throw refuse('IN_USE', reversalWords.spent(document.number, moved.number, reversalWords.cylindersMoved(moved.size)), { field: 'ref', by: moved.number });
          return lastDayOf(db, 'SELECT document_seq FROM cylinder_move WHERE size IN (SELECT size FROM cylinder_move WHERE document_seq = ?)', [document.seq]);
        },
        undo: (ctx, document, reversal) => this.cylinders.takeBack(ctx, document.seq, reversal),
      },
      // Nothing rests on a payment; the debt it took off stands again with its entry's counter-entry.
      BG: { purpose: 'umum', check: ({ date }) => date, undo: () => {} },
    };
  }

  /** Throws RULE STOCK_INSUFFICIENT where a place holds fewer than are to leave it. */
  private refuseShort(size: CylinderSize, from: Count, count: number): void {
    const there = this.cylinders.counts(size)[from];
    if (count > there) throw refuse('STOCK_INSUFFICIENT', words.short(size, words.places[from] ?? from, there, count), { field: 'count', size, there });
  }

  private move(ctx: WriteCtx, moved: Moved, { size, count, note }: Step, change: Partial<Record<Count, number>>, more: Readonly<Record<string, string>>): { number: string } {
    const document = this.ledger.document(ctx, { kind: 'MT', date: ctx.today, amounts: { size, count }, refs: { moved, ...more, ...(note === undefined ? {} : { note }) } });
    this.cylinders.move(ctx, size, change, document, 1);
    ctx.note(document.number, words.moveNote(moved, size, count));
    return { number: document.number };
  }

  private buy({ size, count, amount, via, note }: Args<'cylinders.buy'>, ctx: WriteCtx): { number: string; entryNumber: string } {
    const cash = this.cash.line(ctx, via, 'umum');
    const document = this.ledger.document(ctx, { kind: 'BT', date: ctx.today, shiftSeq: cash.shiftSeq, amounts: { size, count, amount }, refs: { via, ...(note === undefined ? {} : { note }) } });
    this.cylinders.move(ctx, size, { empty: count, owned: count, shell_count: count, shell_value: amount }, document, 1);
    const entry = this.ledger.post(ctx, { document, memo: words.buyMemo(document.number, size, count, note), lines: [{ account: SHELLS, debit: amount, unit: 'LPG' }, { ...cash, credit: amount, flow: 'suppliers' }] });
    ctx.note(document.number, words.buyNote(size, count, amount));
    return { number: document.number, entryNumber: entry.number };
  }

  private payBill({ amount, via, note }: Args<'cylinders.payBill'>, ctx: WriteCtx): { number: string; entryNumber: string; left: Rupiah } {
    const owed = this.cylinders.billed(ctx.today);
    if (amount > owed) throw invalid('amount', cylinderWords.overBill(owed));
    const left = rupiah(owed - amount);
    const cash = this.cash.line(ctx, via, 'umum');
    const document = this.ledger.document(ctx, { kind: 'BG', date: ctx.today, shiftSeq: cash.shiftSeq, amounts: { amount }, refs: { via, ...(note === undefined ? {} : { note }) } });
    const entry = this.ledger.post(ctx, { document, memo: cylinderWords.payBillMemo(document.number, note), lines: [{ account: BILLED, debit: amount, unit: 'LPG' }, { ...cash, credit: amount, flow: 'suppliers' }] });
    ctx.note(document.number, cylinderWords.payBillNote(amount, left));
    return { number: document.number, entryNumber: entry.number, left };
  }

  private writeOff({ size, state, count, reason }: Args<'cylinders.writeOff'>, ctx: WriteCtx): { number: string; value: number; entryNumber: string | null } {
    this.refuseShort(size, pileOf(state), count);
    const value = this.cylinders.shellCost(size, count);
    const document = this.ledger.document(ctx, { kind: 'HT', date: ctx.today, amounts: { size, count, value }, refs: { state, reason } });
    this.cylinders.move(ctx, size, { [pileOf(state)]: -count, owned: -count, shell_count: -count, shell_value: -value }, document, 1);
    ctx.note(document.number, words.writeOffNote(size, count, value));
    return { number: document.number, value, entryNumber: this.post(ctx, document, words.writeOffMemo(document.number, size, count, reason), -value) };
  }

  private count({ size, empty, damaged, foreign, reason }: Args<'cylinders.count'>, ctx: WriteCtx): { number: string; value: number; difference: number; entryNumber: string | null } {
    const book = this.cylinders.counts(size);
    const change: Readonly<Record<(typeof PILES)[EmptyCondition], number>> = { empty: empty - book.empty, damaged: damaged - book.damaged, other: foreign - book.other };
    const difference = change.empty + change.damaged + change.other;
    const differs = Object.values(change).some((by) => by !== 0);
    if (differs && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', words.countDiffers(size, difference), { field: 'approval' });
    const value: number = difference < 0 ? -this.cylinders.shellCost(size, -difference) : foundValue(book.shell_value, book.shell_count, difference);
    const document = this.ledger.document(ctx, {
      kind: 'OT', date: ctx.today, amounts: { size, book: [book.empty, book.damaged, book.other], counted: [empty, damaged, foreign], value }, refs: { reason, ...(ctx.approver === null ? {} : { approver: ctx.approver.id }) },
    });
    if (differs) this.cylinders.move(ctx, size, { ...change, owned: difference, shell_count: difference, shell_value: value }, document, 1);
    ctx.note(document.number, words.countNote(size, difference, value));
    return { number: document.number, value, difference, entryNumber: this.post(ctx, document, words.countMemo(document.number, size, reason), value) };
  }

  /** Shells that left (negative) or came in, against 6-1195; null where they were worth nothing. */
  private post(ctx: WriteCtx, document: DocumentHead, memo: string, value: number): string | null {
    if (value === 0) return null;
    const [debit, credit] = value < 0 ? [SHELL_LOSS, SHELLS] : [SHELLS, SHELL_LOSS];
    const line = (account: string, side: 'debit' | 'credit'): EntryLine => ({ account, [side]: Math.abs(value), unit: 'LPG' });
    return this.ledger.post(ctx, { document, memo, lines: [line(debit, 'debit'), line(credit, 'credit')] }).number;
  }
}

/** Shells that are found come in at the average of those we own, half up; where we own none, at nothing. */
const foundValue = (value: number, count: number, found: number): Rupiah => (count === 0 || found === 0 ? ZERO : proportion(value, found, count));
