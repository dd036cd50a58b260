import { z } from 'zod';
import { command, query } from './define.ts';
import { CYLINDER_MODES, emptyCondition, saleLineInput } from './shop.ts';
import { money, optionalText, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();

/** Goods and a member. Nobody's NIK: that is not written down (ruling 15), so a buyer without membership is asked again. */
const basketOf = (least: 0 | 1) => z.strictObject({ memberId: uuid.optional(), lines: z.array(saleLineInput).min(least, { error: 'isi paling sedikit satu barang' }).max(300), discount: money.optional(), note: text(80).optional() });

/** The same as it comes back, with names and today's prices. */
const basketView = z.strictObject({
  memberId: z.string().nullable(),
  lines: z.array(
    z.strictObject({ productId: z.string(), name: z.string(), unit: z.string(), qty: z.string(), unitPrice: rupiah, generalPrice: rupiah, het: rupiah.optional(), cylinder: z.enum(CYLINDER_MODES).optional(), empty: emptyCondition.optional(), shellPrice: rupiah.optional(), deposit: rupiah.optional(), discount: rupiah.optional(), note: z.string().optional(), label: z.string().optional(), labelPrice: rupiah.optional(), pack: z.string().optional(), factor: z.string().optional() }),
  ),
  discount: rupiah.optional(),
  note: z.string().optional(),
});

/** A payment begun for a basket: what has come in, and what a member consented to. Their PIN is never kept: where one was given it is asked again. */
const keptTender = z.strictObject({
  method: z.enum(['qris', 'transfer', 'sukarela', 'bon'], { error: 'isi qris, transfer, sukarela atau bon' }), amount: positiveMoney, note: optionalText(160), reference: text(60).optional(), over: money.optional(), pinAgain: z.boolean().optional(),
});
const tenderView = z.strictObject({ method: z.enum(['qris', 'transfer', 'sukarela', 'bon']), amount: rupiah, note: z.string(), reference: z.string().optional(), over: rupiah.optional(), pinAgain: z.boolean().optional() });

const TILL = ['kasir', 'bendahara'] as const;

export const baskets = {
  'sales.hold': command({
    summary: 'Puts a basket aside under a name',
    roles: TILL,
    input: () => ({ name: text(40).optional(), basket: basketOf(1) }),
    output: () => ({ holdId: z.string(), number: z.string() }),
  }),
  'sales.holds': query({
    summary: 'Baskets put aside, oldest first, at today’s prices',
    roles: TILL,
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ holdId: z.string(), number: z.string(), name: z.string(), cashier: z.string(), heldAt: z.string(), lines: z.int(), total: rupiah })) }),
  }),
  'sales.recall': command({
    summary: 'Takes a basket back that was put aside',
    roles: TILL,
    input: () => ({ holdId: uuid }),
    output: () => ({ basket: basketView, payment: z.array(tenderView) }),
  }),
  'sales.drop': command({
    summary: 'Throws away a basket that was put aside',
    roles: TILL,
    input: () => ({ holdId: uuid }),
    output: () => ({ holdId: z.string() }),
  }),
  'sales.saveCart': query({
    scratch: true,
    summary: 'Keeps the caller’s unfinished basket and the payments begun for it over a power cut, null forgets it; a paid sale forgets it too. Written over each time, outside the audit; `id` is taken and means nothing',
    roles: TILL,
    input: () => ({ id: uuid.optional(), basket: basketOf(0).nullable(), payment: z.array(keptTender).max(20).optional() }),
    output: () => z.strictObject({ savedAt: z.string().nullable() }),
  }),
  'sales.cart': query({
    summary: 'The caller’s unfinished basket, if one was kept',
    roles: TILL,
    input: () => ({}),
    output: () => z.strictObject({ basket: basketView.nullable(), payment: z.array(tenderView), savedAt: z.string().nullable() }),
  }),
  'sales.dropPayment': command({
    summary: 'Writes down that a QRIS payment or transfer which had come in is taken off its basket, and why',
    roles: TILL,
    input: () => ({ method: z.enum(['qris', 'transfer'], { error: 'isi qris atau transfer' }), amount: positiveMoney, reference: text(60), reason: text(120) }),
    output: () => ({ method: z.string(), amount: rupiah }),
  }),
};
