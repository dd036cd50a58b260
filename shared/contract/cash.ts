import { z } from 'zod';
import { STATEMENT_PROBLEMS } from '../domain/bankStatement.ts';
import { command, query } from './define.ts';
import { accountCode, cursor, date, limit, money, positiveMoney, text, unit, uuid, year } from './values.ts';

const rupiah = z.int();

/** A statement as text: at most two million letters, about 20,000 lines. */
const csv = z.string().min(1, { error: 'tempel atau pilih isi rekening koran' }).max(2_000_000, { error: 'terlalu panjang; bagi menjadi beberapa berkas' });
/** A line of an entry on the bank account. */
const bookLine = z.strictObject({ entryNumber: text(30), line: z.int({ error: 'isi nomor baris jurnal' }).min(1).max(100_000) });
const bookLineView = z.strictObject({ entryNumber: z.string(), line: z.int() });
/** How a statement is read: the year of days without one, and whether amounts with sen are rounded to whole rupiah. */
const reading = { year: year.optional(), roundSen: z.boolean().optional() };

const openSum = z.strictObject({ count: z.int(), amount: rupiah });

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
  'qris.pending': query({
    summary: 'Sales whose QRIS money has not come yet, oldest first',
    input: () => ({ asOf: date.optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ saleId: z.string(), number: z.string(), date: z.string(), amount: rupiah, reference: z.string().nullable(), days: z.int() })),
      count: z.int(),
      total: rupiah,
      /** What 1-1220 holds on that day, and whether it is the same. */
      balance: rupiah,
      agrees: z.boolean(),
      next: z.string().nullable(),
    }),
  }),
  'qris.settle': command({
    summary: 'QRIS money has come: of named sales, or of the oldest that make the gross sum',
    input: () => ({
      date: date.optional(),
      sales: z.array(text(30)).min(1, { error: 'sebut paling sedikit satu penjualan' }).max(5000).optional(),
      gross: positiveMoney.optional(),
      mdr: money,
      net: money,
      account: accountCode.optional(),
    }),
    output: () => ({ number: z.string(), entryNumber: z.string(), gross: rupiah, mdr: rupiah, net: rupiah, count: z.int(), pending: rupiah }),
  }),
  'qris.undo': command({
    summary: 'Takes a QRIS settlement back; its sales wait again',
    input: () => ({ number: text(30), reason: text(120), date: date.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
  'bank.previewStatement': query({
    summary: 'What a bank statement says, read from delimited text; writes nothing',
    input: () => ({ account: accountCode, csv, ...reading }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ line: z.int(), date: z.string(), text: z.string(), amount: rupiah, balance: rupiah.nullable(), seen: z.boolean() })),
      problems: z.array(z.strictObject({ row: z.int(), column: z.string(), kind: z.enum([...STATEMENT_PROBLEMS, 'future']), message: z.string() })),
      /** Rows that an earlier import has brought already. */
      duplicates: z.int(),
      /** Whether each balance follows from the one before; null without balances. */
      continuous: z.boolean().nullable(),
    }),
  }),
  'bank.importStatement': command({
    summary: 'Takes a bank statement in; rows seen before are skipped',
    input: () => ({ account: accountCode, name: text(80).optional(), csv, ...reading }),
    output: () => ({ importId: z.string(), imported: z.int(), skipped: z.int(), from: z.string().nullable(), to: z.string().nullable() }),
  }),
  'bank.imports': query({
    summary: 'The statements taken in for a bank account, newest first, removed ones too; `used` are the lines that are matched or posted',
    input: () => ({ account: accountCode }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({
        importId: z.string(), name: z.string(), importedAt: z.string(), importedBy: z.string(), lines: z.int(), skipped: z.int(), from: z.string().nullable(), to: z.string().nullable(), used: z.int(),
        removed: z.strictObject({ at: z.string(), by: z.string(), reason: z.string(), lines: z.int() }).nullable(),
      })),
    }),
  }),
  'bank.removeImport': command({
    summary: 'Takes a statement that was imported by mistake out again, whole and only while none of its lines is matched or posted; that it was there stays on record',
    input: () => ({ importId: uuid, reason: text(160) }),
    output: () => ({ removed: z.int() }),
  }),
  'bank.reconcile': query({
    summary: 'A bank account by its books and by its statements, what is open on either side, and what probably belongs together',
    input: () => ({ account: accountCode, asOf: date }),
    output: () => z.strictObject({
      bookBalance: rupiah,
      statementBalance: rupiah.nullable(),
      statementDate: z.string().nullable(),
      /** Statement less books. */
      difference: rupiah.nullable(),
      /** Before the first statement: what the books held unmatched, and what the statement began with. */
      opening: z.strictObject({ book: rupiah, statement: rupiah.nullable() }),
      /** What is left of the difference after the opening and all open lines: not 0 when statements are missing in between. */
      unexplained: rupiah.nullable(),
      unmatchedBook: z.array(z.strictObject({ entryNumber: z.string(), line: z.int(), date: z.string(), memo: z.string(), amount: rupiah, documentNumber: z.string(), later: z.boolean() })),
      unmatchedBank: z.array(z.strictObject({ bankLineId: z.string(), date: z.string(), text: z.string(), amount: rupiah, later: z.boolean() })),
      /** All that is open, also beyond the first thousand that are listed. */
      open: z.strictObject({ book: openSum, bank: openSum }),
      /** Proposals of the same `group` are one match and go into one `bank.match`. */
      proposals: z.array(z.strictObject({ bankLineId: z.string(), entries: z.array(bookLineView), score: z.int(), why: z.string(), group: z.int() })),
      matched: z.int(),
      /** The newest matched lines, at most 200. */
      matches: z.array(z.strictObject({ bankLineId: z.string(), date: z.string(), text: z.string(), amount: rupiah, entries: z.array(bookLineView) })),
    }),
  }),
  'bank.match': command({
    summary: 'Says which bank lines are which lines of entries; their sums must be equal',
    input: () => ({
      matches: z
        .array(z.strictObject({ bankLineId: uuid, entries: z.array(bookLine).min(1, { error: 'sebut paling sedikit satu jurnal' }).max(200) }))
        .min(1, { error: 'sebut paling sedikit satu baris bank' })
        .max(500),
    }),
    output: () => ({ matched: z.int() }),
  }),
  'bank.unmatch': command({
    summary: 'Takes the match of a bank line apart, with every line in it',
    input: () => ({ bankLineId: uuid }),
    output: () => ({ unmatched: z.int() }),
  }),
  'bank.post': command({
    summary: 'Posts the entry of a bank line that the books lack, and matches it',
    input: () => ({ bankLineId: uuid, account: accountCode, memo: text(160), unit: unit.optional(), date: date.optional() }),
    output: () => ({ number: z.string(), entryNumber: z.string() }),
  }),
};
