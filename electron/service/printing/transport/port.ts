import { printerTrouble, type PrinterTrouble } from '../../../../shared/text/printing.ts';

/** Where receipts go, one kind for each way to a printer. */
export type TcpTarget = { readonly kind: 'tcp'; readonly host: string; readonly port: number };
/** A device or file path such as /dev/usb/lp0. */
export type FileTarget = { readonly kind: 'file'; readonly path: string };
/** A serial port, /dev/ttyUSB0 or COM3, at `baud` bits a second (8 data bits, no parity, one stop bit). */
export type SerialTarget = { readonly kind: 'serial'; readonly path: string; readonly baud: number };
/** A queue of CUPS, fed raw. */
export type CupsTarget = { readonly kind: 'cups'; readonly queue: string };
/** A printer of the Windows spooler by its name, fed raw. */
export type WindowsTarget = { readonly kind: 'windows'; readonly name: string };
export type PrinterTarget = TcpTarget | FileTarget | SerialTarget | CupsTarget | WindowsTarget;

/**
 * How it went. `maybePrinted` is true when all bytes left but the printer never confirmed by closing, or broke off
 * in the middle: someone should look at the paper before it is sent again. `message` is a sentence for the cashier.
 */
export type PrintOutcome = { readonly ok: true } | { readonly ok: false; readonly trouble: PrinterTrouble; readonly maybePrinted: boolean; readonly message: string };

/** What a printer says of itself; `near-end`: it prints, and its paper will soon be out. */
export type PrinterState = 'ready' | 'near-end' | 'paper-out' | 'cover-open' | 'offline' | 'faulty';

/** One way to a printer. */
export type Transport<T> = {
  /** Sends one job. May throw what the system throws; nothing of it takes much longer than `timeoutMs`. */
  send(target: T, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome>;
  /** Sends real-time requests and answers the bytes that came back in time, at most `wanted`; for ways that lead back. */
  ask?(target: T, request: Uint8Array, wanted: number, timeoutMs: number): Promise<Uint8Array>;
  /** What the system's spooler knows of the printer; null when it does not tell. */
  state?(target: T, timeoutMs: number): Promise<PrinterState | null>;
};

const ERRNO_TROUBLES: Readonly<Record<string, PrinterTrouble>> = {
  ECONNREFUSED: 'refused', ENOTFOUND: 'unknown-host', EAI_AGAIN: 'unknown-host', EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable', EHOSTDOWN: 'unreachable', ETIMEDOUT: 'no-answer',
  ECONNRESET: 'broken-off', EPIPE: 'broken-off', ENOENT: 'missing', ENXIO: 'missing', ENODEV: 'missing', ENOTDIR: 'missing', EISDIR: 'missing', EACCES: 'denied', EPERM: 'denied', EROFS: 'denied',
  EBUSY: 'busy', EIO: 'broken-off', ENOSPC: 'broken-off', EAGAIN: 'no-answer',
};

/** The system's name of an error, "ENOENT"; empty where it has none. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');
/** What a system's error means for a printer; `otherwise` where it is none of those known. */
export const troubleOf = (error: unknown, otherwise: PrinterTrouble): PrinterTrouble => ERRNO_TROUBLES[codeOf(error)] ?? otherwise;

/** How people know a printer. */
export function nameOf(target: PrinterTarget): string {
  switch (target.kind) {
    case 'tcp':
      return `${target.host}:${target.port}`;
    case 'file':
    case 'serial':
      return target.path;
    case 'cups':
      return target.queue;
    case 'windows':
      return target.name;
  }
}

export const DONE: PrintOutcome = { ok: true };
export const failed = (target: PrinterTarget, trouble: PrinterTrouble, maybePrinted: boolean): PrintOutcome => ({ ok: false, trouble, maybePrinted, message: printerTrouble(trouble, nameOf(target)) });
