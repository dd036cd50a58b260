import { z } from 'zod';
import { command } from './define.ts';
import { approval, date, text } from './values.ts';

/** Documents that are undone by a document of their own; the others have a way of their own, which a refusal names. */
export const REVERSIBLE_KINDS = ['SS', 'ST', 'SP', 'AP', 'PC', 'HP', 'PM', 'JP', 'CK', 'TB', 'DP', 'UM', 'BP', 'AT', 'PY', 'LA', 'CB', 'AB', 'SF', 'PD', 'RK', 'BB', 'BT', 'BG', 'BK', 'BJ', 'SB', 'AK', 'PK'] as const;
export type ReversibleKind = (typeof REVERSIBLE_KINDS)[number];
export const isReversibleKind = (kind: string): kind is ReversibleKind => REVERSIBLE_KINDS.some((each) => each === kind);

/** Those a cashier records at the counter, and may undo there. */
export const COUNTER_KINDS: readonly ReversibleKind[] = ['SS', 'AP', 'BB'];

export const reversals = {
  'documents.reverse': command({
    summary:
      'Undoes a document by one of its own (BD) that mirrors it, once, with somebody else’s approval; refused while a later document rests on it. kind: the letters of its number, by a cashier SS, AP and BB only; ref: its number or id. Without a date it bears the document’s own while that month is open and nothing it moved has moved since, else today’s; what went through a drawer goes back today alone, through the caller’s: a cashier needs an open shift for it (SHIFT_REQUIRED), a treasurer without one takes it from Kas USP or the safe (ruling 16)',
    roles: ['kasir', 'bendahara'],
    approvers: ['bendahara', 'ketua'],
    input: () => ({ kind: z.string().regex(/^[A-Z]{2}$/, { error: 'isi dua huruf besar, misalnya SS' }), ref: text(80), reason: text(120), date: date.optional(), approval }),
    output: () => ({ number: z.string(), documentNumber: z.string(), entryNumber: z.string(), date: z.string() }),
  }),
};
