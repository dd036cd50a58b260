import { useCallback, useEffect, useLayoutEffect, type RefObject } from 'react';
import { isTextField, topLayer } from '../../ui/index.ts';

/** Keeps the hands of the cashier in the scan box: what is typed anywhere on the till lands in it. */
export function useScanBoxFocus(box: RefObject<HTMLInputElement | null>, active: boolean): (select?: boolean) => void {
  const focus = useCallback((select = false) => {
    // Dialogs give the focus back after they have gone.
    setTimeout(() => {
      if (topLayer() !== 0) return;
      box.current?.focus({ preventScroll: true });
      if (select) box.current?.select();
    }, 0);
  }, [box]);
  // Before the first painting, so that what is typed meanwhile is not lost.
  useLayoutEffect(() => {
    if (active && topLayer() === 0) box.current?.focus({ preventScroll: true });
  }, [active, box]);
  useEffect(() => {
    if (!active) return undefined;
    focus();
    const onKeyDown = (event: KeyboardEvent): void => {
      const character = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (character && topLayer() === 0 && !isTextField(event.target)) box.current?.focus({ preventScroll: true });
    };
    const onFocusOut = (event: FocusEvent): void => {
      if (event.relatedTarget === null) focus();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    window.addEventListener('focusout', onFocusOut);
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('focusout', onFocusOut);
    };
  }, [active, box, focus]);
  return focus;
}
