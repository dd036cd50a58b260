import { z } from 'zod';
import { command, query } from './define.ts';
import { cashVia, cursor, date, limit, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();

const payableRow = z.strictObject({
  supplierId: z.string(), name: z.string(), receiptId: z.string(), number: z.string(), date: z.string(), due: z.string().nullable(), amount: rupiah, paid: rupiah, outstanding: rupiah, daysLate: z.int(), bucket: z.string(),
});

/** What is owed to suppliers, and how it is paid. */
export const payables = {
  'purchases.pay': command({
    summary: 'Pays what is owed to a supplier: the deliveries named (by number or id, each with its amount, or none with one: oldest due first of them), else what was due first. A delivery without a due day is due on its own',
    input: () => ({ supplierId: uuid, amount: positiveMoney, via: cashVia, date: date.optional(), receipts: z.array(z.strictObject({ receiptId: text(80), amount: positiveMoney.optional() })).min(1, { error: 'isi paling sedikit satu kiriman' }).max(100).optional() }),
    output: () => ({ number: z.string(), outstanding: rupiah, entryNumber: z.string(), parts: z.array(z.strictObject({ receiptId: z.string(), number: z.string(), amount: rupiah })) }),
  }),
  'purchases.payables': query({
    summary: 'What is owed to suppliers on a day, delivery by delivery, with its age by the setting purchase.ageing: days past the due day, or past its own without one',
    input: () => ({ asOf: date }),
    output: () => z.strictObject({ rows: z.array(payableRow), total: rupiah, buckets: z.array(z.strictObject({ bucket: z.string(), amount: rupiah })) }),
  }),
  'purchases.dueList': query({
    summary: 'What has to be paid by a day, oldest due first; late: what of it should have been paid before today',
    input: () => ({ until: date }),
    output: () => z.strictObject({ rows: z.array(payableRow), total: rupiah, late: rupiah }),
  }),
  'purchases.payments': query({
    summary: 'Payments to suppliers, newest first, each with the deliveries it paid; uang-muka is money before the goods',
    input: () => ({ supplierId: uuid.optional(), from: date.optional(), to: date.optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          number: z.string(), date: z.string(), supplierId: z.string(), name: z.string(), kind: z.enum(['uang-muka', 'pelunasan']), via: z.string(), amount: rupiah, undone: z.boolean(), parts: z.array(z.strictObject({ number: z.string(), amount: rupiah })),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
};
