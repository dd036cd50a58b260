import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useRef, type JSX, type KeyboardEvent, type Ref } from 'react';
import { Field, type FieldFrame } from './Field.tsx';
import styles from './SelectField.module.css';

export type SelectOption = { readonly value: string; readonly label: string };
export type SelectFieldProps = FieldFrame & {
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly options: readonly SelectOption[];
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Lets long lists be narrowed by typing: every word must occur. The first that fits is marked, Enter takes it. */
  readonly searchable?: boolean;
  readonly nothingFound?: string;
  readonly ref?: Ref<HTMLInputElement>;
};

const everyWord: OptionsFilter = ({ options, search }) => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return (options as readonly ComboboxItem[]).filter((option) => words.every((word) => option.label.toLowerCase().includes(word)));
};

/** Enter takes the option that is marked, and what is typed next replaces it. Mantine forgets the mark when the list opens with the first letter, or with a pasted code. */
function takeMarked(event: KeyboardEvent<HTMLInputElement>): void {
  const list = event.currentTarget.getAttribute('aria-controls');
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || list === null) return;
  const marked = document.getElementById(list)?.querySelector<HTMLElement>('[data-combobox-selected]');
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  marked.click();
  const input = event.currentTarget;
  requestAnimationFrame(() => input.select());
}

/** Letters within this time go on with the word, as in the lists of the system. */
const TYPING_MS = 1000;

/** The option that begins with what is typed; one letter again goes on to the next that begins with it. */
function useTypeahead(options: readonly SelectOption[], value: string | null, onChange: (value: string) => void): (event: KeyboardEvent<HTMLInputElement>) => void {
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
    const text = event.timeStamp - typed.current.at < TYPING_MS ? typed.current.text : '';
    if (text === '' && event.key === ' ') return;
    const letter = event.key.toLowerCase();
    typed.current = { text: text === letter ? letter : text + letter, at: event.timeStamp };
    const now = options.findIndex((option) => option.value === value);
    const from = typed.current.text.length === 1 ? now + 1 : Math.max(now, 0);
    const found = [...options.slice(from), ...options.slice(0, from)].find((option) => option.label.toLowerCase().startsWith(typed.current.text));
    event.preventDefault();
    if (found !== undefined) onChange(found.value);
  };
}

/** One of a list. Down opens it, arrows choose, Enter takes, Esc closes only the list; letters go to what begins with them. */
export function SelectField({ label, hint, error, hideLabel, value, onChange, onBlur, options, placeholder, disabled = false, searchable = false, nothingFound, ref }: SelectFieldProps): JSX.Element {
  const typeahead = useTypeahead(options, value, onChange);
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error} {...(hideLabel === undefined ? {} : { hideLabel })}>
      {(wiring) => (
        <Select
          {...wiring}
          ref={ref ?? null}
          data={options.map((option) => ({ value: option.value, label: option.label }))}
          value={value}
          onChange={(next) => {
            if (next !== null) onChange(next);
          }}
          {...(onBlur === undefined ? {} : { onBlur })}
          placeholder={placeholder ?? ''}
          disabled={disabled}
          searchable={searchable}
          {...(searchable ? { filter: everyWord, selectFirstOptionOnChange: true, openOnFocus: false, onFocus: (event) => event.currentTarget.select(), onKeyDownCapture: takeMarked } : { onKeyDown: typeahead })}
          nothingFoundMessage={nothingFound}
          allowDeselect={false}
          withCheckIcon={false}
          error={error !== undefined}
          maxDropdownHeight={300}
          comboboxProps={{ transitionProps: { duration: 0 }, zIndex: 400 }}
          classNames={{ input: styles['input'] ?? '', dropdown: styles['dropdown'] ?? '', option: styles['option'] ?? '', section: styles['section'] ?? '' }}
        />
      )}
    </Field>
  );
}
