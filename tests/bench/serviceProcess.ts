/** The bundled service in a Node of its own, started as the program's main process starts it. */
import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply, Request } from '../../shared/contract/host.ts';
import { MIGRATIONS, PROJECT } from './demoFile.ts';

export const SERVICE_BUNDLE = join(PROJECT, 'dist/service/service.cjs');
export const BARE_PROGRAM = join(import.meta.dirname, 'bareStart.cjs');

/** `userData` is where the program keeps what its service was compiled to. */
export const startNode = (entry: string, file: string, userData: string): ChildProcess =>
  fork(entry, [], {
    execPath: process.execPath,
    execArgv: [],
    env: { ...process.env, GERAI_FILE: file, GERAI_MIGRATIONS: MIGRATIONS, GERAI_TASK: 'serve', NODE_COMPILE_CACHE: join(userData, 'compile-cache') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'json',
  });

/** The next message that fits. Rejects when the process ends before. */
export function nextMessage<T>(child: ChildProcess, fits: (message: object) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the process ended with ${code} before it answered`));
    const onMessage = (message: unknown): void => {
      const found = message !== null && typeof message === 'object' ? fits(message) : undefined;
      if (found === undefined) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(found);
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

export const isReady = (message: object): true | undefined => ('event' in message && message.event === 'service.ready' ? true : undefined);

export function ask(child: ChildProcess, request: Request): Promise<Reply> {
  const reply = nextMessage(child, (message) => ('ok' in message && 'id' in message && message.id === request.id ? (message as Reply) : undefined));
  child.send(request);
  return reply;
}

/** Ends the process as closing the program does: the channel goes, the process closes its file and ends. */
export async function endNode(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await ended;
}

/** Milliseconds that all threads of a process have been on a processor; undefined where the system does not tell. */
export function processorMs(pid: number | undefined): number | undefined {
  try {
    const tasks = `/proc/${pid}/task`;
    return readdirSync(tasks).reduce((sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
  } catch {
    return undefined;
  }
}

/** Megabytes a process holds now and held at most; undefined where the system does not tell. */
export function memoryMb(pid: number | undefined): { readonly now: number; readonly atMost: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 102.4) / 10;
    return { now: field('VmRSS'), atMost: field('VmHWM') };
  } catch {
    return undefined;
  }
}
