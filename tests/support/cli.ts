import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import type { Reply } from '../../shared/contract/host.ts';

/** The command line as a shell meets it: a process of its own. */
const CLI = resolve(import.meta.dirname, '../../electron/cli.ts');
const PATIENCE_MS = 50_000;
/** Node keeps here what it made of the sources, so that the second of these processes starts in half the time; `npm test` gives one place to all. */
const COMPILED = process.env['NODE_COMPILE_CACHE'] ?? mkdtempSync(join(tmpdir(), 'gerai-compiled-'));
if (process.env['NODE_COMPILE_CACHE'] === undefined) afterAll(() => rmSync(COMPILED, { recursive: true, force: true }));
const ENV = { ...process.env, NODE_COMPILE_CACHE: COMPILED };

export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs one command to its end. `asStranger`: as somebody whom the permissions of files bind, also where the tests run as root. */
export function runCli(args: readonly string[], options: { readonly input?: string; readonly asStranger?: boolean } = {}): Ended {
  const command = [process.execPath, CLI, ...args];
  // Root may write everywhere; without these three capabilities it meets the same permissions as everybody.
  const bound = '-dac_override,-dac_read_search,-fowner';
  const [program = '', ...rest] = options.asStranger === true && process.getuid?.() === 0 ? ['setpriv', `--bounding-set=${bound}`, `--inh-caps=${bound}`, ...command] : command;
  const done = spawnSync(program, rest, { input: options.input ?? '', encoding: 'utf8', env: ENV, timeout: PATIENCE_MS, maxBuffer: 256 * 1024 * 1024 });
  if (done.error !== undefined) throw done.error;
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

type Waiting = { readonly answer: (reply: Reply) => void; readonly giveUp: (reason: Error) => void };

/** A running `serve`: messages by their id, and its end. */
export class Served {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** Lines that answered nobody. */
  readonly stray: unknown[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private stderr = '';
  private next = 0;

  constructor(file: string, args: readonly string[] = []) {
    this.process = spawn(process.execPath, [CLI, 'serve', '--db', file, ...args], { env: ENV });
    createInterface({ input: this.process.stdout }).on('line', (line) => this.take(line));
    this.process.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    // A killed service cannot take what is still being written to it.
    this.process.stdin.on('error', () => undefined);
    this.ended = new Promise((done) => {
      this.process.on('close', (status) => {
        for (const { giveUp } of this.waiting.values()) giveUp(new Error('the service is gone'));
        this.waiting.clear();
        done({ status, stdout: '', stderr: this.stderr });
      });
    });
  }

  /** Sends a message; rejects when the service ends before it answers. */
  ask(method: string, params: unknown, session?: string): Promise<Reply> {
    this.next += 1;
    const id = this.next;
    const answer = new Promise<Reply>((resolveReply, reject) => this.waiting.set(id, { answer: resolveReply, giveUp: reject }));
    this.process.stdin.write(`${JSON.stringify({ id, method, params, ...(session === undefined ? {} : { session }) })}\n`);
    return answer;
  }

  /** The result of a call that must be answered. */
  async call<T>(method: string, params: unknown, session?: string): Promise<T> {
    const reply = await this.ask(method, params, session);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result as T;
  }

  async login(username: string, pin: string): Promise<string> {
    return (await this.call<{ session: string }>('auth.login', { username, pin })).session;
  }

  /** Ends the input and waits for the end. */
  stop(): Promise<Ended> {
    this.process.stdin.end();
    return this.ended;
  }

  /** What a power cut does to a process. */
  kill(): Promise<Ended> {
    this.process.kill('SIGKILL');
    return this.ended;
  }

  private take(line: string): void {
    const message = JSON.parse(line) as Reply;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (waiting === undefined) this.stray.push(message);
    else waiting.answer(message);
  }
}

/** SHA-256 of a file's bytes. */
export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
