/** The speed of the program on this machine, each figure beside a bare baseline of the same run. */
import { parseArgs } from 'node:util';
import { Refusal } from '../../electron/service/kernel/refusal.ts';
import { checkoutSuite } from './checkout.ts';
import { demoSuite } from './demo.ts';
import { demoFile, type DemoFile } from './demoFile.ts';
import { say } from './measure.ts';
import { startSuite } from './start.ts';
import { windowSuite } from './window.ts';

type Suite = (demo: DemoFile, runs: number | undefined) => Promise<object>;

const SUITES: Readonly<Record<string, Suite>> = {
  checkout: checkoutSuite,
  start: startSuite,
  window: windowSuite,
  demo: demoSuite,
};

/**
 * Runs the suites, or the one that `--suite` names, and answers their figures. Timings decide nothing: a missed goal is a
 * figure like any other. Throws a Refusal for an option that is not known.
 */
export async function bench(args: string[]): Promise<object> {
  const given = options(args);
  const names = given.suite === undefined ? Object.keys(SUITES) : [given.suite];
  const demo = await demoFile(given.db);
  const suites: Record<string, object> = {};
  for (const name of names) {
    say(`suite ${name}`);
    const suite = SUITES[name];
    if (suite !== undefined) suites[name] = await suite(demo, given.runs);
  }
  return { at: new Date().toISOString(), node: process.version, platform: `${process.platform} ${process.arch}`, file: demo, suites };
}

function options(args: string[]): { readonly suite: string | undefined; readonly runs: number | undefined; readonly db: string | undefined } {
  try {
    const { values } = parseArgs({ args, strict: true, allowPositionals: false, options: { suite: { type: 'string' }, runs: { type: 'string' }, db: { type: 'string' } } });
    const runs = values.runs === undefined ? undefined : Number(values.runs);
    if (runs !== undefined && (!Number.isSafeInteger(runs) || runs < 1 || runs > 100_000)) throw new Error('--runs: isi bilangan bulat 1 sampai 100000');
    if (values.suite !== undefined && SUITES[values.suite] === undefined) throw new Error(`--suite: isi salah satu: ${Object.keys(SUITES).join(', ')}`);
    return { suite: values.suite, runs, db: values.db };
  } catch (error) {
    throw new Refusal('VALIDATION', error instanceof Error ? error.message : String(error));
  }
}
