import { z } from 'zod';
import { command, longCommand, query } from './define.ts';
import { approval, cashVia, cursor, date, limit, money, month, optionalText, percent, pin, positiveMoney, savingsKind, signedMoney, text, uuid } from './values.ts';

const rupiah = z.int();
/** A member's savings by kind. */
export const balances = z.strictObject({ pokok: rupiah, wajib: rupiah, sukarela: rupiah, total: rupiah });

/** What is taken of a member by itself, and how much of what is due it leaves open. */
const debitRow = z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), wajib: rupiah, loans: rupiah, sukarela: rupiah, short: rupiah });
const debitTotals = { members: z.int(), wajib: rupiah, loans: rupiah, shortMembers: z.int() };

/** Where in a member's passbook the next row is printed. */
const bookPlace = { bookNo: z.int(), page: z.int(), line: z.int() };

export const savings = {
  'savings.deposit': command({
    summary: 'Money into a member’s savings',
    roles: ['kasir', 'bendahara'],
    input: () => ({ memberId: uuid, kind: savingsKind, amount: positiveMoney, date: date.optional(), via: cashVia }),
    output: () => ({ number: z.string(), balance: rupiah, entryNumber: z.string() }),
  }),
  'savings.withdraw': command({
    summary: 'Money out of simpanan sukarela, within the setting savings.withdrawal; above what goes without it with somebody else’s approval',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ memberId: uuid, kind: savingsKind, amount: positiveMoney, date: date.optional(), via: cashVia, approval: approval.optional() }),
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
  'savings.billWajib': longCommand({
    summary: 'Bills simpanan wajib of a month to everybody not billed for it yet; posts nothing. each: what most of them were billed',
    input: () => ({ period: month }),
    output: () => ({ billed: z.int(), each: rupiah, total: rupiah }),
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
  'savings.transfer': command({
    summary: 'Moves simpanan sukarela to another member, or into the member’s own wajib or pokok (toKind, sukarela without it). To another member with the giver’s own PIN, or with somebody else’s approval of the signed slip',
    approvers: ['bendahara', 'ketua'],
    input: () => ({ fromMemberId: uuid, toMemberId: uuid, toKind: savingsKind.optional(), amount: positiveMoney, date: date.optional(), note: text(80).optional(), approval: approval.optional(), memberPin: pin.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), fromBalance: rupiah, toBalance: rupiah }),
  }),
  'savings.setAutoDebit': command({
    summary: 'Whether simpanan wajib and instalments are taken out of a member’s sukarela by themselves',
    input: () => ({ memberId: uuid, wajib: z.boolean({ error: 'isi ya atau tidak' }), loans: z.boolean({ error: 'isi ya atau tidak' }) }),
    output: () => ({ memberId: z.string(), wajib: z.boolean(), loans: z.boolean() }),
  }),
  'savings.autoDebit': query({
    summary: 'What a member lets be taken out of sukarela by itself',
    input: () => ({ memberId: uuid }),
    output: () => z.strictObject({ wajib: z.boolean(), loans: z.boolean() }),
  }),
  'savings.autoDebitPreview': query({
    summary: 'What would be taken out of sukarela on a day (today without it): whole months of wajib first, then whole instalments. short: what of what is due cannot be taken',
    input: () => ({ date: date.optional() }),
    output: () => z.strictObject({ date: z.string(), rows: z.array(debitRow), totals: z.strictObject(debitTotals) }),
  }),
  'savings.runAutoDebit': longCommand({
    summary: 'Takes simpanan wajib and instalments out of the sukarela of those who let it, once a day; `short`: who had too little',
    input: () => ({ date: date.optional() }),
    output: () => ({ date: z.string(), ...debitTotals, short: z.array(debitRow) }),
  }),
  'savings.passbook': query({
    summary: 'A member’s passbook over all savings: the last rows (200 without a limit), which of them stand in the printed book, and the page and line where the next one goes. left: lines left in the book; fresh: rows not printed yet; total: all rows',
    input: () => ({ memberId: uuid, limit: limit.optional() }),
    output: () => z.strictObject({
      ...bookPlace, linesPerPage: z.int(), pages: z.int(), left: z.int(), fresh: z.int(), total: z.int(),
      rows: z.array(z.strictObject({ seq: z.int(), date: z.string(), number: z.string(), kind: savingsKind, text: z.string(), debit: rupiah, credit: rupiah, balance: rupiah, printed: z.boolean() })),
    }),
  }),
  'savings.markPrinted': command({
    summary: 'Says that a member’s rows up to one of them stand in the printed book; answers where the next goes',
    roles: ['kasir', 'bendahara'],
    input: () => ({ memberId: uuid, throughSeq: z.int({ error: 'isi nomor baris' }).min(1, { error: 'isi nomor baris' }) }),
    output: () => bookPlace,
  }),
  'savings.newPassbook': command({
    summary: 'Begins a member’s next passbook, with the balance carried over; answers where the next row goes',
    roles: ['kasir', 'bendahara'],
    input: () => ({ memberId: uuid }),
    output: () => bookPlace,
  }),
};
