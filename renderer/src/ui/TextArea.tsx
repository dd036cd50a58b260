import type { JSX, Ref, TextareaHTMLAttributes } from 'react';
import { Field, type FieldFrame } from './Field.tsx';
import styles from './Field.module.css';

export type TextAreaProps = FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id'> & { readonly ref?: Ref<HTMLTextAreaElement> };

/** Several lines, typed or pasted; Enter begins a new one. */
export function TextArea({ label, hint, error, hideLabel, ref, ...area }: TextAreaProps): JSX.Element {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(wiring) => <textarea autoComplete="off" spellCheck={false} {...area} {...wiring} ref={ref} className={styles['area']} />}
    </Field>
  );
}
