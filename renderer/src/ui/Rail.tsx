import type { LucideIcon } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { uiWords } from '../../../shared/text/screens.ts';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import styles from './Rail.module.css';

export type RailItem = { readonly href: string; readonly label: string; readonly icon: LucideIcon; readonly current: boolean; readonly count?: number };
export type RailButton = { readonly label: string; readonly icon: LucideIcon; readonly run: () => void };

/** The rooms of the signed-in role. Holding Alt shows their numbers. */
export function Rail({ items, bottom, button, inactive = false }: { readonly items: readonly RailItem[]; readonly bottom?: RailItem | undefined; readonly button: RailButton; readonly inactive?: boolean }): JSX.Element {
  const alt = useAltHeld();
  const link = (item: RailItem, keys: string | null): JSX.Element => (
    <a key={item.href} href={item.href} className={cx(item.current && styles['current'])} aria-current={item.current ? 'page' : undefined} aria-disabled={inactive || undefined} tabIndex={inactive ? -1 : undefined} onClick={inactive ? (event) => event.preventDefault() : undefined}>
      <Icon of={item.icon} size="rail" />
      {item.label}
      {item.count !== undefined && item.count > 0 && <span className={styles['count']}>{item.count}</span>}
      {alt && keys !== null && !inactive && (
        <span className={styles['key']}>
          <Kbd keys={keys} />
        </span>
      )}
    </a>
  );
  return (
    <nav className={cx(styles['rail'], inactive && styles['inactive'])} aria-label={uiWords.mainMenu}>
      {items.map((item, index) => link(item, index < 7 ? String(index + 1) : null))}
      <span className={styles['space']} />
      {bottom !== undefined && link(bottom, items.length < 7 ? String(items.length + 1) : null)}
      <button type="button" onClick={button.run}>
        <Icon of={button.icon} size="rail" />
        {button.label}
        {alt && (
          <span className={styles['key']}>
            <Kbd keys="Ctrl+L" />
          </span>
        )}
      </button>
    </nav>
  );
}

function useAltHeld(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const watch = (event: KeyboardEvent): void => setHeld(event.altKey && event.type === 'keydown' && !event.ctrlKey);
    const release = (): void => setHeld(false);
    window.addEventListener('keydown', watch);
    window.addEventListener('keyup', watch);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', watch);
      window.removeEventListener('keyup', watch);
      window.removeEventListener('blur', release);
    };
  }, []);
  return held;
}
