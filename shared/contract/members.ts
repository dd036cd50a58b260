import { z } from 'zod';
import { bonStanding } from './bon.ts';
import { command, query } from './define.ts';
import { balances } from './savings.ts';
import { cashVia, date, familyCardNo, limit, money, nik, optionalText, percent, pin, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();
const memberRow = z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), rt: z.string(), state: z.string(), nikMasked: z.string(), phoneMasked: z.string() });

const loanMethod = z.enum(['flat', 'menurun', 'anuitas'], { error: 'isi flat, menurun atau anuitas' });
const months = z.int({ error: 'isi jumlah bulan' }).min(1, { error: 'isi 1 sampai 360 bulan' }).max(360, { error: 'isi 1 sampai 360 bulan' });
const scheduleRow = z.strictObject({ no: z.int(), due: z.string(), principal: rupiah, interest: rupiah, payment: rupiah, balance: rupiah });
const scheduleTotals = z.strictObject({ principal: rupiah, interest: rupiah, payment: rupiah });

export const members = {
  'members.create': command({
    summary: 'Registers a member',
    roles: ['kasir', 'bendahara'],
    input: () => ({
      nik,
      name: text(80),
      address: optionalText(160).optional(),
      rt: z.string().regex(/^\d{0,3}(\/\d{1,3})?$/, { error: 'isi nomor RT, misalnya 14' }).optional(),
      familyCardNo: familyCardNo.optional(),
      phone: z.string().regex(/^(\+?\d{8,15})?$/, { error: 'isi nomor telepon dengan angka saja' }).optional(),
      joinedOn: date,
    }),
    output: () => ({ memberId: z.string(), memberNo: z.string() }),
  }),
  'members.get': query({
    summary: 'One member with savings and what a counter needs',
    input: () => ({ memberId: uuid }),
    output: () => memberRow.extend({
      address: z.string(),
      joinedOn: z.string(),
      hasPin: z.boolean(),
      /** "Bu Wahyuni": for a screen that others read too. */
      greeting: z.string(),
      savings: balances,
      loans: z.array(z.strictObject({ loanId: z.string(), number: z.string(), status: z.string(), outstanding: rupiah, nextDue: z.string().nullable(), nextAmount: rupiah })),
      bon: bonStanding,
      trade: z.array(z.strictObject({ period: z.string(), sales: rupiah })),
    }),
  }),
  'members.setPin': command({
    summary: 'Gives a member a PIN of their own, or another one; the member types it',
    input: () => ({ memberId: uuid, pin }),
    output: () => ({ memberId: z.string() }),
  }),
  'members.checkPin': command({
    summary: 'Whether a PIN is the member’s own; a wrong one is counted and locks',
    roles: ['kasir', 'bendahara'],
    input: () => ({ memberId: uuid, pin }),
    output: () => ({ memberId: z.string() }),
  }),
  'members.search': query({
    summary: 'Members by number, name, NIK or phone; forgives typing slips',
    input: () => ({ query: optionalText(80), limit: limit.optional() }),
    output: () => z.strictObject({ rows: z.array(memberRow), total: z.int() }),
  }),
  'loans.simulate': query({
    summary: 'A repayment schedule, pure arithmetic',
    input: () => ({ principal: positiveMoney, annualPct: percent, months, method: loanMethod, firstDue: date }),
    output: () => z.strictObject({ rows: z.array(scheduleRow), totals: scheduleTotals }),
  }),
  'loans.apply': command({
    summary: 'A member asks for a loan',
    input: () => ({ memberId: uuid, principal: positiveMoney, months, method: loanMethod, annualPct: percent, purpose: text(120), firstDue: date.optional() }),
    output: () => ({ loanId: z.string(), number: z.string(), status: z.literal('diajukan') }),
  }),
  'loans.approve': command({
    summary: 'The chair agrees to a loan',
    roles: ['ketua'],
    input: () => ({ loanId: uuid, note: text(200).optional() }),
    output: () => ({ loanId: z.string(), status: z.literal('disetujui') }),
  }),
  'loans.reject': command({
    summary: 'The chair declines a loan',
    roles: ['ketua'],
    input: () => ({ loanId: uuid, note: text(200).optional() }),
    output: () => ({ loanId: z.string(), status: z.literal('ditolak') }),
  }),
  'loans.disburse': command({
    summary: 'Pays an approved loan out, net of fees',
    input: () => ({ loanId: uuid, date: date.optional(), via: cashVia, adminFee: money.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), net: rupiah }),
  }),
  'loans.pay': command({
    summary: 'Takes a loan payment and spreads it by ruling 35',
    roles: ['kasir', 'bendahara'],
    input: () => ({ loanId: uuid, date: date.optional(), amount: positiveMoney, via: cashVia }),
    output: () => ({
      number: z.string(),
      allocation: z.strictObject({ penalty: rupiah, interest: rupiah, principal: rupiah }),
      outstanding: rupiah,
      status: z.string(),
      entryNumber: z.string(),
    }),
  }),
  'loans.get': query({
    summary: 'One loan with schedule and payments; one taken back stands with a minus and the number it undoes',
    input: () => ({ loanId: uuid }),
    output: () => z.strictObject({
      loanId: z.string(),
      number: z.string(),
      memberId: z.string(),
      memberNo: z.string(),
      name: z.string(),
      principal: rupiah,
      annualPct: z.string(),
      months: z.int(),
      method: loanMethod,
      purpose: z.string(),
      status: z.string(),
      outstanding: rupiah,
      payoff: rupiah,
      rows: z.array(scheduleRow.extend({ principalPaid: rupiah, interestPaid: rupiah })),
      payments: z.array(z.strictObject({ date: z.string(), number: z.string(), penalty: rupiah, interest: rupiah, principal: rupiah, undoes: z.string().optional() })),
    }),
  }),
  'loans.list': query({
    summary: 'Loans by state, newest first',
    input: () => ({ memberId: uuid.optional(), status: z.enum(['diajukan', 'disetujui', 'ditolak', 'berjalan', 'lunas', 'dihapus']).optional(), limit: limit.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({ loanId: z.string(), number: z.string(), memberNo: z.string(), name: z.string(), principal: rupiah, outstanding: rupiah, status: z.string(), date: z.string() }),
      ),
    }),
  }),
};
