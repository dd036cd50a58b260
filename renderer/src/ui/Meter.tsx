import type { JSX } from 'react';
import styles from './Meter.module.css';

/** A part of a whole as a bar; the numbers always stand beside it in words. */
export function Meter({ value, max, label }: { readonly value: number; readonly max: number; readonly label: string }): JSX.Element {
  return (
    <meter className={styles['meter']} min={0} max={Math.max(1, max)} value={Math.max(0, Math.min(value, max))} aria-label={label}>
      {label}
    </meter>
  );
}
