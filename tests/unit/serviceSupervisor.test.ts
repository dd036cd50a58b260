/** The supervisor against a service that exists only in this test. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ServiceListener, ServiceProcess } from '../../electron/main/serviceProcess.ts';
import { superviseService, type Supervisor } from '../../electron/main/serviceSupervisor.ts';
import type { Event, Failure, Request } from '../../shared/contract/host.ts';

type Life = { readonly listener: ServiceListener; readonly sent: Request[]; stopped: boolean };

let lives: Life[];
let events: string[];
let failures: Failure[];
let supervisor: Supervisor;

function start(listener: ServiceListener): ServiceProcess {
  const life: Life = { listener, sent: [], stopped: false };
  lives.push(life);
  return { send: (request) => life.sent.push(request), stop: () => (life.stopped = true), kill: () => undefined };
}

const lastLife = (): Life => lives.at(-1)!;
const becomeReady = (): void => lastLife().listener.onMessage({ event: 'service.ready', data: { version: '1.2.3', schemaVersion: 4 } });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockReturnValue();
  lives = [];
  events = [];
  failures = [];
  supervisor = superviseService({
    start,
    onReady: ({ version, schemaVersion }) => events.push(`ready ${version} ${schemaVersion}`),
    onRestarting: () => events.push('restarting'),
    onRestarted: (deaths) => events.push(`restarted ${deaths}`),
    onFailed: (failure) => failures.push(failure),
    onEvent: ({ event }: Event) => events.push(`event ${event}`),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a call waits for the service to be ready, then goes out once and is answered', async () => {
  const answer = supervisor.call('sales.get', { number: 'J-1' }, 'token');
  expect(lastLife().sent).toEqual([]);
  becomeReady();
  expect(lastLife().sent).toEqual([{ id: 1, method: 'sales.get', params: { number: 'J-1' }, session: 'token' }]);
  lastLife().listener.onMessage({ id: 1, ok: true, result: 7 });
  expect(await answer).toEqual({ id: 1, ok: true, result: 7 });
  expect(events).toEqual(['ready 1.2.3 4']);
});

test('restarts come after 50, 200, 500 and 1,000 milliseconds; the fifth death within a minute is the last', async () => {
  const answer = supervisor.call('sales.checkout', { id: 'x' });
  const delays = [50, 200, 500, 1_000];
  for (const [index, delay] of delays.entries()) {
    lastLife().listener.onExit(1);
    vi.advanceTimersByTime(delay - 1);
    expect(lives).toHaveLength(index + 1);
    vi.advanceTimersByTime(1);
    expect(lives).toHaveLength(index + 2);
  }
  lastLife().listener.onExit(null);
  vi.advanceTimersByTime(120_000);
  expect(lives).toHaveLength(5);
  const gaveUp = { code: 'STORAGE', message: expect.stringMatching(/^Data tidak terbaca\./) as string, details: {} };
  expect(failures).toEqual([gaveUp]);
  expect(await answer).toMatchObject({ ok: false, error: gaveUp });
  expect(await supervisor.call('system.status', {})).toMatchObject({ ok: false, error: gaveUp });
});

test('deaths more than a minute apart do not add up', () => {
  for (let death = 1; death <= 12; death += 1) {
    lastLife().listener.onExit(1);
    vi.advanceTimersByTime(20_000);
  }
  expect(failures).toEqual([]);
  expect(lives).toHaveLength(13);
});

test('what was in flight is sent again unchanged, what was answered is not', async () => {
  becomeReady();
  const done = supervisor.call('a.b', { n: 1 });
  const open = supervisor.call('c.d', { n: 2 }, 'token');
  lastLife().listener.onMessage({ id: 1, ok: true, result: null });
  await done;
  lastLife().listener.onExit(9);
  vi.advanceTimersByTime(50);
  expect(lastLife().sent).toEqual([]);
  becomeReady();
  expect(lastLife().sent).toEqual([{ id: 2, method: 'c.d', params: { n: 2 }, session: 'token' }]);
  lastLife().listener.onMessage({ id: 2, ok: false, error: { code: 'NOT_FOUND', message: 'Tidak ada.' } });
  expect(await open).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(events).toEqual(['ready 1.2.3 4', 'restarting', 'ready 1.2.3 4', 'restarted 1']);
});

test('a refused file is final: no restart, every call gets the sentence', async () => {
  const waiting = supervisor.call('a.b', {});
  const refusal: Failure = { code: 'STORAGE', message: 'Berkas rusak.' };
  lastLife().listener.onMessage({ event: 'service.refused', data: refusal });
  lastLife().listener.onExit(1);
  vi.advanceTimersByTime(60_000);
  expect(lives).toHaveLength(1);
  expect(await waiting).toMatchObject({ ok: false, error: refusal });
  expect(await supervisor.call('a.b', {})).toMatchObject({ ok: false, error: refusal });
});

test('stopping answers what is open, waits for the process to go, and starts nothing', async () => {
  becomeReady();
  const open = supervisor.call('a.b', {});
  const stopped = supervisor.stop();
  expect(await open).toMatchObject({ ok: false, error: { code: 'BUSY' } });
  expect(lastLife().stopped).toBe(true);
  lastLife().listener.onExit(0);
  await stopped;
  vi.advanceTimersByTime(60_000);
  expect(lives).toHaveLength(1);
  expect(await supervisor.call('a.b', {})).toMatchObject({ ok: false, error: { code: 'BUSY' } });
});

test('stopping between two lives cancels the next one', async () => {
  lastLife().listener.onExit(1);
  await supervisor.stop();
  vi.advanceTimersByTime(60_000);
  expect(lives).toHaveLength(1);
});
