import type { Month } from '../../../../shared/domain/dates.ts';
import { onSignOut } from '../../app/index.ts';

type Place = { period: Month | null; account: string | null };
const start = (): Place => ({ period: null, account: null });

/** Which month's tax was open, so that going back from an account lands there. */
export const remembered: Place = start();

onSignOut(() => Object.assign(remembered, start()));
