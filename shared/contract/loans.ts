import { z } from 'zod';
import { command, query } from './define.ts';
import { cashVia, date, limit, money, percent, positiveMoney, text, uuid } from './values.ts';

const rupiah = z.int();
const loanMethod = z.enum(['flat', 'menurun', 'anuitas'], { error: 'isi flat, menurun atau anuitas' });
const months = z.int({ error: 'isi jumlah bulan' }).min(1, { error: 'isi 1 sampai 360 bulan' }).max(360, { error: 'isi 1 sampai 360 bulan' });
const scheduleRow = z.strictObject({ no: z.int(), due: z.string(), principal: rupiah, interest: rupiah, payment: rupiah, balance: rupiah });
const scheduleTotals = z.strictObject({ principal: rupiah, interest: rupiah, payment: rupiah });

/** Members' loans, from asking to the last instalment. */
export const loans = {
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
