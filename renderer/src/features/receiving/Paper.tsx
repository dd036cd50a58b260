import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { uiWords } from '../../../../shared/text/screens.ts';
import { Button, Dialog, EnterForm, type KeyAction } from '../../ui/index.ts';

/** A small form about a delivery that is still being filled in: F12 or Enter on the last field keeps it, Esc leaves it as it was. */
export function Paper({ icon, title, note, verb, width, more, onKeep, onClose, children }: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note?: string;
  readonly verb: string;
  readonly width?: number;
  readonly more?: KeyAction;
  readonly onKeep: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={icon}
      title={title}
      {...(note === undefined ? {} : { note })}
      {...(width === undefined ? {} : { width })}
      keys={[...(more === undefined ? [] : [more]), { keys: 'F12', label: verb, run: onKeep, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          {more && (
            <Button keys={more.keys} onClick={more.run}>
              {more.label}
            </Button>
          )}
          <Button kind="primary" keys="F12" onClick={onKeep}>
            {verb}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={onKeep} className="stack">
        {children}
      </EnterForm>
    </Dialog>
  );
}
