import { HandCoins } from 'lucide-react';
import { useState, type JSX } from 'react';
import { EMPTIES, type EmptyCondition } from '../../../../shared/domain/cart.ts';
import { proportion } from '../../../../shared/domain/money.ts';
import { cylinderTill, depositScreen as words } from '../../../../shared/text/screenCylinders.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, notify, useApprovers } from '../../app/index.ts';
import { Button, Dialog, EnterForm, Facts, PinDialog, playOk, QuantityField, rp, Segmented, type GivenApproval } from '../../ui/index.ts';
import type { Deposit } from './DepositsScreen.tsx';

/** Cylinders that come back: how many, in what state, and what their deposit comes to: against an unpaid bon first, then as money. */
export function ReturnDepositDialog({ deposit, onClose }: { readonly deposit: Deposit; readonly onClose: () => void }): JSX.Element {
  const [qty, setQty] = useState<string | null>(String(deposit.left));
  const [condition, setCondition] = useState<EmptyCondition>('baik');
  const [via, setVia] = useState<'kas' | 'bank'>('kas');
  const command = useApiCommand('cylinders.returnDeposit');
  const count = Number(qty ?? '0');
  const tooMany = count > deposit.left;
  const amount = tooMany ? 0 : proportion(deposit.held, count, deposit.left);
  const onBon = Math.min(amount, deposit.onBon);
  const ready = count > 0 && !tooMany && !command.pending;
  const send = (): void => {
    if (!ready) return;
    void command.run({ depositId: deposit.depositId, count, via, condition }).then((done) => {
      if (done === null) return;
      playOk();
      onClose();
      notify(words.returned(done.number, done.amount, done.bon, done.left));
    });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={HandCoins}
      width={620}
      title={words.returnTitle}
      note={words.returnNote(deposit.holder, deposit.depositId)}
      keys={[{ keys: 'F12', label: words.returnDo, run: send, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} disabled={!ready} onClick={send}>
            {words.returnDo}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={send} className="stack">
        <QuantityField label={words.count} value={qty} unit={words.unit} hint={words.countHint(deposit.left)} error={tooMany ? words.tooMany(deposit.left) : undefined} onChange={setQty} />
        <Segmented label={words.condition} value={condition} onChange={setCondition} options={EMPTIES.map((value) => ({ value, label: cylinderTill.empties[value] }))} />
        <Segmented label={words.via} value={via} onChange={setVia} options={[{ value: 'kas', label: words.vias.kas }, { value: 'bank', label: words.vias.bank }]} />
      </EnterForm>
      <Facts
        rows={[
          { label: words.back, value: <b>{rp(amount)}</b> },
          ...(onBon === 0 ? [] : [{ label: words.offBon, value: rp(onBon) }, { label: words.out[via], value: rp(amount - onBon) }]),
          { label: words.stays, value: words.staysOf(deposit.left - (tooMany ? 0 : count), deposit.held - amount) },
        ]}
      />
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}

/** The deposit is kept: the cylinders never come back. Somebody else consents. */
export function ForfeitDialog({ deposit, onClose }: { readonly deposit: Deposit; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('cylinders.forfeit');
  const approvers = useApprovers(['bendahara', 'ketua']);
  const approve = ({ username, pin, reason }: GivenApproval): void => {
    void command.run({ depositId: deposit.depositId, reason, approval: { username, pin } }).then((done) => {
      if (done === null) return;
      onClose();
      notify(words.forfeitDone(done.number, done.amount));
    });
  };
  return (
    <PinDialog
      opened
      title={words.forfeitTitle}
      note={words.returnNote(deposit.holder, deposit.depositId)}
      facts={[{ label: words.lent(deposit.left), value: rp(deposit.held), tone: 'caution' }]}
      effect={words.forfeitEffect}
      approvers={approvers}
      reasons={words.forfeitReasons}
      busy={command.pending}
      refused={command.error?.message}
      onApprove={approve}
      onCancel={onClose}
    />
  );
}
