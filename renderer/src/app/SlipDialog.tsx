import { CircleCheck } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import type { DocumentKind } from '../../../shared/contract/paper.ts';
import { useApiCommand } from '../api/index.ts';
import { Button, Dialog, Facts, Message } from '../ui/index.ts';
import { ErrorMessage } from './ErrorMessage.tsx';

type Props = {
  readonly title: string;
  readonly note?: string;
  readonly slip: { readonly document: DocumentKind; readonly ref: string };
  readonly rows: readonly { readonly label: string; readonly value: ReactNode }[];
  /** `safe`: what stays true where it could not be printed. */
  readonly words: { readonly print: string; readonly finish: string; readonly safe?: string; printed(copy: number): string };
  readonly onClose: () => void;
  /** The slip itself, below what it says in short. */
  readonly children?: ReactNode;
};

/** What was just written, with its number, F11 for its slip, F12 or Enter to go on. */
export function SlipDialog({ title, note, slip, rows, words, onClose, children }: Props): JSX.Element {
  const print = useApiCommand('printing.print');
  const printSlip = (): void => {
    if (!print.pending) void print.run(slip);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={CircleCheck}
      tone="in"
      title={title}
      {...(note === undefined ? {} : { note })}
      keys={[{ keys: 'F11', label: words.print, run: printSlip }, { keys: 'F12', label: words.finish, run: onClose, main: true }, { keys: 'Enter', label: words.finish, run: onClose }]}
      foot={
        <>
          <Button keys="F11" busy={print.pending} onClick={printSlip}>
            {words.print}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus onClick={onClose}>
            {words.finish}
          </Button>
        </>
      }
    >
      <Facts rows={rows} />
      {children}
      {print.result && (
        <Message tone="in" live>
          {words.printed(print.result.copy)}
        </Message>
      )}
      {print.error && (
        <>
          <ErrorMessage error={print.error} />
          {words.safe !== undefined && <p className="muted small">{words.safe}</p>}
        </>
      )}
    </Dialog>
  );
}
