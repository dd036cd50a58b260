import { createRequire } from 'node:module';
import type { SpoolHandle, Spooler } from './windows.ts';

/** As much of koffi as is used here; its own types are there only where it is installed. */
type Call = { async(...args: unknown[]): void };
type Library = { func(definition: string): Call };
type Koffi = { load(path: string): Library; struct(name: string, fields: Readonly<Record<string, string>>): unknown; opaque(name: string): unknown; pointer(name: string, of: unknown): unknown };

const STATUS_LEVEL = 6;
const STATUS_BYTES = 4;

/**
 * winspool.drv through koffi. Every call runs on a thread beside, so that a slow spooler holds nobody up. `library` is
 * winspool.drv; a test may name another with the same calls.
 */
export function spoolerOf(koffi: Koffi, library = 'winspool.drv'): Spooler {
  const lib = koffi.load(library);
  koffi.pointer('HANDLE', koffi.opaque('GERAI_PRINTER'));
  koffi.struct('DOC_INFO_1W', { pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' });
  const call = <T>(definition: string): ((...args: unknown[]) => Promise<T>) => {
    const made = lib.func(definition);
    return (...args) => new Promise<T>((resolve, reject) => made.async(...args, (error: Error | null, result: T) => (error === null ? resolve(result) : reject(error))));
  };
  const open = call<number>('int __stdcall OpenPrinterW(str16 name, _Out_ HANDLE *handle, void *defaults)');
  const startDoc = call<number>('uint32_t __stdcall StartDocPrinterW(HANDLE printer, uint32_t level, DOC_INFO_1W *info)');
  const write = call<number>('int __stdcall WritePrinter(HANDLE printer, const uint8_t *bytes, uint32_t count, _Out_ uint32_t *written)');
  const getPrinter = call<number>('int __stdcall GetPrinterW(HANDLE printer, uint32_t level, _Out_ uint8_t *into, uint32_t size, _Out_ uint32_t *needed)');
  const plain = (name: string): ((handle: SpoolHandle) => Promise<boolean>) => {
    const made = call<number>(`int __stdcall ${name}(HANDLE printer)`);
    return async (handle) => (await made(handle)) !== 0;
  };
  return {
    async openPrinter(name) {
      const handle: (SpoolHandle | null)[] = [null];
      return (await open(name, handle, null)) === 0 ? null : (handle[0] ?? null);
    },
    startDoc: async (handle, title) => (await startDoc(handle, 1, { pDocName: title, pOutputFile: null, pDatatype: 'RAW' })) !== 0,
    startPage: plain('StartPagePrinter'),
    async write(handle, bytes) {
      const written = [0];
      return (await write(handle, bytes, bytes.length, written)) === 0 ? 0 : (written[0] ?? 0);
    },
    endPage: plain('EndPagePrinter'),
    endDoc: plain('EndDocPrinter'),
    abort: plain('AbortPrinter'),
    close: plain('ClosePrinter'),
    async status(handle) {
      const into = Buffer.alloc(STATUS_BYTES);
      return (await getPrinter(handle, STATUS_LEVEL, into, into.length, [0])) === 0 ? null : into.readUInt32LE();
    },
  };
}

let reached: Spooler | null | undefined;

/** The spooler of this computer, reached when first asked for; null where it has none. */
export function systemSpooler(): Spooler | null {
  if (process.platform !== 'win32') return null;
  try {
    reached ??= spoolerOf(createRequire(import.meta.url)('koffi') as Koffi);
  } catch (error) {
    console.error('winspool:', error);
    reached = null;
  }
  return reached;
}
