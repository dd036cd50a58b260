/** The till's window: its size, its zoom, the keys it swallows, and the question before it closes. */
import { app, BrowserWindow, dialog, type Input } from 'electron';
import { text } from './text.ts';

export type WindowOptions = {
  readonly url: string;
  readonly preload: string;
  readonly zoomPercent: number;
  onZoom(percent: number): void;
  /** Whether closing the window needs a question now. */
  asksBeforeClosing(): boolean;
};

/** The layout is drawn for this many CSS pixels; on a narrower window it is zoomed out to keep them. */
const LAYOUT_WIDTH_PX = 1366;
const LAYOUT_HEIGHT_PX = 768;
const BORDER_PX = 4;
const MIN_WIDTH_PX = 1024;
const MIN_HEIGHT_PX = 696;
const MIN_ZOOM = 80;
const MAX_ZOOM = 200;
const ZOOM_STEP = 10;
export const BACKGROUND = '#F4F1EC';
/** No page of ours reaches Node or another origin. */
export const GUARDED = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, spellcheck: false } as const;
const MAX_RELOADS = 3;
const RELOADS_WITHIN_MS = 60_000;

export function openWindow(options: WindowOptions): BrowserWindow {
  const installed = app.isPackaged;
  const window = new BrowserWindow({
    width: LAYOUT_WIDTH_PX,
    height: LAYOUT_HEIGHT_PX,
    minWidth: MIN_WIDTH_PX,
    minHeight: MIN_HEIGHT_PX,
    useContentSize: true,
    fullscreen: installed,
    show: false,
    title: text.appName,
    backgroundColor: BACKGROUND,
    autoHideMenuBar: true,
    webPreferences: { ...GUARDED, preload: options.preload, devTools: !installed },
  });
  let zoomPercent = options.zoomPercent;

  const applyZoom = (): void => {
    const width = window.getContentSize()[0] ?? LAYOUT_WIDTH_PX;
    window.webContents.setZoomFactor(layoutZoom(width) * (zoomPercent / 100));
  };
  const changeZoom = (percent: number): void => {
    zoomPercent = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, percent));
    applyZoom();
    options.onZoom(zoomPercent);
  };

  window.once('ready-to-show', () => {
    if (installed) window.maximize();
    window.show();
  });
  window.on('resize', applyZoom);
  window.webContents.on('did-finish-load', applyZoom);
  window.webContents.on('before-input-event', (event, input) => {
    const zoom = zoomKey(input);
    if (zoom !== undefined) changeZoom(zoom === 'reset' ? 100 : zoomPercent + zoom * ZOOM_STEP);
    if (!installed && isDevToolsKey(input)) window.webContents.toggleDevTools();
    if (zoom !== undefined || isSwallowed(input)) event.preventDefault();
  });
  reviveAfterCrash(window, () => {
    dialog.showErrorBox(text.appName, text.mainFailed);
    app.exit(1);
  });
  askBeforeClosing(window, options);
  // Rejects when the person closes the window while it loads; nothing is lost then.
  window.loadURL(options.url).catch((error: unknown) => console.error(error));
  return window;
}

/** Below the layout's width the page is zoomed out to keep it; above, the page gets the room. A missing border's width is no reason to blur. */
const layoutZoom = (contentWidth: number): number => (contentWidth >= LAYOUT_WIDTH_PX - BORDER_PX ? 1 : contentWidth / LAYOUT_WIDTH_PX);

/** Keys that would reload, navigate or close in a browser. F5, F11 and F12 belong to the till. */
function isSwallowed(input: Input): boolean {
  if (input.alt && ['ArrowLeft', 'ArrowRight'].includes(input.key)) return true;
  if (['BrowserBack', 'BrowserForward', 'BrowserRefresh'].includes(input.key)) return true;
  return (input.control || input.meta) && ['r', 'w', 'n', 't'].includes(input.key.toLowerCase());
}

const isDevToolsKey = (input: Input): boolean => input.type === 'keyDown' && input.control && input.shift && input.key.toLowerCase() === 'i';

function zoomKey(input: Input): 1 | -1 | 'reset' | undefined {
  if (input.type !== 'keyDown' || !input.control || input.alt) return undefined;
  if (['+', '='].includes(input.key)) return 1;
  if (['-', '_'].includes(input.key)) return -1;
  return input.key === '0' ? 'reset' : undefined;
}

/** Loads a page again whose process ended; one that ends again and again is given up. */
export function reviveAfterCrash(window: BrowserWindow, giveUp: () => void): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`gerai: the window's process ended (${reason})`);
    const now = Date.now();
    crashes.push(now);
    if (crashes.filter((at) => at > now - RELOADS_WITHIN_MS).length <= MAX_RELOADS) window.webContents.reload();
    else giveUp();
  });
}

/** Alt+F4 sits next to F4: closing asks. Quitting by other ways does not pass here. */
function askBeforeClosing(window: BrowserWindow, options: WindowOptions): void {
  let asking = false;
  window.on('close', (event) => {
    if (!options.asksBeforeClosing()) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const question = {
      type: 'question' as const,
      title: text.appName,
      message: text.closeQuestion,
      detail: text.closeDetail,
      buttons: [text.closeYes, text.closeNo],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    void dialog.showMessageBox(window, question).then(({ response }) => {
      asking = false;
      if (response === 0) app.quit();
    });
  });
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
}
