import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { cx, Icon } from '../../ui/index.ts';
import styles from './StateCard.module.css';

export type StateTone = 'danger' | 'caution' | 'info' | 'in' | 'plain';

/** A state of the till (ux 13): what happened, what is safe, what the keys do. It stands in its place and interrupts nobody. */
export function StateCard({ tone, icon, title, facts, safe, children, strip = false, live = false }: {
  readonly tone: StateTone;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly facts: ReactNode;
  readonly safe?: ReactNode;
  /** Buttons, the filled one first. */
  readonly children?: ReactNode;
  /** Flat along the foot of a panel instead of a card of its own. */
  readonly strip?: boolean;
  readonly live?: boolean;
}): JSX.Element {
  return (
    <article className={cx(styles['state'], styles[tone], strip ? styles['strip'] : styles['card'])} role={live ? 'alert' : undefined}>
      <span className={styles['icon']}>
        <Icon of={icon} />
      </span>
      <div className={styles['words']}>
        <h2>{title}</h2>
        <p>{facts}</p>
        {safe !== undefined && <p className="muted">{safe}</p>}
      </div>
      {children !== undefined && <div className={styles['actions']}>{children}</div>}
    </article>
  );
}
