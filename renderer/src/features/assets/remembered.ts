import type { Month } from '../../../../shared/domain/dates.ts';
import { onSignOut } from '../../app/index.ts';

type Place = { period: Month | null; account: string | null; asset: string | null; loan: string | null; asOf: string | null };
const start = (): Place => ({ period: null, account: null, asset: null, loan: null, asOf: null });

/** What was chosen in each part, so that going back from an entry or an account lands there. */
export const remembered: Place = start();

onSignOut(() => Object.assign(remembered, start()));

export const keepDay = (asOf: string | null): void => {
  remembered.asOf = asOf;
};
