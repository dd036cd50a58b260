import type { JSX } from 'react';

export function NewGeraiScreen({ file }: { readonly file: string | null }): JSX.Element {
  return <p>{file}</p>;
}
