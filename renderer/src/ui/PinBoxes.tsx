import { useEffect, useId, useRef, type JSX } from 'react';
import { cx } from './cx.ts';
import { SCAN_MAX_GAP_MS } from './scanGate.ts';
import styles from './PinBoxes.module.css';

export const PIN_LENGTH = 6;
/** Six characters at a scanner's speed may be the first six of a barcode: wait until it is clear that no more come. */
const SETTLE_MS = SCAN_MAX_GAP_MS + 10;

/** Six boxes over one real field. The digits are never shown; `onComplete` is called when the sixth has settled. */
export function PinBoxes({ label, hideLabel = false, value, onChange, onComplete, note, error, disabled = false, takesFocus = false }: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onComplete?: (pin: string) => void;
  readonly note?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** Takes the focus when it appears and whenever it empties after a refused PIN. */
  readonly takesFocus?: boolean;
}): JSX.Element {
  const id = useId();
  const input = useRef<HTMLInputElement | null>(null);
  const typed = useRef({ at: Number.NEGATIVE_INFINITY, byHand: false });
  const complete = useRef(onComplete);
  useEffect(() => {
    complete.current = onComplete;
  });
  useEffect(() => {
    if (takesFocus && !disabled) input.current?.focus();
  }, [takesFocus, disabled]);
  useEffect(() => {
    if (value.length !== PIN_LENGTH) return undefined;
    const timer = setTimeout(() => complete.current?.(value), typed.current.byHand ? 0 : SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  const words = error ?? note;
  return (
    <div>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <div className={cx(styles['boxes'], error !== undefined && styles['refused'])}>
        <input
          ref={input}
          id={id}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={PIN_LENGTH}
          disabled={disabled}
          data-autofocus={takesFocus || undefined}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={words === undefined ? undefined : `${id}-note`}
          className={styles['input']}
          value={value}
          onChange={(event) => {
            const slow = value !== '' && event.timeStamp - typed.current.at > SCAN_MAX_GAP_MS;
            typed.current = { at: event.timeStamp, byHand: slow || (value !== '' && typed.current.byHand) };
            onChange(event.currentTarget.value.replace(/\D/g, '').slice(0, PIN_LENGTH));
          }}
        />
        {Array.from({ length: PIN_LENGTH }, (_, index) => (
          <i key={index} aria-hidden className={cx(index < value.length && styles['filled'], index === value.length && styles['next'])} />
        ))}
      </div>
      {words !== undefined && (
        <p id={`${id}-note`} className={cx(styles['note'], error !== undefined && styles['error'])} role={error === undefined ? undefined : 'alert'}>
          {words}
        </p>
      )}
    </div>
  );
}
