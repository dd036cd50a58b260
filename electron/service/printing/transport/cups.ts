import { DONE, failed, type CupsTarget, type PrinterState, type Transport } from './port.ts';
import { run } from './run.ts';

/** IPP's reasons (RFC 8011 5.4.12) as `lpstat -l` shows them, the worst first. */
const REASONS: readonly (readonly [RegExp, PrinterState])[] = [
  [/media-empty|media-needed/, 'paper-out'],
  [/cover-open|door-open/, 'cover-open'],
  [/media-jam|fuser|marker-failure/, 'faulty'],
  [/offline|paused|shutdown|timed-out|connecting-to-device/, 'offline'],
  [/media-low/, 'near-end'],
];

/** What `lpstat -l -p QUEUE` says; a stopped queue would take the job and print it some other day. */
export function readLpstat(output: string): PrinterState | null {
  if (!/^printer /m.test(output)) return null;
  const alerts = /^\s*Alerts:(.*)$/m.exec(output)?.[1] ?? '';
  const found = REASONS.find(([reason]) => reason.test(alerts))?.[1];
  if (found !== undefined && found !== 'near-end') return found;
  return /^printer \S+ disabled/m.test(output) ? 'offline' : (found ?? 'ready');
}

/** A queue of CUPS: what it has taken, CUPS answers for. */
export const cups: Transport<CupsTarget> = {
  async send(target, bytes, timeoutMs) {
    const ended = await run('lp', ['-s', '-d', target.queue, '-o', 'raw', '-t', 'Gerai', '-'], { input: bytes, timeoutMs });
    if (ended.how === 'done') return DONE;
    if (ended.how === 'missing') return failed(target, 'no-system', false);
    // Stopped in the middle: the queue may have it already.
    if (ended.how === 'late') return failed(target, 'unconfirmed', true);
    if (/not accepting/i.test(ended.stderr)) return failed(target, 'refused', false);
    if (/forbidden|not authorized|unauthorized/i.test(ended.stderr)) return failed(target, 'denied', false);
    return failed(target, /does not exist|no such|unknown/i.test(ended.stderr) ? 'missing' : 'unreachable', false);
  },
  async state(target, timeoutMs) {
    const ended = await run('lpstat', ['-l', '-p', target.queue], { timeoutMs });
    return ended.how === 'done' ? readLpstat(ended.stdout) : null;
  },
};
