import { z } from 'zod';
import { query } from './define.ts';
import { text } from './values.ts';

export const evidence = {
  'evidence.head': query({
    summary: 'How far the journal’s and the audit’s chains run, and what a print of it says',
    input: () => ({}),
    output: () => z.strictObject({ entries: z.int(), hash: z.string(), audits: z.int(), auditHash: z.string(), at: z.string(), text: z.string(), qr: z.string() }),
  }),
  'evidence.compare': query({
    summary: 'Whether the books up to the entry that an old print names are the same; takes what was typed or scanned from it',
    roles: ['bendahara', 'ketua', 'pengawas'],
    long: true,
    input: () => ({ text: text(300) }),
    output: () => z.strictObject({
      result: z.enum(['sama', 'berbeda', 'belum-ada', 'tidak-terbaca']),
      entries: z.int().nullable(),
      number: z.string().optional(),
      date: z.string().optional(),
      note: z.string(),
    }),
  }),
};
