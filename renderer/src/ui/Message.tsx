import { CircleCheck, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './Message.module.css';

export type MessageTone = 'info' | 'in' | 'caution' | 'danger' | 'regulated';
const ICON: Readonly<Record<MessageTone, LucideIcon>> = { info: Info, in: CircleCheck, caution: TriangleAlert, danger: OctagonAlert, regulated: Info };

/** A line that stays where it is: what happened, the facts, what is safe, what to do. It never covers or moves other things by itself. */
export function Message({ tone = 'info', title, icon, children, action, live = false }: {
  readonly tone?: MessageTone;
  readonly title?: ReactNode;
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Read out when it appears: politely, or at once when it is a stop. */
  readonly live?: boolean;
}): JSX.Element {
  return (
    <div className={cx(styles['message'], styles[tone])} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon of={icon ?? ICON[tone]} />
      <div className={styles['words']}>
        {title !== undefined && <b className={styles['title']}>{title}</b>}
        {children}
      </div>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
