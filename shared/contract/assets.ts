import { z } from 'zod';
import { command, query } from './define.ts';
import { cashVia, date, month, positiveMoney, text } from './values.ts';

const rupiah = z.int();

/** Fixed assets, bank loans and tax. */
export const assets = {
  'tax.preview': query({
    summary: 'Final tax of a month as it would be worked out now, beside what was worked out and paid',
    input: () => ({ period: month }),
    output: () => z.strictObject({
      period: z.string(),
      base: rupiah,
      accounts: z.array(z.strictObject({ code: z.string(), name: z.string(), amount: rupiah })),
      pct: z.string(),
      tax: rupiah,
      ran: z.boolean(),
      applies: z.boolean(),
      note: z.string(),
      recorded: z.strictObject({ number: z.string(), entryNumber: z.string().nullable(), base: rupiah, pct: z.string(), tax: rupiah }).nullable(),
      payments: z.array(z.strictObject({ number: z.string(), date: z.string(), amount: rupiah, ntpn: z.string().nullable() })),
      outstanding: rupiah,
    }),
  }),
  'tax.run': command({
    summary: 'Books a month’s final tax, once; a base of 0 posts nothing and counts as run',
    input: () => ({ period: month }),
    output: () => ({ number: z.string(), entryNumber: z.string().nullable(), base: rupiah, pct: z.string(), tax: rupiah }),
  }),
  'tax.undo': command({
    summary: 'Takes a month’s final tax back by its mirror, so that it can be worked out again',
    input: () => ({ period: month, reason: text(120) }),
    output: () => ({ number: z.string(), entryNumber: z.string().nullable() }),
  }),
  'tax.pay': command({
    summary: 'Pays a month’s final tax, all that is owed unless an amount is given',
    input: () => ({ period: month, amount: positiveMoney.optional(), date: date.optional(), via: cashVia, ntpn: text(30).optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), amount: rupiah, outstanding: rupiah }),
  }),
};
