import { askPath, writeToPath } from './file.ts';
import { DONE, failed, type PrintOutcome, type SerialTarget, type Transport } from './port.ts';
import { run } from './run.ts';

const SET_LINE_MS = 2_000;
/** Start bit, eight bits, stop bit. */
const BITS_A_BYTE = 10;
/** A printer that says "wait" now and then takes longer than its line. */
const PATIENCE = 1.5;

/** Windows knows ports above COM9 only by their long name. */
const pathOf = ({ path }: SerialTarget): string => (/^COM\d+$/i.test(path) ? `\\\\.\\${path}` : path);

/** Sets speed and shape of the line by the system's own program: no native library is needed for it. */
async function setLine(target: SerialTarget): Promise<PrintOutcome> {
  const { path, baud } = target;
  const [program, args] =
    process.platform === 'win32'
      ? ['mode.com', [`${path}:`, `BAUD=${baud}`, 'PARITY=n', 'DATA=8', 'STOP=1']]
      : ['stty', ['-F', path, String(baud), 'raw', '-echo', 'cs8', '-parenb', '-cstopb', 'clocal', '-crtscts', 'ixon']];
  const ended = await run(program, args, { timeoutMs: SET_LINE_MS });
  if (ended.how === 'done') return DONE;
  if (ended.how === 'missing') return failed(target, 'no-system', false);
  if (ended.how === 'late') return failed(target, 'no-answer', false);
  if (/permission denied|access is denied/i.test(ended.stderr)) return failed(target, 'denied', false);
  return failed(target, /no such (file|device)|illegal device name/i.test(ended.stderr + ended.stdout) ? 'missing' : 'bad-setting', false);
}

/** A printer on a serial port, or one of USB or Bluetooth that shows itself as one. */
export const serial: Transport<SerialTarget> = {
  async send(target, bytes, timeoutMs) {
    const set = await setLine(target);
    const onTheLineMs = ((bytes.length * BITS_A_BYTE) / target.baud) * 1000 * PATIENCE;
    return set.ok ? writeToPath(target, pathOf(target), bytes, timeoutMs + onTheLineMs) : set;
  },
  async ask(target, request, wanted, timeoutMs) {
    return (await setLine(target)).ok ? askPath(pathOf(target), request, wanted, timeoutMs) : new Uint8Array();
  },
};
