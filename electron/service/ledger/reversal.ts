import type { ReversibleKind } from '../../../shared/contract/reversals.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { Database, SqlValue } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { refuse, type Refusal } from '../kernel/refusal.ts';
import { ENTRY_LINES, type EntryLineRow } from './entryView.ts';
import type { DocumentHead, EntryLine } from './ledger.ts';
import type { Neighbours } from './neighbours.ts';

/** A document that is to be undone. */
export type Reversed = { readonly seq: number; readonly kind: ReversibleKind; readonly number: string; readonly date: CalendarDate; readonly memberRef: number | null };

/** How a room takes back what one of its documents moved. */
export type Reversible = {
  /** Whose money it is: where cash of a drawer comes from or goes to without an open shift (ruling 16). */
  readonly purpose: 'usp' | 'umum';
  /** Throws IN_USE naming the document that rests on this one. Answers the last day on which what it moved was moved, null when any day will do. */
  readonly check: (document: Reversed) => CalendarDate | null;
  /** Documents that are undone together with this one and before it, each by a BD of its own. */
  readonly parts?: (document: Reversed) => readonly { readonly kind: ReversibleKind; readonly number: string }[];
  /** Mirrors what the room keeps beside the entry; the reversal is known to `standing` by then. */
  readonly undo: (ctx: WriteCtx, document: Reversed, reversal: DocumentHead) => void;
};
export type Reversibles<K extends ReversibleKind> = { readonly [kind in K]: Reversible };

/** Condition under which what a document wrote has not been undone; `seq` is its seq as a column of a named table. */
export const standing = (seq: `${string}.${string}`): string => `NOT EXISTS (SELECT 1 FROM document_reversal undone WHERE undone.reversed_seq = ${seq})`;

/** The same at the end of a day: one parameter. */
export const standingOn = (seq: `${string}.${string}`): string => `NOT EXISTS (SELECT 1 FROM document_reversal undone JOIN document undoing ON undoing.seq = undone.document_seq WHERE undone.reversed_seq = ${seq} AND undoing.on_date <= ?)`;

/** A document cannot be undone while `by` rests on it. */
export const inUse = ({ number }: Pick<Reversed, 'number'>, by: string, what: string): Refusal => refuse('IN_USE', reversalWords.later(number, by, what), { field: 'ref', by });

/** The last day of documents and of what undid any of them, of those written since document `since` alone; `documents` is SQL that answers their seqs. */
export const lastDayOf = (db: Database, documents: string, params: readonly SqlValue[], since = 0): CalendarDate | null =>
  db
    .sql<{ last: CalendarDate | null }>(
      `WITH touched (seq) AS (${documents}) SELECT max(d.on_date) AS last FROM document d
        WHERE d.seq >= ? AND d.seq IN (SELECT seq FROM touched UNION ALL SELECT r.document_seq FROM document_reversal r JOIN touched t ON t.seq = r.reversed_seq)`,
    )
    .get(...params, since)?.last ?? null;

/** The lines of an entry with their sides exchanged. */
export const mirrorLines = (db: Database, entrySeq: number, memberByRef: Neighbours['memberByRef']): EntryLine[] =>
  db
    .sql<EntryLineRow>(ENTRY_LINES)
    .all(entrySeq)
    .map((line) => ({
      account: line.code, unit: line.unit, debit: line.credit, credit: line.debit, flow: line.flow ?? undefined, member: line.member_ref === null ? undefined : { ref: line.member_ref, id: memberByRef(line.member_ref).id },
    }));
