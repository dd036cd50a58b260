import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import type { JSX } from 'react';
import { shiftWords } from '../../../../shared/text/till.ts';
import { cx, Icon, Money } from '../../ui/index.ts';
import styles from './CloseShift.module.css';

/** What should have been in the drawer, what was, and by how much they differ. */
export type Comparison = { readonly expected: number; readonly counted: number; readonly difference: number };

/** Expected beside counted, and the difference with its word and arrow. */
export function Compared({ comparison }: { readonly comparison: Comparison }): JSX.Element {
  const { expected, counted, difference } = comparison;
  return (
    <div className={styles['three']}>
      <div>
        <span>{shiftWords.expected}</span>
        <Money amount={expected} size={32} />
      </div>
      <div>
        <span>{shiftWords.counted}</span>
        <Money amount={counted} size={32} />
      </div>
      <output className={cx(styles['difference'], difference === 0 && styles['match'])}>
        <span>
          <Icon of={difference === 0 ? Check : difference < 0 ? ArrowDown : ArrowUp} size="small" /> {difference === 0 ? shiftWords.match : difference < 0 ? shiftWords.short : shiftWords.over}
        </span>
        <Money amount={Math.abs(difference)} size={32} />
      </output>
    </div>
  );
}
