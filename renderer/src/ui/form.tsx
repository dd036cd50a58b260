import { useEffect, useRef, type FormEvent, type JSX, type ReactNode } from 'react';
import { Controller, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { DateField, type DateFieldProps } from './DateField.tsx';
import { RupiahField, type RupiahFieldProps } from './RupiahField.tsx';
import { Segmented, type Segment } from './Segmented.tsx';
import { SelectField, type SelectFieldProps } from './SelectField.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';
import { isTextField } from './keyboard.ts';

/** The fields of the kit, bound to react-hook-form: the error of the schema stands under the field. */
type Bound<V extends FieldValues> = { readonly control: Control<V>; readonly name: FieldPath<V> };

export function FormText<V extends FieldValues>({ control, name, ...field }: Bound<V> & Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'name' | 'ref' | 'error'>): JSX.Element {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <TextField {...field} name={bound.name} ref={bound.ref} value={asText(bound.value)} onChange={bound.onChange} onBlur={bound.onBlur} error={fieldState.error?.message} />
      )}
    />
  );
}

export function FormRupiah<V extends FieldValues>({ control, name, ...field }: Bound<V> & Omit<RupiahFieldProps, 'value' | 'onChange' | 'onBlur' | 'name' | 'ref' | 'error'>): JSX.Element {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <RupiahField {...field} name={bound.name} ref={bound.ref} value={typeof bound.value === 'number' ? bound.value : null} onChange={bound.onChange} onBlur={bound.onBlur} error={fieldState.error?.message} />
      )}
    />
  );
}

export function FormDate<V extends FieldValues>({ control, name, ...field }: Bound<V> & Omit<DateFieldProps, 'value' | 'onChange' | 'onBlur' | 'ref' | 'error'>): JSX.Element {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => <DateField {...field} ref={bound.ref} value={asText(bound.value)} onChange={bound.onChange} onBlur={bound.onBlur} error={fieldState.error?.message} />}
    />
  );
}

export function FormSelect<V extends FieldValues>({ control, name, ...field }: Bound<V> & Omit<SelectFieldProps, 'value' | 'onChange' | 'onBlur' | 'ref' | 'error'>): JSX.Element {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <SelectField {...field} ref={bound.ref} value={asText(bound.value) === '' ? null : asText(bound.value)} onChange={bound.onChange} onBlur={bound.onBlur} error={fieldState.error?.message} />
      )}
    />
  );
}

export function FormSegmented<V extends FieldValues, S extends string>({ control, name, label, options }: Bound<V> & { readonly label: string; readonly options: readonly Segment<S>[] }): JSX.Element {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound }) => <Segmented<S> label={label} options={options} value={options.find((option) => option.value === bound.value)?.value ?? null} onChange={bound.onChange} />}
    />
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

/** A form in which Enter goes to the next field and, on the last one, sends. Fields inside `data-enter-skip` are reached by Tab only. */
export function EnterForm({ onSubmit, children, className, id }: { readonly onSubmit: () => void; readonly children: ReactNode; readonly className?: string | undefined; readonly id?: string }): JSX.Element {
  const form = useRef<HTMLFormElement | null>(null);
  const send = useRef(onSubmit);
  useEffect(() => {
    send.current = onSubmit;
  });
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target;
      const isRadio = target instanceof HTMLInputElement && target.type === 'radio';
      if (event.key !== 'Enter' || event.defaultPrevented || !(isRadio || isTextField(target)) || target instanceof HTMLTextAreaElement) return;
      if (target.getAttribute('data-mantine-stop-propagation') === 'true') return;
      event.preventDefault();
      // A select that hears of this Enter would open its list behind the focus that has just left it.
      event.stopPropagation();
      const fields = [...element.querySelectorAll<HTMLInputElement>('input')].filter(
        (field) => field === target || (isTextField(field) && !field.disabled && field.offsetParent !== null && field.closest('[data-enter-skip]') === null),
      );
      const next = fields[fields.indexOf(target) + 1];
      if (next) next.focus();
      else send.current();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form ref={form} id={id} noValidate className={className} onSubmit={submit}>
      {children}
    </form>
  );
}
