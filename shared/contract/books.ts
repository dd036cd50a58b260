import { z } from 'zod';
import { command, query } from './define.ts';
import { periodWith13 } from './periods.ts';
import { shuPolicy } from './policies.ts';
import { incomeTotals } from './statements.ts';
import { accountCode, approval, cursor, date, flow, limit, month, money, optionalText, positiveMoney, side, signedMoney, text, unit, uuid } from './values.ts';

const rupiah = z.int();

const entryView = z.strictObject({
  entryId: z.string(), number: z.string(), date: z.string(), period: z.string(), kind: z.string(), memo: z.string(), hash: z.string(), postedAt: z.string(), postedBy: z.string(),
  document: z.strictObject({ id: z.string(), kind: z.string(), number: z.string() }),
  reverses: z.string().nullable(),
  reversedBy: z.string().nullable(),
  attachments: z.array(z.strictObject({ ref: z.string(), note: z.string().optional() })),
  lines: z.array(z.strictObject({ account: z.string(), name: z.string(), debit: rupiah, credit: rupiah, unit, flow: z.string().nullable(), memberNo: z.string().nullable() })),
});

const ENTRY_KINDS = ['umum', 'dokumen', 'balik', 'pembuka', 'penutup'] as const;
const weight = z.int({ error: 'isi angka bulat' }).min(0, { error: 'tidak boleh kurang dari 0' }).max(Number.MAX_SAFE_INTEGER);

