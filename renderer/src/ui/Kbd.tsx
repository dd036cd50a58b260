import type { JSX } from 'react';
import { cx } from './cx.ts';
import styles from './Kbd.module.css';

/** The name of a key as it stands on the keyboard; "Ctrl+F" is drawn as two keys. */
export function Kbd({ keys, onPrimary = false }: { readonly keys: string; readonly onPrimary?: boolean }): JSX.Element {
  return (
    <span className={styles['group']} aria-hidden>
      {keys.split('+').map((key) => (
        <kbd key={key} className={cx(styles['key'], onPrimary && styles['onPrimary'])}>
          {KEY_LABEL[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}

const KEY_LABEL: Readonly<Record<string, string>> = { Up: '↑', Down: '↓', Left: '←', Right: '→', Plus: '+', Minus: '−' };
