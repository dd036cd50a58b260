import { onSignOut } from '../../app/index.ts';

/** Where the book was open, so that going back from an entry lands on the same line. */
export const remembered = { period: null as string | null, account: null as string | null, entry: null as string | null };

onSignOut(() => {
  remembered.period = null;
  remembered.account = null;
  remembered.entry = null;
});
