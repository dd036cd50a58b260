import type { JSX } from 'react';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { useApiQuery } from '../../api/index.ts';
import { Card, CardBody, CardHead, cx } from '../../ui/index.ts';
import type { CylinderSize } from './drafts.ts';
import styles from './receiving.module.css';

const words = receivingWords.gas;
const PARTS = [
  { key: 'full', label: words.full }, { key: 'empty', label: words.emptyAtHand }, { key: 'lent', label: words.lent }, { key: 'damaged', label: words.damaged }, { key: 'foreign', label: words.foreign }, { key: 'atAgent', label: words.atAgent },
] as const;

/** Where the gerai's cylinders of one size are before this delivery. */
export function CylinderPanel({ size }: { readonly size: CylinderSize }): JSX.Element | null {
  const row = useApiQuery('cylinders.balances', {}).data?.rows.find((each) => each.size === size);
  if (row === undefined) return null;
  const parts = PARTS.filter((part) => row[part.key] > 0);
  return (
    <Card label={words.owned(size)}>
      <CardHead title={words.owned(size)} note={String(row.owned)} />
      <CardBody>
        <div className={styles['bar']} aria-hidden>
          {parts.map((part) => (
            <i key={part.key} className={styles[part.key]} style={{ flexGrow: row[part.key] }} />
          ))}
        </div>
        <dl className={styles['legend']}>
          {parts.map((part) => (
            <div key={part.key}>
              <dd>{row[part.key]}</dd>
              <dt>
                <i className={cx(styles['dot'], styles[part.key])} aria-hidden /> {part.label}
              </dt>
            </div>
          ))}
        </dl>
        {row.owedToAgent > 0 && <p className="tone-caution small">{words.owed(row.owedToAgent)}</p>}
      </CardBody>
    </Card>
  );
}
