import { useState, type JSX, type Ref } from 'react';
import { Box, Field, type FieldFrame } from './Field.tsx';
import { dateText } from './words.ts';
import { readTypedDate } from './typedDate.ts';
import styles from './Field.module.css';

export type DateFieldProps = FieldFrame & {
  /** `YYYY-MM-DD`; what could not be read stays as it was typed, for the schema to refuse. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly ref?: Ref<HTMLInputElement>;
};

const shown = (value: string): string => (/^\d{4}-\d\d-\d\d$/.test(value) ? dateText(value) : value);

/** A day, typed: 210527, 21 5 27, 21/5/2027 and 21 Mei 2027 all mean the same. */
export function DateField({ label, hint, error, hideLabel, value, onChange, onBlur, placeholder = '21 5 2026', ref }: DateFieldProps): JSX.Element {
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(wiring) => (
        <Box invalid={error !== undefined}>
          <input
            {...wiring}
            ref={ref}
            type="text"
            autoComplete="off"
            className={styles['input']}
            placeholder={placeholder}
            value={typing ?? shown(value)}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setTyping(event.currentTarget.value);
              onChange(readTypedDate(event.currentTarget.value) ?? event.currentTarget.value.trim());
            }}
            onBlur={() => {
              setTyping(null);
              onBlur?.();
            }}
          />
        </Box>
      )}
    </Field>
  );
}
