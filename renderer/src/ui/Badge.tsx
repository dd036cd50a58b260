import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './Badge.module.css';

export type Tone = 'plain' | 'line' | 'primary' | 'in' | 'out' | 'regulated' | 'caution' | 'danger' | 'info';

/** A word about the thing beside it; the colour only repeats the word. */
export function Badge({ tone = 'plain', icon, children }: { readonly tone?: Tone; readonly icon?: LucideIcon | undefined; readonly children: ReactNode }): JSX.Element {
  return (
    <span className={cx(styles['badge'], styles[tone])}>
      {icon !== undefined && <Icon of={icon} size="tiny" />}
      {children}
    </span>
  );
}
