import type { JSX, ReactNode } from 'react';
import { useLocation } from 'wouter';
import { journalWords as words } from '../../../../shared/text/screenJournal.ts';
import { Screen, useRole } from '../../app/index.ts';
import { Segmented, type KeyAction } from '../../ui/index.ts';
import styles from './JournalFrame.module.css';

export const VIEWS = ['entry', 'proposals', 'recurring', 'templates'] as const;
export type View = (typeof VIEWS)[number];
export const PATHS: Readonly<Record<View, string>> = { entry: '/buku/catat', proposals: '/buku/catat/usulan', recurring: '/buku/catat/berulang', templates: '/buku/catat/pola' };
const KEYS: Readonly<Record<View, string>> = { entry: 'F2', proposals: 'F3', recurring: 'F4', templates: 'F5' };

/** The four parts of writing entries; who only reads has no form. */
export function JournalFrame({ view, keys, children, note }: { readonly view: View; readonly keys: readonly KeyAction[]; readonly children: ReactNode; readonly note?: string }): JSX.Element {
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  const views = VIEWS.filter((each) => writes || each !== 'entry');
  return (
    <Screen
      title={words.title}
      note={note ?? words.views[view]}
      tabs="ledger"
      column
      keys={[...keys, ...views.filter((each) => each !== view).map((each) => ({ keys: KEYS[each], label: words.views[each], run: () => navigate(PATHS[each]), bar: false }))]}
    >
      <div className={styles['views']}>
        <Segmented label={words.views.label} hideLabel value={view} onChange={(next) => navigate(PATHS[next])} options={views.map((each) => ({ value: each, label: `${words.views[each]} (${KEYS[each]})` }))} />
      </div>
      {children}
    </Screen>
  );
}
