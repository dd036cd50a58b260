import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './Button.module.css';

export type ButtonKind = 'plain' | 'primary' | 'soft' | 'quiet' | 'stop';
export type ButtonSize = 'normal' | 'large' | 'main';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> & {
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  /** The key that does the same, drawn on the button. */
  readonly keys?: string;
  readonly full?: boolean;
  /** Words to the left, key to the right, for a column of actions. */
  readonly align?: 'centre' | 'spread';
  readonly submit?: boolean;
  /** The work it started is still running: not pressable, same words, same width. */
  readonly busy?: boolean;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** Every button is at least 44 px high; one primary per screen. */
export function Button({ kind = 'plain', size = 'normal', icon, keys, full = false, align = 'centre', submit = false, busy = false, disabled, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      className={cx(styles['button'], styles[kind], styles[size], full && styles['full'], align === 'spread' && styles['spread'], children === undefined && styles['round'])}
    >
      {icon !== undefined && <Icon of={icon} />}
      {children !== undefined && <span className={styles['words']}>{children}</span>}
      {keys !== undefined && <Kbd keys={keys} onPrimary={kind === 'primary' && disabled !== true} />}
    </button>
  );
}

const ariaKeys = (keys: string): string => keys.replace('Ctrl', 'Control').replace('Esc', 'Escape').replace('Del', 'Delete');
