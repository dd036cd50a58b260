import { useId, type JSX, type ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Field.module.css';

export type FieldFrame = {
  readonly label: string;
  /** Stays under the field while there is no error. */
  readonly hint?: ReactNode;
  /** How to put it right; shown under the field instead of the hint. */
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
};

type Wiring = { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined };

/** Label above, box, and one line below that always keeps its place for the hint or the error. */
export function Field({ label, hint, error, hideLabel = false, children }: FieldFrame & { readonly children: (wiring: Wiring) => ReactNode }): JSX.Element {
  const id = useId();
  const described = error !== undefined || hint !== undefined;
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described ? `${id}-note` : undefined, 'aria-invalid': error === undefined ? undefined : true })}
      {described && (
        <span id={`${id}-note`} className={cx(styles['note'], error !== undefined && styles['error'])}>
          {error === undefined ? hint : sentence(error)}
        </span>
      )}
    </div>
  );
}

/** The contract's field words begin small ("isi 1 sampai 200"); under a field they begin a line. */
export const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** The box around an input: what stands before and after it belongs to it. */
export function Box({ before, after, large = false, readOnly = false, invalid = false, children }: {
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly large?: boolean;
  readonly readOnly?: boolean;
  readonly invalid?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <span className={cx(styles['box'], large && styles['large'], readOnly && styles['readOnly'], invalid && styles['invalid'])}>
      {before !== undefined && <span className={styles['affix']}>{before}</span>}
      {children}
      {after !== undefined && <span className={styles['affix']}>{after}</span>}
    </span>
  );
}
