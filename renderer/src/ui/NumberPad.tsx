import { Delete } from 'lucide-react';
import type { JSX } from 'react';
import { uiWords } from '../../../shared/text/screens.ts';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './NumberPad.module.css';

/** Digits for the finger and the mouse. Keyboards type into the field itself, so the pad is no stop for Tab and keeps the focus where it is. */
export function NumberPad({ onDigits, onBackspace, thousands = false, disabled = false }: {
  readonly onDigits: (digits: string) => void;
  readonly onBackspace: () => void;
  /** Adds the 000 key for amounts. */
  readonly thousands?: boolean;
  readonly disabled?: boolean;
}): JSX.Element {
  const key = (digits: string): JSX.Element => (
    <button key={digits} type="button" tabIndex={-1} disabled={disabled} onPointerDown={(event) => event.preventDefault()} onClick={() => onDigits(digits)}>
      {digits}
    </button>
  );
  return (
    <fieldset className={cx(styles['pad'], !thousands && styles['wideZero'])} aria-label={uiWords.numberPad}>
      {['7', '8', '9', '4', '5', '6', '1', '2', '3'].map(key)}
      {thousands && key('000')}
      {key('0')}
      <button type="button" tabIndex={-1} disabled={disabled} aria-label={uiWords.backspace} onPointerDown={(event) => event.preventDefault()} onClick={onBackspace}>
        <Icon of={Delete} />
      </button>
    </fieldset>
  );
}
