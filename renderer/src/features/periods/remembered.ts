import { onSignOut } from '../../app/index.ts';

/** Which month (or month 13) was looked at, so that coming back from mending something lands on it. */
export const remembered = { period: null as string | null, check: null as string | null };

onSignOut(() => {
  remembered.period = null;
  remembered.check = null;
});
