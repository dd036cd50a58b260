import { createContext, useContext, useEffect, useState, type JSX, type ReactNode } from 'react';
import type { HostState } from '../../../shared/contract/host.ts';
import { asApiError, callHost, onHost } from '../api/index.ts';

const HostContext = createContext<HostState | null>(null);

const lostHost = (message: string): HostState => ({ file: null, demo: false, phase: 'failed', error: { code: 'INTERNAL', message }, versions: { app: '', electron: '', chrome: '' } });

/** What the main process is doing with the file; null until it first answers. */
export function HostProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [state, setState] = useState<HostState | null>(null);
  useEffect(() => {
    let heard = false;
    const stop = onHost('host.state', (next) => {
      heard = true;
      setState(next);
    });
    callHost('host.state', {})
      .then((first) => {
        if (!heard) setState(first);
      })
      .catch((cause: unknown) => setState(lostHost(asApiError(cause).message)));
    return stop;
  }, []);
  return <HostContext value={state}>{children}</HostContext>;
}

export const useHostState = (): HostState | null => useContext(HostContext);
