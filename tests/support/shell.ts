import { spawnSync, type SpawnSyncReturns } from 'node:child_process';

/** Runs one of the system's own programs. Fails with a sentence where it is not installed: a test that needs it may not pass without. */
export function runProgram(program: string, args: readonly string[], input = ''): SpawnSyncReturns<string> {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (done.error !== undefined) throw new Error(`${program} cannot be run (${done.error.message}). Install what .ci/run installs: apt-get install sqlite3 hledger beancount.`);
  return done;
}
