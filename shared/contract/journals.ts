import { z } from 'zod';
import { command, query } from './define.ts';
import { accountCode, money, month, positiveMoney, side, signedMoney, text, unit, uuid, year } from './values.ts';

const rupiah = z.int();


const SPREAD_KINDS = ['dibayar-di-muka', 'masih-harus-dibayar'] as const;
const RECURRING_KINDS = ['berulang', ...SPREAD_KINDS] as const;

/** A plan against what became of it; `favourable` says whether that is good for the cooperative. */
const compared = { budget: rupiah, actual: rupiah, variance: rupiah, pct: z.string().nullable(), favourable: z.boolean() };

const entryLine = z.strictObject({ account: z.string(), name: z.string(), debit: rupiah, credit: rupiah, unit });

export const journals = {
  'journals.templates': query({
    summary: 'Templates of manual entries',
    input: () => ({}),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          templateId: z.string(), name: z.string(), memo: z.string(),
          lines: z.array(z.strictObject({ account: z.string(), name: z.string(), side, amount: rupiah.optional(), unit: unit.optional() })),
        }),
      ),
    }),
  }),
  'journals.saveTemplate': command({
    summary: 'Adds a template, or changes one; amounts may be left to be filled in',
    input: () => ({
      templateId: uuid.optional(),
      name: text(60),
      memo: text(160),
      lines: z
        .array(z.strictObject({ account: accountCode, side, amount: positiveMoney.optional(), unit: unit.optional() }))
        .min(2, { error: 'isi paling sedikit dua baris' })
        .max(100),
    }),
    output: () => ({ templateId: z.string() }),
  }),
  'journals.removeTemplate': command({ summary: 'Drops a template', input: () => ({ templateId: uuid }), output: () => ({ templateId: z.string() }) }),
  'journals.recurring': query({
    summary: 'Entries proposed month by month, prepaid and accrued items among them',
    input: () => ({}),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          recurringId: z.string(), kind: z.enum(RECURRING_KINDS), name: z.string(), memo: z.string(), day: z.int(), from: z.string(), until: z.string().nullable(), amount: rupiah, months: z.int().nullable(),
          posted: rupiah, remaining: rupiah.nullable(), lines: z.array(entryLine),
        }),
      ),
    }),
  }),
  'journals.saveRecurring': command({
    summary: 'Adds an entry to propose every month, or changes what will be proposed',
    input: () => ({
      recurringId: uuid.optional(),
      name: text(60),
      memo: text(160),
      day: z.int().min(1, { error: 'isi 1 sampai 31' }).max(31, { error: 'isi 1 sampai 31' }),
      from: month,
      until: month.optional(),
      lines: z
        .array(
          z
            .strictObject({ account: accountCode, debit: money.optional(), credit: money.optional(), unit: unit.optional() })
            .refine((line) => (line.debit ?? 0) > 0 !== (line.credit ?? 0) > 0, { path: ['debit'], error: 'isi tepat satu: debit atau kredit' }),
        )
        .min(2, { error: 'isi paling sedikit dua baris' })
        .max(100),
    }),
    output: () => ({ recurringId: z.string() }),
  }),
  'journals.endRecurring': command({
    summary: 'Proposes a recurring or spread item no more after a month',
    input: () => ({ recurringId: uuid, after: month }),
    output: () => ({ recurringId: z.string() }),
  }),
  'journals.spread': command({
    summary: 'Spreads an amount over months: prepaid (1-1520) or accrued (2-1330)',
    input: () => ({
      name: text(60),
      kind: z.enum(SPREAD_KINDS, { error: `isi salah satu: ${SPREAD_KINDS.join(', ')}` }),
      amount: positiveMoney,
      months: z.int().min(1, { error: 'isi 1 sampai 360' }).max(360, { error: 'isi 1 sampai 360' }),
      from: month,
      expense: accountCode,
      unit: unit.optional(),
    }),
    output: () => ({ recurringId: z.string() }),
  }),
  'journals.proposals': query({
    summary: 'What is to be posted in a month, and what of it has been; nothing is posted by itself',
    input: () => ({ period: month }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          key: z.string(), name: z.string(), kind: z.enum(RECURRING_KINDS), date: z.string(), memo: z.string(), amount: rupiah, lines: z.array(entryLine), state: z.enum(['usulan', 'dicatat']),
          entryNumber: z.string().nullable(),
        }),
      ),
    }),
  }),
  'journals.postProposals': command({
    summary: 'Posts chosen proposals of a month, each once',
    input: () => ({ period: month, keys: z.array(uuid).min(1, { error: 'pilih paling sedikit satu' }).max(200) }),
    output: () => ({ entries: z.array(z.strictObject({ key: z.string(), number: z.string() })) }),
  }),
  'budget.set': command({
    summary: 'The year’s plan (RK-RAPB) by account and unit, twelve months each; a new version, the old ones stay',
    input: () => ({
      year,
      decision: text(120).optional(),
      rows: z
        .array(z.strictObject({ account: accountCode, unit: unit.optional(), months: z.array(signedMoney).length(12, { error: 'isi 12 bulan' }) }))
        .min(1, { error: 'isi paling sedikit satu baris' })
        .max(1000),
    }),
    output: () => ({ year: z.int(), version: z.int() }),
  }),
  'budget.get': query({
    summary: 'A year’s plan, the newest version unless one is named',
    input: () => ({ year, version: z.int().min(1, { error: 'isi 1 atau lebih' }).max(100_000).optional() }),
    output: () => z.strictObject({
      year: z.int(),
      version: z.int().nullable(),
      rows: z.array(z.strictObject({ account: z.string(), name: z.string(), unit, months: z.array(rupiah), total: rupiah })),
      versions: z.array(z.strictObject({ version: z.int(), decision: z.string().nullable(), at: z.string(), by: z.string() })),
    }),
  }),
  'reports.budget': query({
    summary: 'Plan against what became of it, per account; pct is the part of the plan that became real',
    input: () => ({ from: month, to: month }),
    output: () => z.strictObject({
      rows: z.array(z.strictObject({ code: z.string(), name: z.string(), statement: z.string(), ...compared })),
      totals: z.strictObject({ income: z.strictObject(compared), expense: z.strictObject(compared), shu: z.strictObject(compared) }),
    }),
  }),
};
