import { z } from 'zod';
import { command, query } from './define.ts';
import { accountCode, cursor, date, limit, money, positiveMoney, text } from './values.ts';

const rupiah = z.int();

export const cash = {
  'cash.accounts': query({
    summary: 'Every cash account with its balance',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          code: z.string(), name: z.string(), balance: rupiah,
          /** Whether `cash.transfer` takes it. */
          transfer: z.boolean(),
          /** Whether it can be held against a bank statement. */
          bank: z.boolean(),
        }),
      ),
      total: rupiah,
    }),
  }),
  'cash.book': query({
    summary: 'The cash book of one account: what came in and went out between two days',
    input: () => ({ account: accountCode, from: date, to: date, limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      opening: rupiah,
      rows: z.array(
        z.strictObject({
          date: z.string(), entryId: z.string(), number: z.string(), documentNumber: z.string(), memo: z.string(), flow: z.string(), in: rupiah, out: rupiah, balance: rupiah, counter: z.array(z.string()),
        }),
      ),
      closing: rupiah,
      totalIn: rupiah,
      totalOut: rupiah,
      next: z.string().nullable(),
    }),
  }),
  'cash.transfer': command({
    summary: 'Moves money between the safe, Kas USP, bank accounts and own cash accounts',
    input: () => ({ from: accountCode, to: accountCode, amount: positiveMoney, fee: money.optional(), date: date.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'qris.pending': query({
    summary: 'Sales whose QRIS money has not come yet, oldest first',
    input: () => ({ asOf: date.optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ saleId: z.string(), number: z.string(), date: z.string(), amount: rupiah, reference: z.string().nullable(), days: z.int() })),
      count: z.int(),
      total: rupiah,
      /** What 1-1220 holds on that day, and whether it is the same. */
      balance: rupiah,
      agrees: z.boolean(),
      next: z.string().nullable(),
    }),
  }),
  'qris.settle': command({
    summary: 'QRIS money has come: of named sales, or of the oldest that make the gross sum',
    input: () => ({
      date: date.optional(),
      sales: z.array(text(30)).min(1, { error: 'sebut paling sedikit satu penjualan' }).max(5000).optional(),
      gross: positiveMoney.optional(),
      mdr: money,
      net: money,
      account: accountCode.optional(),
    }),
    output: () => ({ number: z.string(), entryNumber: z.string(), gross: rupiah, mdr: rupiah, net: rupiah, count: z.int(), pending: rupiah }),
  }),
  'qris.undo': command({
    summary: 'Takes a QRIS settlement back; its sales wait again',
    input: () => ({ number: text(30), reason: text(120), date: date.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
};
