import { BanknoteX } from 'lucide-react';
import { useState, type JSX } from 'react';
import { payWords } from '../../../../shared/text/till.ts';
import { dropPaidWords as words } from '../../../../shared/text/tillPay.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Dialog, Facts, Message, playStop, rp, Segmented, TextField } from '../../ui/index.ts';
import type { PaidLine } from './payment.ts';

const OTHER = 'lain';

/** F8 on money that has come in: said what that means, with a reason, and written to the trail before the line goes. */
export function DropPaidDialog({ line, onDropped, onClose }: { readonly line: PaidLine & { readonly method: 'qris' | 'transfer' }; readonly onDropped: () => void; readonly onClose: () => void }): JSX.Element {
  const [reason, setReason] = useState<string | null>(null);
  const [other, setOther] = useState('');
  const [tried, setTried] = useState(false);
  const command = useApiCommand('sales.dropPayment');
  const why = reason === OTHER ? other.trim() : (reason ?? '');
  const drop = (): void => {
    if (command.pending) return;
    if (why === '') {
      playStop();
      setTried(true);
      return;
    }
    void command.run({ method: line.method, amount: line.amount, reference: line.reference ?? '-', reason: why }).then((done) => {
      if (done !== null) onDropped();
    });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={BanknoteX}
      tone="caution"
      width={640}
      title={words.title}
      keys={[
        { keys: 'F8', label: words.drop, run: drop },
        { keys: 'Esc', label: uiWords.cancel, run: onClose },
      ]}
      foot={
        <>
          <Button kind="stop" keys="F8" busy={command.pending} onClick={drop}>
            {words.drop}
          </Button>
          <Button kind="primary" keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      <Facts rows={[{ label: payWords.method[line.method], value: <b>{rp(line.amount)}</b> }, { label: words.proof, value: line.reference ?? '-' }]} />
      <p>{words.effect}</p>
      <Segmented label={uiWords.reason} spaced value={reason} onChange={setReason} options={[...words.reasons.map((value) => ({ value, label: value })), { value: OTHER, label: uiWords.otherReason }]} />
      {reason === OTHER && <TextField label={uiWords.otherReasonLabel} value={other} maxLength={120} onChange={(event) => setOther(event.currentTarget.value)} />}
      {tried && why === '' && (
        <Message tone="caution" live>
          {words.reasonMissing}
        </Message>
      )}
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
