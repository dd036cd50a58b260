import { z } from 'zod';
import { command, query } from './define.ts';
import { accountCode, cursor, date, limit, money, positiveMoney } from './values.ts';

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
};
