import fc from 'fast-check';

/** The seed of an ordinary run: fixed, so that a stranger's first `npm test` is the same everywhere. GERAI_SEED explores. */
const DEFAULT_SEED = 20_261_121;
const DEFAULT_RUNS = 100;

function whole(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  if (!/^-?\d{1,10}$/.test(text)) throw new RangeError(`${name} is not a whole number: ${text}`);
  return Number(text);
}

export type CheckDefaults = {
  /** Repetitions where GERAI_RUNS says nothing; 100 by default. */
  readonly runs?: number;
};

/** The seed and the repetitions of this run (ruling 49), as `GERAI_SEED=… GERAI_RUNS=…`, to be put before the command that repeats it. */
export const runSettings = (defaults: CheckDefaults = {}): { readonly seed: number; readonly runs: number; readonly text: string } => {
  const seed = whole('GERAI_SEED', DEFAULT_SEED);
  const runs = whole('GERAI_RUNS', defaults.runs ?? DEFAULT_RUNS);
  return { seed, runs, text: `GERAI_SEED=${seed} GERAI_RUNS=${runs}` };
};

/**
 * Holds a fast-check property. Seed and repetitions come from GERAI_SEED and GERAI_RUNS; a failure names both before
 * fast-check's own counterexample. An asynchronous property answers a promise.
 */
export function check<Ts>(property: fc.IProperty<Ts>, defaults?: CheckDefaults): void;
export function check<Ts>(property: fc.IAsyncProperty<Ts>, defaults?: CheckDefaults): Promise<void>;
export function check<Ts>(property: fc.IProperty<Ts> | fc.IAsyncProperty<Ts>, defaults: CheckDefaults = {}): void | Promise<void> {
  const { seed, runs, text } = runSettings(defaults);
  const report = (details: fc.RunDetails<Ts>): void => {
    if (details.failed) throw new Error(`${text}\n${fc.defaultReportMessage(details) ?? 'property failed'}`, { cause: details.errorInstance });
  };
  const outcome = fc.check(property as fc.IAsyncProperty<Ts>, { seed, numRuns: runs }) as fc.RunDetails<Ts> | Promise<fc.RunDetails<Ts>>;
  return outcome instanceof Promise ? outcome.then(report) : report(outcome);
}
