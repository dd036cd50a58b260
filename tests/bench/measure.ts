/** How the benches measure: one against the other in turns, so that whatever else the machine does meets both. */
import { loadavg } from 'node:os';

/** Says on stderr what is being done; stdout is for the figures alone. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

export type Spread = { readonly n: number; readonly min: number; readonly p50: number; readonly p95: number; readonly max: number };

/** The value below which a share of the samples lies, by nearest rank. Throws RangeError when there are none. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))];
  if (value === undefined) throw new RangeError('no samples');
  return value;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** Three decimals are enough for milliseconds and ratios. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export const spread = (samples: readonly number[]): Spread => ({
  n: samples.length, min: rounded(percentile(samples, 0)), p50: rounded(percentile(samples, 0.5)), p95: rounded(percentile(samples, 0.95)), max: rounded(percentile(samples, 1)),
});

/** A ratio, what it should be at most, and whether it is. */
export type Goal = { readonly ratio: number; readonly goal: number; readonly met: boolean };
export const goal = (ratio: number, atMost: number): Goal => ({ ratio: rounded(ratio), goal: atMost, met: ratio <= atMost });

/** Time on the wall and on the processors, milliseconds; the processors' does not count what others do on the machine. */
export type Taken = { readonly wall: number; readonly cpu: number };

export function taken(work: () => void): Taken {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  work();
  const wall = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / 1000 };
}

/** The samples of one side, gathered run by run. */
export class Side {
  readonly wall: number[] = [];
  readonly cpu: number[] = [];

  add({ wall, cpu }: Taken): void {
    this.wall.push(wall);
    this.cpu.push(cpu);
  }

  get summary(): { readonly wallMs: Spread; readonly cpuMs: Spread } {
    return { wallMs: spread(this.wall), cpuMs: spread(this.cpu) };
  }
}

/**
 * How busy the machine was: the processes that wanted a processor (1 minute mean), and how far the baseline's own times lay apart;
 * above about 2 for p95/p50 the wall times say little and the ratio of processor times says more.
 */
export const noise = (baseline: readonly number[]): { readonly loadAverage: number; readonly baselineP95OverP50: number } => ({
  loadAverage: rounded(loadavg()[0] ?? 0), baselineP95OverP50: rounded(percentile(baseline, 0.95) / percentile(baseline, 0.5)),
});
