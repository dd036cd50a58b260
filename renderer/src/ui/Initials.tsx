import type { JSX } from 'react';
import { cx } from './cx.ts';
import styles from './Initials.module.css';

const initials = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return `${first.slice(0, 1)}${last.slice(0, 1)}`.toUpperCase();
};

/** A person's initials in a circle; the name always stands beside it. */
export function Initials({ name, size = 36 }: { readonly name: string; readonly size?: 36 | 46 | 56 | 72 }): JSX.Element {
  return (
    <span className={cx(styles['circle'], styles[`size${size}`])} aria-hidden>
      {initials(name)}
    </span>
  );
}
