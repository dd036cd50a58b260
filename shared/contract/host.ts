/**
 * What goes between the windows, the main process and the service, and the methods that main answers itself.
 * Types only, so that main and preload carry no schema library.
 */
import type { DisplayUpdate } from './display.ts';
import type { ErrorCode, ErrorDetails, Rule } from './errors.ts';

export type Request = { readonly id: number; readonly method: string; readonly params: unknown; readonly session?: string };

/** `message` is Indonesian and for the person; `code` and `rule` are for programs. */
export type Failure = { readonly code: ErrorCode; readonly rule?: Rule; readonly message: string; readonly details?: ErrorDetails };

export type Reply = { readonly id: number; readonly ok: true; readonly result: unknown } | { readonly id: number; readonly ok: false; readonly error: Failure };

export type Event = { readonly event: string; readonly data: unknown };

/** `window.gerai`, the only thing a window can reach outside itself. */
export type GeraiBridge = {
  /** Answers every call, also a refused one, with a Reply; rejects only where the caller is not one of our windows. */
  call(method: string, params: unknown, session?: string): Promise<Reply>;
  /** Hears every event of main and of the service until the returned function is called. */
  on(listener: (event: Event) => void): () => void;
};

/** `window.display`, all that the member display can reach outside itself: it hears what to show and can say nothing. */
export type DisplayBridge = { on(listener: (update: DisplayUpdate) => void): void };

declare global {
  interface Window {
    readonly gerai: GeraiBridge;
    readonly display: DisplayBridge;
  }
}

/**
 * choosing: no file yet, the person picks one. preparing: the demo is being made, see `progress`. starting: the service opens
 * the file (also after a crash of the service; calls wait). ready: calls are answered. failed: see `error`.
 */
export type HostPhase = 'choosing' | 'preparing' | 'starting' | 'ready' | 'failed';

export type HostProgress = { readonly done: number; readonly total: number; readonly label: string };

export type HostVersions = { readonly app: string; readonly electron: string; readonly chrome: string; readonly service?: string; readonly schema?: number };

export type HostState = {
  /** Absolute path of the `.gerai` file. */
  readonly file: string | null;
  readonly demo: boolean;
  readonly phase: HostPhase;
  readonly progress?: HostProgress;
  /** Beside `choosing`: why the last opened file is not open. */
  readonly error?: { readonly code: ErrorCode; readonly message: string };
  readonly versions: HostVersions;
};

/** off: none; screen: it fills a screen of its own; window: a plain window that can be moved to one. */
export type DisplayMode = 'off' | 'screen' | 'window';

export type DisplayScreen = { readonly id: number; readonly name: string; readonly width: number; readonly height: number; /** The till is on this one. */ readonly till: boolean };

/** The member display of this PC. */
export type DisplayStatus = {
  readonly mode: DisplayMode;
  /** The screen chosen for it; null for whichever the till is not on. */
  readonly screenId: number | null;
  readonly state: 'off' | 'open' | 'unplugged';
  /** How many times its page was loaded: a new number wants to be told everything. */
  readonly loads: number;
  readonly screens: readonly DisplayScreen[];
};

export type Cancelled = { readonly cancelled: true };
type NoParams = Readonly<Record<string, never>>;

/** Reached by the same `call()`. A path in a result is absolute. */
export type HostMethods = {
  'host.state': { readonly params: NoParams; readonly result: HostState };
  /** Opens the demo, made first where there is none; answers at once, progress comes as `host.state`. */
  'host.createDemo': { readonly params: NoParams; readonly result: { readonly file: string } };
  /** Asks where to save, starts the service on the new file; then call `system.initialise`. */
  'host.createFile': { readonly params: { readonly name: string }; readonly result: { readonly file: string } | Cancelled };
  'host.openFile': { readonly params: NoParams; readonly result: { readonly file: string } | Cancelled };
  /** `html` is a whole document without scripts, style attributes and outside resources; show `url` in an iframe. */
  'host.preview': { readonly params: { readonly html: string }; readonly result: { readonly url: string } };
  /** A4 unless the document's own `@page` says otherwise. `<meta name="page-footer" content="TEXT">` puts TEXT and page numbers below each page. */
  'host.savePdf': { readonly params: { readonly html: string; readonly suggestedName: string }; readonly result: { readonly path: string } | Cancelled };
  /** Asks where to keep a file that was made; the name ends in .csv, .xlsx or .pdf. */
  'host.saveFile': { readonly params: { readonly base64: string; readonly suggestedName: string }; readonly result: { readonly path: string } | Cancelled };
  /** Opens the system's printer dialog. */
  'host.printHtml': { readonly params: { readonly html: string }; readonly result: { readonly printed: true } | Cancelled };
  'host.display': { readonly params: NoParams; readonly result: DisplayStatus };
  /** Kept on this PC, not in the file. */
  'host.chooseDisplay': { readonly params: { readonly mode: DisplayMode; readonly screenId: number | null }; readonly result: DisplayStatus };
  /** Hands the member display what changed; false while none is open. */
  'host.show': { readonly params: { readonly update: DisplayUpdate }; readonly result: { readonly shown: boolean } };
  'host.quit': { readonly params: NoParams; readonly result: { readonly quitting: true } };
};

export type HostMethodName = keyof HostMethods;

/** Events that main sends; those of the service (`job.progress`, …) come through the same listener. */
export type HostEvents = {
  'host.state': HostState;
  'host.display': DisplayStatus;
  /** The service died and is back; calls in flight were sent again. */
  'service.restarted': { readonly deaths: number };
};

/** The first message of the service process. */
export type ServiceOpening =
  | { readonly event: 'service.ready'; readonly data: { readonly version: string; readonly schemaVersion: number } }
  | { readonly event: 'service.refused'; readonly data: { readonly code: ErrorCode; readonly message: string } };
