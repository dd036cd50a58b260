import type { JSX } from 'react';
import { number } from './words.ts';
import { cx } from './cx.ts';
import styles from './Money.module.css';

const NBSP = '\u00a0';

/** A large amount: small "Rp", big digits. The words a screen reader hears are the amount in full. */
export function Money({ amount, size = 24, unit }: { readonly amount: number; readonly size?: 24 | 32 | 44 | 60 | 84; readonly unit?: string }): JSX.Element {
  return (
    <span className={cx(styles['money'], styles[`size${size}`])}>
      {amount < 0 && '−'}
      <small>Rp{NBSP}</small>
      {number(Math.abs(amount))}
      {unit !== undefined && <em>{` ${unit}`}</em>}
    </span>
  );
}

/** A movement: "+ 20.000" in green, "− 85.000" in brown-orange, nothing for zero. */
export function Signed({ amount }: { readonly amount: number }): JSX.Element | null {
  if (amount === 0) return null;
  return <span className={amount > 0 ? 'money-in tabular' : 'money-out tabular'}>{`${amount > 0 ? '+' : '−'} ${number(Math.abs(amount))}`}</span>;
}
