/** Calls through the contract, whatever carries them: a service in this process or one behind a channel. */
import { randomBytes } from 'node:crypto';
import { contract, type MethodName, type Params, type Result } from '../../shared/contract/index.ts';
import type { Reply, Request } from '../../shared/contract/host.ts';

/** Params without the id of a write, which is made here. */
export type Given<M extends MethodName> = Params<M> extends { id: string } ? Omit<Params<M>, 'id'> : Params<M>;

/** A UUID of version 7. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-a${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

let requests = 0;

export function requestOf<M extends MethodName>(method: M, params: Given<M>, session?: string): Request {
  requests += 1;
  return { id: requests, method, params: contract[method].writes ? { ...params, id: newId() } : params, ...(session === undefined ? {} : { session }) };
}

/** The result of an answer. Throws when it was a refusal: a bench of refusals measures nothing. */
export function resultOf<M extends MethodName>(method: M, reply: Reply): Result<M> {
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.rule ?? ''} ${reply.error.message}`);
  return reply.result as Result<M>;
}

export type Person = { readonly session: string; call<M extends MethodName>(method: M, params: Given<M>): Promise<Result<M>> };

/** Signs somebody in. */
export async function signIn(send: (request: Request) => Reply | Promise<Reply>, who: { readonly username: string; readonly pin: string }): Promise<Person> {
  const { session } = resultOf('auth.login', await send(requestOf('auth.login', who)));
  return { session, call: async (method, params) => resultOf(method, await send(requestOf(method, params, session))) };
}
