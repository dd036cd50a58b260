/**
 * An Electron program watched through its debugging port: nothing waits for the watcher, as a test driver would make it, so
 * that a start takes as long as it takes a person.
 */
import { spawn, type ChildProcess } from 'node:child_process';

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
  private sent = 0;

  private constructor(child: ChildProcess, socket: WebSocket, startedAt: number) {
    this.child = child;
    this.socket = socket;
    this.startedAt = startedAt;
    let found: (session: string) => void = () => undefined;
    this.pageSession = new Promise((resolve) => {
      found = resolve;
    });
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer);
      else if (answer.method === 'Target.attachedToTarget') {
        const { sessionId, targetInfo } = answer.params as { sessionId: string; targetInfo: { type: string } };
        if (targetInfo.type === 'page') found(sessionId);
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

  /** The value that a script of the page comes to; asked again when the page is replaced meanwhile. */
  async evaluate<T>(expression: string): Promise<T> {
    const session = await within(PATIENCE_MS, this.pageSession);
    const until = now() + PATIENCE_MS;
    for (;;) {
      const answer = await within(PATIENCE_MS, this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, session));
      const evaluated = answer.result as { readonly result: { readonly value?: T }; readonly exceptionDetails?: { readonly text: string } } | undefined;
      if (evaluated !== undefined && evaluated.exceptionDetails === undefined) return evaluated.result.value as T;
      if (now() > until) throw new Error(answer.error?.message ?? evaluated?.exceptionDetails?.text ?? 'the page did not answer');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async press(key: string): Promise<void> {
    const session = await this.pageSession;
    const place = { key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0) };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, ...place }, session);
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...place }, session);
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
