import { z } from 'zod';
import { command, query } from './define.ts';
import { approval, month, text, year } from './values.ts';

/** A month, or month 13 of a year. */
export const periodWith13 = z.string().regex(/^(19\d\d|2[01]\d\d)-(0[1-9]|1[0-3])$/, { error: 'isi bulan, bentuk 2026-11 (atau 2026-13)' });

const issue = { version: z.int(), closedAt: z.string(), closedBy: z.string(), hash: z.string(), entries: z.int(), chainHash: z.string(), current: z.boolean() };

/** One finding of the checklist. Only a blocking one stops the closing; every other is kept with it. `waits`: nothing is missing yet, its day is still to come. */
const finding = z.strictObject({
  key: z.string(), name: z.string(), ok: z.boolean(), blocking: z.boolean(), detail: z.string(), count: z.int().optional(), waits: z.boolean().optional(),
  action: z.strictObject({ screen: z.string(), text: z.string() }).optional(),
});

export const periods = {
  'periods.list': query({
    summary: 'Months and whether they are closed',
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ period: z.string(), status: z.enum(['terbuka', 'tertutup']), closedAt: z.string().nullable(), entries: z.int() })) }),
  }),
  'periods.check': query({
    summary: 'What is still wrong with a month before it is closed',
    input: () => ({ period: month }),
    output: () => z.strictObject({ period: z.string(), ready: z.boolean(), checks: z.array(finding) }),
  }),
  'periods.close': command({
    summary: 'Locks a month once no blocking check fails; posts nothing',
    input: () => ({ period: month, note: text(160).optional() }),
    output: () => ({ period: z.string(), status: z.literal('tertutup') }),
  }),
  'periods.reopen': command({
    summary: 'Opens the last closed month again, with somebody else’s approval and a trace',
    roles: ['ketua'],
    approvers: ['pengawas', 'bendahara'],
    input: () => ({ period: month, reason: text(160), approval }),
    output: () => ({ period: z.string(), status: z.literal('terbuka') }),
  }),
  'statements.issued': query({
    summary: 'The versions of a month’s statements (month 13: a year’s), one for each closing, oldest first',
    input: () => ({ period: periodWith13 }),
    output: () => z.strictObject({ versions: z.array(z.strictObject(issue)) }),
  }),
  'statements.get': query({
    summary: 'Statements as they were issued; the last version unless one is named',
    input: () => ({ period: periodWith13, version: z.int().min(1).max(9999).optional() }),
    output: () => z.strictObject({ period: z.string(), ...issue, statements: z.json() }),
  }),
  'shu.closeYear': command({
    summary: 'Closes a year: income and expenses into SHU to be shared, by unit; locks month 13 and the year for good',
    roles: ['ketua'],
    input: () => ({ year, note: text(160).optional() }),
    output: () => ({ year: z.int(), shu: z.int(), entryNumber: z.string().nullable() }),
  }),
  'periods.history': query({
    summary: 'Every closing and reopening, the newest first',
    input: () => ({ period: periodWith13.optional() }),
    output: () => z.strictObject({
      rows: z.array(
        z.strictObject({
          period: z.string(), action: z.enum(['tutup', 'buka', 'tutup-tahun']), at: z.string(), by: z.string(), approvedBy: z.string().nullable(), reason: z.string(), entries: z.int(), hash: z.string(),
          notes: z.array(z.strictObject({ key: z.string(), name: z.string(), detail: z.string() })),
        }),
      ),
    }),
  }),
};
