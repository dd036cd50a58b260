import type { Result } from '../../../shared/contract/index.ts';
import type { CashVia } from '../../../shared/contract/values.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { rupiah, sum } from '../../../shared/domain/money.ts';
import { rp } from '../../../shared/text/format.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Ctx, Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse } from '../kernel/refusal.ts';
import type { Ledger } from '../ledger/index.ts';

export { shiftChecks, shiftControls } from './checks.ts';

export type OpenShift = { readonly seq: number; readonly id: string; readonly number: string; readonly drawer: string; readonly float: number; readonly openedAt: string };
type ShiftRow = {
  document_seq: number; id: string; number: string; name: string; user_ref: number; drawer: string; float: number; carried: number; status: string; at: string; closed_at: string | null;
  expected: number | null; counted: number | null; left_amount: number | null; reason: string | null;
};

/** What a shift asks of the rooms that build on it. */
export type ShiftNeighbours = {
  readonly onClosed: (ctx: WriteCtx, shiftNumber: string) => void;
  /** Prints the voucher of a document and lets the drawer spring open. */
  readonly openDrawer: (ctx: WriteCtx, documentNumber: string) => void;
  readonly salesOf: (shiftSeq: number) => { readonly count: number; readonly total: number } & Pick<Result<'shifts.report'>, 'voids' | 'returns'>;
};

/** What the cashier calls each kind of document that moves drawer cash. */
const ROW_NAMES: Readonly<Record<string, string>> = {
  BS: 'Modal dari brankas', PJ: 'Penjualan tunai', SS: 'Setoran simpanan', ST: 'Penarikan simpanan', AP: 'Angsuran pinjaman', BB: 'Bayar bon', PC: 'Pencairan pinjaman', KM: 'Kas masuk', KK: 'Kas keluar', TB: 'Belanja barang', BP: 'Bayar pemasok', UM: 'Uang muka pembelian', SF: 'Setoran pajak', AB: 'Angsuran bank', AT: 'Beli aset', LA: 'Lepas aset', BD: 'Pembatalan', BV: 'Penjualan batal', RJ: 'Retur penjualan',
};

const NONE = { count: 0, amount: 0 } as const;

