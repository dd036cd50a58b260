import type { Args, Result } from '../../../shared/contract/index.ts';
import { drawerRowName } from '../../../shared/text/shifts.ts';
import type { Ctx } from '../kernel/kernel.ts';
import type { Database } from '../kernel/database.ts';
import { notFound, pageBefore } from '../kernel/refusal.ts';
import { SHIFTS, timesOpened, type ShiftRow } from './store.ts';
import { xReportsOf } from './xReport.ts';

export type ShiftReport = Result<'shifts.report'>;
/** What a shift sold, and what was paid without cash. */
export type ShiftSales = { readonly count: number; readonly total: number; readonly tenders: ShiftReport['tenders']; readonly voids: ShiftReport['voids']; readonly returns: ShiftReport['returns']; readonly swaps: number };
type Rooms = { readonly db: Database; readonly salesOf: (shiftSeq: number) => ShiftSales; readonly expected: (shiftSeq: number) => number };

/** Cash the cashier put in or took out knowingly: what a blind report may tell. */
const KNOWN_CASH = new Set(['KM', 'KK']);

/** Whoever counts the drawer does so without knowing what should be in it; a cashier never knows of another's. */
const isBlind = (shift: ShiftRow, ctx: Ctx | undefined): boolean => shift.status === 'buka' && (ctx === undefined || ctx.user.role === 'kasir' || ctx.user.ref === shift.user_ref);

const openOrClosed = ({ status, expected }: ShiftRow, now: () => number): number | null => (status === 'buka' ? now() : expected);

/** A shift by id, number, or the number of its closing. Throws NOT_FOUND naming the field, for a cashier also on somebody else's shift. */
function shiftRow(db: Database, ref: string, ctx: Ctx | undefined, field: string): ShiftRow {
  const shift = db.sql<ShiftRow>(`${SHIFTS} WHERE d.id = ? OR d.number = ? OR c.number = ?`).get(ref, ref, ref);
  if (shift === undefined || (ctx?.user.role === 'kasir' && shift.user_ref !== ctx.user.ref)) throw notFound('Shift', field);
  return shift;
}

/** A shift as its report shows it; blind where the reader counts the drawer (also without a reader: on paper). */
export function shiftReport({ db, salesOf, expected }: Rooms, ref: string, ctx: Ctx | undefined, field: string): ShiftReport {
  const shift = shiftRow(db, ref, ctx, field);
  const blind = isBlind(shift, ctx);
  const rows = db
    .sql<{ kind: string; count: number; amount: number }>(
      // A sale paid another way right after it counts once, as it was paid in the end.
      `SELECT kind, count(DISTINCT CASE WHEN swap THEN NULL ELSE seq END) - count(DISTINCT CASE WHEN swap THEN seq END) AS count, sum(amount) AS amount
         FROM (SELECT d.seq, json_extract(d.refs, '$.swap') IS 1 AS swap, CASE WHEN json_extract(d.refs, '$.swap') IS 1 THEN 'PJ' ELSE d.kind END AS kind, l.debit - l.credit AS amount
                 FROM entry_line l JOIN entry e ON e.seq = l.entry_seq JOIN document d ON d.seq = e.document_seq
                WHERE l.shift_seq = ? AND d.kind NOT IN ('TS', 'BS'))
        GROUP BY kind ORDER BY min(seq)`,
    )
    .all(shift.document_seq);
  const sales = salesOf(shift.document_seq);
  const hidden = ({ count, amount }: ShiftReport['voids']): ShiftReport['voids'] => ({ count, amount: blind ? null : amount });
  return {
    shiftId: shift.id, number: shift.number, drawer: shift.drawer, cashier: shift.name, openedAt: shift.at, closedAt: shift.closed_at, closingNumber: shift.closing, takenFrom: shift.taken_from, blind, float: shift.float,
    rows: rows.filter((row) => (row.count !== 0 || row.amount !== 0) && (!blind || KNOWN_CASH.has(row.kind))).map((row) => ({ kind: drawerRowName(row.kind), count: row.count, amount: row.amount })),
    tenders: sales.tenders,
    expected: blind ? null : openOrClosed(shift, () => expected(shift.document_seq)), counted: shift.counted, difference: shift.counted === null || shift.expected === null ? null : shift.counted - shift.expected,
    left: shift.left_amount, handedOver: shift.counted === null ? null : shift.counted - (shift.left_amount ?? 0), reason: shift.reason, receivedBy: shift.received_by,
    drawerOpened: timesOpened(db, shift.document_seq), sales: sales.count, salesTotal: blind ? null : sales.total, voids: hidden(sales.voids), returns: hidden(sales.returns), swaps: sales.swaps, xReports: xReportsOf(db, shift.document_seq),
  };
}

/** Shifts, newest first; what an open one should hold stays out. */
export function shiftList(db: Database, { from, to, state, limit, cursor }: Args<'shifts.list'>, ctx: Ctx): Result<'shifts.list'> {
  const size = limit ?? 50;
  const own = ctx.user.role === 'kasir' ? ctx.user.ref : null;
  const found = db
    .sql<ShiftRow>(`${SHIFTS} WHERE s.document_seq < ? AND d.on_date BETWEEN ? AND ? AND (? IS NULL OR s.status = ?) AND (? IS NULL OR s.user_ref = ?) ORDER BY s.document_seq DESC LIMIT ?`)
    .all(pageBefore(cursor), from ?? '0000-00-00', to ?? '9999-99-99', state ?? null, state ?? null, own, own, size + 1);
  const page = found.slice(0, size);
  return {
    rows: page.map((shift) => ({
      shiftId: shift.id, number: shift.number, closingNumber: shift.closing, drawer: shift.drawer, cashier: shift.name, date: shift.on_date, openedAt: shift.at, closedAt: shift.closed_at, expected: shift.expected, counted: shift.counted,
      difference: shift.counted === null || shift.expected === null ? null : shift.counted - shift.expected, reason: shift.reason, receivedBy: shift.received_by, closedBy: shift.closed_by, approvedBy: shift.approver, drawerOpened: timesOpened(db, shift.document_seq),
    })),
    next: found.length > size ? String(page.at(-1)?.document_seq ?? '') : null,
  };
}
