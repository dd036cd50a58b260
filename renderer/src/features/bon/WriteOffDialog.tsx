import { FileX } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { bonScreenWords as words } from '../../../../shared/text/screenBon.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { useApprovers, type Recorded } from '../../app/index.ts';
import { Button, Dialog, EnterForm, PinDialog, RupiahField, rp, type GivenApproval } from '../../ui/index.ts';

type Debtor = Pick<Result<'bon.aging'>['rows'][number], 'memberId' | 'memberNo' | 'name' | 'outstanding'>;

/** What a member will not pay any more leaves the books, the oldest first: how much, and then why and with whose consent. */
export function WriteOffDialog({ member, onClose, onDone }: { readonly member: Debtor; readonly onClose: () => void; readonly onDone: (recorded: Recorded) => void }): JSX.Element {
  const [amount, setAmount] = useState<number | null>(member.outstanding);
  const [asking, setAsking] = useState(false);
  const command = useApiCommand('bon.writeOff');
  const approvers = useApprovers(['ketua']);
  const who = words.writeOffWho(member.name, member.memberNo);
  const tooMuch = (amount ?? 0) > member.outstanding;
  const ready = amount !== null && amount > 0 && !tooMuch;
  const ask = (): void => {
    if (ready) setAsking(true);
  };
  const approve = ({ username, pin, reason }: GivenApproval): void => {
    if (amount === null) return;
    void command.run({ memberId: member.memberId, amount, reason, approval: { username, pin } }).then((done) => {
      if (done === null) return;
      onClose();
      onDone({ text: words.writtenOff(done.number, amount, done.outstanding), entryNumber: done.entryNumber });
    });
  };
  if (asking && amount !== null)
    return (
      <PinDialog
        opened
        title={words.writeOff}
        note={who}
        facts={[{ label: words.writeOffAmount, value: rp(amount), tone: 'caution' }]}
        effect={words.writeOffEffect}
        approvers={approvers}
        reasons={words.writeOffReasons}
        busy={command.pending}
        refused={command.error?.message}
        onApprove={approve}
        onCancel={() => {
          setAsking(false);
          command.reset();
        }}
      />
    );
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={FileX}
      tone="caution"
      title={words.writeOff}
      note={who}
      keys={[{ keys: 'F12', label: words.writeOffAsk, run: ask, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" disabled={!ready} onClick={ask}>
            {words.writeOffAsk}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={ask}>
        <RupiahField label={words.writeOffAmount} hint={words.all(member.outstanding)} startHere value={amount} error={tooMuch ? words.writeOffTooMuch(member.outstanding) : undefined} onChange={setAmount} />
      </EnterForm>
    </Dialog>
  );
}
