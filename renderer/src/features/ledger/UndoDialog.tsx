import type { JSX } from 'react';
import { documentName, ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { useApiCommand } from '../../api/index.ts';
import { useApprovers } from '../../app/index.ts';
import { dateText, PinDialog, type GivenApproval } from '../../ui/index.ts';
import type { Entry } from './entryParts.tsx';

/** Undoes the document an entry came from, with a reason and somebody else's consent. */
export function UndoDialog({ entry, opened, onClose, onDone }: { readonly entry: Entry; readonly opened: boolean; readonly onClose: () => void; readonly onDone: (number: string) => void }): JSX.Element {
  const command = useApiCommand('documents.reverse');
  const approvers = useApprovers(['bendahara', 'ketua'], opened);
  const { kind, number } = entry.document;
  const undo = ({ username, pin, reason }: GivenApproval): void => {
    void command.run({ kind, ref: number, reason, approval: { username, pin } }).then((done) => {
      if (!done) return;
      onClose();
      onDone(done.entryNumber);
    });
  };
  return (
    <PinDialog
      opened={opened}
      title={words.undoTitle(number)}
      note={words.undoNote}
      facts={[{ label: documentName(kind), value: dateText(entry.date) }]}
      effect={words.undoEffect}
      approvers={approvers}
      reasons={words.undoReasons}
      busy={command.pending}
      refused={command.error?.message}
      onApprove={undo}
      onCancel={() => {
        onClose();
        command.reset();
      }}
    />
  );
}
