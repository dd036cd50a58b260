import type { JSX, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Checkbox.module.css';

/** A tick and the words it stands for. Space ticks. */
export function Checkbox({ label, hideLabel = false, checked, onChange, disabled = false, focusable = true }: {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** False inside a table whose rows have the focus and tick with Space. */
  readonly focusable?: boolean;
}): JSX.Element {
  return (
    <label className={cx(styles['checkbox'], disabled && styles['disabled'])}>
      <input type="checkbox" checked={checked} disabled={disabled} tabIndex={focusable ? undefined : -1} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span className={hideLabel ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  );
}
