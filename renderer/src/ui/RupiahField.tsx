import { useLayoutEffect, useRef, type FocusEventHandler, type JSX, type ReactNode, type Ref } from 'react';
import { Box, Field, type FieldFrame } from './Field.tsx';
import { number, parseRupiahInput } from '../../../shared/text/format.ts';
import styles from './Field.module.css';

export type RupiahFieldProps = FieldFrame & {
  /** Whole rupiah; null while the field is empty, which is not zero. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly onBlur?: FocusEventHandler<HTMLInputElement>;
  readonly name?: string;
  readonly large?: boolean;
  readonly disabled?: boolean;
  readonly after?: ReactNode;
  readonly placeholder?: string;
  /** The field a dialog starts in. */
  readonly startHere?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
};

const MAX_DIGITS = 12;
const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** A pasted amount may carry cents; what is typed are digits, whatever dots stand between them by now. */
function read(typed: string): number | null {
  if (typed.includes(',')) return parseRupiahInput(typed);
  const digits = typed.replace(/\D/g, '');
  return digits === '' ? null : Number(digits);
}

/** Rupiah: digits only, the dots are drawn while typing; typing over a focused amount replaces it all. */
export function RupiahField({ label, hint, error, hideLabel, value, onChange, onBlur, name, large = false, disabled = false, after, placeholder, startHere = false, ref }: RupiahFieldProps): JSX.Element {
  const input = useRef<HTMLInputElement | null>(null);
  const digitsAfterCaret = useRef<number | null>(null);
  const text = value === null ? '' : number(value);

  useLayoutEffect(() => {
    const element = input.current;
    if (digitsAfterCaret.current === null || !element || document.activeElement !== element) return;
    let position = text.length;
    for (let digits = 0; position > 0 && digits < digitsAfterCaret.current; position -= 1) if (/\d/.test(text[position - 1] ?? '')) digits += 1;
    element.setSelectionRange(position, position);
    digitsAfterCaret.current = null;
  }, [text]);

  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(wiring) => (
        <Box before="Rp" after={after} large={large} invalid={error !== undefined}>
          <input
            {...wiring}
            ref={(element) => {
              input.current = element;
              if (typeof ref === 'function') ref(element);
              else if (ref) ref.current = element;
            }}
            name={name}
            data-autofocus={startHere || undefined}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            disabled={disabled}
            placeholder={placeholder}
            className={`${styles['input']} ${styles['amount']}`}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={onBlur}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              const caret = event.currentTarget.selectionStart ?? typed.length;
              digitsAfterCaret.current = digitsIn(typed.slice(caret));
              if (digitsIn(typed) > MAX_DIGITS) return;
              onChange(read(typed));
            }}
          />
        </Box>
      )}
    </Field>
  );
}
