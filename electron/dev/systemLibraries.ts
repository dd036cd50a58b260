/** What Electron needs from the system on Linux: shared libraries, and a screen where there is none (a server, CI). */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { delimiter, join } from 'node:path';

type Need = { readonly library: string; readonly package: string; readonly since64BitTime?: string };

const LIBRARIES: readonly Need[] = [
  { library: 'libgtk-3.so.0', package: 'libgtk-3-0', since64BitTime: 'libgtk-3-0t64' },
  { library: 'libnss3.so', package: 'libnss3' },
  { library: 'libasound.so.2', package: 'libasound2', since64BitTime: 'libasound2t64' },
  { library: 'libgbm.so.1', package: 'libgbm1' },
];
const SCREEN_PACKAGES = ['xvfb', 'xauth'];
const SCREEN_SIZE = '1366x768x24';

/** Releases from which Debian and Ubuntu name libraries with 64-bit time `…t64`. */
const FIRST_T64: Readonly<Record<string, number>> = { debian: 13, ubuntu: 24.04 };

export type Screen = { readonly display: string; stop(): void };

/** The apt packages for the missing libraries, in the names of the release that `osRelease` (the text of /etc/os-release) tells of. */
export function aptPackages(missing: readonly string[], osRelease: string, needScreen: boolean): string[] {
  const t64 = usesT64Names(osRelease);
  const libraries = LIBRARIES.filter((need) => missing.includes(need.library)).map((need) => (t64 ? (need.since64BitTime ?? need.package) : need.package));
  return needScreen ? [...libraries, ...SCREEN_PACKAGES] : libraries;
}

/** Ubuntu's daughters (Mint, Pop!_OS) number their own releases: their UBUNTU_CODENAME decides. */
function usesT64Names(osRelease: string): boolean {
  const field = (name: string): string => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const first = FIRST_T64[field('ID')];
  if (first !== undefined) return Number(field('VERSION_ID') || Infinity) >= first;
  return !['bionic', 'focal', 'jammy', 'mantic'].includes(field('UBUNTU_CODENAME'));
}

/**
 * Makes sure that Electron can be started here: installs what is missing with apt when it may, else throws an Error
 * whose message is the one line to run.
 */
export function ensureSystemLibraries(report: (line: string) => void = console.error): void {
  if (process.platform !== 'linux') return;
  const missing = missingLibraries();
  const needScreen = !hasDisplay() && findProgram('Xvfb') === undefined;
  if (missing.length === 0 && !needScreen) return;
  if (findProgram('apt-get') === undefined) {
    throw new Error(`Electron needs these libraries, please install them: ${[...missing, ...(needScreen ? ['Xvfb'] : [])].join(' ')}`);
  }
  const packages = aptPackages(missing, readFileSync('/etc/os-release', 'utf8'), needScreen);
  const line = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0) throw new Error(`Electron needs system libraries. Run this once, then try again:\n  sudo sh -c '${line}'`);
  report(`gerai: installing system libraries: ${packages.join(' ')}`);
  const done = spawnSync('sh', ['-c', line], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`This failed: ${line}\n${done.stderr}`);
}

function missingLibraries(): string[] {
  const known = spawnSync(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  return LIBRARIES.map((need) => need.library).filter((library) => !known.includes(`\t${library} `));
}

function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

const hasDisplay = (): boolean => Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** A screen of our own (Xvfb) where there is none; undefined where there is one. Stop it when done: it is a process. */
export function ensureScreen(): Promise<Screen | undefined> {
  if (process.platform !== 'linux' || hasDisplay()) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    // Xvfb picks a free number and writes it to file descriptor 3.
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN_SIZE, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const stop = (): void => {
      process.off('exit', stop);
      child.kill();
    };
    const numberPipe = child.stdio[3] as Socket;
    let number = '';
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    // The pipe stays open: Xvfb dies of writing the line end into a closed one.
    numberPipe.on('data', (chunk: Buffer) => {
      number += chunk.toString();
      if (!number.endsWith('\n')) return;
      numberPipe.unref();
      child.unref();
      process.on('exit', stop);
      resolve({ display: `:${number.trim()}`, stop });
    });
  });
}
