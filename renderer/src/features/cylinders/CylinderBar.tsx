import type { JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { cylinderPlaces as words } from '../../../../shared/text/screenCylinders.ts';
import { cx } from '../../ui/index.ts';
import styles from './CylinderBar.module.css';

export type CylinderRow = Result<'cylinders.balances'>['rows'][number];
const PLACES = ['full', 'empty', 'lent', 'damaged', 'foreign', 'atAgent'] as const;

/** Where the cylinders of a size are, as a bar with its figures below. */
export function CylinderBar({ row }: { readonly row: CylinderRow }): JSX.Element {
  const places = PLACES.filter((place) => row[place] > 0);
  return (
    <>
      <div className={styles['bar']} aria-hidden>
        {places.map((place) => (
          <i key={place} className={styles[place]} style={{ flexGrow: row[place] }} />
        ))}
      </div>
      <dl className={styles['legend']}>
        {places.map((place) => (
          <div key={place}>
            <dd>{row[place]}</dd>
            <dt>
              <i className={cx(styles['dot'], styles[place])} aria-hidden /> {words[place]}
            </dt>
          </div>
        ))}
      </dl>
    </>
  );
}
