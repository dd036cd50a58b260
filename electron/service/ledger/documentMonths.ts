import type { Database } from '../kernel/database.ts';

/** Comes after every day of a month and before the next month's first, whatever text a day holds. */
const AFTER_ALL = '\u{10FFFF}';

/** A month that has documents of a kind: its name and the bounds of its days, for `on_date BETWEEN from AND to`. */
export type DocumentMonth = { readonly period: string; readonly from: string; readonly to: string };

/** The months that have documents of a kind, oldest first: one seek of the index each. Sums over millions of documents go by them, so that SQLite sorts no more than a month. */
export function* documentMonths(db: Database, kind: string): Generator<DocumentMonth> {
  const first = db.sql<{ day: string | null }>('SELECT min(on_date) AS day FROM document WHERE kind = ? AND on_date > ?');
  for (let to = '', day = first.get(kind, to)?.day; typeof day === 'string'; day = first.get(kind, to)?.day) {
    const period = day.slice(0, 7);
    to = period + AFTER_ALL;
    yield { period, from: period, to };
  }
}
