import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, DONE, failed, troubleOf, type FileTarget, type PrinterTarget, type PrintOutcome, type Transport } from './port.ts';

const RETRY_MS = 20;
/** Paths that name a device: a missing one must not be made as a plain file. */
const DEVICE_PATH = /^(\/dev\/|\\\\|LPT\d|COM\d)/i;
/** Neither is there on Windows: never wait for a device to become ready, never let a terminal line become ours. */
const NEVER_WAIT = (constants.O_NONBLOCK || 0) | (constants.O_NOCTTY || 0);

/** Once more and again while the device says "not now"; undefined when time is up. */
async function untilReady<T>(until: number, attempt: () => Promise<T>): Promise<T | undefined> {
  while (Date.now() < until) {
    try {
      return await attempt();
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      await sleep(RETRY_MS);
    }
  }
  return undefined;
}

async function writeAll(file: FileHandle, bytes: Uint8Array, until: number): Promise<'done' | 'late-empty' | 'late-partly'> {
  let written = 0;
  while (written < bytes.length) {
    const step = await untilReady(until, () => file.write(bytes, written));
    if (step === undefined) return written === 0 ? 'late-empty' : 'late-partly';
    written += step.bytesWritten;
  }
  return 'done';
}

/** Appends to a device or file without ever blocking on it: a printer that takes nothing is asked again until time is up. */
export async function writeToPath(target: PrinterTarget, path: string, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome> {
  const until = Date.now() + timeoutMs;
  const create = DEVICE_PATH.test(path) ? 0 : constants.O_CREAT;
  let file: FileHandle | null = null;
  let started = false;
  try {
    file = await open(path, constants.O_WRONLY | constants.O_APPEND | create | NEVER_WAIT, 0o644);
    started = true;
    const result = await writeAll(file, bytes, until);
    return result === 'done' ? DONE : failed(target, 'no-answer', result === 'late-partly');
  } catch (error) {
    return failed(target, troubleOf(error, 'broken-off'), started);
  } finally {
    await file?.close().catch(() => undefined);
  }
}

/** What a device answers to a request; nothing where it is no device, cannot be read, or where reading could not be given up (Windows). */
export async function askPath(path: string, request: Uint8Array, wanted: number, timeoutMs: number): Promise<Uint8Array> {
  const until = Date.now() + timeoutMs;
  const answer = Buffer.alloc(wanted);
  let had = 0;
  let file: FileHandle | null = null;
  if (!constants.O_NONBLOCK) return answer.subarray(0, 0);
  try {
    file = await open(path, constants.O_RDWR | NEVER_WAIT);
    if ((await file.stat()).isCharacterDevice() && (await writeAll(file, request, until)) === 'done') {
      while (had < wanted) {
        const { bytesRead = 0 } = (await untilReady(until, () => readSome(file, answer, had))) ?? {};
        if (bytesRead === 0) break;
        had += bytesRead;
      }
    }
  } catch {
    // A device that cannot be read says nothing; sending to it tells what is wrong.
  } finally {
    await file?.close().catch(() => undefined);
  }
  return answer.subarray(0, had);
}

/** A terminal line without data may answer zero bytes instead of "not now". */
async function readSome(file: FileHandle | null, into: Buffer, at: number): Promise<{ bytesRead: number }> {
  const got = await file?.read(into, at, into.length - at, null);
  if (got === undefined || got.bytesRead > 0) return got ?? { bytesRead: 0 };
  throw Object.assign(new Error('nothing yet'), { code: 'EAGAIN' });
}

/** A printer on a device path (USB or parallel cable), or a file that collects what would be printed. */
export const file: Transport<FileTarget> = {
  send: (target, bytes, timeoutMs) => writeToPath(target, target.path, bytes, timeoutMs),
  ask: (target, request, wanted, timeoutMs) => askPath(target.path, request, wanted, timeoutMs),
};
