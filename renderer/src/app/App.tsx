import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type JSX } from 'react';
import { shellWords } from '../../../shared/text/screens.ts';
import { queryClient, useApiQuery, watchDisplay } from '../api/index.ts';
import { LoginScreen } from '../features/people/index.ts';
import { NewGeraiScreen, StartScreen } from '../features/start/index.ts';
import { EVERYWHERE, installKeyboard, installScanGate, playStop, useKeys } from '../ui/index.ts';
import { HelpOverlay } from './HelpOverlay.tsx';
import { HostProvider, useHostState } from './host.tsx';
import { LockScreen } from './LockScreen.tsx';
import { useDisplayHouse } from './memberDisplay.ts';
import { NoticeLine, notify } from './notice.tsx';
import { watchRestarts } from './restart.ts';
import { Rooms } from './Rooms.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { ThemeProvider } from './theme.tsx';
import styles from './App.module.css';

export function App(): JSX.Element {
  return (
    <ThemeProvider>
      <QueryClientProvider client={queryClient}>
        <HostProvider>
          <SessionProvider>
            <Window />
          </SessionProvider>
        </HostProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}

/** Everything but the lock lies in two boxes that the lock makes unreachable: the screen, and the dialogs above it. */
function Window(): JSX.Element {
  const { locked, lock, user } = useSession();
  useEffect(installKeyboard, []);
  useEffect(
    () =>
      installScanGate(() => {
        playStop();
        notify(shellWords.scanIgnored, 'stop');
      }),
    [],
  );
  useEffect(watchRestarts, []);
  useEffect(watchDisplay, []);
  useKeys(user === null ? [] : [{ keys: 'Ctrl+L', label: shellWords.lock, run: lock, bar: false }], EVERYWHERE);
  return (
    <>
      <div className={styles['screen']} inert={locked}>
        <Content />
      </div>
      <div id="layers" inert={locked} />
      <HelpOverlay blocked={locked} />
      {locked && <LockScreen />}
      <NoticeLine />
    </>
  );
}

function Content(): JSX.Element | null {
  const host = useHostState();
  const { user } = useSession();
  const ready = host?.phase === 'ready';
  const status = useApiQuery('system.status', {}, { enabled: ready });
  // Kept while the service comes back.
  useDisplayHouse((ready || host?.phase === 'starting') && status.data?.initialised === true, status.data?.openShift != null);
  if (!host) return null;
  // A restart of the service must not take the screen away from whoever is working.
  if (!ready && !(host.phase === 'starting' && status.data?.initialised === true)) return <StartScreen state={host} />;
  if (!status.data) return status.error ? <StartScreen state={{ ...host, phase: 'failed', error: { code: status.error.code, message: status.error.message } }} /> : null;
  if (!status.data.initialised) return <NewGeraiScreen file={host.file} />;
  return user === null ? <LoginScreen status={status.data} demo={host.demo} /> : <Rooms />;
}
