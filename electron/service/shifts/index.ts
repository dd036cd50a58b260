import type { shifts } from '../../../shared/contract/shifts.ts';
import type { CashVia } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { rp } from '../../../shared/text/format.ts';
import { shiftServiceWords as words } from '../../../shared/text/shifts.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Ctx, Handlers, Kernel, User, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';
import { closeShift, countedSum } from './closing.ts';
import { openShift } from './opening.ts';
import { shiftList, shiftReport, type ShiftReport, type ShiftSales } from './report.ts';
import { leftIn, openedBy, openShiftBy, openShiftOf, timesOpened, type OpenShift } from './store.ts';
import { keepXReport, xReport, type XReport } from './xReport.ts';

export { shiftChecks, shiftControls } from './checks.ts';
export type { ShiftReport } from './report.ts';
export { drawersInUse } from './store.ts';

export type { OpenShift } from './store.ts';

/** What a shift asks of the rooms that build on it. */
export type ShiftNeighbours = {
  readonly onClosed: (ctx: WriteCtx, shiftNumber: string) => void;
  /** Prints the paper of whoever took a drawer over. */
  readonly onTakenOver: (ctx: WriteCtx, shiftNumber: string) => void;
  /** Prints an X report. */
  readonly onXReport: (ctx: WriteCtx, number: string) => void;
  /** The caller's unfinished basket becomes the receiver's; answers under which number the receiver's own was put aside. */
  readonly handBasket: (ctx: WriteCtx, receiver: User) => string | null;
  /** Prints the voucher of a document and lets the drawer spring open. */
  readonly openDrawer: (ctx: WriteCtx, documentNumber: string) => void;
  readonly salesOf: (shiftSeq: number) => ShiftSales;
};

const NONE = { count: 0, amount: 0 } as const;

/** One drawer, one cashier, from float to counted cash (rulings 16, 17). */
export class Shifts implements CashDesk {
  readonly kernel: Kernel;
  readonly ledger: Ledger;
  private neighbours: ShiftNeighbours = { onClosed: () => undefined, onTakenOver: () => undefined, onXReport: () => undefined, handBasket: () => null, openDrawer: () => undefined, salesOf: () => ({ count: 0, total: 0, tenders: [], voids: NONE, returns: NONE, swaps: 0 }) };

  constructor(kernel: Kernel, ledger: Ledger) {
    this.kernel = kernel;
    this.ledger = ledger;
    ledger.guardDrawers((shiftSeq) => this.refuseOverdrawn(shiftSeq));
  }

  /** Makes the rooms known that know this one. */
  connect(neighbours: ShiftNeighbours): void {
    this.neighbours = neighbours;
  }

  /** The caller's open shift, if any. */
  openOf(userRef: number): OpenShift | undefined {
    return openShiftOf(this.kernel.db, userRef);
  }

  /** The caller's open shift. Throws RULE SHIFT_REQUIRED. */
  require(ctx: { user: { ref: number } }): OpenShift {
    const shift = this.openOf(ctx.user.ref);
    if (shift === undefined) throw refuse('SHIFT_REQUIRED', words.openFirst);
    return shift;
  }

  /** Where money `via` kas or bank goes: the caller's drawer with an open shift, else Kas USP or the safe (ruling 16). */
  line(ctx: WriteCtx, via: CashVia, purpose: 'usp' | 'umum'): ReturnType<CashDesk['line']> {
    if (via === 'bank') return { account: '1-1210', unit: 'UMUM', shiftSeq: undefined };
    const shift = this.openOf(ctx.user.ref);
    if (shift !== undefined) return { account: '1-1120', unit: 'UMUM', shiftSeq: shift.seq };
    return purpose === 'usp' ? { account: '1-1130', unit: 'USP', shiftSeq: undefined } : { account: '1-1110', unit: 'UMUM', shiftSeq: undefined };
  }

  anyOpenShift(): { shiftId: string; number: string; openedAt: string; openedBy: string } | null {
    return (
      this.kernel.db
        .sql<{ shiftId: string; number: string; openedAt: string; openedBy: string }>(
          "SELECT d.id AS shiftId, d.number, d.at AS openedAt, u.name AS openedBy FROM shift s JOIN document d ON d.seq = s.document_seq JOIN user u ON u.ref = s.user_ref WHERE s.status = 'buka' ORDER BY s.document_seq LIMIT 1",
        )
        .get() ?? null
    );
  }

