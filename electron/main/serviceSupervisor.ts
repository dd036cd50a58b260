/** Keeps the service process alive and its callers answered. */
import type { Event, Failure, Reply, Request, ServiceOpening } from '../../shared/contract/host.ts';
import type { ServiceListener, ServiceMessage, ServiceProcess } from './serviceProcess.ts';
import { text } from './text.ts';

export type SupervisorOptions = {
  start(listener: ServiceListener): ServiceProcess;
  onReady(service: { version: string; schemaVersion: number }): void;
  /** The service died and will be back. */
  onRestarting(): void;
  onRestarted(deaths: number): void;
  /** The file cannot be opened, or the service keeps dying: every call is answered with this from now on. */
  onFailed(failure: Failure): void;
  onEvent(event: Event): void;
};

export type Supervisor = {
  /** Always answers: from the service, from its next life, or with why not. */
  call(method: string, params: unknown, session?: string): Promise<Reply>;
  /** Ends the service; resolves when its process is gone and the file is free. */
  stop(): Promise<void>;
};

type Pending = { readonly request: Request; sends: number; readonly answer: (reply: Reply) => void };

const MAX_DEATHS = 5;
const DEATHS_WITHIN_MS = 60_000;
const RESTART_DELAYS_MS = [50, 200, 500, 1_000];
/** A request that was there at so many deaths is likely their cause: it is answered, so that the till can go on. */
const MAX_SENDS = 4;

export function superviseService(options: SupervisorOptions): Supervisor {
  const pending = new Map<number, Pending>();
  const deaths: number[] = [];
  let lastId = 0;
  let lives = 0;
  let child: ServiceProcess | undefined;
  let ready = false;
  let failure: Failure | undefined;
  let restart: NodeJS.Timeout | undefined;
  let stopping: PromiseWithResolvers | undefined;

  const send = (entry: Pending): void => {
    entry.sends += 1;
    child?.send(entry.request);
  };

  const answer = (reply: Reply): void => {
    const entry = pending.get(reply.id);
    pending.delete(reply.id);
    entry?.answer(reply);
  };

  const answerAll = (error: Failure): void => {
    for (const id of pending.keys()) answer({ id, ok: false, error });
  };

  const fail = (error: Failure): void => {
    failure = error;
    answerAll(error);
    options.onFailed(error);
  };

  const onMessage = (message: ServiceMessage): void => {
    if (!('event' in message)) return answer(message);
    const opening = message as ServiceOpening;
    if (opening.event === 'service.ready') {
      ready = true;
      for (const entry of pending.values()) send(entry);
      options.onReady(opening.data);
      if (lives > 1) options.onRestarted(deaths.length);
    } else if (opening.event === 'service.refused') fail(opening.data);
    else options.onEvent(message);
  };

  const onExit = (code: number | null): void => {
    child = undefined;
    ready = false;
    if (stopping) return stopping.resolve();
    if (failure) return;
    console.error(`gerai: the service process ended (${code})`);
    const now = Date.now();
    deaths.push(now);
    while ((deaths[0] ?? now) < now - DEATHS_WITHIN_MS) deaths.shift();
    if (deaths.length >= MAX_DEATHS) return fail({ code: 'STORAGE', message: text.serviceGone, details: {} });
    for (const [id, entry] of pending) {
      if (entry.sends >= MAX_SENDS) answer({ id, ok: false, error: { code: 'STORAGE', message: text.requestDropped, details: {} } });
    }
    options.onRestarting();
    restart = setTimeout(launch, RESTART_DELAYS_MS[deaths.length - 1]);
  };

  const launch = (): void => {
    lives += 1;
    child = options.start({ onMessage, onExit });
  };

  launch();
  return {
    call: (method, params, session) =>
      new Promise((resolve) => {
        lastId += 1;
        const request: Request = { id: lastId, method, params, ...(session === undefined ? {} : { session }) };
        const refusal = failure ?? (stopping ? { code: 'BUSY' as const, message: text.closing } : undefined);
        if (refusal) return resolve({ id: request.id, ok: false, error: refusal });
        const entry: Pending = { request, sends: 0, answer: resolve };
        pending.set(request.id, entry);
        if (ready) send(entry);
      }),
    stop: async () => {
      if (!stopping) {
        stopping = withResolvers();
        clearTimeout(restart);
        answerAll({ code: 'BUSY', message: text.closing });
        if (child) child.stop();
        else stopping.resolve();
      }
      await stopping.promise;
    },
  };
}

type PromiseWithResolvers = { readonly promise: Promise<void>; readonly resolve: () => void };

/** Promise.withResolvers is younger than the oldest runtime that main runs on. */
function withResolvers(): PromiseWithResolvers {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
