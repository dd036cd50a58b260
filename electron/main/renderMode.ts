/** GERAI_RENDER=1: no program, only one page printed to a file for the command line (electron/dev/renderPage.ts starts it). */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { app } from 'electron';
import { createDocuments } from './documents.ts';
import { lockWindows } from './lockdown.ts';
import { createPageFonts } from './pageFonts.ts';
import { createPageStore } from './pageStore.ts';

/** What the caller writes into the file that GERAI_RENDER_JOB names. */
type RenderJob = { readonly html: string; readonly out: string; readonly format: 'pdf' | 'png'; readonly widthPx?: number };

const A4_WIDTH_PX = 794;

export async function runRenderMode(): Promise<void> {
  app.disableHardwareAcceleration();
  lockWindows([]);
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  const job = JSON.parse(await readFile(process.env['GERAI_RENDER_JOB'] ?? '', 'utf8')) as RenderJob;
  const documents = createDocuments(createPageStore(["'none'"], createPageFonts(resolve(__dirname, '../renderer'))));
  const widthPx = job.widthPx;
  const page =
    job.format === 'pdf'
      ? await documents.toPdf(job.html, widthPx === undefined ? 'A4' : { widthPx })
      : await documents.toPng(job.html, widthPx ?? A4_WIDTH_PX);
  await writeFile(job.out, page);
}
