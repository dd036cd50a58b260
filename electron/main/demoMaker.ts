/** Has the service make the demo gerai; a half-made one is never left under its final name. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Event, Failure, HostProgress } from '../../shared/contract/host.ts';
import type { ServiceListener, ServiceProcess } from './serviceProcess.ts';
import { text } from './text.ts';

export type DemoOptions = {
  /** Where the demo stands when it is complete. */
  readonly file: string;
  /** A folder on the same disk that is ours to empty. */
  readonly workshop: string;
  start(file: string, listener: ServiceListener): ServiceProcess;
  onProgress(progress: HostProgress): void;
};

export type DemoMaker = {
  /** Undefined when the demo stands, else why not. */
  readonly ended: Promise<Failure | undefined>;
  /** It is busy with one long job and would not hear a kinder word. */
  kill(): void;
};

export const DEMO_STARTS: HostProgress = { done: 0, total: 1, label: text.preparingDemo };

export function makeDemo(options: DemoOptions): DemoMaker {
  const { file, workshop } = options;
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { recursive: true });
  const unfinished = join(workshop, basename(file));
  let failure: Failure = { code: 'STORAGE', message: text.demoFailed };
  let maker: ServiceProcess | undefined;
  const ended = new Promise<Failure | undefined>((resolve) => {
    maker = options.start(unfinished, {
      onMessage: (message) => {
        if ('event' in message) failure = hear(message, (progress) => options.onProgress(progress)) ?? failure;
      },
      onExit: (code) => {
        const complete = code === 0 && existsSync(unfinished);
        if (complete) renameSync(unfinished, file);
        rmSync(workshop, { recursive: true, force: true });
        resolve(complete ? undefined : failure);
      },
    });
  });
  return { ended, kill: () => maker?.kill() };
}

function hear({ event, data }: Event, onProgress: (progress: HostProgress) => void): Failure | undefined {
  if (event === 'service.refused') return data as Failure;
  if (event === 'job.progress') {
    const { done, total, label } = data as Omit<HostProgress, 'label'> & { label?: string };
    onProgress({ done, total, label: label ?? text.preparingDemo });
  }
  return undefined;
}
