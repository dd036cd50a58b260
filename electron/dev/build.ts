/** Builds dist/ when a source is newer than what was built from it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

const OUTPUTS = ['main/main.cjs', 'preload/preload.cjs', 'preload/display.cjs', 'service/service.cjs', 'renderer/index.html', 'renderer/display.html'];
const SOURCES = ['electron', 'renderer', 'shared', 'vite.config.ts', 'package.json'];

/** Milliseconds of the youngest file at or below `path`; 0 where there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isStale(): boolean {
  const built = Math.min(...OUTPUTS.map((file) => newest(join(projectRoot, 'dist', file))));
  return built < Math.max(...SOURCES.map((path) => newest(join(projectRoot, path))));
}

/** @throws Error when the build fails; its output has been shown by then. */
export function buildIfStale(): void {
  if (!isStale()) return;
  const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], { cwd: projectRoot, stdio: ['ignore', process.stderr, process.stderr] });
  if (done.status !== 0) throw new Error('The build failed.');
}

/** Builds only when nothing was ever built: good enough where main serves as a page printer. */
export function buildIfMissing(): void {
  if (!existsSync(join(projectRoot, 'dist/main/main.cjs'))) buildIfStale();
}
