import { setImmediate as nextTurn } from 'node:timers/promises';

export type Progress = (done: number, total: number) => void;

/** Milliseconds of work before others get their turn: half of the 16 that a step may take, for the row it is in the middle of. */
const STEP_MS = 8;
/** The same where nobody else waits: often enough to tell how far the work is. */
const ALONE_MS = 100;

/** Keeps long work in short steps: ask `due` after every row, and `await rest()` when it is. */
export class Pace {
  private since = performance.now();
  private done = 0;
  private readonly total: number;
  private readonly onProgress: Progress;
  private readonly stepMs: number;

  /** `total`: units of work, counted by `step`. `alone`: nobody waits for a turn. */
  constructor(total: number, onProgress: Progress, alone = false) {
    this.total = total;
    this.onProgress = onProgress;
    this.stepMs = alone ? ALONE_MS : STEP_MS;
  }

  /** Counts one unit of the work. True when it is time to rest. */
  step(): boolean {
    this.done += 1;
    return this.due();
  }

  due(): boolean {
    return performance.now() - this.since >= this.stepMs;
  }

  async rest(): Promise<void> {
    this.onProgress(Math.min(this.done, this.total), this.total);
    await nextTurn();
    this.since = performance.now();
  }

  /** Tells that all is done. */
  end(): void {
    this.onProgress(this.total, this.total);
  }
}
