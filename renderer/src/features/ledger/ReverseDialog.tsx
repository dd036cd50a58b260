import { Undo2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, dateText, Dialog, EnterForm, TextField } from '../../ui/index.ts';
import { ApprovedDialog } from './ApprovedDialog.tsx';
import type { Entry } from './entryParts.tsx';

type Props = { readonly entry: Entry; readonly opened: boolean; readonly onClose: () => void; readonly onDone: (number: string) => void };

/** Undoes a manual entry by its mirror: dated today, or in month 13 what was adjusted there. */
export const ReverseDialog = (props: Props): JSX.Element => (props.entry.period.endsWith('-13') ? <AdjustmentDialog {...props} /> : <TodayDialog {...props} />);

/** With the chair's consent. Where the year takes no adjustments any more the service says so, or dates it today. */
function AdjustmentDialog({ entry, ...dialog }: Props): JSX.Element {
  const command = useApiCommand('ledger.reverse');
  return (
    <ApprovedDialog
      {...dialog}
      title={words.reverseTitle(entry.number)}
      note={words.reverseNote13}
      facts={[{ label: entry.memo, value: dateText(entry.date) }]}
      effect={words.reverseEffect13}
      reasons={words.reverseReasons}
      roles={['ketua']}
      command={command}
      undo={async ({ username, pin, reason }) => (await command.run({ entryId: entry.entryId, reason, approval: { username, pin } }))?.number}
    />
  );
}

function TodayDialog({ entry, opened, onClose, onDone }: Props): JSX.Element {
  const [reason, setReason] = useState('');
  const command = useApiCommand('ledger.reverse');
  const ready = reason.trim() !== '' && !command.pending;
  const reverse = (): void => {
    if (!ready) return;
    void command.run({ entryId: entry.entryId, reason }).then((done) => {
      if (!done) return;
      onClose();
      onDone(done.number);
    });
  };
  return (
    <Dialog
      opened={opened}
      onClose={command.pending ? undefined : onClose}
      icon={Undo2}
      tone="caution"
      title={words.reverseTitle(entry.number)}
      note={words.reverseNote}
      keys={[{ keys: 'F12', label: words.reverseDo, run: reverse, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} disabled={reason.trim() === ''} onClick={reverse}>
            {words.reverseDo}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={reverse}>
        <TextField label={words.reverseReason} hint={words.reverseReasonHint} value={reason} maxLength={120} data-autofocus onChange={(event) => setReason(event.currentTarget.value)} />
      </EnterForm>
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
