import { FilePlus2, FolderOpen, OctagonAlert, Store, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { HostState } from '../../../../shared/contract/host.ts';
import { startWords } from '../../../../shared/text/screenStart.ts';
import { ApiError, asApiError, callHost } from '../../api/index.ts';
import { ErrorMessage } from '../../app/ErrorMessage.tsx';
import { Button, CooperativeMark, dateText, Icon, Kbd, number, ProgressBar } from '../../ui/index.ts';
import styles from './StartScreen.module.css';

/** Before a file is open: three choices, the making of the demo, or why it did not open. */
export function StartScreen({ state }: { readonly state: HostState }): JSX.Element {
  return (
    <div className={styles['start']}>
      <header className={styles['brand']}>
        <CooperativeMark size={52} />
        <div>
          <b>Gerai</b>
          <span className="faint">{startWords.program}</span>
        </div>
        <span className="push faint small">{state.versions.app}</span>
      </header>
      <main className={styles['middle']}>
        {state.phase === 'choosing' && <Choices problem={state.error ? new ApiError(state.error.code, state.error.message) : null} />}
        {state.phase === 'preparing' && <Preparing state={state} />}
        {(state.phase === 'starting' || state.phase === 'ready') && <Opening />}
        {state.phase === 'failed' && <Failed state={state} />}
      </main>
    </div>
  );
}

type Choice = { readonly key: string; readonly icon: LucideIcon; readonly title: string; readonly text: string; readonly run: () => Promise<unknown> };

const CHOICES: readonly Choice[] = [
  { key: 'demo', icon: Store, title: startWords.demoTitle, text: startWords.demoText, run: () => callHost('host.createDemo', {}) },
  { key: 'new', icon: FilePlus2, title: startWords.newTitle, text: startWords.newText, run: () => callHost('host.createFile', { name: startWords.newFileName }) },
  { key: 'open', icon: FolderOpen, title: startWords.openTitle, text: startWords.openText, run: () => callHost('host.openFile', {}) },
];

function Choices({ problem }: { readonly problem: ApiError | null }): JSX.Element {
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const list = useRef<HTMLUListElement | null>(null);
  const shown = error ?? problem;
  const focusAt = (index: number): void => list.current?.querySelectorAll<HTMLElement>('button')[index]?.focus();

  useEffect(() => focusAt(0), []);

  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const target = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    focusAt(Math.max(0, Math.min(CHOICES.length - 1, target)));
  };
  const take = (choice: Choice): void => {
    setBusy(choice.key);
    setError(null);
    choice
      .run()
      .catch((cause: unknown) => setError(asApiError(cause)))
      .finally(() => setBusy(null));
  };

  return (
    <>
      <h1 className={styles['title']}>{startWords.welcome}</h1>
      <p className="muted">{startWords.chooseFirst}</p>
      {shown && (
        <div className={styles['problem']}>
          <ErrorMessage error={shown} />
        </div>
      )}
      <ul ref={list} className={styles['choices']} aria-label={startWords.alt}>
        {CHOICES.map((choice, index) => (
          <li key={choice.key}>
            <button type="button" className={styles['choice']} disabled={busy !== null} aria-busy={busy === choice.key} onClick={() => take(choice)} onKeyDown={(event) => onKeyDown(event, index)}>
              <span className={styles['icon']}>
                <Icon of={choice.icon} size="large" />
              </span>
              <b>{choice.title}</b>
              <span className="muted">{choice.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['keys']}>
        <Kbd keys="Left+Right" />
        <Kbd keys="Enter" />
      </p>
    </>
  );
}

function Preparing({ state }: { readonly state: HostState }): JSX.Element {
  const progress = state.progress;
  const label = progress?.label.replace(/\d{4}-\d\d-\d\d/, (day) => dateText(day));
  const sentence = progress === undefined || label === undefined ? startWords.working : progress.total > 1 ? startWords.progress(label, number(progress.done), number(progress.total)) : `${label}…`;
  return (
    <section className={styles['panel']} aria-label={startWords.working}>
      <h1 className={styles['title']}>{startWords.working}</h1>
      <output>{sentence}</output>
      <ProgressBar label={startWords.working} done={progress?.done ?? 0} total={progress === undefined || progress.total <= 1 ? null : progress.total} />
      <p className="faint">{startWords.preparingSafe}</p>
    </section>
  );
}

/** Opening takes a moment; only a longer one is worth a word (ux §4). */
function Opening(): JSX.Element | null {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!slow) return null;
  return (
    <section className={styles['panel']}>
      <h1 className={styles['title']}>{startWords.opening}</h1>
      <p className="muted">{startWords.openingText}</p>
      <ProgressBar label={startWords.opening} done={0} total={null} />
    </section>
  );
}

function Failed({ state }: { readonly state: HostState }): JSX.Element {
  const [error, setError] = useState<ApiError | null>(null);
  const shown = error ?? new ApiError(state.error?.code ?? 'INTERNAL', state.error?.message ?? startWords.failed);
  const run = (action: Promise<unknown>): void => {
    action.catch((cause: unknown) => setError(asApiError(cause)));
  };
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-first]')?.focus();
  }, []);
  return (
    <section className={styles['panel']}>
      <span className={styles['stop']}>
        <Icon of={OctagonAlert} size="large" />
      </span>
      <h1 className={styles['title']}>{startWords.failed}</h1>
      {state.file !== null && <p className="faint mono small">{state.file}</p>}
      <ErrorMessage error={shown} />
      <p>
        {startWords.failedSafe} {startWords.failedDo}
      </p>
      <div className="row">
        <Button kind="primary" size="large" icon={FolderOpen} data-first onClick={() => run(callHost('host.openFile', {}))}>
          {startWords.openTitle}
        </Button>
        <Button size="large" onClick={() => run(callHost('host.createDemo', {}))}>
          {startWords.demoTitle}
        </Button>
        <Button size="large" kind="quiet" onClick={() => run(callHost('host.quit', {}))}>
          {startWords.quit}
        </Button>
      </div>
    </section>
  );
}
