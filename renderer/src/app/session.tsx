import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type JSX, type ReactNode } from 'react';
import type { Result } from '../../../shared/contract/index.ts';
import type { Role } from '../../../shared/contract/values.ts';
import { api, asApiError, endSession, onUnauthenticated, queryClient, setSession, type ApiError } from '../api/index.ts';

export type SessionUser = Result<'auth.login'>['user'];

type Session = {
  readonly user: SessionUser | null;
  /** The window is covered by the PIN; everything below it stays as it was. */
  readonly locked: boolean;
  /** Opens a session, or the lock of the same person. Answers the refusal, or null. */
  readonly signIn: (username: string, pin: string) => Promise<ApiError | null>;
  readonly signOut: () => void;
  /** The window goes on in somebody else's hands: the one is signed out, the other in, the screen stays. */
  readonly handTo: (username: string, pin: string) => Promise<void>;
  readonly lock: () => void;
};

const SessionContext = createContext<Session | null>(null);

const leaving = new Set<() => void>();

/** Hears when a person signs out, so that nothing of theirs greets the next one. */
export function onSignOut(listener: () => void): () => void {
  leaving.add(listener);
  return () => leaving.delete(listener);
}

/** Nobody touching keys or mouse for this long locks the window (ux §3.1). */
export const IDLE_LOCK_MS = 5 * 60_000;

export function SessionProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [user, setUser] = useState<SessionUser | null>(null);
  const [locked, setLocked] = useState(false);
  /** The token of the open session: unlocking replaces it. */
  const token = useRef<string | null>(null);

  const signIn = useCallback(async (username: string, pin: string): Promise<ApiError | null> => {
    try {
      const { session, user: next } = await api.call('auth.login', { username, pin, ...(token.current === null ? {} : { replaces: token.current }) });
      setSession(session);
      token.current = session;
      setUser(next);
      setLocked(false);
      void queryClient.invalidateQueries();
      return null;
    } catch (cause) {
      return asApiError(cause);
    }
  }, []);

  const signOut = useCallback(() => {
    api.call('auth.logout', {}).catch(() => null);
    setSession(null);
    token.current = null;
    setUser(null);
    setLocked(false);
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'system.status' && query.queryKey[0] !== 'auth.users' });
    for (const listener of leaving) listener();
    window.location.hash = '';
  }, []);

  const handTo = useCallback(
    async (username: string, pin: string): Promise<void> => {
      const before = token.current;
      if ((await signIn(username, pin)) !== null) return signOut();
      if (before !== null) endSession(before);
      for (const listener of leaving) listener();
    },
    [signIn, signOut],
  );

  const lock = useCallback(() => {
    if (token.current !== null) setLocked(true);
  }, []);

  useEffect(() => onUnauthenticated(lock), [lock]);
  useIdle(user !== null && !locked, lock);

  const value = useMemo(() => ({ user, locked, signIn, signOut, handTo, lock }), [user, locked, signIn, signOut, handTo, lock]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

function useIdle(active: boolean, onIdle: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    let touched = performance.now();
    const touch = (): void => {
      touched = performance.now();
    };
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, touch, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (performance.now() - touched >= IDLE_LOCK_MS) onIdle();
    }, 5000);
    return () => {
      for (const event of events) window.removeEventListener(event, touch, { capture: true });
      clearInterval(timer);
    };
  }, [active, onIdle]);
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** The signed-in person; only for screens, which exist only while somebody is signed in. */
export function useUser(): SessionUser {
  const { user } = useSession();
  if (!user) throw new Error('a screen without a session');
  return user;
}

/** True when the signed-in role is one of these. */
export function useRole(...roles: readonly Role[]): boolean {
  const { user } = useSession();
  return user !== null && roles.includes(user.role);
}
