import { z } from 'zod';
import { command, query } from './define.ts';
import { date, percent, positiveQuantity, text, uuid } from './values.ts';

const rupiah = z.int();
const qty = z.string();
const goods = () => z.array(z.strictObject({ productId: uuid, qty: positiveQuantity })).min(1, { error: 'isi paling sedikit satu barang' }).max(300);
/** What was sold and not yet paid to its owner: the price after discount, and how it is shared. */
const shared = { amount: rupiah, commission: rupiah, share: rupiah };

/** Goods on consignment (ruling 32): another's until they are sold. */
export const consignment = {
  'consignment.setOwner': command({
    summary: 'The member a consignor is, whose share may then go into simpanan sukarela; without one: none',
    input: () => ({ supplierId: uuid, memberId: uuid.optional() }),
    output: () => ({ supplierId: z.string() }),
  }),
  'consignment.setTerms': command({
    summary: 'A product belongs to a consignor and so much percent of its price stays here, from a day on (today). Only a product that was never ours; its owner stays',
    input: () => ({ productId: uuid, supplierId: uuid, commissionPct: percent, from: date.optional() }),
    output: () => ({ productId: z.string(), from: z.string() }),
  }),
  'consignment.receive': command({
    summary: 'The owner brings goods: they are in stock, worth nothing to us (TK)',
    input: () => ({ supplierId: uuid, date: date.optional(), lines: goods(), note: text(120).optional() }),
    output: () => ({ number: z.string() }),
  }),
  'consignment.giveBack': command({
    summary: 'The owner takes goods back that were not sold (TP)',
    input: () => ({ supplierId: uuid, date: date.optional(), lines: goods(), note: text(120).optional() }),
    output: () => ({ number: z.string() }),
  }),
  'consignment.settle': command({
    summary: 'Pays the owner the share of what was sold, less what came back, since the last settlement, up to a day (today): D 2-1140 / K cash or simpanan sukarela (BK)',
    input: () => ({ supplierId: uuid, via: z.enum(['kas', 'bank', 'sukarela'], { error: 'isi kas, bank atau sukarela' }), until: date.optional() }),
    output: () => ({ number: z.string(), ...shared, entryNumber: z.string() }),
  }),
  'consignment.list': query({
    summary: 'Consignors: how many goods, what is owed to each, when it was last paid. The total is 2-1140',
    input: () => ({}),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ supplierId: z.string(), name: z.string(), memberId: z.string().nullable(), memberNo: z.string().nullable(), memberName: z.string().nullable(), goods: z.int(), owed: rupiah, lastPaid: z.string().nullable() })),
      total: rupiah,
    }),
  }),
  'consignment.goods': query({
    summary: 'The goods of a consignor: what is there, its price and commission today, and what was sold since the last settlement',
    input: () => ({ supplierId: uuid }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ productId: z.string(), sku: z.string(), name: z.string(), unit: z.string(), commissionPct: z.string().nullable(), onHand: qty, sold: qty, ...shared })),
      sum: z.strictObject(shared),
    }),
  }),
  'consignment.statement': query({
    summary: 'What a consignor brought, took back and sold between two days by product, and what was owed and paid',
    input: () => ({ supplierId: uuid, from: date, to: date }),
    output: () => z.strictObject({
      supplierId: z.string(), name: z.string(),
      rows: z.array(z.strictObject({ productId: z.string(), name: z.string(), unit: z.string(), opening: qty, received: qty, sold: qty, givenBack: qty, other: qty, closing: qty, ...shared })),
      sum: z.strictObject(shared), openingOwed: rupiah, paid: rupiah, closingOwed: rupiah,
      payments: z.array(z.strictObject({ number: z.string(), date: z.string(), via: z.string(), amount: rupiah, undone: z.boolean() })),
    }),
  }),
};
