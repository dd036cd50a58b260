import { onSignOut } from '../../app/index.ts';

type Place = { account: string | null; from: string | null; to: string | null; marks: readonly string[]; row: string | null; bank: string | null; until: string | null; line: string | null };
const start = (): Place => ({ account: null, from: null, to: null, marks: [], row: null, bank: null, until: null, line: null });

/** Where the cash book and the bank statement were open, so that going back from an entry lands on the same line. */
export const remembered: Place = start();

onSignOut(() => Object.assign(remembered, start()));
