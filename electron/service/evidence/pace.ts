import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds of work before others get their turn: half of the 16 that a step may take, for the row it is in the middle of. */
const STEP_MS = 8;

/** Keeps long work in short steps: ask `due` after every row, and `await rest()` when it is. */
export class Pace {
  private since = performance.now();
  private done = 0;
  private readonly total: number;
  private readonly onProgress: (done: number, total: number) => void;

  constructor(total: number, onProgress: (done: number, total: number) => void) {
    this.total = total;
    this.onProgress = onProgress;
  }

  /** Counts one unit of the work. True when it is time to rest. */
  step(): boolean {
    this.done += 1;
    return this.due();
  }

  due(): boolean {
    return performance.now() - this.since >= STEP_MS;
  }

  async rest(): Promise<void> {
    this.onProgress(Math.min(this.done, this.total), this.total);
    await nextTurn();
    this.since = performance.now();
  }
}
