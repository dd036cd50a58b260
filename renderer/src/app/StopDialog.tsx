import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { uiWords } from '../../../shared/text/screens.ts';
import type { ApiError } from '../api/index.ts';
import { AlertDialog, Button } from '../ui/index.ts';
import { ErrorMessage } from './ErrorMessage.tsx';

/** Asks once more before something ends: what it means, F8 to do it, Esc (the filled button) to leave it. */
export function StopDialog({ icon, title, note, verb, pending, error, run, onClose, children }: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note?: string;
  /** What F8 does, as a verb. */
  readonly verb: string;
  readonly pending: boolean;
  readonly error: ApiError | null;
  readonly run: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const stop = (): void => {
    if (!pending) run();
  };
  return (
    <AlertDialog
      opened
      tone="caution"
      icon={icon}
      onClose={pending ? undefined : onClose}
      title={title}
      {...(note === undefined ? {} : { note })}
      keys={[{ keys: 'F8', label: verb, run: stop }]}
      foot={
        <>
          <Button kind="stop" keys="F8" busy={pending} onClick={stop}>
            {verb}
          </Button>
          <Button kind="primary" keys="Esc" data-autofocus onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      {children}
      {error && <ErrorMessage error={error} />}
    </AlertDialog>
  );
}
