import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import type { JSX, KeyboardEvent, Ref } from 'react';
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

/** Enter takes the option that is marked. Mantine forgets the mark when the list opens with the first letter, or with a pasted code. */
function takeMarked(event: KeyboardEvent<HTMLInputElement>): void {
  const list = event.currentTarget.getAttribute('aria-controls');
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || list === null) return;
  const marked = document.getElementById(list)?.querySelector<HTMLElement>('[data-combobox-selected]');
  if (!marked) return;
  event.preventDefault();
  event.stopPropagation();
  marked.click();
}

/** One of a list. Down opens it, arrows choose, Enter takes, Esc closes only the list. */
export function SelectField({ label, hint, error, hideLabel, value, onChange, onBlur, options, placeholder, disabled = false, searchable = false, nothingFound, ref }: SelectFieldProps): JSX.Element {
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
          {...(searchable ? { filter: everyWord, selectFirstOptionOnChange: true, openOnFocus: false, onFocus: (event) => event.currentTarget.select(), onKeyDownCapture: takeMarked } : {})}
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
