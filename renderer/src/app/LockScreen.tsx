import { Lock } from 'lucide-react';
import { useEffect, useRef, type JSX } from 'react';
import { roleName, shellWords } from '../../../shared/text/screens.ts';
import { PinPanel } from '../features/people/index.ts';
import { Button, Icon, LayerContext, LOCK_LAYER, useKeys, useOpenLayer } from '../ui/index.ts';
import { useSession, useUser } from './session.tsx';
import styles from './LockScreen.module.css';

/** Covers everything until the same person types the PIN; what lies below is unreachable and unchanged. */
export function LockScreen(): JSX.Element {
  const user = useUser();
  const { signOut } = useSession();
  const layer = useOpenLayer(LOCK_LAYER);
  const cameFrom = useRef<Element | null>(null);
  useKeys([{ keys: 'Ctrl+L', label: shellWords.lock, run: () => undefined, bar: false }], layer);
  useEffect(() => {
    const before = cameFrom.current;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) setTimeout(() => before.focus(), 0);
    };
  }, []);
  return (
    <section
      className={styles['lock']}
      aria-label={shellWords.locked}
      ref={(node) => {
        if (node && cameFrom.current === null) cameFrom.current = document.activeElement;
      }}
    >
      <LayerContext value={layer}>
        <div className={styles['words']}>
          <span className={styles['icon']}>
            <Icon of={Lock} size="large" />
          </span>
          <h1>{shellWords.locked}</h1>
          <p className="muted">{shellWords.lockedNote}</p>
        </div>
        <PinPanel person={{ username: user.username, name: user.name, roleLabel: roleName[user.role] }} />
        <Button kind="quiet" onClick={signOut}>
          {shellWords.switchPerson}
        </Button>
      </LayerContext>
    </section>
  );
}
