import { PackageMinus } from 'lucide-react';
import { useState, type JSX } from 'react';
import { ADJUST_REASONS, type AdjustReason } from '../../../../shared/contract/stockroom.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { changeScreen as words } from '../../../../shared/text/screenStock.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { notify, useApprovers } from '../../app/index.ts';
import { Button, Dialog, EnterForm, PinDialog, playOk, qtyText, QuantityField, Segmented, TextField, type GivenApproval } from '../../ui/index.ts';
import { useDivisible } from './divisible.ts';
import type { Goods } from './useGoodsSearch.ts';

/** Goods out or in without a count: how many and why, then somebody else's word. */
export function AdjustDialog({ goods, onClose }: { readonly goods: Goods; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('stock.adjust');
  const approvers = useApprovers(['bendahara', 'ketua']);
  const decimals = useDivisible()(goods.unit);
  const [reason, setReason] = useState<AdjustReason>('rusak');
  const [qty, setQty] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const ready = qty !== null && qty !== '0';
  const shown = `${qty === null ? '' : qtyText(parseQuantity(qty))} ${goods.unit}`;
  const approve = ({ username, pin }: GivenApproval): void => {
    if (qty === null) return;
    const typed = note.trim();
    void command.run({ productId: goods.productId, qty, reason, ...(typed === '' ? {} : { note: typed }), approval: { username, pin } }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.adjusted(done.number, done.value));
      onClose();
    });
  };
  const wrong = (field: string): string | undefined => (command.error?.field === field ? command.error.problem : undefined);
  // What is wrong with a field is mended there, not beside the PIN.
  const back = (): void => setAsking(false);
  if (asking && wrong('qty') === undefined)
    return (
      <PinDialog
        opened
        title={words.approvalTitle}
        note={goods.name}
        facts={[{ label: reason === 'ditemukan' ? words.in : words.out, value: shown }, { label: words.reason, value: words.reasons[reason] }]}
        effect={words.approvalEffect}
        approvers={approvers}
        busy={command.pending}
        refused={command.error?.message}
        onApprove={approve}
        onCancel={back}
      />
    );
  const go = (): void => {
    if (!ready) return;
    command.reset();
    setAsking(true);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={PackageMinus}
      width={680}
      title={words.adjustTitle(goods.name)}
      note={words.adjustNote(parseQuantity(goods.onHand), goods.unit)}
      keys={[{ keys: 'F12', label: words.go, run: go, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" disabled={!ready} onClick={go}>
            {words.go}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={go} className="stack">
        <Segmented label={words.reason} value={reason} onChange={setReason} options={ADJUST_REASONS.map((value) => ({ value, label: words.reasons[value] }))} />
        <QuantityField label={words.qty} unit={goods.unit} decimals={decimals} value={qty} onChange={setQty} error={wrong('qty')} />
        <TextField label={words.note} hint={words.noteHint} maxLength={120} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </EnterForm>
    </Dialog>
  );
}
