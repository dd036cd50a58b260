/** Turns printed pages (HTML) into PDF, PNG and paper, in hidden windows without scripts and without network. */
import { BrowserWindow, session, type PrintToPDFOptions } from 'electron';
import { lockSession } from './lockdown.ts';
import type { PageStore } from './pageStore.ts';
import { APP_ORIGIN, servePages } from './protocol.ts';
import { text } from './text.ts';

/** 'A4', or paper as wide as this many CSS pixels and as high as the content (receipts). */
export type Paper = 'A4' | { readonly widthPx: number };

export type Documents = {
  toPdf(html: string, paper: Paper): Promise<Buffer>;
  /** A picture of the whole page, `widthPx` CSS pixels wide, two device pixels to each. */
  toPng(html: string, widthPx: number): Promise<Buffer>;
  /** False when the person cancelled. */
  print(html: string): Promise<boolean>;
};

const A4_WIDTH_PX = 794;
const A4_HEIGHT_PX = 1123;
const PX_PER_INCH = 96;
const PICTURE_SCALE = 2;
/** Paper sizes are rounded on the way; without it a last line could fall on a page of its own. */
const PAPER_SLACK_PX = 1;
const FINISHED_WITHIN_MS = 60_000;

export function createDocuments(pages: PageStore): Documents {
  const partition = session.fromPartition('gerai-documents');
  lockSession(partition, [APP_ORIGIN]);
  servePages(partition, pages);

  /** `drawn`: a window that is never shown draws no frames, and pictures wait for one; drawing off the screen always does. */
  const withPage = async <T>(html: string, { widthPx, drawn }: { widthPx: number; drawn: boolean }, use: (window: BrowserWindow) => Promise<T>): Promise<T> => {
    const path = pages.add(html);
    const window = new BrowserWindow({
      show: false,
      width: widthPx,
      height: A4_HEIGHT_PX,
      useContentSize: true,
      webPreferences: { session: partition, offscreen: drawn, javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, spellcheck: false },
    });
    try {
      await window.loadURL(`${APP_ORIGIN}${path}`);
      return await use(window);
    } finally {
      window.destroy();
      pages.remove(path);
    }
  };

  return {
    toPdf: (html, paper) =>
      paper === 'A4'
        ? withPage(html, { widthPx: A4_WIDTH_PX, drawn: false }, (window) => printPdf(window, a4Options(html)))
        : withPage(html, { widthPx: paper.widthPx, drawn: true }, async (window) => printPdf(window, rollOptions(paper.widthPx, await contentHeight(window, paper.widthPx)))),
    toPng: (html, widthPx) => withPage(html, { widthPx, drawn: true }, (window) => takePicture(window, widthPx)),
    print: (html) => withPage(html, { widthPx: A4_WIDTH_PX, drawn: false }, askPrinter),
  };
}

/** The person may take their time in the dialog, everything else may not hang. */
function askPrinter(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    window.webContents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success, reason) => {
      if (success) resolve(true);
      else if (/cancel/i.test(reason)) resolve(false);
      else reject(new Error(reason));
    });
  });
}

/** Rejects where the browser never answers. */
async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the page was not drawn in time')), FINISHED_WITHIN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const printPdf = (window: BrowserWindow, options: PrintToPDFOptions): Promise<Buffer> => withinTime(window.webContents.printToPDF(options));

const rollOptions = (widthPx: number, heightPx: number): PrintToPDFOptions => ({
  printBackground: true,
  pageSize: { width: widthPx / PX_PER_INCH, height: (heightPx + PAPER_SLACK_PX) / PX_PER_INCH },
  margins: { top: 0, bottom: 0, left: 0, right: 0 },
});

function a4Options(html: string): PrintToPDFOptions {
  const footer = /<meta\s+name="page-footer"\s+content="([^"<>]*)"/i.exec(html)?.[1];
  const options: PrintToPDFOptions = { printBackground: true, pageSize: 'A4', preferCSSPageSize: true };
  if (footer === undefined) return options;
  return {
    ...options,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="width:100%;font-family:sans-serif;font-size:7.5px;text-align:center;color:#4A443C">${text.page(footer)} <span class="pageNumber"></span> ${text.pageOf} <span class="totalPages"></span></div>`,
  };
}

type Metrics = { cssContentSize: { width: number; height: number } };

/** Speaks to the page through the debugger, since its own scripts are off. */
async function withDebugger<T>(window: BrowserWindow, use: (send: Send) => Promise<T>): Promise<T> {
  const { debugger: inspector } = window.webContents;
  inspector.attach('1.3');
  try {
    return await use((command, params) => withinTime(inspector.sendCommand(command, params)));
  } finally {
    inspector.detach();
  }
}

type Send = (command: string, params?: Record<string, unknown>) => Promise<unknown>;

/** Lays the page out `widthPx` wide and answers how high its content is then, in CSS pixels. */
async function layOut(send: Send, widthPx: number, deviceScaleFactor: number): Promise<number> {
  const screen = { width: widthPx, deviceScaleFactor, mobile: false };
  // On a screen of one pixel everything overflows: a bar would take its width from the content.
  await send('Emulation.setScrollbarsHidden', { hidden: true });
  await send('Emulation.setDeviceMetricsOverride', { ...screen, height: 1 });
  const metrics = (await send('Page.getLayoutMetrics')) as Metrics;
  const height = Math.ceil(metrics.cssContentSize.height);
  await send('Emulation.setDeviceMetricsOverride', { ...screen, height });
  return height;
}

const contentHeight = (window: BrowserWindow, widthPx: number): Promise<number> => withDebugger(window, (send) => layOut(send, widthPx, 1));

const takePicture = (window: BrowserWindow, widthPx: number): Promise<Buffer> =>
  withDebugger(window, async (send) => {
    await layOut(send, widthPx, PICTURE_SCALE);
    const picture = (await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true })) as { data: string };
    return Buffer.from(picture.data, 'base64');
  });
