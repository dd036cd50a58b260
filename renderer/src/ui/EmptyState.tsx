import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import styles from './EmptyState.module.css';

/** A panel without content keeps its place, says why, and offers one action. */
export function EmptyState({ icon, title, children, action, compact = false }: {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** In a small panel. */
  readonly compact?: boolean;
}): JSX.Element {
  return (
    <div className={cx(styles['empty'], compact && styles['compact'])}>
      {icon !== undefined && (
        <span className={styles['icon']}>
          <Icon of={icon} size="large" />
        </span>
      )}
      <b className={styles['title']}>{title}</b>
      {children !== undefined && <p className="muted">{children}</p>}
      {action}
    </div>
  );
}
