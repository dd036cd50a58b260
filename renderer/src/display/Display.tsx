import { useLayoutEffect, type JSX } from 'react';
import type { DisplayHouse, DisplayState } from '../../../shared/contract/display.ts';
import { displayWords as words } from '../../../shared/text/display.ts';
import { CooperativeMark } from '../ui/CooperativeMark.tsx';
import { Basket } from './Basket.tsx';
import { Done } from './Done.tsx';
import { Idle } from './Idle.tsx';
import styles from './Display.module.css';

/** One page, three scenes: nobody buys, somebody buys, somebody has paid. Dark while nobody buys and nothing is sold. */
export function Display({ state, version }: { readonly state: DisplayState; readonly version: number }): JSX.Element {
  const { house, scene, lines } = state;
  useLayoutEffect(() => {
    document.documentElement.dataset['version'] = String(version);
  }, [version]);
  if (scene.kind === 'idle' && house?.selling === false) return <div className={styles['asleep']} data-scene="asleep" />;
  return (
    <div className={styles['page']} data-scene={scene.kind}>
      <Head house={house} guest={scene.kind === 'idle' ? null : scene.guest} greets={scene.kind !== 'idle'} />
      {scene.kind === 'idle' ? <Idle house={house} /> : scene.kind === 'done' ? <Done sale={scene} /> : <Basket basket={scene} lines={lines} />}
    </div>
  );
}

function Head({ house, guest, greets }: { readonly house: DisplayHouse | null; readonly guest: string | null; readonly greets: boolean }): JSX.Element {
  return (
    <header className={styles['head']}>
      <CooperativeMark size={46} />
      {house !== null && (
        <div className={styles['name']}>
          <b>{house.cooperative}</b>
          <span>{house.place}</span>
        </div>
      )}
      {greets ? (
        <p className={styles['greeting']}>
          {guest === null ? (
            words.shopping
          ) : (
            <>
              {words.shopping}, <b>{guest}</b>
            </>
          )}
        </p>
      ) : (
        house?.hours != null && <p className={styles['greeting']}>{words.hours(house.hours)}</p>
      )}
    </header>
  );
}
