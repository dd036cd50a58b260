import type { JSX } from 'react';
import styles from './ProgressBar.module.css';

/** How far a long job is. `done` of `total`; without a total the bar only says that it is running. */
export function ProgressBar({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number | null }): JSX.Element {
  const known = total !== null && total > 0;
  return (
    <progress className={styles['bar']} aria-label={label} {...(known ? { value: Math.min(done, total), max: total } : {})}>
      {label}
    </progress>
  );
}