  /** Shifts still open that began on or before a day, and whose they are. */
  openOn(on: CalendarDate): { number: string; cashier: string }[] {
    return this.kernel.db
      .sql<{ number: string; cashier: string }>("SELECT d.number, u.name AS cashier FROM shift s JOIN document d ON d.seq = s.document_seq JOIN user u ON u.ref = s.user_ref WHERE s.status = 'buka' AND d.on_date <= ? ORDER BY d.seq")
      .all(on);
  }

  handlers(): Handlers<keyof typeof shifts> {
    const { kernel, ledger } = this;
    return {
      'shifts.open': ({ float, drawer }, ctx) => {
        const names = this.drawers(ctx.today);
        const name = drawer ?? names[0] ?? '';
        if (!names.includes(name)) throw invalid('drawer', words.noDrawer(name, names));
        const already = this.openOf(ctx.user.ref);
        if (already !== undefined) throw conflict('shiftOpen', words.stillOpen(already.number));
        const other = openedBy(kernel.db, name);
        if (other !== undefined) throw conflict('drawerTaken', words.taken(name, other), { field: 'drawer' });
        const carried = leftIn(kernel.db, name);
        if (carried > float) throw invalid('float', words.holdsMore(carried));
        const document = openShift(ledger, ctx, ctx.user, { drawer: name, float, carried });
        ctx.note(document.number, `buka shift, modal ${rp(float)}`);
        return { shiftId: document.id, number: document.number };
      },

      'shifts.cashIn': (args, ctx) => this.cash(ctx, args, 'KM'),
      'shifts.cashOut': (args, ctx) => this.cash(ctx, args, 'KK'),

      'shifts.openDrawer': ({ reason }, ctx) => {
        const shift = this.require(ctx);
        const before = timesOpened(kernel.db, shift.seq);
        if (before >= kernel.settings.at('shift.drawerOpenings', ctx.today).free && ctx.approver === null) throw refuse('APPROVAL_REQUIRED', words.openedOften(before), { field: 'approval', times: before });
        const document = ledger.document(ctx, { kind: 'BL', date: ctx.today, shiftSeq: shift.seq, amounts: {}, refs: { reason } });
        this.neighbours.openDrawer(ctx, document.number);
        ctx.note(document.number, `laci dibuka tanpa penjualan: ${reason}`);
        return { number: document.number, times: before + 1 };
      },

      'shifts.close': ({ shiftId, counted: counts, leave, receivedBy, reason }, ctx) => {
        const shift = shiftId === undefined ? this.require(ctx) : this.mayClose(ctx, shiftId);
        const closed = closeShift(this, ctx, shift, { counts, left: leave ?? 0, expected: this.expected(shift.seq), receivedBy, reason });
        this.neighbours.onClosed(ctx, shift.number);
        return closed;
      },

      'shifts.handover': ({ counted: counts, reason }, ctx) => {
        const { receiver } = ctx;
        if (receiver === null) throw new Error('a handover without a receiver');
        const shift = this.require(ctx);
        const already = this.openOf(receiver.ref);
        if (already !== undefined) throw conflict('shiftOpen', words.receiverOpen(receiver.name, already.number), { field: 'receiver.username' });
        const closed = closeShift(this, ctx, shift, { counts, left: countedSum(counts), expected: this.expected(shift.seq), receivedBy: receiver.name, reason });
        this.neighbours.onClosed(ctx, shift.number);
        const opened = openShift(ledger, ctx, receiver, { id: ctx.nextId(), drawer: shift.drawer, float: closed.counted, carried: closed.counted, from: closed.number });
        this.neighbours.onTakenOver(ctx, opened.number);
        ctx.note(closed.number, words.handedOver(shift.number, opened.number, receiver.name, closed.difference));
        return { ...closed, shiftId: opened.id, shiftNumber: opened.number, receivedBy: receiver.name, heldBasket: this.neighbours.handBasket(ctx, receiver) };
      },

      'shifts.current': (_args, ctx) => {
        const shift = this.openOf(ctx.user.ref);
        const names = this.drawers(ctx.today);
        return {
          shift: shift === undefined ? null : { shiftId: shift.id, number: shift.number, drawer: shift.drawer, openedAt: shift.openedAt, float: shift.float },
          leftInDrawer: leftIn(kernel.db, shift?.drawer ?? names[0] ?? ''),
          drawers: names.map((name) => ({ name, left: leftIn(kernel.db, name), openedBy: openedBy(kernel.db, name) ?? null })),
        };
      },

      'shifts.report': ({ shiftId }, ctx) => this.report(shiftId, ctx),
      'shifts.xReport': ({ shiftId }, ctx) => {
        const shift = shiftId === undefined ? this.require(ctx) : openShiftBy(kernel.db, shiftId);
        if (shift === undefined) throw notFound('Shift yang masih buka', 'shiftId');
        const document = keepXReport(ledger, ctx, shift.seq, this.report(shift.id, ctx));
        this.neighbours.onXReport(ctx, document.number);
        ctx.note(document.number, `laporan X shift ${shift.number}`);
        return { number: document.number };
      },
      'shifts.list': (args, ctx) => shiftList(kernel.db, args, ctx),
    };
  }

