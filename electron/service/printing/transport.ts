import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { printerTrouble, type PrinterTrouble } from '../../../shared/text/documents.ts';

/** Where receipts go: a printer on the network (raw TCP, usually port 9100) or a device or file path such as /dev/usb/lp0. */
export type PrinterTarget = { readonly kind: 'tcp'; readonly host: string; readonly port: number } | { readonly kind: 'file'; readonly path: string };

/**
 * How it went. `maybePrinted` is true when all bytes left but the printer never confirmed by closing, or broke off
 * in the middle: someone should look at the paper before it is sent again. `message` is a sentence for the cashier.
 */
export type PrintOutcome = { readonly ok: true } | { readonly ok: false; readonly trouble: PrinterTrouble; readonly maybePrinted: boolean; readonly message: string };

const RETRY_MS = 20;
/** Paths that name a device: a missing one must not be made as a plain file. */
const DEVICE_PATH = /^(\/dev\/|\\\\|LPT\d|COM\d)/i;

const TROUBLES: Readonly<Record<string, PrinterTrouble>> = {
  ECONNREFUSED: 'refused', ENOTFOUND: 'unknown-host', EAI_AGAIN: 'unknown-host', EHOSTUNREACH: 'unreachable', ENETUNREACH: 'unreachable', EHOSTDOWN: 'unreachable', ETIMEDOUT: 'no-answer',
  ECONNRESET: 'broken-off', EPIPE: 'broken-off', ENOENT: 'missing', ENXIO: 'missing', ENODEV: 'missing', ENOTDIR: 'missing', EISDIR: 'missing', EACCES: 'denied', EPERM: 'denied', EROFS: 'denied',
  EBUSY: 'busy', EIO: 'broken-off', ENOSPC: 'broken-off', EAGAIN: 'no-answer',
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');
const nameOf = (target: PrinterTarget): string => (target.kind === 'tcp' ? `${target.host}:${target.port}` : target.path);
const failed = (target: PrinterTarget, trouble: PrinterTrouble, maybePrinted: boolean): PrintOutcome => ({ ok: false, trouble, maybePrinted, message: printerTrouble(trouble, nameOf(target)) });

/** One connection, one job. Done when the printer has taken everything and closed; `timeoutMs` covers the whole of it. */
function sendOverTcp(target: Extract<PrinterTarget, { kind: 'tcp' }>, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    let connected = false;
    let flushed = false;
    const socket = connect({ host: target.host, port: target.port });
    const settle = (outcome: PrintOutcome): void => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(outcome);
    };
    const deadline = setTimeout(() => settle(failed(target, flushed ? 'unconfirmed' : 'no-answer', connected)), timeoutMs);
    socket.once('connect', () => {
      connected = true;
      socket.end(bytes);
    });
    socket.once('finish', () => {
      flushed = true;
    });
    socket.on('error', (error) => settle(failed(target, TROUBLES[codeOf(error)] ?? 'unreachable', connected)));
    socket.once('close', () => settle(flushed ? { ok: true } : failed(target, 'broken-off', connected)));
    socket.resume();
  });
}

async function writeAll(file: FileHandle, bytes: Uint8Array, until: number): Promise<'done' | 'late-empty' | 'late-partly'> {
  let written = 0;
  while (written < bytes.length) {
    if (Date.now() >= until) return written === 0 ? 'late-empty' : 'late-partly';
    try {
      written += (await file.write(bytes, written)).bytesWritten;
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      await sleep(RETRY_MS);
    }
  }
  return 'done';
}

/** Appends to a device or file without ever blocking on it: a printer that takes nothing is asked again until time is up. */
async function sendToPath(target: Extract<PrinterTarget, { kind: 'file' }>, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome> {
  const until = Date.now() + timeoutMs;
  const create = DEVICE_PATH.test(target.path) ? 0 : constants.O_CREAT;
  // O_NONBLOCK is not there on Windows.
  const nonBlocking = constants.O_NONBLOCK || 0;
  let file: FileHandle | null = null;
  let started = false;
  try {
    file = await open(target.path, constants.O_WRONLY | constants.O_APPEND | create | nonBlocking, 0o644);
    started = true;
    const result = await writeAll(file, bytes, until);
    return result === 'done' ? { ok: true } : failed(target, 'no-answer', result === 'late-partly');
  } catch (error) {
    return failed(target, TROUBLES[codeOf(error)] ?? 'broken-off', started);
  } finally {
    await file?.close().catch(() => undefined);
  }
}

/** Sends a job's bytes to the printer. Never throws and never takes longer than `timeoutMs` (and a moment for closing). */
export async function sendToPrinter(target: PrinterTarget, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome> {
  try {
    return target.kind === 'tcp' ? await sendOverTcp(target, bytes, timeoutMs) : await sendToPath(target, bytes, timeoutMs);
  } catch {
    // An address that cannot be one (a port beyond 65535) is refused by Node before anything is sent.
    return failed(target, 'unreachable', false);
  }
}
