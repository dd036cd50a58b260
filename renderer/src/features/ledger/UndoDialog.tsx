import type { JSX } from 'react';
import { documentName, ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { useApiCommand } from '../../api/index.ts';
import { dateText } from '../../ui/index.ts';
import { ApprovedDialog } from './ApprovedDialog.tsx';

/** What an entry came from, and when. */
type Undoable = { readonly date: string; readonly document: { readonly kind: string; readonly number: string } };

/** Undoes the document an entry came from, with a reason and somebody else's consent. */
export function UndoDialog({ entry, ...dialog }: { readonly entry: Undoable; readonly opened: boolean; readonly onClose: () => void; readonly onDone: (number: string) => void }): JSX.Element {
  const command = useApiCommand('documents.reverse');
  const { kind, number } = entry.document;
  return (
    <ApprovedDialog
      {...dialog}
      title={words.undoTitle(number)}
      note={words.undoNote}
      facts={[{ label: documentName(kind), value: dateText(entry.date) }]}
      effect={words.undoEffect}
      reasons={words.undoReasons}
      roles={['bendahara', 'ketua']}
      command={command}
      undo={async ({ username, pin, reason }) => (await command.run({ kind, ref: number, reason, approval: { username, pin } }))?.entryNumber}
    />
  );
}
