import { z } from 'zod';
import { command, query } from './define.ts';
import { accountCode, approval, cursor, date, limit, money, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();
const counted = z.record(z.string().regex(/^(100000|75000|50000|20000|10000|5000|2000|1000|500|200|100|50)$/, { error: 'pecahan tidak dikenal' }), z.int().min(0, { error: 'isi 0 atau lebih' }).max(100_000));
/** How often, and how much; no amount where the one who counts the drawer reads it. */
const often = z.strictObject({ count: z.int(), amount: rupiah.nullable() });

/** What a shift did. While it is open whoever counts its drawer, and any cashier, reads a blind one: nothing out of which the cash in the drawer could be worked out. */
const shiftView = z.strictObject({
  shiftId: z.string(), number: z.string(), drawer: z.string(), cashier: z.string(), openedAt: z.string(), closedAt: z.string().nullable(), closingNumber: z.string().nullable(), takenFrom: z.string().nullable(), blind: z.boolean(), float: rupiah,
  rows: z.array(z.strictObject({ kind: z.string(), count: z.int(), amount: rupiah })),
  tenders: z.array(z.strictObject({ label: z.string(), count: z.int(), amount: rupiah })),
  expected: rupiah.nullable(), counted: rupiah.nullable(), difference: rupiah.nullable(), left: rupiah.nullable(), handedOver: rupiah.nullable(), reason: z.string().nullable(), receivedBy: z.string().nullable(),
  drawerOpened: z.int(), sales: z.int(), salesTotal: rupiah.nullable(), voids: often, returns: often, swaps: z.int(), xReports: z.array(z.string()),
});

export const shifts = {
  'shifts.open': command({
    summary: 'Opens the caller’s shift on a drawer of the setting shift.drawers (the first without one) with a float from the safe',
    roles: ['kasir', 'bendahara'],
    input: () => ({ float: money, drawer: text(20).optional() }),
    output: () => ({ shiftId: z.string(), number: z.string() }),
  }),
  'shifts.cashIn': command({
    summary: 'Money into the drawer outside a sale',
    roles: ['kasir', 'bendahara'],
    input: () => ({ amount: positiveMoney, reason: text(120), account: accountCode }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'shifts.cashOut': command({
    summary: 'Money out of the drawer outside a sale',
    roles: ['kasir', 'bendahara'],
    input: () => ({ amount: positiveMoney, reason: text(120), account: accountCode }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'shifts.openDrawer': command({
    summary: 'Opens the drawer without a sale: numbered, with a reason, counted in the shift’s report; with somebody else’s approval once the setting shift.drawerOpenings is used up',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({ reason: text(120), approval: approval.optional() }),
    output: () => ({ number: z.string(), times: z.int() }),
  }),
  'shifts.close': command({
    summary: 'Closes the caller’s shift on counted cash, or by a treasurer somebody else’s (shiftId). A difference above the setting shift.differenceReason needs a reason, above shift.differenceLimit somebody else’s approval',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({ shiftId: uuid.optional(), counted, leave: money.optional(), receivedBy: text(60).optional(), reason: text(120).optional(), approval: approval.optional() }),
    output: () => ({ number: z.string(), expected: rupiah, counted: rupiah, difference: rupiah, entryNumber: z.string().nullable() }),
  }),
  'shifts.handover': command({
    summary: 'Hands the caller’s drawer with all its money to somebody else, who accepts the count with their own PIN: closes the one shift and opens the other’s on the same drawer. Difference, reason and approval as at a close',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    receivers: ['kasir', 'bendahara'],
    input: () => ({ counted, receiver: approval, reason: text(120).optional(), approval: approval.optional() }),
    output: () => ({ number: z.string(), expected: rupiah, counted: rupiah, difference: rupiah, entryNumber: z.string().nullable(), shiftId: z.string(), shiftNumber: z.string(), receivedBy: z.string(), heldBasket: z.string().nullable() }),
  }),
  'shifts.current': query({
    summary: 'The caller’s open shift, if any, and the drawers: what each still holds of its last shift and who has it open',
    roles: ['kasir', 'bendahara'],
    input: () => ({}),
    output: () => z.strictObject({
      shift: z.strictObject({ shiftId: z.string(), number: z.string(), drawer: z.string(), openedAt: z.string(), float: rupiah }).nullable(),
      leftInDrawer: rupiah,
      drawers: z.array(z.strictObject({ name: z.string(), left: rupiah, openedBy: z.string().nullable() })),
    }),
  }),
  'shifts.report': query({
    summary: 'What a shift took and how it was counted. While it is open it is blind to its own cashier and to any other: no cash and no sum of sales',
    input: () => ({ shiftId: uuid }),
    output: () => shiftView,
  }),
  'shifts.xReport': command({
    summary: 'Keeps and prints how an open shift stands (LX): the caller’s own, or any for the office (shiftId). Blind where shifts.report is; posts nothing',
    roles: ['kasir', 'bendahara', 'ketua'],
    input: () => ({ shiftId: uuid.optional() }),
    output: () => ({ number: z.string() }),
  }),
  'shifts.list': query({
    summary: 'Shifts, newest first, with what was counted and why it differed; a cashier’s own only',
    input: () => ({ from: date.optional(), to: date.optional(), state: z.enum(['buka', 'tutup'], { error: 'isi buka atau tutup' }).optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({
        shiftId: z.string(), number: z.string(), closingNumber: z.string().nullable(), drawer: z.string(), cashier: z.string(), date: z.string(), openedAt: z.string(), closedAt: z.string().nullable(), expected: rupiah.nullable(), counted: rupiah.nullable(), difference: rupiah.nullable(), reason: z.string().nullable(), receivedBy: z.string().nullable(), closedBy: z.string().nullable(), approvedBy: z.string().nullable(), drawerOpened: z.int(),
      })),
      next: z.string().nullable(),
    }),
  }),
};
