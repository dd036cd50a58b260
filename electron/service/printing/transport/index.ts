import { cups } from './cups.ts';
import { file } from './file.ts';
import { failed, type PrinterTarget, type PrintOutcome, type Transport } from './port.ts';
import { serial } from './serial.ts';
import { tcp } from './tcp.ts';
import { windowsBy } from './windows.ts';
import { systemSpooler } from './winspool.ts';

export { nameOf, type PrinterState, type PrinterTarget, type PrintOutcome } from './port.ts';

type Kind = PrinterTarget['kind'];
const TRANSPORTS: { readonly [K in Kind]: Transport<Extract<PrinterTarget, { kind: K }>> } = { tcp, file, serial, cups, windows: windowsBy(systemSpooler) };

/** The way to a printer. A target's kind chooses it, so that it takes just this target. */
export const transportOf = (target: PrinterTarget): Transport<PrinterTarget> => TRANSPORTS[target.kind] as Transport<PrinterTarget>;

/** Sends a job's bytes to the printer. Never throws and never takes much longer than `timeoutMs` (on a slow line: as long as the line needs). */
export async function sendToPrinter(target: PrinterTarget, bytes: Uint8Array, timeoutMs: number): Promise<PrintOutcome> {
  try {
    return await transportOf(target).send(target, bytes, timeoutMs);
  } catch {
    // An address that cannot be one (a port beyond 65535) is refused by Node before anything is sent.
    return failed(target, 'unreachable', false);
  }
}
