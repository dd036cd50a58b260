/** PDF and PNG of an HTML page for callers without a window (the command line): starts a hidden Electron for one page. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfMissing, projectRoot } from './build.ts';
import { resolveElectron } from './runtime.ts';
import { ensureScreen, ensureSystemLibraries } from './systemLibraries.ts';

/** `widthPx`: paper as wide as this many CSS pixels and as high as its content; without it A4. */
type Job = { readonly html: string; readonly format: 'pdf' | 'png'; readonly widthPx?: number };

const FINISHED_WITHIN_MS = 120_000;

/**
 * A4, or `widthPx` wide and as high as the content.
 * @throws Error with an Indonesian sentence where there is no Electron or the page cannot be made.
 */
export const renderPdf = (html: string, widthPx?: number): Promise<Buffer> => render({ html, format: 'pdf', ...(widthPx === undefined ? {} : { widthPx }) });

/**
 * The whole page, `widthPx` CSS pixels wide, two picture points to each.
 * @throws Error with an Indonesian sentence where there is no Electron or the page cannot be made.
 */
export const renderPng = (html: string, widthPx: number): Promise<Buffer> => render({ html, format: 'png', widthPx });

async function render(job: Job): Promise<Buffer> {
  const binary = await findElectron();
  const screen = await ensureScreen();
  const work = await mkdtemp(join(tmpdir(), 'gerai-render-'));
  try {
    const jobFile = join(work, 'job.json');
    const out = join(work, `page.${job.format}`);
    await writeFile(jobFile, JSON.stringify({ ...job, out }), { mode: 0o600 });
    await runElectron(binary, {
      GERAI_RENDER: '1',
      GERAI_RENDER_JOB: jobFile,
      GERAI_USER_DATA: join(work, 'user'),
      ...(screen ? { DISPLAY: screen.display } : {}),
    });
    return await readFile(out);
  } finally {
    screen?.stop();
    await rm(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function findElectron(): Promise<string> {
  try {
    ensureSystemLibraries();
    buildIfMissing();
    return (await resolveElectron()).binary;
  } catch (error) {
    throw new Error('PDF dan PNG tidak dapat dibuat di sini: Electron tidak ditemukan. Jalankan "npm start" sekali, lalu ulangi.', { cause: error });
  }
}

function runElectron(binary: string, environment: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectRoot], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: FINISHED_WITHIN_MS,
      killSignal: 'SIGKILL',
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('error', (cause) => reject(new Error('PDF dan PNG tidak dapat dibuat di sini: Electron tidak dapat dijalankan.', { cause })));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error('Halaman gagal dibuat. Coba lagi.', { cause: new Error(`Electron ended with ${code}: ${errors.slice(-2_000)}`) }));
    });
  });
}
