/** The methods that main answers itself (shared/contract/host.ts), and the documents it makes out of the service's. */
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Failure, HostMethodName, HostMethods, Reply } from '../../shared/contract/host.ts';
import type { Documents } from './documents.ts';
import { displayChoice, FILE_SUFFIX } from './fileChoice.ts';
import type { MemberDisplay } from './memberDisplay.ts';
import type { PageStore } from './pageStore.ts';
import type { Program } from './program.ts';
import { APP_ORIGIN } from './protocol.ts';
import { text } from './text.ts';

export type HostOptions = { readonly program: Program; readonly documents: Documents; readonly display: MemberDisplay; readonly pages: PageStore; window(): BrowserWindow | undefined; quit(): void };

type Params = Readonly<Record<string, unknown>>;
type Handlers = { readonly [M in HostMethodName]: (params: Params) => Promise<HostMethods[M]['result']> };

/** Refuses a call with what the caller gets to see. */
export class HostError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const MAX_HTML_LENGTH = 32 * 1024 * 1024;
const MAX_FILE_LENGTH = 64 * 1024 * 1024;
/** Files a window may have kept for it: reports for a spreadsheet, a paper that no printer took. */
const SAVED_KINDS = [{ suffix: '.csv', name: text.csvKind }, { suffix: '.xlsx', name: text.xlsxKind }, { suffix: '.pdf', name: text.pdfKind }] as const;

export function createHostMethods(options: HostOptions): Handlers {
  const { program, documents, display, pages } = options;
  return {
    'host.state': () => Promise.resolve(program.state()),
    'host.createDemo': () => Promise.resolve({ file: program.openDemo() }),
    'host.createFile': async (params) => {
      const name = stringParam(params, 'name', 200);
      const chosen = await chooseSavePath(options, { title: text.createTitle, name: fileName(name, FILE_SUFFIX), kind: text.fileKind, suffix: FILE_SUFFIX });
      if (chosen === undefined) return { cancelled: true };
      // The dialog asks before it replaces; a gerai's books are not replaced even then.
      if (existsSync(chosen)) throw new HostError({ code: 'CONFLICT', message: text.fileExists(chosen) });
      await program.open(chosen);
      return { file: chosen };
    },
    'host.openFile': async () => {
      const chosen = await chooseFileToOpen(options);
      if (chosen === undefined) return { cancelled: true };
      if (!existsSync(chosen)) throw new HostError({ code: 'NOT_FOUND', message: text.fileMissing(chosen) });
      await program.open(chosen);
      return { file: chosen };
    },
    'host.preview': (params) => Promise.resolve({ url: APP_ORIGIN + pages.add(stringParam(params, 'html', MAX_HTML_LENGTH)) }),
    'host.savePdf': async (params) => {
      const html = stringParam(params, 'html', MAX_HTML_LENGTH);
      const name = fileName(stringParam(params, 'suggestedName', 200), '.pdf');
      const chosen = await chooseSavePath(options, { title: text.pdfTitle, name, kind: text.pdfKind, suffix: '.pdf' });
      if (chosen === undefined) return { cancelled: true };
      await writeWhole(chosen, await documents.toPdf(html, 'A4'));
      return { path: chosen };
    },
    'host.saveFile': async (params) => {
      const wanted = stringParam(params, 'suggestedName', 200);
      const kind = SAVED_KINDS.find(({ suffix }) => wanted.toLowerCase().endsWith(suffix));
      if (kind === undefined) throw new HostError({ code: 'VALIDATION', message: text.badParams('suggestedName'), details: { field: 'suggestedName' } });
      const bytes = Buffer.from(stringParam(params, 'base64', MAX_FILE_LENGTH), 'base64');
      const chosen = await chooseSavePath(options, { title: text.fileTitle, name: fileName(wanted, kind.suffix), kind: kind.name, suffix: kind.suffix });
      if (chosen === undefined) return { cancelled: true };
      await writeWhole(chosen, bytes);
      return { path: chosen };
    },
    'host.printHtml': async (params) => ((await documents.print(stringParam(params, 'html', MAX_HTML_LENGTH))) ? { printed: true } : { cancelled: true }),
    'host.display': () => Promise.resolve(display.status()),
    'host.chooseDisplay': (params) => {
      const choice = displayChoice(params);
      if (choice === undefined) throw new HostError({ code: 'VALIDATION', message: text.badParams('mode'), details: { field: 'mode' } });
      return Promise.resolve(display.choose(choice));
    },
    'host.show': ({ update }) => Promise.resolve({ shown: display.show(update) }),
    'host.quit': () => {
      // After the reply has left.
      setImmediate(() => options.quit());
      return Promise.resolve({ quitting: true });
    },
  };
}

