import { z } from 'zod';
import { query } from './define.ts';
import { date, text } from './values.ts';

const rupiah = z.int();
const qty = z.string();

export const MARGIN_GROUPS = ['product', 'supplier', 'category'] as const;
export const DISTRIBUTION_GROUPS = ['sphp', 'minyakita', 'lpg'] as const;
export const distributionGroup = z.enum(DISTRIBUTION_GROUPS, { error: `isi salah satu: ${DISTRIBUTION_GROUPS.join(', ')}` });
export const marginGroup = z.enum(MARGIN_GROUPS, { error: `isi salah satu: ${MARGIN_GROUPS.join(', ')}` });
const goods = { productId: z.string(), sku: z.string(), name: z.string(), unit: z.string() };

/** Reports of goods: what they are worth, how they sell, what they bring, where they went. Quantities are decimal strings of the base unit. */
export const goodsReports = {
  'reports.stockValue': query({
    summary: 'What the goods on hand are worth at the end of a day, by product; accounts: the value by inventory account beside the ledger’s balance, over all goods',
    input: () => ({ asOf: date, category: text(31).optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ ...goods, category: z.string(), account: z.string(), qty, value: rupiah, unitCost: z.string() })),
      total: rupiah,
      accounts: z.array(z.strictObject({ code: z.string(), name: z.string(), value: rupiah, ledger: rupiah })),
      agrees: z.boolean(),
    }),
  }),
  'reports.slowGoods': query({
    summary: 'Goods on hand that were not sold for so many days (setting goods.slow), or never since they came; pacePerDay over the setting’s days before the day; daysOfCover: how long they last at that pace, null without a sale',
    input: () => ({ asOf: date, days: z.int({ error: 'isi 1 sampai 3650 hari' }).min(1, { error: 'isi 1 sampai 3650 hari' }).max(3650, { error: 'isi 1 sampai 3650 hari' }).optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ ...goods, qty, value: rupiah, lastSold: z.string().nullable(), days: z.int(), pacePerDay: z.string(), daysOfCover: z.int().nullable(), state: z.enum(['lambat', 'mati']) })),
      slow: rupiah, dead: rupiah,
    }),
  }),
  'reports.margins': query({
    summary: 'What was sold between two days less what came back, at what it cost, as the sale lines froze it: by product, by the supplier of each product’s last delivery up to that day, or by category. shells: cylinders sold with their shell. ledger: 4-11xx to 4-13xx less 4-151x, and 5-11xx to 5-13xx, of the same days',
    input: () => ({ from: date, to: date, by: marginGroup }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ key: z.string(), name: z.string(), unit: z.string().nullable(), qty: qty.nullable(), sales: rupiah, cost: rupiah, margin: rupiah, marginPct: z.string().nullable() })),
      totals: z.strictObject({ sales: rupiah, cost: rupiah, margin: rupiah }),
      shells: z.strictObject({ sales: rupiah, cost: rupiah }),
      ledger: z.strictObject({ sales: rupiah, cost: rupiah }),
      agrees: z.boolean(),
    }),
  }),
  'reports.landedCost': query({
    summary: 'The latest landed cost of every product up to a day, price put right since left out, against its ceiling and price of that day; loss: it cannot be sold at a profit',
    input: () => ({ asOf: date }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ ...goods, date: z.string(), number: z.string(), supplier: z.string(), qty, landed: z.string(), price: rupiah.nullable(), het: rupiah.nullable(), marginPct: z.string().nullable(), loss: z.boolean() })),
      losses: z.int(),
    }),
  }),
  'reports.distribution': query({
    summary: 'The distribution log of regulated goods between two days: every move with its document, buyer (a member’s number and name; of others the name and the last four digits of the NIK), quantity, price of one unit, amount and the stock after it',
    roles: ['bendahara', 'ketua', 'pengawas'],
    input: () => ({ from: date, to: date, group: distributionGroup }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ ...goods, date: z.string(), number: z.string(), kind: z.string(), party: z.string().nullable(), memberNo: z.string().nullable(), nik: z.string().nullable(), qtyIn: qty, qtyOut: qty, unitPrice: rupiah.nullable(), amount: rupiah.nullable(), stock: qty })),
      totals: z.array(z.strictObject({ ...goods, opening: qty, received: qty, sold: qty, other: qty, closing: qty, amount: rupiah })),
    }),
  }),
};
