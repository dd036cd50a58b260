import { DONE, failed, type PrinterState, type Transport, type WindowsTarget } from './port.ts';

/** A printer opened in the spooler; what it is only the spooler knows. */
export type SpoolHandle = object | bigint | number;
/** The calls of winspool.drv that a raw job takes, by their names there; none throws, and none holds the caller up. */
export type Spooler = {
  openPrinter(name: string): Promise<SpoolHandle | null>;
  /** Begins a document of type RAW; false when it may not. */
  startDoc(handle: SpoolHandle, title: string): Promise<boolean>;
  startPage(handle: SpoolHandle): Promise<boolean>;
  /** How many bytes were taken. */
  write(handle: SpoolHandle, bytes: Uint8Array): Promise<number>;
  endPage(handle: SpoolHandle): Promise<boolean>;
  endDoc(handle: SpoolHandle): Promise<boolean>;
  /** Throws away what was spooled of the document. */
  abort(handle: SpoolHandle): Promise<boolean>;
  close(handle: SpoolHandle): Promise<boolean>;
  /** PRINTER_INFO_6: the status bits; null when the spooler does not tell. */
  status(handle: SpoolHandle): Promise<number | null>;
};

/** PRINTER_STATUS_… of winspool.h, the worst first. */
const STATUS: readonly (readonly [bits: number, state: PrinterState])[] = [
  [0x10 | 0x40, 'paper-out'], // PAPER_OUT, PAPER_PROBLEM
  [0x40_00_00, 'cover-open'], // DOOR_OPEN
  [0x8 | 0x2 | 0x10_00_00, 'faulty'], // PAPER_JAM, ERROR, USER_INTERVENTION
  [0x1 | 0x80 | 0x10_00 | 0x80_00_00 | 0x2_00_00_00, 'offline'], // PAUSED, OFFLINE, NOT_AVAILABLE, SERVER_UNKNOWN, SERVER_OFFLINE
];

export const readStatus = (bits: number): PrinterState => STATUS.find(([mask]) => (bits & mask) !== 0)?.[1] ?? 'ready';

/** In time or `late`; a call of the spooler cannot be taken back, so whoever gives up must not touch its handle again. */
async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Written = 'done' | 'missing' | 'denied' | 'broken-off';

/** One raw document: a printer of the spooler has it whole or not at all, unless it prints while it is spooled. */
async function spool(spooler: Spooler, name: string, bytes: Uint8Array): Promise<Written> {
  const handle = await spooler.openPrinter(name);
  if (handle === null) return 'missing';
  try {
    if (!(await spooler.startDoc(handle, 'Gerai'))) return 'denied';
    let written = (await spooler.startPage(handle)) ? 0 : -1;
    while (written >= 0 && written < bytes.length) {
      const taken = await spooler.write(handle, bytes.subarray(written));
      written = taken > 0 ? written + taken : -1;
    }
    if (written < 0) {
      await spooler.abort(handle);
      return 'broken-off';
    }
    await spooler.endPage(handle);
    return (await spooler.endDoc(handle)) ? 'done' : 'broken-off';
  } finally {
    await spooler.close(handle);
  }
}

async function stateOf(spooler: Spooler, name: string): Promise<PrinterState | null> {
  const handle = await spooler.openPrinter(name);
  if (handle === null) return null;
  try {
    const bits = await spooler.status(handle);
    return bits === null ? null : readStatus(bits);
  } finally {
    await spooler.close(handle);
  }
}

/** A printer of the Windows spooler; `reach` gives the spooler, null where there is none. */
export const windowsBy = (reach: () => Spooler | null): Transport<WindowsTarget> => ({
  async send(target, bytes, timeoutMs) {
    const spooler = reach();
    if (spooler === null) return failed(target, 'no-system', false);
    const result = await within(spool(spooler, target.name, bytes), timeoutMs);
    if (result === 'done') return DONE;
    if (result === 'late') return failed(target, 'unconfirmed', true);
    return failed(target, result, result === 'broken-off');
  },
  async state(target, timeoutMs) {
    const spooler = reach();
    if (spooler === null) return null;
    const state = await within(stateOf(spooler, target.name), timeoutMs);
    return state === 'late' ? null : state;
  },
});