  /** A shift as its report shows it, by id, number, or the number of its closing; blind without a reader while it is open. Throws NOT_FOUND naming the field. */
  report(ref: string, ctx?: Ctx, field = 'shiftId'): ShiftReport {
    return shiftReport({ db: this.kernel.db, salesOf: this.neighbours.salesOf, expected: (seq) => this.expected(seq) }, ref, ctx, field);
  }

  /** How an open shift stood when this X report was made; see `xReport`. */
  xReport(ref: string, ctx?: Ctx): XReport {
    return xReport(this.kernel.db, ref, ctx, 'ref');
  }

  /** The drawers there are on a day. */
  private drawers(on: CalendarDate): readonly string[] {
    return this.kernel.settings.at('shift.drawers', on);
  }

  /** The open shift that is named: the caller's own, or anybody's for a treasurer. Throws NOT_FOUND. */
  private mayClose(ctx: WriteCtx, shiftId: string): OpenShift {
    const shift = openShiftBy(this.kernel.db, shiftId);
    if (shift === undefined || (ctx.user.role !== 'bendahara' && this.openOf(ctx.user.ref)?.seq !== shift.seq)) throw notFound('Shift yang masih buka', 'shiftId');
    return shift;
  }

  /** Cash that should be in the drawer: what was carried over plus every line of this shift. */
  private expected(shiftSeq: number): number {
    const carried = this.kernel.db.sql<{ carried: number }>('SELECT carried FROM shift WHERE document_seq = ?').get(shiftSeq)?.carried ?? 0;
    return carried + this.ledger.drawerCash(shiftSeq);
  }

  /** A drawer pays out no more than it holds, whatever lies in the other drawers of the same account. By how much it is short would tell what it holds: that stays blind. */
  private refuseOverdrawn(shiftSeq: number): void {
    if (this.expected(shiftSeq) < 0) throw refuse('BALANCE_INSUFFICIENT', words.drawerShort, { account: '1-1120' });
  }

  private cash(ctx: WriteCtx, args: { amount: number; reason: string; account: string }, kind: 'KM' | 'KK'): { number: string; entryNumber: string } {
    const shift = this.require(ctx);
    const account = this.ledger.account(args.account);
    if (account.control === 1) throw refuse('CONTROL_ACCOUNT', `${account.code} ${account.name} mengikuti buku pembantunya. Pilih akun lain.`, { field: 'account', account: account.code });
    if (!this.kernel.settings.at('shift.cashAccounts', ctx.today).includes(args.account)) throw invalid('account', words.notInList(args.account));
    const flow = account.cash === 1 ? 'internal' : 'opex';
    const document = this.ledger.document(ctx, { kind, date: ctx.today, shiftSeq: shift.seq, amounts: { amount: args.amount }, refs: { account: args.account } });
    const drawer = { account: '1-1120', flow, shiftSeq: shift.seq } as const;
    const other = { account: args.account, flow } as const;
    const entry = this.ledger.post(ctx, {
      document, memo: args.reason,
      lines: kind === 'KM' ? [{ ...drawer, debit: args.amount }, { ...other, credit: args.amount }] : [{ ...other, debit: args.amount }, { ...drawer, credit: args.amount }],
    });
    this.neighbours.openDrawer(ctx, document.number);
    ctx.note(document.number, `${kind === 'KM' ? 'kas masuk' : 'kas keluar'} ${rp(args.amount)}`);
    return { number: document.number, entryNumber: entry.number };
  }
}
