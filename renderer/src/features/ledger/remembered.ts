import type { Unit } from '../../../../shared/contract/values.ts';
import { onSignOut } from '../../app/index.ts';

/** What was looked for, as it stands in the boxes. */
export type Wanted = { readonly text: string; readonly from: string; readonly to: string; readonly account: string; readonly min: number | null; readonly max: number | null };
export const NOTHING_WANTED: Wanted = { text: '', from: '', to: '', account: '', min: null, max: null };

type Place = {
  period: string | null; account: string | null; entry: string | null; unit: Unit | null; movement: boolean; wanted: Wanted; found: string | null;
};
const start = (): Place => ({ period: null, account: null, entry: null, unit: null, movement: false, wanted: NOTHING_WANTED, found: null });

/** Where the book and its search were open, so that going back from an entry lands on the same line. */
export const remembered: Place = start();

/** Turns the book to an account in a month, with the entry chosen. */
export function showInBook(place: { readonly account: string; readonly period?: string; readonly entry?: string }): void {
  remembered.account = place.account;
  remembered.entry = place.entry ?? null;
  remembered.unit = null;
  remembered.movement = false;
  if (place.period !== undefined) remembered.period = place.period;
}

onSignOut(() => Object.assign(remembered, start()));
