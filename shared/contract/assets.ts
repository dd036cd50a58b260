import { z } from 'zod';
import { command, query } from './define.ts';
import { accountCode, cashVia, date, money, month, positiveMoney, text, unit, uuid } from './values.ts';

const rupiah = z.int();

/** Where a fixed asset came from: bought, given, or already in the books when they began. */
const assetSource = z.enum(['kas', 'bank', 'hibah', 'saldo-awal'], { error: 'isi kas, bank, hibah atau saldo-awal' });

const depreciationRow = z.strictObject({ assetId: z.string(), code: z.string(), name: z.string(), unit, months: z.array(z.string()), amount: rupiah, accumulated: rupiah, bookValue: rupiah });

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
          status: z.enum(['dipakai', 'dilepas', 'habis-disusutkan']), source: assetSource, depreciatedThrough: z.string().nullable(), disposedOn: z.string().nullable(), number: z.string().nullable(),
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
    output: () => z.strictObject({ period: z.string(), rows: z.array(depreciationRow), total: rupiah, caughtUp: z.array(z.string()) }),
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
