import { useSyncExternalStore } from 'react';
import { onHost, queryClient } from '../api/index.ts';

/* The service died and came back. Said once, on whatever screen is open, until somebody has read it. */
let pending = false;
const listeners = new Set<() => void>();
const set = (next: boolean): void => {
  pending = next;
  for (const listener of listeners) listener();
};

/** Starts listening; called once by the application. */
export const watchRestarts = (): (() => void) =>
  onHost('service.restarted', () => {
    set(true);
    void queryClient.invalidateQueries();
  });

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useRestart(): { readonly pending: boolean; readonly dismiss: () => void } {
  return { pending: useSyncExternalStore(subscribe, () => pending), dismiss: () => set(false) };
}
