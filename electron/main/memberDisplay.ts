/** The member display: a second window that shows what the till sends and takes nothing in. It follows its screen when that is unplugged and plugged in again. */
import { app, BrowserWindow, screen, type Display, type Rectangle } from 'electron';
import type { DisplayStatus } from '../../shared/contract/host.ts';
import type { DisplayChoice } from './fileChoice.ts';
import { text } from './text.ts';
import { BACKGROUND, GUARDED, reviveAfterCrash } from './window.ts';

export type MemberDisplayOptions = {
  readonly url: string;
  readonly preload: string;
  readonly choice: DisplayChoice;
  till(): BrowserWindow | undefined;
  onChoice(choice: DisplayChoice): void;
  onStatus(status: DisplayStatus): void;
};

export type MemberDisplay = {
  status(): DisplayStatus;
  choose(choice: DisplayChoice): DisplayStatus;
  /** False while no page is there to show it. */
  show(update: unknown): boolean;
  /** Opens what is chosen; from then on screens come and go. */
  start(): void;
  close(): void;
};

/** The page is drawn for this size and made larger or smaller as a whole. */
const LAYOUT = { width: 1024, height: 768 };

export function createMemberDisplay(options: MemberDisplayOptions): MemberDisplay {
  let { choice } = options;
  let window: BrowserWindow | undefined;
  let loads = 0;
  let loaded = false;
  let started = false;
  /** As last told; the same again is no news. */
  let told = '';

  const tillScreen = (): number | undefined => {
    const till = options.till();
    return till === undefined ? undefined : screen.getDisplayMatching(till.getBounds()).id;
  };

  const status = (): DisplayStatus => {
    const till = tillScreen();
    const screens = screen.getAllDisplays().map(({ id, label, size }, index) => ({ id, name: label || text.screenName(index + 1), width: size.width, height: size.height, till: id === till }));
    return { ...choice, state: choice.mode === 'off' ? 'off' : window === undefined ? 'unplugged' : 'open', loads: loaded ? loads : 0, screens };
  };

  const tell = (): DisplayStatus => {
    const now = status();
    const news = JSON.stringify(now);
    if (news !== told) options.onStatus(now);
    told = news;
    return now;
  };

  /** The chosen screen, else any that the till is not on. */
  const target = (): Display | undefined => {
    const till = tillScreen();
    const others = screen.getAllDisplays().filter(({ id }) => id !== till);
    return others.find(({ id }) => id === choice.screenId) ?? others[0];
  };

  const close = (): void => {
    const open = window;
    window = undefined;
    loaded = false;
    open?.destroy();
  };

  const open = (bounds: Rectangle | undefined): void => {
    const made = new BrowserWindow({
      ...(bounds ?? LAYOUT),
      ...(bounds === undefined ? { useContentSize: true } : { frame: false, fullscreen: true, skipTaskbar: true, resizable: true }),
      show: false,
      title: text.displayTitle,
      backgroundColor: BACKGROUND,
      autoHideMenuBar: true,
      webPreferences: { ...GUARDED, preload: options.preload, devTools: !app.isPackaged },
    });
    window = made;
    const zoom = (): void => {
      const [width = LAYOUT.width, height = LAYOUT.height] = made.getContentSize();
      made.webContents.setZoomFactor(Math.min(width / LAYOUT.width, height / LAYOUT.height));
    };
    // Shown without the focus: the scanner keeps typing into the till, and a key that strays here goes back there.
    made.once('ready-to-show', () => made.showInactive());
    made.on('resize', zoom);
    made.webContents.on('before-input-event', (event) => {
      event.preventDefault();
      options.till()?.focus();
    });
    made.webContents.on('did-finish-load', () => {
      zoom();
      loads += 1;
      loaded = true;
      tell();
    });
    // Closed by hand, it is not wanted any more.
    made.on('close', () => {
      if (window === made) choose({ ...choice, mode: 'off' });
    });
    reviveAfterCrash(made, () => {
      if (window === made) close();
      tell();
    });
    made.loadURL(options.url).catch((error: unknown) => console.error(error));
  };

  const settle = (): void => {
    if (!started) return;
    const place = choice.mode === 'screen' ? target() : undefined;
    if (choice.mode === 'off' || (choice.mode === 'screen' && place === undefined)) close();
    else if (window === undefined) open(place?.bounds);
    else if (place !== undefined) window.setBounds(place.bounds);
    tell();
  };

  const choose = (next: DisplayChoice): DisplayStatus => {
    const other = next.mode !== choice.mode;
    choice = next;
    options.onChoice(next);
    if (other) close();
    settle();
    return tell();
  };

  return {
    status,
    choose,
    show: (update) => {
      if (!loaded || window === undefined) return false;
      window.webContents.send('gerai:display', update);
      return true;
    },
    start: () => {
      started = true;
      screen.on('display-added', settle);
      screen.on('display-removed', settle);
      screen.on('display-metrics-changed', settle);
      settle();
    },
    close: () => {
      started = false;
      close();
    },
  };
}
