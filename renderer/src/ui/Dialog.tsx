import { Modal } from '@mantine/core';
import { Lock, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useCallback, useLayoutEffect, type JSX, type ReactNode } from 'react';
import { uiWords } from '../../../shared/text/screens.ts';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { LayerContext, useKeys, useOpenLayer, type KeyAction } from './keyboard.ts';
import styles from './Dialog.module.css';

export type DialogTone = 'primary' | 'caution' | 'danger' | 'info' | 'in';

export type DialogProps = {
  readonly opened: boolean;
  /** Esc and the scrim do this: leave without doing it. Absent while something must not be interrupted. */
  readonly onClose?: (() => void) | undefined;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly icon?: LucideIcon;
  readonly tone?: DialogTone;
  readonly width?: number;
  readonly children?: ReactNode;
  /** Buttons; the filled, safe one last. */
  readonly foot?: ReactNode;
  readonly keys?: readonly KeyAction[];
  readonly alert?: boolean;
  /** Above other dialogs too: the help. */
  readonly level?: number;
};

/** A paper above the dimmed screen. Only its keys work while it is open; focus goes back where it came from. Mark the field to start in with `data-autofocus`. */
export function Dialog({ opened, onClose, width = 520, alert = false, level, ...content }: DialogProps): JSX.Element | null {
  // The same function at every render: a new one would make Mantine think of a new paper and take the focus back to its first field.
  const setRole = useCallback((node: HTMLDivElement | null) => node?.setAttribute('role', alert ? 'alertdialog' : 'dialog'), [alert]);
  if (!opened) return null;
  return (
    <Modal.Root
      opened
      onClose={() => onClose?.()}
      closeOnEscape={false}
      closeOnClickOutside={false}
      lockScroll={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      size={width}
      scrollAreaComponent={Column}
      classNames={{ content: styles['paper'] ?? '', overlay: styles['scrim'] ?? '', title: styles['title'] ?? '', body: styles['body'] ?? '', inner: styles['inner'] ?? '' }}
      centered
      zIndex={300 + (level ?? 0)}
    >
      <Modal.Overlay transitionProps={{ duration: 0 }} />
      <Modal.Content ref={setRole}>
        <Inside {...content} onClose={onClose} level={level} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Where the focus was before the first of a row of dialogs: one dialog may be followed by another at once. */
let origin: HTMLElement | null = null;
let openDialogs = 0;

function useFocusReturn(): void {
  useLayoutEffect(() => {
    const focused = document.activeElement;
    const before = focused instanceof HTMLElement && focused !== document.body ? focused : openDialogs === 0 ? origin : null;
    if (openDialogs === 0) origin = before;
    openDialogs += 1;
    return () => {
      openDialogs -= 1;
      // After the dialog has left the page and the next one, if any, has come.
      setTimeout(() => {
        const now = document.activeElement;
        if (before?.isConnected === true && (now === null || now === document.body)) before.focus({ preventScroll: true });
      }, 0);
    };
  }, []);
}

const Column = ({ children }: { readonly children?: ReactNode }): JSX.Element => <div className={styles['column']}>{children}</div>;

function Inside({ onClose, title, note, icon, tone = 'primary', children, foot, keys = [], level }: Omit<DialogProps, 'opened' | 'width' | 'alert' | 'level'> & { readonly level: number | undefined }): JSX.Element {
  const layer = useOpenLayer(level);
  useFocusReturn();
  const escape: readonly KeyAction[] = onClose === undefined ? [] : [{ keys: 'Esc', label: uiWords.cancel, run: onClose }];
  useKeys([...keys, ...escape.filter((action) => !keys.some((key) => key.keys === action.keys))], layer);
  return (
    <LayerContext value={layer}>
      <div className={styles['head']}>
        {icon !== undefined && (
          <span className={cx(styles['icon'], styles[tone])}>
            <Icon of={icon} />
          </span>
        )}
        <div>
          <Modal.Title component="h2">
            {title}
          </Modal.Title>
          {note !== undefined && <div className="muted">{note}</div>}
        </div>
      </div>
      <Modal.Body>{children}</Modal.Body>
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </LayerContext>
  );
}

export const ALERT_ICON: Readonly<Record<'danger' | 'caution' | 'approval', LucideIcon>> = { danger: OctagonAlert, caution: TriangleAlert, approval: Lock };

/** A stop: headline, facts, what is safe, and buttons that say what they do. The only thing that may interrupt. */
export function AlertDialog({ tone = 'danger', icon, ...rest }: Omit<DialogProps, 'alert' | 'tone'> & { readonly tone?: 'danger' | 'caution' | 'info' | 'in' }): JSX.Element {
  return <Dialog {...rest} alert tone={tone} icon={icon ?? (tone === 'danger' ? ALERT_ICON.danger : ALERT_ICON.caution)} />;
}

/** Facts of a dialog: the label left, the value right. */
export function Facts({ rows }: { readonly rows: readonly { readonly label: string; readonly value: ReactNode; readonly tone?: 'caution' | 'danger' }[] }): JSX.Element {
  return (
    <dl className={styles['facts']}>
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd className={cx('tabular', row.tone === 'caution' && 'tone-caution', row.tone === 'danger' && 'tone-danger')}>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
