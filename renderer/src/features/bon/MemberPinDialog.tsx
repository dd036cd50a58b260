import { KeyRound } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { bonScreenWords as words } from '../../../../shared/text/screenBon.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, notify } from '../../app/index.ts';
import { Button, Dialog, PIN_LENGTH, PinBoxes, playStop } from '../../ui/index.ts';

/** A member gives themselves a PIN: typed twice, shown never. */
export function MemberPinDialog({ member, onClose }: { readonly member: Result<'members.get'>; readonly onClose: () => void }): JSX.Element {
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [repeating, setRepeating] = useState(false);
  const [different, setDifferent] = useState(false);
  const command = useApiCommand('members.setPin');
  const save = (typed: string): void => {
    if (command.pending) return;
    if (typed !== first) {
      playStop();
      setFirst('');
      setAgain('');
      setRepeating(false);
      setDifferent(true);
      return;
    }
    void command.run({ memberId: member.memberId, pin: typed }).then((saved) => {
      if (saved === null) return;
      onClose();
      notify(words.pinSaved);
    });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={KeyRound}
      title={words.pinTitle(member.hasPin)}
      note={`${member.name}, ${member.memberNo}`}
      foot={
        <Button keys="Esc" disabled={command.pending} onClick={onClose}>
          {uiWords.cancel}
        </Button>
      }
    >
      <p className="muted">{words.pinNote}</p>
      {repeating ? (
        <PinBoxes key="again" label={words.pinAgain} value={again} onChange={setAgain} onComplete={save} disabled={command.pending} takesFocus />
      ) : (
        <PinBoxes
          key="first"
          label={words.pinFirst}
          value={first}
          onChange={(pin) => {
            setFirst(pin);
            if (pin !== '') setDifferent(false);
          }}
          onComplete={(pin) => setRepeating(pin.length === PIN_LENGTH)}
          error={different ? words.pinDifferent : undefined}
          takesFocus
        />
      )}
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
