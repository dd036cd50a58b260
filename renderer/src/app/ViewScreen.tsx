import type { JSX, ReactNode } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { viewWords } from '../../../shared/text/screens.ts';
import { Segmented, type KeyAction } from '../ui/index.ts';
import { Screen } from './Screen.tsx';
import styles from './ViewScreen.module.css';

export type View = { readonly path: string; readonly label: string; readonly keys: string };

/** A screen of several parts, each with its address and its key; the parts stand in a strip above the work. */
export function ViewScreen({ title, note, views, keys, children }: {
  readonly title: string;
  readonly note?: string | undefined;
  readonly views: readonly View[];
  readonly keys: readonly KeyAction[];
  readonly children: ReactNode;
}): JSX.Element {
  const [location, navigate] = useHashLocation();
  const current = views.find((view) => view.path === location) ?? views[0];
  return (
    <Screen
      title={title}
      note={note ?? current?.label}
      tabs="ledger"
      column
      keys={[...keys, ...views.filter((view) => view !== current).map((view) => ({ keys: view.keys, label: view.label, run: () => navigate(view.path), bar: false }))]}
    >
      <div className={styles['views']}>
        <Segmented label={viewWords.parts} hideLabel value={current?.path ?? null} onChange={(path) => navigate(path)} options={views.map((view) => ({ value: view.path, label: `${view.label} (${view.keys})` }))} />
      </div>
      <div className={styles['work']}>{children}</div>
    </Screen>
  );
}
