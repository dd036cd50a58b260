import { z } from 'zod';
import { command, query } from './define.ts';
import { approval, cursor, date, limit, moment, positiveQuantity, quantity, text, uuid } from './values.ts';

const rupiah = z.int();
const qty = z.string();

/** Why stock is put right without a count (ruling 31). */
export const ADJUST_REASONS = ['rusak', 'kedaluwarsa', 'hilang', 'ditemukan', 'pakai-sendiri'] as const;
export type AdjustReason = (typeof ADJUST_REASONS)[number];

/** What becomes of a sheet of goods to be counted: counted, its differences looked at, in the books, or called off. */
export const COUNT_STATES = ['dihitung', 'diperiksa', 'dibukukan', 'batal'] as const;
export type CountState = (typeof COUNT_STATES)[number];
const countState = z.enum(COUNT_STATES, { error: `isi salah satu: ${COUNT_STATES.join(', ')}` });
const place = text(30);
/** What was counted of goods; without a moment just now. */
const countedLine = () => z.strictObject({ productId: uuid, counted: quantity, countedAt: moment.optional() });
const countedLines = () => z.array(countedLine()).min(1, { error: 'isi paling sedikit satu barang' }).max(1000);
const countRow = { countId: z.string(), number: z.string(), date: z.string(), name: z.string().nullable(), place: z.string().nullable(), category: z.string().nullable(), categoryName: z.string().nullable(), blind: z.boolean(), state: countState, openedBy: z.string(), counted: z.int(), total: z.int(), result: z.string().nullable() };

/** What labels are printed on: sheets of A4, or the receipt printer's strip. */
export const LABEL_LAYOUTS = ['a4-3x8', 'a4-2x7', 'a4-4x10', 'strip'] as const;
const labelLayout = z.enum(LABEL_LAYOUTS, { error: `isi salah satu: ${LABEL_LAYOUTS.join(', ')}` });

