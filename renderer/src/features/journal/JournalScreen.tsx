import type { JSX } from 'react';
import { Redirect, useParams } from 'wouter';
import { useRole } from '../../app/index.ts';
import { EntryForm } from './EntryForm.tsx';
import { PATHS } from './JournalFrame.tsx';
import { Proposals } from './Proposals.tsx';
import { Recurring } from './Recurring.tsx';
import { Templates } from './Templates.tsx';

/** Writing entries: the form for who may post, and what everybody may read. */
export function JournalScreen(): JSX.Element {
  const { view } = useParams<{ view?: string }>();
  const writes = useRole('bendahara');
  if (view === 'berulang') return <Recurring />;
  if (view === 'pola') return <Templates />;
  if (view === 'usulan') return <Proposals />;
  return writes && view === undefined ? <EntryForm /> : <Redirect to={PATHS.proposals} replace />;
}
