import { spawn } from 'node:child_process';
import { codeOf } from './port.ts';

/** How a program of the system ended: `missing` is not installed, `late` was stopped because time was up. */
export type Ended = { readonly how: 'done' | 'failed' | 'missing' | 'late'; readonly stdout: string; readonly stderr: string };

const MOST_OUTPUT = 256 * 1024;

/** Runs a program of the system without a shell, its words in English whatever the language of the computer. Never throws. */
export function run(program: string, args: readonly string[], { input, timeoutMs }: { readonly input?: Uint8Array; readonly timeoutMs: number }): Promise<Ended> {
  return new Promise((resolve) => {
    const heard = { stdout: '', stderr: '' };
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' }, stdio: 'pipe', shell: false, windowsHide: true });
    let late = false;
    const deadline = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    const settle = (how: Ended['how']): void => {
      clearTimeout(deadline);
      resolve({ how, ...heard });
    };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (piece: string) => {
        heard[stream] = (heard[stream] + piece).slice(0, MOST_OUTPUT);
      });
    child.on('error', (error) => settle(codeOf(error) === 'ENOENT' ? 'missing' : 'failed'));
    child.on('close', (code) => settle(late ? 'late' : code === 0 ? 'done' : 'failed'));
    // A program that reads nothing ends on its own; its status says what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
