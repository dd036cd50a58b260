import type { Database } from './database.ts';

/** A stored value that disagrees with what the evidence says: the table, the row's key, and one Indonesian sentence. */
export type Problem = { readonly table: string; readonly key: string; readonly problem: string };

/** Most problems one check answers: enough to see the pattern, few enough to read. */
export const MAX_PROBLEMS = 50;

/** What a room's own kept rows say its control accounts hold together now: rupiah, debit plus, credit minus. */
export type ControlFigure = { readonly accounts: readonly string[]; readonly amount: number };

/** A room's control figures, read off kept rows: they cost no history. */
export type Controls = (db: Database) => ControlFigure[];

/**
 * What a room proves of its own tables to verify. `accountBalance` is the ledger's balance of an account: debit plus,
 * credit minus, rupiah. Reads only; answers at most MAX_PROBLEMS rows, none when all is well.
 */
export type RoomCheck = (db: Database, accountBalance: (code: string) => number) => Problem[];
