/** The main process: starts, holds the window and the service, ends. It never opens the database. */
import { join, resolve } from 'node:path';
import { app, dialog, Menu, session, type BrowserWindow } from 'electron';
import { listenToTill, sendToTill } from './bridge.ts';
import { createDocuments } from './documents.ts';
import { chooseFile, recall, remember } from './fileChoice.ts';
import { createHostMethods } from './hostMethods.ts';
import { lockSession, lockWindows } from './lockdown.ts';
import { createMemberDisplay } from './memberDisplay.ts';
import { createPageFonts } from './pageFonts.ts';
import { createPageStore } from './pageStore.ts';
import { createProgram } from './program.ts';
import { APP_ORIGIN, registerScheme, serveApp } from './protocol.ts';
import { runRenderMode } from './renderMode.ts';
import { text } from './text.ts';
import { openWindow } from './window.ts';

/** Honoured only while developing and testing. */
const forDevelopers = (name: string): string | undefined => (app.isPackaged ? undefined : process.env[name]);

/** Node cannot read inside app.asar: what the service reads lies unpacked beside it. */
const unpacked = (path: string): string => path.replace(/app\.asar(?=[/\\])/, 'app.asar.unpacked');

registerScheme();
Menu.setApplicationMenu(null);
app.commandLine.appendSwitch('lang', 'id');
// Root (CI) starts it with --no-sandbox, which this would undo for some processes only.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const userData = process.env['GERAI_USER_DATA'];
if (userData) app.setPath('userData', resolve(userData));

if (process.env['GERAI_RENDER'] === '1') {
  runRenderMode().then(
    () => app.exit(0),
    (error: unknown) => {
      console.error(error);
      app.exit(1);
    },
  );
} else if (app.requestSingleInstanceLock()) {
  process.on('uncaughtException', fail);
  app.whenReady().then(runProgram).catch(fail);
} else {
  app.quit();
}

function fail(error: unknown): void {
  console.error(error);
  if (app.isPackaged) dialog.showErrorBox(text.appName, text.mainFailed);
  app.exit(1);
}

function runProgram(): void {
  const devOrigin = forDevelopers('GERAI_DEV_URL')?.replace(/\/$/, '');
  const origins = devOrigin === undefined ? [APP_ORIGIN] : [APP_ORIGIN, devOrigin];
  const folder = app.getPath('userData');
  const remembered = recall(folder);
  const rendererFolder = resolve(__dirname, '../renderer');
  const pages = createPageStore(origins, createPageFonts(rendererFolder));
  lockWindows(origins);
  lockSession(session.defaultSession, origins);
  serveApp(session.defaultSession, rendererFolder, pages);

  let window: BrowserWindow | undefined;
  const program = createProgram({
    serviceEntry: forDevelopers('GERAI_SERVICE_ENTRY') ?? unpacked(join(__dirname, '../service/service.cjs')),
    migrations: unpacked(join(app.getAppPath(), 'migrations')),
    userData: folder,
    versions: { app: app.getVersion(), electron: process.versions.electron, chrome: process.versions.chrome },
    emit: (event) => sendToTill(window, event),
    onOpened: (file) => remember(folder, { lastFile: file }),
  });
  const documents = createDocuments(pages);
  let quitting = false;
  let stopped = false;
  const display = createMemberDisplay({
    url: `${devOrigin ?? APP_ORIGIN}/display.html`,
    preload: join(__dirname, '../preload/display.cjs'),
    choice: remembered.display ?? { mode: 'off', screenId: null },
    till: () => window,
    onChoice: (choice) => remember(folder, { display: choice }),
    onStatus: (status) => sendToTill(window, { event: 'host.display', data: status }),
  });
  listenToTill({ program, documents, hostMethods: createHostMethods({ program, documents, display, pages, window: () => window, quit: () => app.quit() }), origins, till: () => window });

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    quitting = true;
    display.close();
    if (stopped) return;
    event.preventDefault();
    void program.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });

  const choice = chooseFile(process.env, process.argv.slice(1), remembered);
  if (choice.kind === 'file') void program.open(choice.file);
  else if (choice.kind === 'demo') program.openDemo();
  else if (choice.missing !== undefined) program.explain({ code: 'NOT_FOUND', message: text.fileMissing(choice.missing) });
  window = openWindow({
    url: devOrigin ?? `${APP_ORIGIN}/index.html`,
    preload: join(__dirname, '../preload/preload.cjs'),
    zoomPercent: remembered.zoomPercent ?? 100,
    onZoom: (zoomPercent) => remember(folder, { zoomPercent }),
    asksBeforeClosing: () => !quitting && program.state().phase === 'ready',
  });
  // After the till's own page, which must not wait for it.
  window.webContents.once('did-finish-load', () => display.start());
  window.on('closed', () => {
    window = undefined;
    display.close();
  });
}
