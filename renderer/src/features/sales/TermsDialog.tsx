import { BadgePercent } from 'lucide-react';
import { useState, type JSX } from 'react';
import { grossOf } from '../../../../shared/domain/cart.ts';
import { sum } from '../../../../shared/domain/money.ts';
import { termsWords as words } from '../../../../shared/text/discounts.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { Button, Dialog, EnterForm, playStop, RupiahField, TextField } from '../../ui/index.ts';
import { useTill } from './TillProvider.tsx';

/** Shift+F4: what is taken off the selected line and off the whole basket, and what is written beside them. */
export function TermsDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): JSX.Element | null {
  return opened ? <Terms onClose={onClose} /> : null;
}

function Terms({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { cart, change } = useTill();
  const line = cart.lines.find((candidate) => candidate.key === cart.selected);
  const [lineOff, setLineOff] = useState<number | null>(line?.discount ?? null);
  const [lineNote, setLineNote] = useState(line?.note ?? '');
  const [off, setOff] = useState<number | null>(cart.discount ?? null);
  const [note, setNote] = useState(cart.note ?? '');
  const gross = line === undefined ? 0 : grossOf(line);
  const goods = sum(cart.lines.map((each) => grossOf(each) - (each === line ? (lineOff ?? 0) : (each.discount ?? 0))));
  const lineTooMuch = (lineOff ?? 0) > gross;
  const tooMuch = !lineTooMuch && (off ?? 0) > goods;
  const save = (): void => {
    if (lineTooMuch || tooMuch) {
      playStop();
      return;
    }
    onClose();
    if (line !== undefined) change({ type: 'setTerms', key: line.key, discount: lineOff ?? 0, note: lineNote.trim() });
    change({ type: 'setBasketTerms', discount: off ?? 0, note: note.trim() });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={BadgePercent}
      title={words.title}
      note={words.note}
      width={560}
      keys={[{ keys: 'F12', label: words.save, run: save, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={save} className="stack">
        {line !== undefined && (
          <>
            <b>{words.ofLine(line.name)}</b>
            <RupiahField label={words.lineOff} startHere value={lineOff} error={lineTooMuch ? words.tooMuch(gross) : undefined} onChange={setLineOff} />
            <TextField label={words.lineNote} maxLength={60} value={lineNote} onChange={(event) => setLineNote(event.currentTarget.value)} />
          </>
        )}
        <b>{words.ofBasket}</b>
        <RupiahField label={words.basketOff} value={off} error={tooMuch ? words.tooMuch(goods) : undefined} onChange={setOff} />
        <TextField label={words.basketNote} maxLength={80} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </EnterForm>
    </Dialog>
  );
}
