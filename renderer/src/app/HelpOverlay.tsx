import { CircleHelp } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { shellWords, uiWords } from '../../../shared/text/screens.ts';
import { Button, currentActions, cx, Dialog, EVERYWHERE, HELP_LAYER, Kbd, type KeyAction, useKeys } from '../ui/index.ts';
import { onHelpRequest, requestHelp } from './help.ts';
import styles from './HelpOverlay.module.css';

const GENERAL: readonly Pick<KeyAction, 'keys' | 'label'>[] = [
  { keys: 'Enter', label: shellWords.nextField },
  { keys: 'Esc', label: shellWords.oneLevelBack },
  { keys: 'Up+Down', label: shellWords.chooseRow },
  { keys: 'Ctrl+Plus+Minus+0', label: shellWords.zoom },
];

/** F1: every key of the screen that is open, taken from what the screen registered, so that it cannot be out of date. */
export function HelpOverlay({ blocked }: { readonly blocked: boolean }): JSX.Element {
  const [shown, setShown] = useState<{ readonly title: string; readonly here: readonly KeyAction[] } | null>(null);
  useKeys(blocked ? [] : [{ keys: 'F1', label: shellWords.help, run: requestHelp, bar: false }], EVERYWHERE);
  useEffect(
    () =>
      onHelpRequest(() => {
        const title = document.querySelector('h1')?.textContent ?? '';
        const here = currentActions(HELP_LAYER);
        setShown((now) => (now === null ? { title, here } : null));
      }),
    [],
  );
  const close = (): void => setShown(null);
  const isGeneral = (action: KeyAction): boolean => action.keys === 'F1' || action.keys === 'Ctrl+L' || action.keys.startsWith('Alt+');
  const here = shown?.here ?? [];
  return (
    <Dialog
      opened={shown !== null}
      onClose={close}
      level={HELP_LAYER}
      width={960}
      icon={CircleHelp}
      tone="info"
      title={shellWords.helpTitle(shown?.title ?? '')}
      note={shellWords.helpNote}
      foot={
        <Button kind="primary" keys="Esc" onClick={close} data-autofocus>
          {uiWords.close}
        </Button>
      }
    >
      <div className={styles['columns']}>
        <List wide title={shellWords.helpScreen} rows={here.filter((action) => !isGeneral(action))} />
        <List title={shellWords.helpEverywhere} rows={[...GENERAL, ...here.filter(isGeneral)]} />
      </div>
    </Dialog>
  );
}

function List({ title, rows, wide = false }: { readonly title: string; /** In two columns: a till has more keys than fit under each other. */ readonly wide?: boolean; readonly rows: readonly Pick<KeyAction, 'keys' | 'label' | 'enabled'>[] }): JSX.Element {
  return (
    <section>
      <h3 className={styles['heading']}>{title}</h3>
      <dl className={cx(styles['list'], wide && styles['wide'])}>
        {rows.map((row) => (
          <div key={`${row.keys}${row.label}`} className={row.enabled === false ? 'faint' : undefined}>
            <dt>
              <span className="visually-hidden">{row.keys}</span>
              <Kbd keys={row.keys} />
            </dt>
            <dd>{row.label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
