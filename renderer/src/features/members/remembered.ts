import { onSignOut } from '../../app/index.ts';

/** Where the list stood, so that going back from a member lands on the same line. */
export const remembered = { query: '', selected: null as string | null };

onSignOut(() => {
  remembered.query = '';
  remembered.selected = null;
});
