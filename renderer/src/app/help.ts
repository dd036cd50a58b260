/** Opens or closes the F1 help; the overlay itself lives in the shell. */
let toggle: (() => void) | null = null;

export function onHelpRequest(listener: () => void): () => void {
  toggle = listener;
  return () => {
    toggle = null;
  };
}

export const requestHelp = (): void => toggle?.();
