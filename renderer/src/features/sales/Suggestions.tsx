import type { JSX, ReactNode } from 'react';
import { cx } from '../../ui/index.ts';
import styles from './Suggestions.module.css';

/**
 * What matches the words typed above. The hands stay in the field: arrows move the mark, Enter takes it, and the marked one is
 * read out. Pressing one with the mouse takes it without taking the focus.
 */
export function Suggestions<Row>({ label, rows, rowKey, row, spoken, chosen, onTake }: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly row: (row: Row) => ReactNode;
  readonly spoken: (row: Row, index: number) => string;
  readonly chosen: number;
  readonly onTake: (row: Row) => void;
}): JSX.Element {
  const marked = rows[chosen];
  return (
    <>
      <ul className={styles['list']} aria-label={label}>
        {rows.map((entry, index) => (
          <li key={rowKey(entry)}>
            <button
              type="button"
              tabIndex={-1}
              aria-current={index === chosen}
              className={cx(styles['option'], index === chosen && styles['chosen'])}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onTake(entry)}
            >
              {row(entry)}
            </button>
          </li>
        ))}
      </ul>
      <output className="visually-hidden" aria-live="polite">
        {marked === undefined ? '' : spoken(marked, chosen)}
      </output>
    </>
  );
}
