import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { quantity, type Quantity } from '../../../../shared/domain/quantity.ts';
import { parseQuantityInput } from '../../../../shared/text/format.ts';
import { cartWords } from '../../../../shared/text/till.ts';
import { Icon, qtyText } from '../../ui/index.ts';
import styles from './QtyStepper.module.css';

const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();

/** Minus, the quantity, plus on the selected line; F4 makes the quantity a field until Enter, leaving it, or Esc, which keeps what was. */
export function QtyStepper({ name, qty, decimals, editing, canMinus, onEdit, onMinus, onPlus, onDone }: {
  readonly name: string;
  readonly qty: Quantity;
  readonly decimals: boolean;
  readonly editing: boolean;
  readonly canMinus: boolean;
  readonly onEdit: () => void;
  readonly onMinus: () => void;
  readonly onPlus: () => void;
  /** The typed quantity, 0 too, or null when it stays as it was. */
  readonly onDone: (qty: Quantity | null) => void;
}): JSX.Element {
  return (
    <fieldset className={styles['stepper']} aria-label={cartWords.qtyOf(name)}>
      <button type="button" tabIndex={-1} aria-label={cartWords.less} disabled={!canMinus} onPointerDown={keepFocus} onClick={onMinus}>
        <Icon of={Minus} />
      </button>
      {editing ? (
        <QtyInput name={name} qty={qty} decimals={decimals} onDone={onDone} />
      ) : (
        <button type="button" tabIndex={-1} className={styles['value']} onPointerDown={keepFocus} onClick={onEdit}>
          {qtyText(qty)}
        </button>
      )}
      <button type="button" tabIndex={-1} aria-label={cartWords.more} onPointerDown={keepFocus} onClick={onPlus}>
        <Icon of={Plus} />
      </button>
    </fieldset>
  );
}

function QtyInput({ name, qty, decimals, onDone }: { readonly name: string; readonly qty: Quantity; readonly decimals: boolean; readonly onDone: (qty: Quantity | null) => void }): JSX.Element {
  const [text, setText] = useState(() => qtyText(qty));
  const input = useRef<HTMLInputElement | null>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (next: Quantity | null): void => {
    if (done.current) return;
    done.current = true;
    onDone(next);
  };
  const typed = (): Quantity | null => {
    const read = parseQuantityInput(text);
    return read === null ? null : quantity(read);
  };
  return (
    <input
      ref={input}
      className={styles['input']}
      type="text"
      inputMode={decimals ? 'decimal' : 'numeric'}
      autoComplete="off"
      aria-label={cartWords.qtyOf(name)}
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value.replace('.', ',').replace(/[^\d,]/g, '');
        if ((decimals ? /^\d{0,7}(,\d{0,3})?$/ : /^\d{0,7}$/).test(next)) setText(next);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        finish(event.key === 'Enter' ? typed() : null);
      }}
      onBlur={() => finish(typed())}
    />
  );
}
