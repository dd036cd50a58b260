/** The till's one way out: checks who asks, answers `host.*` here, forwards the rest. No logic of its own. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Event, Failure, Reply } from '../../shared/contract/host.ts';
import type { Documents } from './documents.ts';
import { HostError, isMadeFormat, renderDocument, type createHostMethods } from './hostMethods.ts';
import type { Program } from './program.ts';
import { text } from './text.ts';

export type BridgeOptions = {
  readonly program: Program;
  readonly documents: Documents;
  readonly hostMethods: ReturnType<typeof createHostMethods>;
  /** Origins of our own windows. */
  readonly origins: readonly string[];
  /** The one window that may ask. */
  till(): BrowserWindow | undefined;
};

const METHOD = /^[a-z]\w*(\.[a-z]\w*)+$/i;

export function listenToTill(options: BridgeOptions): void {
  ipcMain.handle('gerai:call', async (event, message: unknown): Promise<Reply> => {
    if (!isTill(event, options)) throw new Error('forbidden sender');
    const { method, params, session } = (typeof message === 'object' && message !== null ? message : {}) as Record<string, unknown>;
    if (typeof method !== 'string' || !METHOD.test(method) || (session !== undefined && typeof session !== 'string')) {
      return refusal({ code: 'VALIDATION', message: text.badRequest });
    }
    try {
      return await answer(options, method, params, session);
    } catch (error) {
      if (error instanceof HostError) return refusal(error.failure);
      console.error(error);
      return refusal({ code: 'INTERNAL', message: text.cannotRender });
    }
  });
}

async function answer({ program, documents, hostMethods }: BridgeOptions, method: string, params: unknown, session?: string): Promise<Reply> {
  const fields = (typeof params === 'object' && params !== null ? params : {}) as Readonly<Record<string, unknown>>;
  if (method.startsWith('host.')) {
    if (!isHostMethod(hostMethods, method)) return refusal({ code: 'NOT_FOUND', message: text.badRequest });
    return { id: 0, ok: true, result: await hostMethods[method](fields) };
  }
  const format = fields['format'];
  if (method === 'documents.render' && isMadeFormat(format)) return renderDocument((...call) => program.call(...call), documents, fields, format, session);
  return program.call(method, params, session);
}

const isHostMethod = (methods: BridgeOptions['hostMethods'], name: string): name is keyof BridgeOptions['hostMethods'] => Object.hasOwn(methods, name);

const refusal = (error: Failure): Reply => ({ id: 0, ok: false, error });

/** Only the top frame of the till's window while it shows our own page; a preview inside it is not, nor is the member display. */
function isTill(event: IpcMainInvokeEvent, options: BridgeOptions): boolean {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || event.sender !== options.till()?.webContents) return false;
  const { protocol, host } = new URL(frame.url);
  return options.origins.includes(`${protocol}//${host}`);
}

/** Tells the till what happened; the member display hears none of it. */
export function sendToTill(till: BrowserWindow | undefined, event: Event): void {
  if (till !== undefined && !till.isDestroyed()) till.webContents.send('gerai:event', event);
}
