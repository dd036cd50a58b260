import { z } from 'zod';
import { command, query } from './define.ts';
import { cylinderSize } from './shop.ts';
import { cashVia, date, positiveMoney, positiveQuantity, quantity, text, uuid } from './values.ts';

const rupiah = z.int();

/** Suppliers, what is bought of them, and what is owed to them. */
export const buying = {
  'suppliers.create': command({
    summary: 'A supplier',
    input: () => ({ name: text(80), kind: z.enum(['bulog', 'patra-niaga', 'lain', 'konsinyasi'], { error: 'isi bulog, patra-niaga, lain atau konsinyasi' }), terms: text(120).optional() }),
    output: () => ({ supplierId: z.string() }),
  }),
  'suppliers.list': query({
    summary: 'Suppliers',
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ supplierId: z.string(), name: z.string(), kind: z.string() })) }),
  }),
  'purchases.receive': command({
    summary: 'Goods in, at landed cost',
    input: () => ({
      supplierId: uuid,
      deliveryNo: text(40),
      date: date.optional(),
      lines: z
        .array(
          z
            .strictObject({
              productId: uuid,
              qty: positiveQuantity,
              rejectedQty: quantity.optional(),
              unitCost: positiveMoney.optional(),
              amount: positiveMoney.optional(),
              batch: text(40).optional(),
              expiresOn: date.optional(),
            })
            .refine((line) => (line.unitCost === undefined) !== (line.amount === undefined), { path: ['unitCost'], error: 'isi salah satu: unitCost atau amount' }),
        )
        .min(1, { error: 'isi paling sedikit satu barang' })
        .max(300),
      freight: z.strictObject({ amount: positiveMoney, via: cashVia, basis: z.enum(['value', 'weight']) }).optional(),
      emptiesReturned: z.array(z.strictObject({ size: cylinderSize, count: z.int().min(1).max(9999) })).max(4).optional(),
      payment: z.strictObject({ via: z.enum(['kas', 'bank', 'utang', 'uang-muka']), due: date.optional() }).optional(),
      payments: z.array(z.strictObject({ via: z.enum(['kas', 'bank', 'utang', 'uang-muka']), amount: positiveMoney, due: date.optional() })).min(1).max(4).optional(),
    }),
    output: () => ({ receiptId: z.string(), number: z.string(), total: rupiah, entryNumber: z.string() }),
  }),
  'purchases.advance': command({
    summary: 'Money paid to a supplier before the goods (uang muka)',
    input: () => ({ supplierId: uuid, amount: positiveMoney, via: cashVia, date: date.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'purchases.pay': command({
    summary: 'Pays what is owed to a supplier, oldest debt first',
    input: () => ({ supplierId: uuid, amount: positiveMoney, via: cashVia, date: date.optional() }),
    output: () => ({ number: z.string(), outstanding: rupiah, entryNumber: z.string() }),
  }),
  'purchases.return': command({
    summary: 'Goods of a delivery go back to the supplier at the note’s price, off what is owed to them, the rest prepaid; the stock gives them up at the average, the difference goes to 5-1520 (RB). receiptId: id or number of the delivery',
    input: () => ({ receiptId: text(80), lines: z.array(z.strictObject({ lineNo: z.int().min(1).max(300), qty: positiveQuantity })).min(1).max(300), reason: text(120), date: date.optional() }),
    output: () => ({ number: z.string(), amount: rupiah, payable: rupiah, advance: rupiah, entryNumber: z.string().nullable() }),
  }),
  'purchases.correct': command({
    summary: 'Lines of a delivery get the total they should have had; what is still there of the goods takes its part of the difference, 5-1520 the rest, the supplier’s debt all of it (KH)',
    input: () => ({ receiptId: text(80), lines: z.array(z.strictObject({ lineNo: z.int().min(1).max(300), amount: positiveMoney })).min(1).max(300), reason: text(120), date: date.optional() }),
    output: () => ({ number: z.string(), correction: rupiah, payable: rupiah, advance: rupiah, entryNumber: z.string().nullable() }),
  }),
  'purchases.payables': query({
    summary: 'What is owed to suppliers on a day',
    input: () => ({ asOf: date }),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ supplierId: z.string(), name: z.string(), number: z.string(), date: z.string(), due: z.string().nullable(), outstanding: rupiah })), total: rupiah }),
  }),
};
