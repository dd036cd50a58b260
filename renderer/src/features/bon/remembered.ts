import { onSignOut } from '../../app/index.ts';

/** The day whose bon was last looked at. */
export const remembered: { asOf: string | null } = { asOf: null };

onSignOut(() => {
  remembered.asOf = null;
});

export const keepDay = (asOf: string | null): void => {
  remembered.asOf = asOf;
};
