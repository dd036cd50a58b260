import type { ComponentProps, JSX } from 'react';
import type { Role } from '../../../../shared/contract/values.ts';
import { useApprovers } from '../../app/index.ts';
import { PinDialog, type GivenApproval } from '../../ui/index.ts';

type Command = { readonly pending: boolean; readonly error: { readonly message: string } | null; readonly reset: () => void };
type Said = Pick<ComponentProps<typeof PinDialog>, 'opened' | 'title' | 'note' | 'facts' | 'effect' | 'reasons'>;

/** Asks for a reason and somebody else's consent, then does it; `undo` answers the number of the entry it made, or nothing where it was refused. */
export function ApprovedDialog({ roles, command, undo, onClose, onDone, ...said }: Said & {
  readonly roles: readonly Role[];
  readonly command: Command;
  readonly undo: (given: GivenApproval) => Promise<string | undefined>;
  readonly onClose: () => void;
  readonly onDone: (number: string) => void;
}): JSX.Element {
  const approvers = useApprovers([...roles], said.opened);
  const approve = (given: GivenApproval): void => {
    void undo(given).then((number) => {
      if (number === undefined) return;
      onClose();
      onDone(number);
    });
  };
  return (
    <PinDialog
      {...said}
      approvers={approvers}
      busy={command.pending}
      refused={command.error?.message}
      onApprove={approve}
      onCancel={() => {
        onClose();
        command.reset();
      }}
    />
  );
}
