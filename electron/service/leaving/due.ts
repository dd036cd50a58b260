import type { Database } from '../kernel/database.ts';

/** Savings of members who left that they have not collected yet. */
export const LEAVERS = '2-1260';

/** What is left on 2-1260 for one member, whole rupiah. */
export const leaverDue = (db: Database, memberRef: number): number =>
  db.sql<{ due: number | null }>('SELECT sum(l.credit - l.debit) AS due FROM entry_line l JOIN account a ON a.ref = l.account_ref JOIN entry e ON e.seq = l.entry_seq WHERE a.code = ? AND l.member_ref = ?').get(LEAVERS, memberRef)?.due ?? 0;

/** Accounts below 2-12 that an exit gives back, or that are no savings: sukarela, cylinder deposits, advances of customers, leavers. */
const NOT_TERM = "'2-1210', '2-1240', '2-1250', '2-1260'";
/** Term deposits, and what they have earned and not been paid. */
const TERM = "'2-1220', '2-1230'";

/** What a member still holds in term deposits (with the interest booked on them) and in other savings that end on a day of their own, whole rupiah. */
export const heldUntil = (db: Database, memberRef: number): { readonly berjangka: number; readonly hariRaya: number } =>
  db
    .sql<{ berjangka: number; hariRaya: number }>(
      `SELECT coalesce(sum(CASE WHEN a.code IN (${TERM}) THEN l.credit - l.debit END), 0) AS berjangka, coalesce(sum(CASE WHEN a.code NOT IN (${TERM}) THEN l.credit - l.debit END), 0) AS hariRaya
         FROM account a JOIN entry_line l ON l.account_ref = a.ref JOIN entry e ON e.seq = l.entry_seq WHERE a.code LIKE '2-12%' AND a.code NOT IN (${NOT_TERM}) AND l.member_ref = ?`,
    )
    .get(memberRef) ?? { berjangka: 0, hariRaya: 0 };
