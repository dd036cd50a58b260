import { z } from 'zod';
import { command, query } from './define.ts';
import { accountCode, cashVia, date, money, month, percent, positiveMoney, text, unit, uuid } from './values.ts';

const rupiah = z.int();

/** Where a fixed asset came from: bought, given, or already in the books when they began. */
const assetSource = z.enum(['kas', 'bank', 'hibah', 'saldo-awal'], { error: 'isi kas, bank, hibah atau saldo-awal' });

const depreciationRow = z.strictObject({ assetId: z.string(), code: z.string(), name: z.string(), unit, months: z.array(z.string()), amount: rupiah, accumulated: rupiah, bookValue: rupiah });

const bankLoanRow = {
  loanId: z.string(), code: z.string(), lender: z.string(), number: z.string(), principal: rupiah, drawn: rupiah, outstanding: rupiah, status: z.enum(['disetujui', 'berjalan', 'lunas']), nextDue: z.string().nullable(), nextAmount: rupiah,
};

/** Fixed assets, bank loans and tax. */
export const assets = {
  'assets.register': command({
    summary: 'Puts a fixed asset into the register and, unless it is an opening balance, into the books',
    input: () => ({
      name: text(80), account: accountCode, acquiredOn: date, cost: positiveMoney, residual: money.optional(), usefulMonths: z.int({ error: 'isi angka bulat' }).min(1, { error: 'isi 1 sampai 600 bulan' }).max(600, { error: 'isi 1 sampai 600 bulan' }),
      unit: unit.optional(), source: assetSource, accumulated: money.optional(), accumulatedThrough: month.optional(),
    }),
    output: () => ({ assetId: z.string(), code: z.string(), number: z.string().nullable(), entryNumber: z.string().nullable() }),
  }),
  'assets.list': query({
    summary: 'Fixed assets with book values on a day, held against the ledger, and those borrowed',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          assetId: z.string(), code: z.string(), name: z.string(), account: z.string(), unit, acquiredOn: z.string(), cost: rupiah, residual: rupiah, usefulMonths: z.int(), monthly: rupiah, accumulated: rupiah, bookValue: rupiah,
          status: z.enum(['dipakai', 'dilepas', 'habis-disusutkan', 'dibatalkan']), source: assetSource, depreciatedThrough: z.string().nullable(), disposedOn: z.string().nullable(), undoneOn: z.string().nullable(), number: z.string().nullable(),
        }),
      ),
      totals: z.strictObject({ cost: rupiah, accumulated: rupiah, bookValue: rupiah }),
      borrowed: z.array(z.strictObject({ assetId: z.string(), code: z.string(), name: z.string(), owner: z.string(), receivedOn: z.string(), returnedOn: z.string().nullable(), note: z.string() })),
      ledger: z.strictObject({ cost: rupiah, accumulated: rupiah }),
      agrees: z.boolean(),
    }),
  }),
  'assets.previewDepreciation': query({
    summary: 'What a month’s depreciation would book, months left out before it included',
    input: () => ({ period: month }),
    output: () => z.strictObject({
      period: z.string(), rows: z.array(depreciationRow), total: rupiah, caughtUp: z.array(z.string()),
      later: z.array(z.strictObject({ assetId: z.string(), code: z.string(), name: z.string(), on: date, period: month })),
    }),
  }),
  'assets.depreciate': command({
    summary: 'Books straight-line depreciation up to a month, once for each asset and month',
    input: () => ({ period: month }),
    output: () => ({ number: z.string(), entryNumber: z.string(), total: rupiah, rows: z.array(depreciationRow), caughtUp: z.array(z.string()) }),
  }),
  'assets.dispose': command({
    summary: 'Sells or scraps a fixed asset; what its price lacks or exceeds of its book value is loss or gain',
    input: () => ({ assetId: uuid, date, proceeds: money, via: cashVia.optional(), reason: text(120) }),
    output: () => ({ number: z.string(), entryNumber: z.string(), bookValue: rupiah, gain: rupiah, depreciated: rupiah }),
  }),
  'assets.borrow': command({
    summary: 'Notes a thing lent to the cooperative, off the balance sheet',
    input: () => ({ name: text(80), owner: text(80), receivedOn: date, note: text(160).optional() }),
    output: () => ({ assetId: z.string(), code: z.string() }),
  }),
  'assets.returnBorrowed': command({
    summary: 'Notes that a borrowed thing went back',
    input: () => ({ assetId: uuid, date }),
    output: () => ({ assetId: z.string(), code: z.string(), returnedOn: z.string() }),
  }),
  'bankLoans.create': command({
    summary: 'Notes a loan a bank or LPDB has agreed to; posts nothing',
    input: () => ({
      lender: text(80), number: text(60), principal: positiveMoney, annualPct: percent, months: z.int({ error: 'isi angka bulat' }).min(1, { error: 'isi 1 sampai 360 bulan' }).max(360, { error: 'isi 1 sampai 360 bulan' }),
      method: z.enum(['flat', 'menurun', 'anuitas'], { error: 'isi flat, menurun atau anuitas' }), firstDue: date.refine((day) => day < '2169', { error: 'isi tanggal sebelum tahun 2169' }),
      graceMonths: z.int({ error: 'isi angka bulat' }).min(0, { error: 'tidak boleh kurang dari 0' }).max(359, { error: 'paling banyak 359 bulan' }).optional(), opening: positiveMoney.optional(),
    }),
    output: () => ({ loanId: z.string(), code: z.string() }),
  }),
  'bankLoans.draw': command({
    summary: 'Takes money of a bank loan into the bank account, in one or several drawdowns',
    input: () => ({ loanId: uuid, date: date.optional(), amount: positiveMoney, fee: money.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), outstanding: rupiah }),
  }),
  'bankLoans.pay': command({
    summary: 'Pays a bank loan: interest up to the running instalment first, or as the bank’s slip says, then principal',
    input: () => ({ loanId: uuid, date: date.optional(), amount: positiveMoney, via: cashVia, interest: money.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string(), allocation: z.strictObject({ interest: rupiah, principal: rupiah }), outstanding: rupiah }),
  }),
  'bankLoans.get': query({
    summary: 'A bank loan with its schedule as drawdowns and early payments have made it',
    input: () => ({ loanId: uuid }),
    output: () => z.strictObject({
      ...bankLoanRow,
      annualPct: z.string(), months: z.int(), method: z.string(), firstDue: z.string(), graceMonths: z.int(), opening: rupiah, interestOwed: rupiah, payoff: rupiah,
      rows: z.array(z.strictObject({ no: z.int(), due: z.string(), principal: rupiah, interest: rupiah, payment: rupiah, balance: rupiah })),
      draws: z.array(z.strictObject({ number: z.string(), date: z.string(), amount: rupiah, fee: rupiah, undoes: z.string().optional() })),
      payments: z.array(z.strictObject({ number: z.string(), date: z.string(), interest: rupiah, principal: rupiah, undoes: z.string().optional() })),
    }),
  }),
  'bankLoans.list': query({
    summary: 'Bank loans on a day, their sum against 2-2110',
    input: () => ({ asOf: date.optional() }),
    output: () => z.strictObject({ rows: z.array(z.strictObject(bankLoanRow)), outstanding: rupiah, ledger: rupiah, agrees: z.boolean() }),
  }),
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
      payments: z.array(z.strictObject({ number: z.string(), entryNumber: z.string(), date: z.string(), amount: rupiah, ntpn: z.string().nullable(), undoes: z.string().optional() })),
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
