import type { MethodName, Params, Result } from '../../../shared/contract/index.ts';
import { rawCall } from './bridge.ts';
import { ApiError } from './error.ts';

let session: string | null = null;
const unauthenticated = new Set<() => void>();

/** Every later call carries this session; null signs out. */
export function setSession(next: string | null): void {
  session = next;
}

/** Hears when the service no longer knows the session, so that the lock can ask for the PIN. */
export function onUnauthenticated(listener: () => void): () => void {
  unauthenticated.add(listener);
  return () => unauthenticated.delete(listener);
}

/** Ends a session that is not the window's own any more. */
export function endSession(token: string): void {
  void rawCall('auth.logout', {}, token).catch(() => null);
}

async function call<M extends MethodName>(method: M, params: Params<M>): Promise<Result<M>> {
  const sent = session;
  const reply = await rawCall(method, params, sent ?? undefined).catch((cause: unknown) => {
    throw ApiError.lost(cause);
  });
  if (reply.ok) return reply.result as Result<M>;
  const error = ApiError.from(reply.error);
  if (error.code === 'UNAUTHENTICATED' && sent !== null && sent === session && method !== 'auth.login') for (const listener of unauthenticated) listener();
  throw error;
}

/** The typed client: every method of the contract, with the session of whoever is signed in. Rejects with ApiError. */
export const api = { call } as const;
