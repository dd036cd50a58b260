/** The speed of the program on this machine, each figure beside a bare baseline of the same run. */
import { parseArgs } from 'node:util';
import { Refusal } from '../../electron/service/kernel/refusal.ts';
import { checkoutSuite } from './checkout.ts';
import { demoSuite } from './demo.ts';
import { demoFile, type DemoFile } from './demoFile.ts';
import { ledgerSuite } from './ledger.ts';
import { say } from './measure.ts';
import { savingsSuite } from './savings.ts';
import { startSuite } from './start.ts';
import { stockSuite } from './stock.ts';
import { tillSuite } from './till.ts';
import { windowSuite } from './window.ts';

type Suite = (demo: DemoFile, runs: number | undefined) => Promise<object>;

const SUITES: Readonly<Record<string, Suite>> = {
  checkout: checkoutSuite,
  start: startSuite,
  window: windowSuite,
  till: tillSuite,
  demo: demoSuite,
  stock: stockSuite,
};

/** Runs by its name alone: its files take the better part of an hour to make. */
const LEDGER = 'ledger';
/** Runs by its name too, on a file of its own that takes seconds to make. */
const SAVINGS = 'savings';

/**
 * Runs the suites, or the one that `--suite` names, and answers their figures. Timings decide nothing: a missed goal is a
 * figure like any other. Throws a Refusal for an option that is not known.
 */
export async function bench(args: string[]): Promise<object> {
  const given = options(args);
  if (given.suite === LEDGER) return { ...machine(), suites: { [LEDGER]: await ledgerSuite(given) } };
  if (given.suite === SAVINGS) return { ...machine(), suites: { [SAVINGS]: await savingsSuite(given.runs) } };
  const names = given.suite === undefined ? Object.keys(SUITES) : [given.suite];
  const demo = await demoFile(given.db);
  const suites: Record<string, object> = {};
  for (const name of names) {
    say(`suite ${name}`);
    const suite = SUITES[name];
    if (suite !== undefined) suites[name] = await suite(demo, given.runs);
  }
  return { ...machine(), file: demo, suites };
}

const machine = () => ({ at: new Date().toISOString(), node: process.version, platform: `${process.platform} ${process.arch}` });

type Options = { readonly suite: string | undefined; readonly runs: number | undefined; readonly db: string | undefined; readonly years: number | undefined; readonly extreme: boolean };

function options(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args, strict: true, allowPositionals: false,
      options: { suite: { type: 'string' }, runs: { type: 'string' }, db: { type: 'string' }, years: { type: 'string' }, extreme: { type: 'boolean' } },
    });
    const whole = (name: 'runs' | 'years', most: number): number | undefined => {
      const given = values[name];
      const value = given === undefined ? undefined : Number(given);
      if (value !== undefined && (!Number.isSafeInteger(value) || value < 1 || value > most)) throw new Error(`--${name}: isi bilangan bulat 1 sampai ${most}`);
      return value;
    };
    if (values.suite !== undefined && values.suite !== LEDGER && values.suite !== SAVINGS && SUITES[values.suite] === undefined) throw new Error(`--suite: isi salah satu: ${[...Object.keys(SUITES), LEDGER, SAVINGS].join(', ')}`);
    return { suite: values.suite, runs: whole('runs', 100_000), db: values.db, years: whole('years', 10), extreme: values.extreme === true };
  } catch (error) {
    throw new Refusal('VALIDATION', error instanceof Error ? error.message : String(error));
  }
}
