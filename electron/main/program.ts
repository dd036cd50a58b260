/** The one open file: its service, its phase, and how the program gets from none to an open one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Event, Failure, HostProgress, HostState, HostVersions, Reply } from '../../shared/contract/host.ts';
import { DEMO_STARTS, makeDemo, type DemoMaker } from './demoMaker.ts';
import { startService, type ServiceListener, type ServiceProcess } from './serviceProcess.ts';
import { superviseService, type Supervisor } from './serviceSupervisor.ts';
import { text } from './text.ts';

export type ProgramOptions = {
  readonly serviceEntry: string;
  readonly migrations: string;
  readonly userData: string;
  readonly versions: HostVersions;
  /** Sends an event to every window. */
  emit(event: Event): void;
  /** A file other than the demo was opened and is readable. */
  onOpened(file: string): void;
};

export type Program = {
  state(): HostState;
  /** Says why no file is open. */
  explain(error: Failure): void;
  open(file: string): Promise<void>;
  /** Opens the demo, making it first where there is none; answers its path at once. */
  openDemo(): string;
  call(method: string, params: unknown, session?: string): Promise<Reply>;
  stop(): Promise<void>;
};

const DEMO_FILE = 'demo.gerai';
/** The demo is made here and moved when complete: a half-made one is never opened. */
const DEMO_WORKSHOP = 'demo-baru';
/** What the service's script was compiled to: read at the next start instead of compiling again. A place that the environment names is taken instead. */
const COMPILE_CACHE = 'compile-cache';

export function createProgram(options: ProgramOptions): Program {
  let state: HostState = { file: null, demo: false, phase: 'choosing', versions: options.versions };
  let supervisor: Supervisor | undefined;
  let demoMaker: DemoMaker | undefined;
  /** Files are opened one after the other: two wishes at once must not leave two services. */
  let turn = Promise.resolve();

  const change = (next: Omit<HostState, 'versions'> & { versions?: HostVersions }): void => {
    state = { versions: state.versions, ...next };
    options.emit({ event: 'host.state', data: state });
  };

  const start = (file: string, task: 'serve' | 'demo', listener: ServiceListener): ServiceProcess =>
    startService(
      { entry: options.serviceEntry, environment: { GERAI_FILE: file, GERAI_MIGRATIONS: options.migrations, GERAI_TASK: task, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(options.userData, COMPILE_CACHE) } },
      listener,
    );

  const serve = (file: string, demo: boolean): void => {
    change({ file, demo, phase: 'starting' });
    supervisor = superviseService({
      start: (listener) => start(file, 'serve', listener),
      onReady: ({ version, schemaVersion }) => {
        change({ file, demo, phase: 'ready', versions: { ...options.versions, service: version, schema: schemaVersion } });
        if (!demo) options.onOpened(file);
      },
      onRestarting: () => change({ file, demo, phase: 'starting' }),
      onRestarted: (deaths) => options.emit({ event: 'service.restarted', data: { deaths } }),
      onFailed: ({ code, message }) => change({ file, demo, phase: 'failed', error: { code, message } }),
      onEvent: (event) => options.emit(event),
    });
  };

  const stopService = async (): Promise<void> => {
    const running = supervisor;
    supervisor = undefined;
    await running?.stop();
  };

  const prepareDemo = async (file: string): Promise<void> => {
    const prepare = (progress: HostProgress): void => change({ file, demo: true, phase: 'preparing', progress });
    prepare(DEMO_STARTS);
    const workshop = join(options.userData, DEMO_WORKSHOP);
    const maker = makeDemo({ file, workshop, start: (unfinished, listener) => start(unfinished, 'demo', listener), onProgress: prepare });
    demoMaker = maker;
    const failure = await maker.ended;
    // Another file was chosen meanwhile, or the program ends.
    if (demoMaker !== maker) return;
    demoMaker = undefined;
    if (failure) change({ file: null, demo: false, phase: 'failed', error: failure });
    else serve(file, true);
  };

  const closeFile = async (): Promise<void> => {
    const maker = demoMaker;
    demoMaker = undefined;
    maker?.kill();
    await maker?.ended;
    await stopService();
  };

  return {
    state: () => state,
    explain: ({ code, message }) => change({ ...state, error: { code, message } }),
    open: (file) => {
      turn = turn.then(closeFile).then(() => serve(file, false));
      return turn;
    },
    openDemo: () => {
      const file = join(options.userData, DEMO_FILE);
      if (state.file === file && state.phase !== 'failed') return file;
      change({ file, demo: true, phase: 'starting' });
      turn = turn.then(closeFile).then(() => {
        if (existsSync(file)) serve(file, true);
        else void prepareDemo(file);
      });
      return file;
    },
    call: (method, params, session) => {
      if (supervisor) return supervisor.call(method, params, session);
      const error: Failure =
        state.phase === 'failed' && state.error ? state.error : { code: 'BUSY', message: state.phase === 'preparing' ? text.preparing : text.noFileYet };
      return Promise.resolve({ id: 0, ok: false, error });
    },
    stop: closeFile,
  };
}
