import type { JSX } from 'react';
import { uiWords } from '../../../shared/text/screens.ts';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';
import type { KeyAction } from './keyboard.ts';
import styles from './KeyBars.module.css';

const inBar = (actions: readonly KeyAction[]): readonly KeyAction[] => actions.filter((action) => action.bar !== false);

/** The till's bar: every key with its name, the main action last and filled. */
export function FunctionKeyBar({ actions }: { readonly actions: readonly KeyAction[] }): JSX.Element {
  const ordered = [...inBar(actions).filter((action) => action.main !== true), ...inBar(actions).filter((action) => action.main === true)];
  return (
    <footer className={styles['bar']} aria-label={uiWords.keyBar}>
      {ordered.map((action) => (
        <button
          key={action.keys}
          type="button"
          tabIndex={-1}
          className={cx(action.main === true && styles['main'])}
          disabled={action.enabled === false}
          onPointerDown={(event) => event.preventDefault()}
          onClick={action.run}
        >
          <Kbd keys={action.keys} onPrimary={action.main === true && action.enabled !== false} />
          {action.label}
        </button>
      ))}
    </footer>
  );
}

/** The office's foot: the keys that do something now, in one quiet line. */
export function KeyHints({ actions }: { readonly actions: readonly KeyAction[] }): JSX.Element {
  return (
    <footer className={styles['hints']} aria-label={uiWords.keyBar}>
      {inBar(actions).filter((action) => action.enabled !== false).map((action) => (
        <span key={action.keys}>
          <Kbd keys={action.keys} />
          {action.label}
        </span>
      ))}
    </footer>
  );
}
