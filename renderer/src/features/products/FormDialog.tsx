import { Package } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import type { ApiError } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Dialog, EnterForm } from '../../ui/index.ts';

/** A paper with fields of a product: F12 saves, Esc leaves it, and what is refused stays as typed. */
export function FormDialog({ title, note, pending, error, onSave, onClose, children, width = 720 }: {
  readonly title: string; readonly note?: string; readonly pending: boolean; readonly error: ApiError | null; readonly onSave: () => void; readonly onClose: () => void; readonly children: ReactNode; readonly width?: number;
}): JSX.Element {
  const save = (): void => {
    if (!pending) onSave();
  };
  return (
    <Dialog
      opened
      onClose={pending ? undefined : onClose}
      icon={Package}
      width={width}
      title={title}
      note={note}
      keys={[{ keys: 'F12', label: words.save, run: save, main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={pending} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={save} className="stack">
        {children}
      </EnterForm>
      {error !== null && <ErrorMessage error={error} />}
    </Dialog>
  );
}

/** Codes as people type them: between spaces or commas. */
export const codesIn = (typed: string): string[] => typed.split(/[\s,;]+/).filter((code) => code !== '');
