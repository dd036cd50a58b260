import type { Database } from '../kernel/database.ts';
import type { CylinderSize } from './cylinders.ts';

/** What a document about empty cylinders says of itself: how many of which size, and how they moved (MT), what was lost (HT) or what was counted (OT). */
export type CylinderNote = {
  readonly size: CylinderSize; readonly count: number | null; readonly moved: string | null; readonly from: string | null; readonly to: string | null; readonly state: string | null; readonly note: string | null;
  readonly book: readonly number[]; readonly counted: readonly number[]; readonly value: number | null;
};

/** As the document froze it; undefined for a document that is not about empties. */
export function cylinderNoteOf(db: Database, seq: number): CylinderNote | undefined {
  const row = db.sql<{ amounts: string; refs: string }>("SELECT amounts, refs FROM document WHERE seq = ? AND kind IN ('MT', 'HT', 'OT')").get(seq);
  if (row === undefined) return undefined;
  const amounts = JSON.parse(row.amounts) as { size: CylinderSize; count?: number; value?: number; book?: readonly number[]; counted?: readonly number[] };
  const refs = JSON.parse(row.refs) as { moved?: string; from?: string; to?: string; state?: string; note?: string; reason?: string };
  return {
    size: amounts.size, count: amounts.count ?? null, moved: refs.moved ?? null, from: refs.from ?? null, to: refs.to ?? null, state: refs.state ?? null, note: refs.note ?? refs.reason ?? null,
    book: amounts.book ?? [], counted: amounts.counted ?? [], value: amounts.value ?? null,
  };
}
