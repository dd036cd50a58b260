import { useSyncExternalStore } from 'react';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { onSignOut } from '../../app/index.ts';

/** One deposit taken here, as the cash sheet counts it. */
export type Collected = { readonly memberId: string; readonly memberNo: string; readonly name: string; readonly number: string; readonly date: string; readonly amount: number; readonly via: CashVia; readonly undone: boolean };

let sheet: readonly Collected[] = [];
const listeners = new Set<() => void>();

function put(next: readonly Collected[]): void {
  sheet = next;
  for (const listener of listeners) listener();
}

/** What was taken since the sheet was begun, oldest first; it outlives a look into another room, not a change of person. */
export const collected = {
  add: (taken: Collected): void => put([...sheet, taken]),
  undo: (number: string): void => put(sheet.map((taken) => (taken.number === number ? { ...taken, undone: true } : taken))),
  clear: (): void => put([]),
};

export const useCollected = (): readonly Collected[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sheet,
  );

onSignOut(() => put([]));
