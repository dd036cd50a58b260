import { z } from 'zod';
import { command, query } from './define.ts';
import { cashVia, cursor, date, limit, money, month, optionalText, percent, positiveMoney, savingsKind, signedMoney, uuid } from './values.ts';

const rupiah = z.int();
/** A member's savings by kind. */
export const balances = z.strictObject({ pokok: rupiah, wajib: rupiah, sukarela: rupiah, total: rupiah });

export const savings = {
  'savings.deposit': command({
    summary: 'Money into a member’s savings',
    roles: ['kasir', 'bendahara'],
    input: () => ({ memberId: uuid, kind: savingsKind, amount: positiveMoney, date: date.optional(), via: cashVia }),
    output: () => ({ number: z.string(), balance: rupiah, entryNumber: z.string() }),
  }),
  'savings.withdraw': command({
    summary: 'Money out of simpanan sukarela',
    input: () => ({ memberId: uuid, kind: savingsKind, amount: positiveMoney, date: date.optional(), via: cashVia }),
    output: () => ({ number: z.string(), balance: rupiah, entryNumber: z.string() }),
  }),
  'savings.balances': query({
    summary: 'A member’s savings on a day',
    input: () => ({ memberId: uuid, asOf: date.optional() }),
    output: () => balances,
  }),
  'savings.statement': query({
    summary: 'A member’s savings moves between two days; `undoes`: the number a move takes back',
    input: () => ({ memberId: uuid, from: date, to: date }),
    output: () => z.strictObject({
      opening: rupiah,
      rows: z.array(z.strictObject({ date: z.string(), number: z.string(), kind: savingsKind, debit: rupiah, credit: rupiah, balance: rupiah, undoes: z.string().optional() })),
      closing: rupiah,
    }),
  }),
  'savings.calculateInterest': query({
    summary: 'Interest of one calendar month, pure arithmetic',
    input: () => ({
      method: z.enum(['lowest', 'daily', 'average'], { error: 'isi lowest, daily atau average' }),
      annualPct: percent.optional(),
      tiers: z.array(z.strictObject({ from: money, annualPct: percent })).min(1).max(50).optional(),
      period: month,
      opening: money,
      openedOn: date.optional(),
      closedOn: date.optional(),
      moves: z.array(z.strictObject({ date, amount: signedMoney })).max(2000),
      yearDays: z.union([z.literal(365), z.literal(360), z.literal('actual')]).optional(),
      minBalance: money.optional(),
    }),
    output: () => z.strictObject({ base: rupiah, days: z.int(), gross: rupiah, tax: rupiah, net: rupiah }),
  }),
  'savings.billWajib': command({
    summary: 'Bills simpanan wajib of a month to everybody not billed for it yet; posts nothing. each: what most of them were billed',
    input: () => ({ period: month }),
    output: () => ({ number: z.string(), billed: z.int(), each: rupiah, total: rupiah }),
  }),
  'savings.arrears': query({
    summary: 'Active members behind with simpanan wajib at the end of a day (today without one): months not fully paid, of what was billed up to its month',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), rt: z.string(), months: z.int(), amount: rupiah })), total: rupiah }),
  }),
  'savings.collection': query({
    summary: 'Everybody who pays simpanan wajib, with what is due up to a month (this one without it). billed: for that month; paid: within it; advanceMonths: months paid ahead of the bills',
    input: () => ({ period: month.optional(), rt: optionalText(8).optional(), text: optionalText(80).optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      period: z.string(),
      rows: z.array(
        z.strictObject({
          memberId: z.string(), memberNo: z.string(), name: z.string(), rt: z.string(), phoneMasked: z.string(), monthly: rupiah, due: rupiah, months: z.int(), advanceMonths: z.int(), billed: z.boolean(), paid: rupiah, sukarela: rupiah,
        }),
      ),
      rts: z.array(z.string()),
      totals: z.strictObject({ members: z.int(), due: rupiah, dueMembers: z.int(), unbilled: z.int() }),
      next: z.string().nullable(),
    }),
  }),
};
