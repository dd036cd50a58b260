import type { JSX } from 'react';
import { cx } from './cx.ts';
import styles from './Tabs.module.css';

export type Tab = { readonly href: string; readonly label: string; readonly current: boolean };

/** The screens of one room, in a strip over the work. Links, so that each has its own address. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }): JSX.Element {
  return (
    <nav className={styles['tabs']} aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} className={cx(tab.current && styles['current'])} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
