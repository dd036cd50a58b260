/**
 * An Electron program watched through its debugging port: nothing waits for the watcher, as a test driver would make it, so
 * that a start takes as long as it takes a person.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Answer = { readonly id?: number; readonly result?: object; readonly error?: { readonly message: string }; readonly method?: string; readonly params?: object; readonly sessionId?: string };

const PATIENCE_MS = 30_000;
const ENDS_WITHIN_MS = 6_000;

/** Milliseconds since the epoch with fractions, the same clock in every process of this computer. */
export const now = (): number => performance.timeOrigin + performance.now();

/** One page of a running program. */
export class RunningPage {
  readonly startedAt: number;
  private readonly child: ChildProcess;
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly pageSession: Promise<string>;
  /** The second window's page, once there is one. */
  private readonly secondSession: Promise<string>;
  private sent = 0;

  private constructor(child: ChildProcess, socket: WebSocket, startedAt: number) {
    this.child = child;
    this.socket = socket;
    this.startedAt = startedAt;
    const found: ((session: string) => void)[] = [];
    const next = (): Promise<string> => new Promise((resolve) => found.push(resolve));
    [this.pageSession, this.secondSession] = [next(), next()];
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer);
      else if (answer.method === 'Target.attachedToTarget') {
        const { sessionId, targetInfo } = answer.params as { sessionId: string; targetInfo: { type: string } };
        if (targetInfo.type === 'page') found.shift()?.(sessionId);
      }
    });
  }

  /** Starts the program; resolves as soon as its debugging port answers. Throws when it does not. */
  static async start(binary: string, folder: string, environment: Readonly<Record<string, string>>): Promise<RunningPage> {
    const startedAt = now();
    const child = spawn(binary, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-port=0', folder], { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      const socket = new WebSocket(await within(PATIENCE_MS, portOf(child)));
      await within(PATIENCE_MS, new Promise((resolve) => socket.addEventListener('open', resolve, { once: true })));
      const page = new RunningPage(child, socket, startedAt);
      await page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
      return page;
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** The value that a script of the page comes to, of the first window's or the second's; asked again when the page is replaced meanwhile. */
  async evaluate<T>(expression: string, window: 'first' | 'second' = 'first'): Promise<T> {
    const session = await within(PATIENCE_MS, window === 'first' ? this.pageSession : this.secondSession);
    const until = now() + PATIENCE_MS;
    for (;;) {
      const answer = await within(PATIENCE_MS, this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, session));
      const evaluated = answer.result as { readonly result: { readonly value?: T }; readonly exceptionDetails?: { readonly text: string } } | undefined;
      if (evaluated !== undefined && evaluated.exceptionDetails === undefined) return evaluated.result.value as T;
      if (now() > until) throw new Error(answer.error?.message ?? evaluated?.exceptionDetails?.text ?? 'the page did not answer');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Presses keys as they are written on the keyboard: "5", "F12", "Alt+1". `at`: the moment the key's events bear (see {@link now}), now when left out. */
  async press(keys: string, at = now()): Promise<void> {
    const session = await this.pageSession;
    const { text, ...place } = keyStroke(keys);
    await Promise.all([
      this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...place, ...(text === undefined ? {} : { text }), timestamp: at / 1000 }, session),
      this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...place, timestamp: (at + 1) / 1000 }, session),
    ]);
  }

  /** The program's processes: its own, and all that it started; none where the system does not tell. */
  get processes(): readonly RunningProcess[] {
    return this.child.pid === undefined ? [] : descendants(this.child.pid);
  }

  /** Ends the program as the system's shutdown does, and waits until it is gone. */
  async end(): Promise<void> {
    this.socket.close();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    const force = setTimeout(() => this.child.kill('SIGKILL'), ENDS_WITHIN_MS);
    this.child.kill('SIGTERM');
    await gone;
    clearTimeout(force);
  }

  private send(method: string, params: object, sessionId?: string): Promise<Answer> {
    this.sent += 1;
    const id = this.sent;
    const answer = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    return answer;
  }
}

const ALT = 1;
const CTRL = 2;
const SHIFT = 8;
const NAMED: Readonly<Record<string, { readonly code: string; readonly windowsVirtualKeyCode: number; readonly text?: string }>> = {
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }, Escape: { code: 'Escape', windowsVirtualKeyCode: 27 }, Backspace: { code: 'Backspace', windowsVirtualKeyCode: 8 }, Delete: { code: 'Delete', windowsVirtualKeyCode: 46 },
  ArrowUp: { code: 'ArrowUp', windowsVirtualKeyCode: 38 }, ArrowDown: { code: 'ArrowDown', windowsVirtualKeyCode: 40 }, '+': { code: 'NumpadAdd', windowsVirtualKeyCode: 107, text: '+' }, '-': { code: 'NumpadSubtract', windowsVirtualKeyCode: 109, text: '-' },
};

type Stroke = { readonly key: string; readonly code: string; readonly windowsVirtualKeyCode: number; readonly modifiers: number; readonly text?: string };

/** One key, "Alt+", "Ctrl+" or "Shift+" before it. */
function keyStroke(keys: string): Stroke {
  const held = /^(?:(?:Alt|Ctrl|Shift)\+)*/.exec(keys)?.[0] ?? '';
  const key = keys.slice(held.length);
  const modifiers = (held.includes('Alt') ? ALT : 0) | (held.includes('Ctrl') ? CTRL : 0) | (held.includes('Shift') ? SHIFT : 0);
  const named = NAMED[key];
  if (named !== undefined) return { key, modifiers, ...named };
  const functionKey = /^F(\d+)$/.exec(key)?.[1];
  if (functionKey !== undefined) return { key, modifiers, code: key, windowsVirtualKeyCode: 111 + Number(functionKey) };
  const code = /^\d$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key === ' ' ? 'Space' : '';
  return { key, modifiers, code, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0), ...(modifiers === 0 ? { text: key } : {}) };
}

export type RunningProcess = { readonly pid: number; readonly command: string };

/** A process and all below it. */
function descendants(pid: number): RunningProcess[] {
  const commands = new Map<number, string>();
  const children = new Map<number, number[]>();
  for (const name of existsSync('/proc') ? readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)) : []) {
    try {
      const parent = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      commands.set(Number(name), readFileSync(`/proc/${name}/cmdline`, 'utf8'));
    } catch {
      // It ended while we looked.
    }
  }
  const below = (one: number): number[] => [one, ...(children.get(one) ?? []).flatMap(below)];
  return below(pid).flatMap((each) => ({ pid: each, command: commands.get(each) ?? '' }));
}

/** Chromium says its port on stderr. */
function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.on('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said.slice(-500)}`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new Error(`nothing within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(late));
}