export const books = {
  'ledger.accounts': query({
    summary: 'The chart of accounts; closed ones take no more entries',
    input: () => ({}),
    output: () =>
      z.strictObject({
        rows: z.array(
          z.strictObject({
            code: z.string(), name: z.string(), class: z.string(), normal: z.enum(['D', 'K']), parent: z.string().optional(), postable: z.boolean(), control: z.boolean(), cash: z.boolean(), closed: z.boolean(),
          }),
        ),
      }),
  }),
  'ledger.createAccount': command({
    summary: 'Adds an account under a heading; a cash box as 1-11xx, a bank account as 1-12xx',
    input: () => ({ code: accountCode, name: text(60), parent: accountCode, cash: z.boolean().optional() }),
    output: () => ({ code: z.string() }),
  }),
  'ledger.importAccounts': command({
    summary: 'Adds many accounts, all or none',
    input: () => ({ rows: z.array(z.strictObject({ code: accountCode, name: text(60), parent: accountCode, cash: z.boolean().optional() })).min(1, { error: 'isi paling sedikit satu akun' }).max(500) }),
    output: () => ({ codes: z.array(z.string()) }),
  }),
  'ledger.closeAccount': command({ summary: 'Takes an empty account out of use', input: () => ({ code: accountCode }), output: () => ({ code: z.string() }) }),
  'ledger.openAccount': command({ summary: 'Takes a closed account into use again', input: () => ({ code: accountCode }), output: () => ({ code: z.string() }) }),
  'ledger.post': command({
    summary: 'A manual entry; month 13 with the chair’s approval',
    approvers: ['ketua'],
    input: () => ({
      approval: approval.optional(),
      date,
      memo: text(160),
      period: periodWith13.optional(),
      lines: z
        .array(
          z
            .strictObject({ account: accountCode, debit: money.optional(), credit: money.optional(), unit: unit.optional(), flow: flow.optional(), memberId: uuid.optional() })
            .refine((line) => (line.debit ?? 0) > 0 !== (line.credit ?? 0) > 0, { path: ['debit'], error: 'isi tepat satu: debit atau kredit' }),
        )
        .min(2, { error: 'isi paling sedikit dua baris' })
        .max(500),
      attachments: z.array(z.strictObject({ ref: text(120), note: text(80).optional() })).max(20).optional(),
    }),
    output: () => ({ entryId: z.string(), number: z.string(), hash: z.string() }),
  }),
  'ledger.opening': command({
    summary: 'Opening balances against 3-1910, until the first close',
    input: () => ({
      date,
      lines: z
        .array(
          z
            .strictObject({ account: accountCode, debit: positiveMoney.optional(), credit: positiveMoney.optional(), unit: unit.optional(), memberId: uuid.optional() })
            .refine((line) => (line.debit === undefined) !== (line.credit === undefined), { path: ['debit'], error: 'isi tepat satu: debit atau kredit' }),
        )
        .min(1, { error: 'isi paling sedikit satu baris' })
        .max(500),
    }),
    output: () => ({ entryId: z.string(), number: z.string(), hash: z.string() }),
  }),
  'ledger.reverse': command({
    summary: 'Undoes a manual entry by its mirror, once; an entry of month 13 in month 13 while that is open, with the chair’s approval',
    approvers: ['ketua'],
    input: () => ({ entryId: uuid, date: date.optional(), reason: text(160), approval: approval.optional() }),
    output: () => ({ entryId: z.string(), number: z.string(), hash: z.string() }),
  }),
  'ledger.entry': query({ summary: 'One entry with its lines and document', input: () => ({ entryId: uuid.optional(), number: text(30).optional() }), output: () => entryView }),
  'ledger.search': query({
    summary: 'Entries, newest first; a page looks at a bounded number of entries, so that one with few rows may still have a next',
    input: () => ({
      text: optionalText(80).optional(), from: date.optional(), to: date.optional(), account: accountCode.optional(), unit: unit.optional(), kind: z.enum(ENTRY_KINDS, { error: `isi salah satu: ${ENTRY_KINDS.join(', ')}` }).optional(),
      documentKind: z.string().regex(/^[A-Z]{2}$/, { error: 'isi dua huruf besar, misalnya JM' }).optional(), memberId: uuid.optional(), minAmount: money.optional(), maxAmount: money.optional(), limit: limit.optional(), cursor: cursor.optional(),
    }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          entryId: z.string(), number: z.string(), date: z.string(), period: z.string(), kind: z.string(), memo: z.string(), document: z.strictObject({ kind: z.string(), number: z.string() }), amount: rupiah,
          postedBy: z.string(), reversed: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  'ledger.register': query({
    summary: 'An account’s lines between two days with the running balance, from the first page on or from the last one back; with `flow` the lines of that flow alone, of one `side` or both, running from 0 to their figure in the cash flow; what undid a line of the same days stands on the side of that line',
    input: () => ({ account: accountCode, from: date, to: date, unit: unit.optional(), flow: flow.optional(), side: side.optional(), last: z.boolean().optional(), limit: limit.optional(), cursor: cursor.optional() }),
    output: () => z.strictObject({
      opening: rupiah,
      rows: z.array(
        z.strictObject({
          date: z.string(), number: z.string(), memo: z.string(), debit: rupiah, credit: rupiah, balance: rupiah, documentNumber: z.string(), documentKind: z.string(), unit, flow: z.string().nullable(),
        }),
      ),
      closing: rupiah,
      previous: z.string().nullable(),
      next: z.string().nullable(),
    }),
  }),
  'ledger.trialBalance': query({
    summary: 'Every account’s balance on a day; with `from` also what it was before and what moved it (opening and closing debit plus), month 13 of its last year only when it begins on a 1 January',
    input: () => ({ asOf: date, from: date.optional(), unit: unit.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          code: z.string(), name: z.string(), debit: rupiah, credit: rupiah, opening: rupiah.optional(), debitMovement: rupiah.optional(), creditMovement: rupiah.optional(), closing: rupiah.optional(),
        }),
      ),
      totalDebit: rupiah,
      totalCredit: rupiah,
      movement: z.strictObject({ debit: rupiah, credit: rupiah }).optional(),
    }),
  }),
  'shu.calculate': query({
    summary: 'Shares a pool by a policy, pure arithmetic',
    input: () => ({
      pool: signedMoney,
      policy: shuPolicy,
      members: z.array(z.strictObject({ key: text(80), capital: weight, trade: weight, sales: weight.optional(), loanInterest: weight.optional() })).max(100_000),
    }),
    output: () => z.strictObject({
      allocations: z.array(z.strictObject({ key: z.string(), pct: z.string(), amount: rupiah })),
      members: z.array(z.strictObject({ key: z.string(), capitalShare: rupiah, tradeShare: rupiah, total: rupiah })),
      undistributed: z.array(z.strictObject({ key: z.string(), amount: rupiah })),
    }),
  }),
  'shu.estimate': query({
    summary: 'What the year so far would give a member, worked out once a day; null where it cannot be said',
    input: () => ({ memberId: uuid }),
    output: () => z.strictObject({ period: z.string(), share: rupiah.nullable() }),
  }),
  'shu.statement': query({
    summary: 'The month’s SHU statement, an estimate until the RAT',
    roles: ['ketua', 'bendahara', 'pengawas'],
    input: () => ({ period: month }),
    output: () => z.strictObject({
      period: z.string(),
      month: incomeTotals,
      yearToDate: incomeTotals,
      policy: shuPolicy,
      pool: rupiah,
      toReserve: rupiah,
      allocations: z.array(z.strictObject({ key: z.string(), name: z.string(), pct: z.string(), amount: rupiah })),
      undistributed: z.array(z.strictObject({ key: z.string(), amount: rupiah })),
      members: z.array(
        z.strictObject({ memberId: z.string(), memberNo: z.string(), name: z.string(), capitalBase: rupiah, tradeBase: rupiah, capitalShare: rupiah, tradeShare: rupiah, total: rupiah }),
      ),
      status: z.enum(['berjalan', 'menunggu-rat', 'final']),
      periodClosed: z.boolean(),
      chain: z.strictObject({ count: z.int(), hash: z.string() }),
    }),
  }),
};
