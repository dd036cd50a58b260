import { useEffect, useRef, type RefObject } from 'react';

/** Puts the focus on the list's row when its rows are here, and again whenever work took the focused row or dialog away. */
export function useRowFocus(list: RefObject<HTMLElement | null>, loaded: boolean, changed: unknown): void {
  const begun = useRef(false);
  useEffect(() => {
    if (!loaded) return;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (begun.current && !lost) return;
    begun.current = true;
    list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true });
  }, [list, loaded, changed]);
}
