import type { InputHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import { Box, Field, type FieldFrame } from './Field.tsx';
import styles from './Field.module.css';

export type TextFieldProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'size' | 'id'> & { readonly before?: ReactNode; readonly after?: ReactNode; readonly large?: boolean; readonly ref?: Ref<HTMLInputElement> };

/** One line of text. Works by itself or spread with react-hook-form's `register`. */
export function TextField({ label, hint, error, hideLabel, before, after, large, ref, ...input }: TextFieldProps): JSX.Element {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(wiring) => (
        <Box before={before} after={after} large={large === true} readOnly={input.readOnly === true} invalid={error !== undefined}>
          <input autoComplete="off" spellCheck={false} {...input} {...wiring} ref={ref} className={styles['input']} />
        </Box>
      )}
    </Field>
  );
}
