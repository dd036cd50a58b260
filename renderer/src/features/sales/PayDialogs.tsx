import { QrCode } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Params } from '../../../../shared/contract/index.ts';
import { termsWords } from '../../../../shared/text/discounts.ts';
import { payWords, stateWords } from '../../../../shared/text/till.ts';
import { useApprovers } from '../../app/index.ts';
import { AlertDialog, Button, Dialog, Facts, PinDialog, playStop, rp, TextField } from '../../ui/index.ts';

export type Approval = NonNullable<Params<'sales.checkout'>['approval']>;

/** Somebody else's consent to this one sale. */
export function ConsentDialog({ opened, why, discount, onApprove, onClose }: { readonly opened: boolean; readonly why: string; readonly discount: number; readonly onApprove: (approval: Approval) => void; readonly onClose: () => void }): JSX.Element {
  const approvers = useApprovers(['bendahara', 'ketua'], opened);
  return (
    <PinDialog
      opened={opened}
      title={termsWords.consentTitle}
      facts={[{ label: termsWords.total, value: rp(discount), tone: 'caution' }]}
      effect={why}
      approvers={approvers}
      onApprove={({ username, pin }) => onApprove({ username, pin })}
      onCancel={onClose}
    />
  );
}

/** The program cannot see the bank: the cashier looks at the shop's phone and types what stands there. */
export function QrisDialog({ due, onYes, onClose }: { readonly due: number | null; readonly onYes: (last4: string) => void; readonly onClose: () => void }): JSX.Element | null {
  const [last4, setLast4] = useState('');
  const [tried, setTried] = useState(false);
  if (due === null) return null;
  const close = (): void => {
    setLast4('');
    setTried(false);
    onClose();
  };
  const yes = (): void => {
    if (last4.length === 4) {
      setLast4('');
      setTried(false);
      onYes(last4);
    } else {
      playStop();
      setTried(true);
    }
  };
  return (
    <Dialog
      opened
      onClose={close}
      icon={QrCode}
      tone="info"
      title={stateWords.qris.title}
      keys={[
        { keys: 'F12', label: stateWords.qris.yes, run: yes, main: true },
        { keys: 'Enter', label: stateWords.qris.yes, run: yes },
        { keys: 'Esc', label: stateWords.qris.no, run: close },
      ]}
      foot={
        <>
          <Button keys="Esc" onClick={close}>
            {stateWords.qris.no}
          </Button>
          <Button kind="primary" keys="F12" onClick={yes}>
            {stateWords.qris.yes}
          </Button>
        </>
      }
    >
      <p>{stateWords.qris.facts(due)}</p>
      <p className="muted">{stateWords.qris.safe}</p>
      <TextField
        label={stateWords.qris.last4}
        data-autofocus
        inputMode="numeric"
        value={last4}
        maxLength={4}
        error={tried && last4.length < 4 ? stateWords.qris.last4Missing : undefined}
        onChange={(event) => setLast4(event.currentTarget.value.replace(/\D/g, ''))}
      />
    </Dialog>
  );
}

/** An amount far above what is due is asked about once more; the safe answer is on Enter. */
export function LargeDialog({ opened, due, given, onAgain, onTake }: { readonly opened: boolean; readonly due: number; readonly given: number; readonly onAgain: () => void; readonly onTake: () => void }): JSX.Element {
  const { large } = payWords;
  return (
    <AlertDialog
      opened={opened}
      onClose={onAgain}
      tone="caution"
      title={large.title}
      keys={[{ keys: 'F12', label: large.take(given), run: onTake }]}
      foot={
        <>
          <Button keys="F12" onClick={onTake}>
            {large.take(given)}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus onClick={onAgain}>
            {large.again}
          </Button>
        </>
      }
    >
      <Facts
        rows={[
          { label: large.due, value: rp(due) },
          { label: large.given, value: rp(given) },
          { label: large.change, value: rp(given - due), tone: 'caution' },
        ]}
      />
      <p className="muted">{large.effect}</p>
    </AlertDialog>
  );
}
