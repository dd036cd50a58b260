import type { JSX } from 'react';
import { Redirect } from 'wouter';
import { useRole } from '../../app/index.ts';
import { EntryForm } from './EntryForm.tsx';

/** Writing entries: the form for who may post. */
export function JournalScreen(): JSX.Element {
  const writes = useRole('bendahara');
  return writes ? <EntryForm /> : <Redirect to="/buku" replace />;
}
