import type { JSX, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Card.module.css';

/** White paper on the ground. `flow` makes it a column with a sticky head and foot and its own scroll. */
export function Card({ children, flow = false, grow = false, label, className }: {
  readonly children: ReactNode;
  readonly flow?: boolean;
  readonly grow?: boolean;
  readonly label?: string;
  readonly className?: string | undefined;
}): JSX.Element {
  return (
    <section className={cx(styles['card'], flow && styles['flow'], grow && 'grow', className)} aria-label={label}>
      {children}
    </section>
  );
}

export function CardHead({ title, note, children }: { readonly title: ReactNode; readonly note?: ReactNode; readonly children?: ReactNode }): JSX.Element {
  return (
    <div className={cx(styles['head'], children !== undefined && styles['withActions'])}>
      <h2>{title}</h2>
      {note !== undefined && <span className={cx('faint', 'clip', styles['note'])}>{note}</span>}
      {children !== undefined && <div className={styles['actions']}>{children}</div>}
    </div>
  );
}

export const CardBody = ({ children, className }: { readonly children: ReactNode; readonly className?: string | undefined }): JSX.Element => <div className={cx(styles['body'], className)}>{children}</div>;
export const CardFoot = ({ children, className }: { readonly children: ReactNode; readonly className?: string | undefined }): JSX.Element => <div className={cx(styles['foot'], className)}>{children}</div>;
