import type { PrinterSetting } from '../../../shared/contract/policies.ts';
import type { PrinterTrouble } from '../../../shared/text/printing.ts';
import { ASK_STATE, KICK_NOW, readState, STATE_BYTES } from './realtime.ts';
import { sendToPrinter, transportOf, type PrinterState } from './transport/index.ts';

/** A printer there is: any of the setting's kinds but "none". */
export type Printer = Exclude<PrinterSetting, { readonly kind: 'none' }>;

/** A printer that is there answers within milliseconds; one that stays silent must not hold up the paper. */
const ASK_MS = 600;
const KICK_MS = 2_000;

/** The states in which nothing is sent. */
const STOPPING: Readonly<Partial<Record<PrinterState, PrinterTrouble>>> = { 'paper-out': 'paper-out', 'cover-open': 'cover-open', 'offline': 'offline', 'faulty': 'faulty' };
export const stops = (state: PrinterState | null): PrinterTrouble | undefined => (state === null ? undefined : STOPPING[state]);

/** Asks the printer itself, or the system's spooler; null when nobody tells. Never throws. */
export async function askState(printer: Printer): Promise<PrinterState | null> {
  const transport = transportOf(printer);
  try {
    if (transport.state !== undefined) return await transport.state(printer, ASK_MS);
    return transport.ask === undefined ? null : readState(await transport.ask(printer, ASK_STATE, STATE_BYTES, ASK_MS));
  } catch {
    return null;
  }
}

/** Whether this way leads back to the printer, so that it can be tried whether it answers. */
export const canAnswer = (printer: Printer): boolean => transportOf(printer).ask !== undefined;

/** The state before a job: a printer that has never answered is not waited for. */
export const stateBeforeJob = (printer: Printer): Promise<PrinterState | null> => (canAnswer(printer) && printer.answers !== true ? Promise.resolve(null) : askState(printer));

/** Lets the drawer spring open while nothing can be printed. */
export const kickNow = async (printer: Printer): Promise<void> => void (await sendToPrinter(printer, KICK_NOW, KICK_MS));