function stringParam(params: Params, field: string, maxLength: number): string {
  const value = params[field];
  if (typeof value === 'string' && value.length > 0 && value.length <= maxLength) return value;
  throw new HostError({ code: 'VALIDATION', message: text.badParams(field), details: { field } });
}

/** A name that every file system takes, with its suffix. */
function fileName(wanted: string, suffix: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = basename(wanted.replaceAll(/[\u0000-\u001f<>:"/\\|?*]/g, '-')).replace(/^\.+/, '').trim() || 'gerai';
  return plain.toLowerCase().endsWith(suffix) ? plain : plain + suffix;
}

type SaveQuestion = { readonly title: string; readonly name: string; readonly kind: string; readonly suffix: string };

/** Tests name a folder in GERAI_SAVE_DIR instead of answering a dialog. */
async function chooseSavePath(options: HostOptions, question: SaveQuestion): Promise<string | undefined> {
  const folder = process.env['GERAI_SAVE_DIR'];
  if (folder) return join(folder, question.name);
  const ask = { title: question.title, defaultPath: join(app.getPath('documents'), question.name), filters: [{ name: question.kind, extensions: [question.suffix.slice(1)] }] };
  const window = options.window();
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, ask) : dialog.showSaveDialog(ask));
  if (canceled || !filePath) return undefined;
  return filePath.toLowerCase().endsWith(question.suffix) ? filePath : filePath + question.suffix;
}

/** Tests name the file in GERAI_OPEN_FILE instead of answering a dialog. */
async function chooseFileToOpen(options: HostOptions): Promise<string | undefined> {
  const file = process.env['GERAI_OPEN_FILE'];
  if (file) return file;
  const ask = { title: text.openTitle, properties: ['openFile' as const], filters: [{ name: text.fileKind, extensions: [FILE_SUFFIX.slice(1)] }] };
  const window = options.window();
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, ask) : dialog.showOpenDialog(ask));
  return canceled ? undefined : filePaths[0];
}

/** Either the whole file stands there or none of it. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const unfinished = `${file}.baru`;
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, file);
  } catch (error) {
    console.error(error);
    await rm(unfinished, { force: true });
    throw new HostError({ code: 'STORAGE', message: text.cannotWrite(file) });
  }
}

type CallService = (method: string, params: unknown, session?: string) => Promise<Reply>;

const PAGE_WIDTH_PX = 794;
/** As wide as the command line makes them (electron/service/hosts/pages.ts). */
const STRIP_WIDTH_PX = { 32: 320, 48: 440 } as const;

export type MadeFormat = 'pdf' | 'png';
export const isMadeFormat = (format: unknown): format is MadeFormat => format === 'pdf' || format === 'png';

/** `documents.render` to PDF or PNG: the service gives a sheet as HTML and refuses that for a strip, which it gives as SVG; main makes the bytes. */
export async function renderDocument(call: CallService, documents: Documents, params: Params, format: MadeFormat, session?: string): Promise<Reply> {
  const page = await call('documents.render', { ...params, format: 'html' }, session);
  if (page.ok) return picture(page, (html) => (format === 'pdf' ? documents.toPdf(html, 'A4') : documents.toPng(html, PAGE_WIDTH_PX)), format);
  if (page.error.code !== 'VALIDATION') return page;
  const widthPx = STRIP_WIDTH_PX[params['columns'] === 32 ? 32 : 48];
  const strip = await call('documents.render', { ...params, format: 'svg' }, session);
  return picture(strip, (svg) => (format === 'pdf' ? documents.toPdf(stripPage(svg), { widthPx }) : documents.toPng(stripPage(svg), widthPx)), format);
}

async function picture(source: Reply, make: (text: string) => Promise<Buffer>, format: MadeFormat): Promise<Reply> {
  if (!source.ok) return source;
  const bytes = await make((source.result as { text: string }).text);
  return { id: source.id, ok: true, result: { mime: format === 'pdf' ? 'application/pdf' : 'image/png', base64: bytes.toString('base64') } };
}

const stripPage = (svg: string): string =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><style>html,body{margin:0;background:#fff}svg{display:block;width:100%;height:auto}</style></head><body>${svg}</body></html>`;
