import { useId, type JSX, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Segmented.module.css';

export type Segment<V extends string> = { readonly value: V; readonly label: ReactNode; readonly note?: ReactNode; readonly disabled?: boolean };

/** One of a few, all in view. Arrow keys choose. */
export function Segmented<V extends string>({ label, value, onChange, options, hideLabel = false, spaced = false }: {
  readonly label: string;
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly options: readonly Segment<V>[];
  readonly hideLabel?: boolean;
  /** Boxes of their own instead of one track. */
  readonly spaced?: boolean;
}): JSX.Element {
  const name = useId();
  return (
    <fieldset className={styles['field']}>
      <legend className={hideLabel ? 'visually-hidden' : styles['label']}>{label}</legend>
      <div className={cx(styles['track'], spaced && styles['spaced'])}>
        {options.map((option) => (
          <label key={option.value} className={cx(styles['segment'], option.value === value && styles['chosen'], option.disabled === true && styles['disabled'])}>
            <input type="radio" name={name} value={option.value} checked={option.value === value} disabled={option.disabled === true} onChange={() => onChange(option.value)} className={styles['input']} />
            <span>{option.label}</span>
            {option.note !== undefined && <small>{option.note}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
