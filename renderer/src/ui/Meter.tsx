import type { JSX } from 'react';
import styles from './Meter.module.css';

/** A part of a whole as a bar; the numbers always stand beside it in words. Chromium draws a meter beyond its own box, so the bar is ours. */
export function Meter({ value, max, label }: { readonly value: number; readonly max: number; readonly label: string }): JSX.Element {
  const whole = Math.max(1, max);
  const part = Math.max(0, Math.min(value, whole));
  return (
    <span className={styles['bar']}>
      <meter className={styles['meter']} min={0} max={whole} value={part} aria-label={label} />
      <span className={styles['part']} style={{ width: `${(100 * part) / whole}%` }} />
    </span>
  );
}
