import { Minus, Plus } from 'lucide-react';
import type { JSX } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Stepper.module.css';

/** Minus, the value, plus: for the mouse and the finger; keys do the same through the screen's own bindings. */
export function Stepper({ label, value, onMinus, onPlus, minusLabel, plusLabel, canMinus = true, canPlus = true }: {
  readonly label: string;
  readonly value: string;
  readonly onMinus: () => void;
  readonly onPlus: () => void;
  readonly minusLabel: string;
  readonly plusLabel: string;
  readonly canMinus?: boolean;
  readonly canPlus?: boolean;
}): JSX.Element {
  return (
    <fieldset className={styles['stepper']} aria-label={label}>
      <button type="button" aria-label={minusLabel} onClick={onMinus} disabled={!canMinus} tabIndex={-1}>
        <Icon of={Minus} />
      </button>
      <b>{value}</b>
      <button type="button" aria-label={plusLabel} onClick={onPlus} disabled={!canPlus} tabIndex={-1}>
        <Icon of={Plus} />
      </button>
    </fieldset>
  );
}
