import { useState, type JSX, type Ref } from 'react';
import { Box, Field, type FieldFrame } from './Field.tsx';
import styles from './Field.module.css';

export type QuantityFieldProps = FieldFrame & {
  /** The contract's decimal string ("1.25"); null while empty. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly unit?: string;
  /** Only goods sold by weight take a comma. */
  readonly decimals?: boolean;
  readonly large?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

const shown = (value: string | null): string => (value ?? '').replace('.', ',');

/** A quantity with at most three decimals; both the comma and the numeric keypad's dot are the decimal comma. */
export function QuantityField({ label, hint, error, hideLabel, value, onChange, unit, decimals = false, large = false, ref }: QuantityFieldProps): JSX.Element {
  const [text, setText] = useState(shown(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (read(text) !== value) setText(shown(value));
  }
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(wiring) => (
        <Box after={unit} large={large} invalid={error !== undefined}>
          <input
            {...wiring}
            ref={ref}
            type="text"
            inputMode={decimals ? 'decimal' : 'numeric'}
            autoComplete="off"
            className={`${styles['input']} ${styles['amount']}`}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              const typed = event.currentTarget.value.replace('.', ',').replace(/[^\d,]/g, '');
              if (!(decimals ? /^\d{0,7}(,\d{0,3})?$/ : /^\d{0,7}$/).test(typed)) return;
              setText(typed);
              const next = read(typed);
              setKnown(next);
              onChange(next);
            }}
          />
        </Box>
      )}
    </Field>
  );
}

function read(text: string): string | null {
  const match = /^(\d+)(?:,(\d*))?$/.exec(text);
  if (!match) return null;
  const whole = (match[1] ?? '0').replace(/^0+(?=\d)/, '');
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
