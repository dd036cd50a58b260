/**
 * Starts the service process. Everything that differs between current Electron and the carried test runtime is here:
 * better-sqlite3 needs Node-API 10, which Electron has since 36 (utility process); below that a Node 24 beside it runs the same file.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { Event, Reply, Request } from '../../shared/contract/host.ts';

export type ServiceMessage = Reply | Event;
export type ServiceListener = { onMessage(message: ServiceMessage): void; /** Called once, after the last message. */ onExit(code: number | null): void };
export type ServiceProcess = {
  send(request: Request): void;
  /** Asks the process to end; takes the ways of force when it has not after a while. */
  stop(): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
};
export type ServiceStart = { readonly entry: string; readonly environment: Readonly<Record<string, string>> };

const NODE_API_OF_DATABASE = 10;
const STOP_WITHIN_MS = 5_000;

export function startService(start: ServiceStart, listener: ServiceListener): ServiceProcess {
  const forced = app.isPackaged ? undefined : process.env['GERAI_TRANSPORT'];
  const canLoadDatabase = Number(process.versions['napi'] ?? 0) >= NODE_API_OF_DATABASE;
  const transport = forced ?? (canLoadDatabase ? 'utilityProcess' : 'fork');
  return transport === 'utilityProcess' ? startUtilityProcess(start, listener) : startNode(start, listener);
}

function startUtilityProcess({ entry, environment }: ServiceStart, listener: ServiceListener): ServiceProcess {
  const child = utilityProcess.fork(entry, [], { env: { ...process.env, ...environment }, serviceName: 'Gerai data', stdio: 'inherit' });
  child.on('message', (message: ServiceMessage) => listener.onMessage(message));
  child.once('exit', (code) => listener.onExit(code));
  return { send: (request) => child.postMessage(request), stop: () => void child.kill(), kill: () => void child.kill() };
}

function startNode({ entry, environment }: ServiceStart, listener: ServiceListener): ServiceProcess {
  const child = fork(entry, [], {
    execPath: nodeProgram(),
    execArgv: [],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Electron's V8 and Node's differ: their own serialization formats do not match.
    serialization: 'json',
  });
  let exit: { code: number | null } | undefined;
  let gone = false;
  let force: NodeJS.Timeout | undefined;
  // The last messages are read from the channel after the process ended: it is gone when both have happened.
  const settle = (): void => {
    if (gone || exit === undefined || child.connected) return;
    gone = true;
    clearTimeout(force);
    listener.onExit(exit.code);
  };
  child.on('message', (message) => listener.onMessage(message as ServiceMessage));
  child.on('exit', (code) => {
    exit = { code };
    settle();
  });
  child.on('disconnect', settle);
  child.on('error', (error) => {
    console.error(error);
    // Without a pid it never started, and no exit will come.
    if (child.pid === undefined && !gone) {
      gone = true;
      listener.onExit(null);
    }
  });
  return {
    send: (request) => {
      // A request that finds the channel closed is sent again to the next process.
      if (child.connected) child.send(request, () => undefined);
    },
    stop: () => {
      if (gone) return;
      force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      if (child.connected) child.disconnect();
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** The Node beside the program: packed with it, or the project's own. */
function nodeProgram(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = [join(process.resourcesPath, name), join(app.getAppPath(), 'node_modules/.bin', name)];
  return candidates.find((file) => existsSync(file)) ?? name;
}
