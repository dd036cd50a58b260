import type { Month } from '../../../shared/domain/dates.ts';
import type { Database } from '../kernel/database.ts';
import { lastRun } from '../kernel/runs.ts';
import { standing } from '../ledger/index.ts';

/** The method whose runs credit interest. */
export const CREDIT = 'savings.creditInterest';

export type InterestSums = { readonly accounts: number; readonly gross: number; readonly tax: number; readonly net: number };
export type InterestDocument = InterestSums & { readonly seq: number; readonly number: string; readonly entryNumber: string };
export type CreditedRow = { readonly memberRef: number; readonly base: number; readonly days: number; readonly gross: number; readonly tax: number; readonly net: number; readonly number: string };

const SUMS = 'count(*) AS accounts, coalesce(sum(c.gross), 0) AS gross, coalesce(sum(c.tax), 0) AS tax, coalesce(sum(c.gross - c.tax), 0) AS net';

/** What stands of a month, member by member, in order of member. */
export const creditedOf = (db: Database, period: Month): CreditedRow[] =>
  db
    .sql<CreditedRow>(
      `SELECT c.member_ref AS memberRef, c.base, c.days, c.gross, c.tax, c.gross - c.tax AS net, d.number FROM interest_credit c JOIN document d ON d.seq = c.document_seq
        WHERE c.period = ? AND ${standing('c.document_seq')} ORDER BY c.member_ref`,
    )
    .all(period);

/** The documents of a month that stand, with their sums. */
export const documentsOf = (db: Database, period: Month): InterestDocument[] =>
  db
    .sql<InterestDocument>(
      `SELECT d.seq, d.number, (SELECT e.number FROM entry e WHERE e.document_seq = d.seq) AS entryNumber, ${SUMS} FROM interest_credit c JOIN document d ON d.seq = c.document_seq
        WHERE c.period = ? AND ${standing('c.document_seq')} GROUP BY d.seq ORDER BY d.seq`,
    )
    .all(period);

/** What one run has credited, undone or not. */
export const sumsOfRun = (db: Database, runRef: number): InterestSums => db.sql<InterestSums>(`SELECT ${SUMS} FROM interest_credit c WHERE c.run_ref = ?`).get(runRef) ?? { accounts: 0, gross: 0, tax: 0, net: 0 };

/** Tax withheld in a month that stands. */
export const withheldIn = (db: Database, period: Month): number => db.sql<{ tax: number | null }>(`SELECT sum(c.tax) AS tax FROM interest_credit c WHERE c.period = ? AND ${standing('c.document_seq')}`).get(period)?.tax ?? 0;

/** How far a month is: a run that was not ended, or whose members' interest was undone, is a part. A month all of which was undone has not been begun. */
export type MonthState = 'belum' | 'sebagian' | 'selesai';

export function stateOf(db: Database, period: Month): MonthState {
  const last = lastRun(db, CREDIT, period);
  if (last === undefined) return 'belum';
  if (!last.ended) return 'sebagian';
  const undone = db.sql(`SELECT 1 FROM interest_credit u WHERE u.period = ? AND NOT EXISTS (SELECT 1 FROM interest_credit c WHERE c.period = u.period AND c.member_ref = u.member_ref AND ${standing('c.document_seq')}) LIMIT 1`).get(period) !== undefined;
  if (!undone) return 'selesai';
  return db.sql(`SELECT 1 FROM interest_credit c WHERE c.period = ? AND ${standing('c.document_seq')} LIMIT 1`).get(period) === undefined ? 'belum' : 'sebagian';
}

/** The latest month, none after `upTo`, that interest was credited for or was begun to be. */
export const latestMonth = (db: Database, upTo = '9999-12'): Month | undefined =>
  db.sql<{ key: Month }>('SELECT DISTINCT key FROM long_run WHERE method = ? AND key <= ? ORDER BY key DESC').all(CREDIT, upTo).find(({ key }) => stateOf(db, key) !== 'belum')?.key;
