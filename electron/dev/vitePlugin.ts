/** `npm run dev`: Vite's dev server for the windows, and Electron, restarted when the code of its processes changes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createBuilder, type Plugin, type ViteDevServer } from 'vite';
import { resolveElectron } from './runtime.ts';
import { ensureScreen, ensureSystemLibraries } from './systemLibraries.ts';

const PROCESSES = ['main', 'preload', 'service'];
const WATCHED = ['electron/main', 'electron/preload', 'electron/service', 'shared', 'migrations'];
/** An editor saves in several steps; one restart is enough for them. */
const SETTLE_MS = 80;

export function electronDev(): Plugin {
  return {
    name: 'gerai-electron-dev',
    apply: 'serve',
    configureServer(server) {
      if (!process.env['VITEST']) runElectronBeside(server);
    },
  };
}

function runElectronBeside(server: ViteDevServer): void {
  const root = resolve(server.config.root, '..');
  const logger = server.config.logger;
  const report = (error: unknown): void => logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const builder = createBuilder({ ...(server.config.configFile ? { configFile: server.config.configFile } : {}), mode: 'development', logLevel: 'warn' });
  let electron: ChildProcess | undefined;
  let restarting = false;

  const build = async (): Promise<void> => {
    const tool = await builder;
    for (const name of PROCESSES) {
      const environment = tool.environments[name];
      if (environment) await tool.build(environment);
    }
  };

  const launch = async (): Promise<void> => {
    ensureSystemLibraries();
    const { binary } = await resolveElectron();
    const screen = await ensureScreen();
    const switches = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...(process.env['GERAI_ELECTRON_ARGS']?.split(' ') ?? [])];
    const url = server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error('Vite has no local address');
    const child = spawn(binary, [...switches, root], {
      stdio: 'inherit',
      env: { ...process.env, GERAI_DEV_URL: url, ...(process.env['GERAI_FILE'] ? {} : { GERAI_DEMO: '1' }), ...(screen ? { DISPLAY: screen.display } : {}) },
    });
    child.once('exit', () => {
      screen?.stop();
      if (!restarting) server.close().then(() => process.exit(0), report);
    });
    electron = child;
  };

  const relaunch = async (): Promise<void> => {
    restarting = true;
    if (electron && electron.exitCode === null) {
      const gone = once(electron, 'exit');
      electron.kill();
      await gone;
    }
    await build();
    restarting = false;
    await launch();
    logger.info('electron restarted', { timestamp: true });
  };

  const isBelow = (file: string, folder: string): boolean => file.replaceAll('\\', '/').startsWith(resolve(root, folder).replaceAll('\\', '/') + '/');
  let settling: NodeJS.Timeout | undefined;
  server.watcher.add(WATCHED.map((folder) => resolve(root, folder)));
  server.watcher.on('change', (file) => {
    if (!WATCHED.some((folder) => isBelow(file, folder))) return;
    clearTimeout(settling);
    settling = setTimeout(() => {
      if (isBelow(file, 'electron/preload')) build().then(() => server.ws.send({ type: 'full-reload' }), report);
      else relaunch().catch(report);
    }, SETTLE_MS);
  });
  server.httpServer?.once('listening', () => {
    build().then(launch).catch(report);
  });
}