/** One drawer, one cashier, from float to counted cash (rulings 16, 17). */
export class Shifts implements CashDesk {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private neighbours: ShiftNeighbours = { onClosed: () => undefined, openDrawer: () => undefined, salesOf: () => ({ count: 0, total: 0, voids: NONE, returns: NONE }) };

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
    return this.kernel.db
      .sql<OpenShift>("SELECT s.document_seq AS seq, d.id, d.number, s.drawer, s.float, d.at AS openedAt FROM shift s JOIN document d ON d.seq = s.document_seq WHERE s.user_ref = ? AND s.status = 'buka'")
      .get(userRef);
  }

  /** The caller's open shift. Throws RULE SHIFT_REQUIRED. */
  require(ctx: { user: { ref: number } }): OpenShift {
    const shift = this.openOf(ctx.user.ref);
    if (shift === undefined) throw refuse('SHIFT_REQUIRED', 'Hitung uang modal di laci, lalu buka shift. Keranjang tetap ada.');
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

  handlers(): Handlers<'shifts.open' | 'shifts.cashIn' | 'shifts.cashOut' | 'shifts.openDrawer' | 'shifts.close' | 'shifts.current' | 'shifts.report'> {
    const { kernel, ledger } = this;
    return {
      'shifts.open': ({ float, drawer }, ctx) => {
        const already = this.openOf(ctx.user.ref);
        if (already !== undefined) throw conflict('shiftOpen', `Shift ${already.number} masih buka; tutup dahulu sebelum membuka yang baru.`);
        const name = drawer ?? 'Laci 1';
        const other = kernel.db.sql<{ name: string }>("SELECT u.name FROM shift s JOIN user u ON u.ref = s.user_ref WHERE s.status = 'buka' AND s.drawer = ?").get(name);
        if (other !== undefined) throw conflict('drawerTaken', `${name} sedang dipakai ${other.name}; tutup shift itu dahulu atau pakai laci lain.`, { field: 'drawer' });
        const carried = this.leftIn(name);
        if (carried > float) throw invalid('float', `laci masih berisi ${rp(carried)} dari shift lalu; modal paling sedikit sebesar itu`);
        const document = ledger.document(ctx, { kind: 'BS', date: ctx.today, amounts: { float, carried }, refs: { drawer: name } });
        ctx.rows.insert('shift', {
          document_seq: document.seq, user_ref: ctx.user.ref, drawer: name, float, carried, status: 'buka', closed_at: null, close_seq: null, expected: null, counted: null, left_amount: null, counts: null, reason: null, received_by: null,
        });
        if (float > carried)
          ledger.post(ctx, {
            document, memo: `Modal shift ${document.number}`,
            lines: [{ account: '1-1120', debit: float - carried, flow: 'internal', shiftSeq: document.seq }, { account: '1-1110', credit: float - carried, flow: 'internal' }],
          });
        ctx.note(document.number, `buka shift, modal ${rp(float)}`);
        return { shiftId: document.id, number: document.number };
      },

      'shifts.cashIn': (args, ctx) => this.cash(ctx, args, 'KM'),
      'shifts.cashOut': (args, ctx) => this.cash(ctx, args, 'KK'),

      'shifts.openDrawer': ({ reason }, ctx) => {
        const shift = this.require(ctx);
        const document = ledger.document(ctx, { kind: 'BL', date: ctx.today, shiftSeq: shift.seq, amounts: {}, refs: { reason } });
        this.neighbours.openDrawer(ctx, document.number);
        ctx.note(document.number, `laci dibuka tanpa penjualan: ${reason}`);
        return { number: document.number, times: this.timesOpened(shift.seq) };
      },

      'shifts.close': ({ counted: counts, leave, receivedBy, reason }, ctx) => {
        const shift = this.require(ctx);
        const counted = sum(Object.entries(counts).map(([denomination, pieces]) => Number(denomination) * pieces));
        const expected = this.expected(shift.seq);
        const difference = counted - expected;
        const left = leave ?? rupiah(0);
        if (left > counted) throw invalid('leave', `uang terhitung ${rp(counted)}; yang ditinggal tidak bisa lebih`);
        const free = kernel.settings.at('shift.differenceLimit', ctx.today).amount;
        if (Math.abs(difference) > free && ctx.approver === null)
          throw refuse('APPROVAL_REQUIRED', `Selisih kas ${rp(Math.abs(difference))} di atas ${rp(free)}. Minta bendahara atau ketua mengetik PIN, atau hitung ulang.`, { expected, counted, difference });
        const document = ledger.document(ctx, { kind: 'TS', date: ctx.today, shiftSeq: shift.seq, amounts: { expected, counted, left }, refs: { shift: shift.number } });
        const handed = counted - left;
        const entry =
          difference === 0 && handed === 0
            ? null
            : ledger.post(ctx, {
                document, memo: `Tutup shift ${shift.number}`,
                lines: [
                  { account: '6-1180', debit: Math.max(0, -difference) }, { account: '1-1120', credit: Math.max(0, -difference), flow: 'opex', shiftSeq: shift.seq },
                  { account: '1-1120', debit: Math.max(0, difference), flow: 'opex', shiftSeq: shift.seq }, { account: '4-2120', credit: Math.max(0, difference) },
                  { account: '1-1110', debit: handed, flow: 'internal' }, { account: '1-1120', credit: handed, flow: 'internal', shiftSeq: shift.seq },
                ],
              });
        ctx.rows.update('shift', { document_seq: shift.seq }, {
          status: 'tutup', closed_at: ctx.now, close_seq: document.seq, expected, counted, left_amount: left, counts: JSON.stringify(counts), reason: reason ?? null, received_by: receivedBy ?? null,
        });
        this.neighbours.onClosed(ctx, shift.number);
        ctx.note(document.number, `tutup shift ${shift.number}, selisih ${difference}`);
        return { number: document.number, expected, counted, difference, entryNumber: entry?.number ?? null };
      },

      'shifts.current': (_args, ctx) => {
        const shift = this.openOf(ctx.user.ref);
        return {
          shift: shift === undefined ? null : { shiftId: shift.id, number: shift.number, openedAt: shift.openedAt, float: shift.float },
          leftInDrawer: this.leftIn(shift?.drawer ?? 'Laci 1'),
        };
      },

      'shifts.report': ({ shiftId }, ctx) => {
        return this.report(shiftId, ctx);
      },
    };
  }

  /**
   * A shift as its report shows it, by id, number, or the number of its closing. While it is open the expected cash stays hidden (blind count).
   * Throws NOT_FOUND naming the field, for a cashier also on somebody else's shift.
   */
  report(ref: string, ctx?: Ctx, field = 'shiftId'): Result<'shifts.report'> {
    const { kernel } = this;
    const shift = kernel.db
      .sql<ShiftRow>(
        `SELECT s.*, d.id, d.number, d.at, u.name FROM shift s JOIN document d ON d.seq = s.document_seq JOIN user u ON u.ref = s.user_ref WHERE d.id = ? OR d.number = ?
            OR d.seq = (SELECT closing.shift_seq FROM document closing WHERE closing.kind = 'TS' AND closing.number = ?)`,
      )
      .get(ref, ref, ref);
    if (shift === undefined || (ctx?.user.role === 'kasir' && shift.user_ref !== ctx.user.ref)) throw notFound('Shift', field);
    const rows = kernel.db
      .sql<{ kind: string; count: number; amount: number }>(
        `SELECT d.kind, count(DISTINCT d.seq) AS count, sum(l.debit) - sum(l.credit) AS amount
           FROM entry_line l JOIN entry e ON e.seq = l.entry_seq JOIN document d ON d.seq = e.document_seq
          WHERE l.shift_seq = ? AND d.kind <> 'TS' GROUP BY d.kind ORDER BY min(d.seq)`,
      )
      .all(shift.document_seq);
    const sales = this.neighbours.salesOf(shift.document_seq);
    const open = shift.status === 'buka';
    return {
      shiftId: shift.id, number: shift.number, cashier: shift.name, openedAt: shift.at, closedAt: shift.closed_at, float: shift.float,
      rows: open ? [] : rows.filter((row) => row.kind !== 'BS').map((row) => ({ kind: ROW_NAMES[row.kind] ?? row.kind, count: row.count, amount: row.amount })),
      expected: open ? null : shift.expected, counted: shift.counted,
      difference: shift.counted === null || shift.expected === null ? null : shift.counted - shift.expected,
      left: shift.left_amount, handedOver: shift.counted === null ? null : shift.counted - (shift.left_amount ?? 0), reason: shift.reason, drawerOpened: this.timesOpened(shift.document_seq), sales: sales.count, salesTotal: sales.total, voids: sales.voids, returns: sales.returns,
    };
  }

  /** Cash that should be in the drawer: what was carried over plus every line of this shift. */
  private expected(shiftSeq: number): number {
    const carried = this.kernel.db.sql<{ carried: number }>('SELECT carried FROM shift WHERE document_seq = ?').get(shiftSeq)?.carried ?? 0;
    return carried + this.ledger.drawerCash(shiftSeq);
  }

  /** How often the drawer was opened without a sale in a shift. */
  private timesOpened(shiftSeq: number): number {
    return this.kernel.db.sql<{ n: number }>("SELECT count(*) AS n FROM document WHERE kind = 'BL' AND seq > ? AND shift_seq = ?").get(shiftSeq, shiftSeq)?.n ?? 0;
  }

  /** A drawer pays out no more than it holds, whatever lies in the other drawers of the same account. */
  private refuseOverdrawn(shiftSeq: number): void {
    const holds = this.expected(shiftSeq);
    if (holds < 0) throw refuse('BALANCE_INSUFFICIENT', `1-1120 Kas laci kasir kurang ${rp(-holds)} di laci ini. Kecilkan jumlahnya, atau ambil dahulu uang dari brankas.`, { account: '1-1120', short: -holds });
  }

  /** What the last closed shift of a drawer left in it. */
  private leftIn(drawer: string): number {
    return this.kernel.db.sql<{ left_amount: number | null }>("SELECT left_amount FROM shift WHERE drawer = ? AND status = 'tutup' ORDER BY document_seq DESC LIMIT 1").get(drawer)?.left_amount ?? 0;
  }

  private cash(ctx: WriteCtx, args: { amount: number; reason: string; account: string }, kind: 'KM' | 'KK'): { number: string; entryNumber: string } {
    const shift = this.require(ctx);
    const account = this.ledger.account(args.account);
    if (account.control === 1) throw refuse('CONTROL_ACCOUNT', `${account.code} ${account.name} mengikuti buku pembantunya. Pilih akun lain.`, { field: 'account', account: account.code });
    if (!this.kernel.settings.at('shift.cashAccounts', ctx.today).includes(args.account)) throw invalid('account', `akun ${args.account} tidak ada di daftar kas masuk dan keluar; minta ketua menambahkannya di setelan`);
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
