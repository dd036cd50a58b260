import { useEffect } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';

/** A refused field loses its mark when it is changed; a line of an entry loses all of its marks. */
export function useErrorsForgotten<V extends FieldValues>(form: UseFormReturn<V>): void {
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name }) => {
          if (name !== undefined) form.clearErrors((/^lines\.\d+/.exec(name)?.[0] ?? name) as FieldPath<V>);
        },
      }),
    [form],
  );
}
