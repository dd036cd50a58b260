/** `npm start [-- FILE.gerai]`: whatever is missing is brought or built, then the program runs; without a file, on the demo. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { buildIfStale, projectRoot } from './build.ts';
import { resolveElectron } from './runtime.ts';
import { ensureScreen, ensureSystemLibraries } from './systemLibraries.ts';

const given = process.argv.slice(2);
const file = given.find((argument) => !argument.startsWith('-'));
const switches = given.filter((argument) => argument.startsWith('-'));
const demo = file === undefined && !process.env['GERAI_FILE'];

try {
  ensureSystemLibraries();
  buildIfStale();
  const { binary } = await resolveElectron();
  const screen = await ensureScreen();
  if (screen) console.error(`gerai: no screen here, drawing on ${screen.display} (Xvfb)`);
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...switches,
    projectRoot,
    // npm runs this in the project's folder; a relative name belongs to where the person stands.
    ...(file === undefined ? [] : [resolve(process.env['INIT_CWD'] ?? '.', file)]),
  ];
  const child = spawn(binary, args, {
    stdio: 'inherit',
    env: { ...process.env, ...(demo ? { GERAI_DEMO: '1' } : {}), ...(screen ? { DISPLAY: screen.display } : {}) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error));
  child.on('exit', (code) => process.exit(code ?? 0));
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
