import { onSignOut } from '../../app/index.ts';

type Place = { account: string | null; from: string | null; to: string | null; marks: readonly string[]; row: string | null };
const start = (): Place => ({ account: null, from: null, to: null, marks: [], row: null });

/** Where the cash book was open, so that going back from an entry lands on the same line. */
export const remembered: Place = start();

onSignOut(() => Object.assign(remembered, start()));
