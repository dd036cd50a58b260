import type { PrinterState } from './transport/index.ts';

/* Real-time commands of ESC/POS: a printer answers and obeys them at once, whatever it is doing, also without paper. */

const DLE = 0x10;
const EOT = 0x04;
const DC4 = 0x14;
/** DLE EOT 1 to 4: the printer, why it is offline, what is broken, the paper. One byte comes back for each. */
export const ASK_STATE = Uint8Array.from([1, 2, 3, 4].flatMap((n) => [DLE, EOT, n]));
export const STATE_BYTES = 4;
/** DLE DC4 1: pulse on pin 2 for 100 ms. */
export const KICK_NOW = Uint8Array.from([DLE, DC4, 1, 0, 1]);

/** Every answer has these bits so, whatever it says; anything else is no answer to DLE EOT. */
const FIXED = { mask: 0x93, value: 0x12 } as const;
const OFFLINE = 0x08;
const COVER_OPEN = 0x04;
const STOPPED_BY_PAPER = 0x20;
const CUTTER = 0x08;
const UNRECOVERABLE = 0x20;
const PAPER_NEAR_END = 0x0c;
const PAPER_OUT = 0x60;

/** The four answers as a state; null when they are not what a printer answers. */
export function readState(answer: Uint8Array): PrinterState | null {
  const [printer = 0, offline = 0, broken = 0, paper = 0] = answer;
  if (answer.length !== STATE_BYTES || answer.some((byte) => (byte & FIXED.mask) !== FIXED.value)) return null;
  if ((offline & COVER_OPEN) !== 0) return 'cover-open';
  if ((paper & PAPER_OUT) !== 0 || (offline & STOPPED_BY_PAPER) !== 0) return 'paper-out';
  if ((broken & (CUTTER | UNRECOVERABLE)) !== 0) return 'faulty';
  if ((printer & OFFLINE) !== 0) return 'offline';
  return (paper & PAPER_NEAR_END) === 0 ? 'ready' : 'near-end';
}
