import { z } from 'zod';
import { command, longCommand, query } from './define.ts';
import { cashVia, date, month, positiveMoney, text } from './values.ts';

const rupiah = z.int();
const sums = () => ({ accounts: z.int(), gross: rupiah, tax: rupiah, net: rupiah });

export const interest = {
  'savings.previewInterest': query({
    summary:
      'What a month’s interest on simpanan sukarela is, member by member: credited rows as they were credited (`number`), the others as they would be now. state: belum, sebagian (a run that was stopped, or of which a part was undone) or selesai; `problem`: why it cannot be credited now',
    long: true,
    input: () => ({ period: month }),
    output: () =>
      z.strictObject({
        period: z.string(), date: z.string(), state: z.enum(['belum', 'sebagian', 'selesai']), problem: z.string().nullable(),
        rule: z.strictObject({ method: z.enum(['lowest', 'daily', 'average']), annualPct: z.string().nullable(), tiers: z.array(z.strictObject({ from: rupiah, annualPct: z.string() })), yearDays: z.union([z.literal(365), z.literal(360), z.literal('actual')]), minBalance: rupiah, capPct: z.string(), freeUpTo: rupiah, taxPct: z.string() }),
        rows: z.array(z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), base: rupiah, days: z.int(), gross: rupiah, tax: rupiah, net: rupiah, number: z.string().nullable() })),
        totals: z.strictObject(sums()),
        documents: z.array(z.strictObject({ number: z.string(), entryNumber: z.string(), ...sums() })),
      }),
  }),
  'savings.creditInterest': longCommand({
    summary:
      'Credits a month’s interest to simpanan sukarela on its last day, PPh final withheld, by documents of at most 50 members (BJ). CONFLICT when all of it is credited; goes on with what a stopped run left or what was undone since; a month after one that is credited comes next, none is left out; RULE RATE_CAP above the legal cap',
    input: () => ({ period: month }),
    output: () => ({ ...sums() }),
  }),
  'tax.savingsTax': query({
    summary: 'PPh final withheld from savings interest, by month: what was withheld, paid and is still owed; without a period the last 24 months',
    input: () => ({ period: month.optional() }),
    output: () =>
      z.strictObject({
        rows: z.array(z.strictObject({ period: z.string(), withheld: rupiah, paid: rupiah, outstanding: rupiah, payments: z.array(z.strictObject({ number: z.string(), entryNumber: z.string(), date: z.string(), amount: rupiah, ntpn: z.string().nullable(), undoes: z.string().optional() })) })),
        outstanding: rupiah,
      }),
  }),
  'tax.paySavingsTax': command({
    summary: 'Pays the PPh final withheld in a month to the state (SB); without an amount all that is still owed',
    input: () => ({ period: month, amount: positiveMoney.optional(), date: date.optional(), via: cashVia, ntpn: text(30).optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), amount: rupiah, outstanding: rupiah }),
  }),
};
