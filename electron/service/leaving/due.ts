import type { Database } from '../kernel/database.ts';

/** Savings of members who left that they have not collected yet. */
export const LEAVERS = '2-1260';

/** What is left on 2-1260 for one member, whole rupiah. */
export const leaverDue = (db: Database, memberRef: number): number =>
  db.sql<{ due: number | null }>('SELECT sum(l.credit - l.debit) AS due FROM entry_line l JOIN account a ON a.ref = l.account_ref JOIN entry e ON e.seq = l.entry_seq WHERE a.code = ? AND l.member_ref = ?').get(LEAVERS, memberRef)?.due ?? 0;
