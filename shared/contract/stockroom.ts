import { z } from 'zod';
import { command, query } from './define.ts';
import { approval, cursor, date, limit, positiveQuantity, quantity, text, uuid } from './values.ts';

const rupiah = z.int();
const qty = z.string();

/** Why stock is put right without a count (ruling 31). */
export const ADJUST_REASONS = ['rusak', 'kedaluwarsa', 'hilang', 'ditemukan', 'pakai-sendiri'] as const;
export type AdjustReason = (typeof ADJUST_REASONS)[number];

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
    summary: 'A stock count: the variance goes to 5-1510 (opname)',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ date: date.optional(), lines: z.array(z.strictObject({ productId: uuid, counted: quantity })).min(1).max(1000), reason: text(120), approval: approval.optional() }),
    output: () => ({ number: z.string(), variance: rupiah, entryNumber: z.string().nullable() }),
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
