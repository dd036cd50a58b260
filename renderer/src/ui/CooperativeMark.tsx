import type { JSX } from 'react';
import styles from './CooperativeMark.module.css';

/** The cooperative's mark: flag red, and only here. */
export function CooperativeMark({ size = 36 }: { readonly size?: number }): JSX.Element {
  return (
    <svg width={size} height={size} viewBox="0 0 36 36" aria-hidden className={styles['mark']}>
      <rect width="36" height="36" rx="9" fill="var(--color-flag)" />
      <path d="M9 9.5h18l2.5 7a3.9 3.9 0 0 1-7.7.4 3.9 3.9 0 0 1-7.6 0 3.9 3.9 0 0 1-7.7-.4z" fill="#fff" />
      <path d="M15.3 9.5h5.4l1.1 7.4a3.9 3.9 0 0 1-7.6 0z" fill="var(--color-flag)" />
      <path d="M9.5 23v4.5h17V23" fill="none" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