/** The stockroom: what is there, what it moved, and how it is put right. */
export const stockroom = {
  'stock.onHand': query({
    summary: 'Stock as the pair of quantity and value, by name; all of it without a limit',
    input: () => ({ productId: uuid.optional(), asOf: date.optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ productId: z.string(), sku: z.string(), name: z.string(), qty, value: rupiah })), next: z.string().nullable() }),
  }),
  'stock.card': query({
    summary: 'A product’s moves between two days; all of them without a limit. opening and closing are those of the days, not of the page',
    input: () => ({ productId: uuid, from: date, to: date, limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      opening: z.strictObject({ qty, value: rupiah }),
      rows: z.array(z.strictObject({ date: z.string(), number: z.string(), kind: z.string(), qtyIn: qty, qtyOut: qty, value: rupiah, qty, balance: rupiah })),
      closing: z.strictObject({ qty, value: rupiah }),
      next: z.string().nullable(),
    }),
  }),
  'stock.count': command({
    summary: 'A stock count in one step: the variance against the book goes to 5-1510 (opname). The book is that of countedAt, where it is named, else of now. Above the setting stock.count somebody else has to agree',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ date: date.optional(), lines: z.array(countedLine().extend({ reason: text(120).optional() })).min(1, { error: 'isi paling sedikit satu barang' }).max(1000), reason: text(120), approval: approval.optional() }),
    output: () => ({ number: z.string(), variance: rupiah, entryNumber: z.string().nullable() }),
  }),
  'stock.startCount': command({
    summary: 'Opens a sheet of goods to be counted (LH): those of a place, of a category, those named, or all; goods are on one open sheet only. Blind hides the book while it is counted; without it the setting stock.count says',
    input: () => ({ date: date.optional(), location: place.optional(), category: text(31).optional(), productIds: z.array(uuid).min(1, { error: 'isi paling sedikit satu barang' }).max(1000).optional(), blind: z.boolean().optional(), name: text(60).optional() }),
    output: () => ({ countId: z.string(), number: z.string(), goods: z.int() }),
  }),
  'stock.enterCount': command({
    summary: 'What somebody counted of goods on a sheet; a later entry holds instead of an earlier one, which stays on record. countedAt: when, if not now; the book of that moment is what it is held against',
    roles: ['kasir', 'bendahara'],
    input: () => ({ countId: uuid, lines: countedLines() }),
    output: () => ({ counted: z.int(), total: z.int() }),
  }),
  'stock.recount': command({
    summary: 'Goods of a sheet counted a second time, because they differed by more than the setting stock.count allows',
    roles: ['kasir', 'bendahara'],
    input: () => ({ countId: uuid, lines: countedLines() }),
    output: () => ({ counted: z.int(), total: z.int() }),
  }),
  'stock.finishCount': command({
    summary: 'Ends the counting of a sheet: from now on goods are only counted again, and the differences can be seen',
    input: () => ({ countId: uuid }),
    output: () => ({ uncounted: z.int(), recount: z.int() }),
  }),
  'stock.cancelCount': command({ summary: 'Calls a sheet off; nothing is posted', input: () => ({ countId: uuid, reason: text(120) }), output: () => ({ number: z.string() }) }),
  'stock.postCount': command({
    summary: 'Posts what was counted on a sheet (OP). Goods that nobody counted are named first and, with leaveUncounted, stay as the book has them; goods that differ much are counted twice first; above the setting stock.count somebody else has to agree',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ countId: uuid, reason: text(120), reasons: z.array(z.strictObject({ productId: uuid, reason: text(120) })).max(1000).optional(), leaveUncounted: z.literal(true).optional(), approval: approval.optional() }),
    output: () => ({ number: z.string(), variance: rupiah, entryNumber: z.string().nullable() }),
  }),
  'stock.counts': query({
    summary: 'Sheets of goods to be counted, newest first',
    input: () => ({ state: countState.optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({ rows: z.array(z.strictObject(countRow)), next: z.string().nullable() }),
  }),
  'stock.getCount': query({
    summary: 'One sheet with its goods. What the book has, the differences and the earlier entries are hidden from a cashier, and from everybody while a blind sheet is counted; recount: it has to be counted a second time. `sum` is what the differences are worth now',
    input: () => ({ countId: uuid }),
    output: () => z.strictObject({
      ...countRow,
      bookShown: z.boolean(),
      reason: z.string().nullable(),
      lines: z.array(
        z.strictObject({
          productId: z.string(), sku: z.string(), name: z.string(), unit: z.string(), barcodes: z.array(z.string()), whole: z.boolean(), place: z.string().nullable(),
          counted: qty.nullable(), countedAt: z.string().nullable(), countedBy: z.string().nullable(), times: z.int(), recount: z.boolean(),
          book: qty.nullable(), difference: qty.nullable(), value: rupiah.nullable(), moved: qty.nullable(),
          history: z.array(z.strictObject({ counted: qty, at: z.string(), by: z.string(), again: z.boolean() })),
        }),
      ),
      sum: z.strictObject({ short: rupiah, over: rupiah, net: rupiah, approval: z.boolean() }).nullable(),
    }),
  }),
  'stock.setPlace': command({
    summary: 'Where goods stand from a day on, a shelf or a store room; without a place: nowhere any more',
    input: () => ({ productId: uuid, place: place.optional(), from: date.optional() }),
    output: () => ({ productId: z.string() }),
  }),
  'stock.places': query({
    summary: 'The places goods stand in today, and how many goods each has; place null: those without one',
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ place: z.string().nullable(), goods: z.int() })) }),
  }),
  'stock.placeOf': query({ summary: 'Where a product stands today; null: nowhere said', input: () => ({ productId: uuid }), output: () => z.strictObject({ place: z.string().nullable() }) }),
  'stock.expiring': query({
    summary: 'Batches that are still there and expire within so many days (setting stock.expiryWatch), or have: the earliest first. value is their part of what the goods are worth',
    input: () => ({ days: z.int().min(0, { error: 'isi 0 sampai 3650 hari' }).max(3650, { error: 'isi 0 sampai 3650 hari' }).optional() }),
    output: () => z.strictObject({
      days: z.int(),
      rows: z.array(z.strictObject({ productId: z.string(), sku: z.string(), name: z.string(), unit: z.string(), batch: z.string().nullable(), receipt: z.string(), expiresOn: z.string(), left: qty, value: rupiah, daysLeft: z.int() })),
      expired: z.strictObject({ batches: z.int(), goods: z.int(), value: rupiah }),
    }),
  }),
  'stock.discardExpired': command({
    summary: 'Takes out at once all that has expired, of the goods named or of all (KS, 5-1510), with somebody else’s approval',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ productIds: z.array(uuid).min(1, { error: 'isi paling sedikit satu barang' }).max(300).optional(), note: text(120).optional(), approval }),
    output: () => ({ number: z.string(), goods: z.int(), value: rupiah, entryNumber: z.string().nullable() }),
  }),
  'stock.labelGoods': query({
    summary: 'Goods on sale that may need a new label: those whose price changed since a day, or those of a delivery (its number)',
    input: () => ({ since: date.optional(), receipt: text(30).optional() }),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ productId: z.string(), sku: z.string(), name: z.string(), unit: z.string(), price: rupiah, priceSince: z.string() })) }),
  }),
  'stock.makeLabels': command({
    summary: 'Keeps what labels are to be printed, so that documents.render and printing.print make them (document labels, ref labelsId). unit: a pack of the product; priceOn: the day whose prices they bear',
    roles: ['kasir', 'bendahara'],
    input: () => ({ layout: labelLayout, priceOn: date.optional(), items: z.array(z.strictObject({ productId: uuid, unit: text(20).optional(), count: z.int().min(1, { error: 'isi 1 sampai 100' }).max(100, { error: 'isi 1 sampai 100' }) })).min(1, { error: 'isi paling sedikit satu barang' }).max(500) }),
    output: () => ({ labelsId: z.string(), labels: z.int() }),
  }),
  'stock.adjust': command({
    summary: 'Takes goods out as damaged, expired, lost (5-1510) or used by the gerai itself (6-1140), or brings found ones in at the average (5-1510), with somebody else’s approval (KS). Cylinders are counted instead',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ productId: uuid, qty: positiveQuantity, reason: z.enum(ADJUST_REASONS, { error: `isi salah satu: ${ADJUST_REASONS.join(', ')}` }), note: text(120).optional(), date: date.optional(), approval }),
    output: () => ({ number: z.string(), value: rupiah, qty, entryNumber: z.string().nullable() }),
  }),
  'stock.repack': command({
    summary: 'Goods of one kind become goods of others: what they cost goes over to them by weight, what was lost on the way to 5-1510 (KP). `loss` is in the unit of the goods taken; where all weights are known it may be left out and is what is missing',
    input: () => ({
      from: z.strictObject({ productId: uuid, qty: positiveQuantity }), to: z.array(z.strictObject({ productId: uuid, qty: positiveQuantity })).min(1, { error: 'isi paling sedikit satu barang' }).max(20), loss: quantity.optional(), note: text(120).optional(), date: date.optional(),
    }),
    output: () => ({ number: z.string(), cost: rupiah, lossValue: rupiah, entryNumber: z.string().nullable() }),
  }),
};
