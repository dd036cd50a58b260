import { z } from 'zod';
import { command, query } from './define.ts';
import { approval, cashVia, date, money, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();

/** How long a debt is past its day. */
export const BON_AGES = ['belum', '1-30', '31-60', '61-90', '91+'] as const;
export type BonAge = (typeof BON_AGES)[number];

/** What a member may still buy on bon, and what is owed. `overdue` is past its day. */
export const bonStanding = z.strictObject({ limit: rupiah, days: z.int(), outstanding: rupiah, left: rupiah, overdue: rupiah, nextDue: z.string().nullable() });

const openBon = z.strictObject({ number: z.string(), date: z.string(), due: z.string(), amount: rupiah, outstanding: rupiah, daysLate: z.int() });
const taken = z.array(z.strictObject({ number: z.string(), amount: rupiah }));

export const bon = {
  'members.setCredit': command({
    summary: 'How much a member may owe on bon, and within how many days; 0 gives none',
    input: () => ({ memberId: uuid, bonLimit: money, bonDays: z.int({ error: 'isi jumlah hari' }).min(1, { error: 'isi 1 sampai 366 hari' }).max(366, { error: 'isi 1 sampai 366 hari' }) }),
    output: () => bonStanding.shape,
  }),
  'bon.pay': command({
    summary: 'Takes a payment of a member’s bon, oldest first',
    roles: ['kasir', 'bendahara'],
    input: () => ({ memberId: uuid, amount: positiveMoney, via: cashVia, date: date.optional() }),
    output: () => ({ number: z.string(), outstanding: rupiah, parts: taken, entryNumber: z.string() }),
  }),
  'bon.writeOff': command({
    summary: 'Writes off what a member will not pay any more, oldest first, with the chair’s approval',
    approvers: ['ketua'],
    input: () => ({ memberId: uuid, amount: positiveMoney, reason: text(120), date: date.optional(), approval }),
    output: () => ({ number: z.string(), outstanding: rupiah, parts: taken, entryNumber: z.string() }),
  }),
  'bon.aging': query({
    summary: 'Who owes what on bon, by how long it is past its day, against 1-1330',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), limit: rupiah, outstanding: rupiah, ages: z.record(z.enum(BON_AGES), rupiah), oldestDue: z.string() })),
      totals: z.strictObject({ outstanding: rupiah, ages: z.record(z.enum(BON_AGES), rupiah) }),
      ledger: rupiah,
      agrees: z.boolean(),
    }),
  }),
  'bon.statement': query({
    summary: 'A member’s bon between two days, and what was open on the last of them (today where that is later); `standing` is today’s. `sale`: the sale a row is about',
    input: () => ({ memberId: uuid, from: date.optional(), to: date.optional() }),
    output: () => z.strictObject({
      standing: bonStanding,
      open: z.array(openBon),
      opening: rupiah,
      rows: z.array(z.strictObject({ date: z.string(), number: z.string(), sale: z.string(), debit: rupiah, credit: rupiah, balance: rupiah })),
      closing: rupiah,
    }),
  }),
};
