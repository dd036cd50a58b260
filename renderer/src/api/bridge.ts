import type { GeraiBridge, HostEvents, HostMethodName, HostMethods } from '../../../shared/contract/host.ts';
import { ApiError } from './error.ts';

const bridge = (): GeraiBridge => window.gerai;

/** Asks the main process itself: files, previews, printing. */
export async function callHost<M extends HostMethodName>(method: M, params: HostMethods[M]['params']): Promise<HostMethods[M]['result']> {
  const reply = await bridge()
    .call(method, params)
    .catch((cause: unknown) => {
      throw ApiError.lost(cause);
    });
  if (!reply.ok) throw ApiError.from(reply.error);
  return reply.result as HostMethods[M]['result'];
}

/** Hears one kind of event until the answered function is called. */
export function onHost<E extends keyof HostEvents>(event: E, listener: (data: HostEvents[E]) => void): () => void {
  return bridge().on((heard) => {
    if (heard.event === event) listener(heard.data as HostEvents[E]);
  });
}

export const onEvent = (event: string, listener: (data: unknown) => void): (() => void) =>
  bridge().on((heard) => {
    if (heard.event === event) listener(heard.data);
  });

export const rawCall: GeraiBridge['call'] = (method, params, session) => (session === undefined ? bridge().call(method, params) : bridge().call(method, params, session));
