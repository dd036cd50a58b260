import { Lock } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import { uiWords } from '../../../shared/text/screens.ts';
import { Button } from './Button.tsx';
import { Dialog, Facts } from './Dialog.tsx';
import { Message } from './Message.tsx';
import { PIN_LENGTH, PinBoxes } from './PinBoxes.tsx';
import { Segmented } from './Segmented.tsx';
import { SelectField } from './SelectField.tsx';
import { TextField } from './TextField.tsx';

export type Approver = { readonly username: string; readonly name: string; readonly roleLabel: string };
export type GivenApproval = { readonly username: string; readonly pin: string; readonly reason: string };

/** Somebody else's consent for one action: what, its effect, who, the PIN, and a reason chosen from a list first. */
export function PinDialog({ opened, title, note, facts, effect, approvers, verb = uiWords.approve, reasons = [], busy = false, refused, onApprove, onCancel }: {
  readonly opened: boolean;
  readonly title: string;
  readonly note?: string;
  readonly facts?: readonly { readonly label: string; readonly value: ReactNode; readonly tone?: 'caution' | 'danger' }[];
  readonly effect?: ReactNode;
  readonly approvers: readonly Approver[];
  /** What the PIN does, as a verb; consenting unless it says otherwise. */
  readonly verb?: string;
  /** Empty: no reason is asked. The last choice is always "other", typed. */
  readonly reasons?: readonly string[];
  readonly busy?: boolean;
  /** The service's words after a wrong PIN. */
  readonly refused?: string | undefined;
  readonly onApprove: (given: GivenApproval) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const [username, setUsername] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [otherReason, setOtherReason] = useState('');
  const chosen = approvers.find((approver) => approver.username === username) ?? approvers[0];
  const words = reason === uiWords.otherReason ? otherReason.trim() : (reason ?? '');
  const ready = chosen !== undefined && pin.length === PIN_LENGTH && (reasons.length === 0 || words !== '') && !busy;

  const [seen, setSeen] = useState({ opened, refused, busy });
  if (seen.opened !== opened || seen.refused !== refused || seen.busy !== busy) {
    setSeen({ opened, refused, busy });
    // A new question starts empty; a refused PIN is never left standing.
    if (opened !== seen.opened) {
      setUsername(null);
      setReason(null);
      setOtherReason('');
    }
    if (opened !== seen.opened || (seen.busy && !busy && refused !== undefined)) setPin('');
  }

  const approve = (): void => {
    if (ready) onApprove({ username: chosen.username, pin, reason: words });
  };

  return (
    <Dialog
      opened={opened}
      onClose={onCancel}
      title={title}
      note={note}
      icon={Lock}
      tone="caution"
      keys={[{ keys: 'Enter', label: verb, run: approve, enabled: ready, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onCancel}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="Enter" disabled={!ready} busy={busy} onClick={approve}>
            {verb}
          </Button>
        </>
      }
    >
      {facts !== undefined && facts.length > 0 && <Facts rows={facts} />}
      {approvers.length === 0 ? (
        <Message tone="caution" title={uiWords.noApprover}>
          {uiWords.noApproverHelp}
        </Message>
      ) : (
        <>
          {reasons.length > 0 && (
            <SelectField label={uiWords.reason} value={reason} onChange={setReason} placeholder={uiWords.chooseReason} options={[...reasons, uiWords.otherReason].map((value) => ({ value, label: value }))} />
          )}
          {reason === uiWords.otherReason && <TextField label={uiWords.otherReasonLabel} value={otherReason} maxLength={100} onChange={(event) => setOtherReason(event.currentTarget.value)} />}
          <Segmented label={uiWords.approverLabel} hideLabel value={chosen?.username ?? null} onChange={setUsername} options={approvers.map((approver) => ({ value: approver.username, label: approver.name, note: approver.roleLabel }))} />
          <PinBoxes label={uiWords.pinOf(chosen?.name ?? '')} value={pin} onChange={setPin} note={uiWords.pinNote} error={refused} disabled={busy} takesFocus={reasons.length === 0 || refused !== undefined} />
        </>
      )}
      <Message>{effect ?? uiWords.approvalIsLogged}</Message>
    </Dialog>
  );
}
