// `npm test`: types, lint, build and every test, counted together. The last line is `N passed, N failed`.
// Plain JavaScript, so that it can still speak when `npm ci` has not brought the right Node yet.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** The priority of what steps back for the windows. */
const PATIENT = 10;

/** @typedef {{ status: string, fullName: string, failureMessages: string[] | null }} Assertion What went wrong at each try, those too that a later try made good. */
/** @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} FileReport */
/** @typedef {{ passed: number, failures: string[], repeated: string[] }} Tally Names, each with what was wrong under it. */

/** @type {Tally} */
const tally = { passed: 0, failures: [], repeated: [] };

/** @param {string} name @param {boolean} ok @param {string[]} tries */
function count(name, ok, tries = []) {
  const explained = [name, ...tries.map(firstLines)].join('\n');
  if (!ok) tally.failures.push(explained);
  else if (tries.length > 0) tally.repeated.push(explained);
  if (ok) tally.passed += 1;
}

const SAID_LINES = 6;
const SAID_COLUMNS = 400;

/**
 * What a failed try said and where, without the way through the test runner.
 * @param {string} message @param {number} place @returns {string}
 */
function firstLines(message, place) {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  const said = lines.filter((line) => !/^ {4}at /.test(line)).slice(0, SAID_LINES);
  const where = lines.find((line) => /^ {4}at /.test(line) && line.includes('.test.'));
  return [...said, ...(where === undefined ? [] : [where.trim().replace(root, '').replace('/', '')])].map((line, index) => `  ${index === 0 ? `try ${place + 1}: ` : '       '}${line.slice(0, SAID_COLUMNS)}`).join('\n');
}

/** @returns {never} */
function finish() {
  for (const name of tally.repeated) console.log(`PASSED AT A LATER TRY ${name}`);
  for (const failure of tally.failures) console.log(`FAILED ${failure}`);
  console.log(`${tally.passed} passed, ${tally.failures.length} failed`);
  process.exit(tally.failures.length === 0 ? 0 : 1);
}

/**
 * Runs one tool of node_modules and says afterwards what it said, so that nobody's lines stand between another's. A `patient` one steps back: what it starts
 * inherits its priority.
 * @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env @param {boolean} patient @returns {Promise<void>}
 */
function runTool(name, args, env, patient) {
  const [script = '', ...rest] = args;
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...rest], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (patient && child.pid !== undefined) setPriority(child.pid, PATIENT);
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', /** @param {Buffer} bytes */ (bytes) => said.push(bytes));
  return new Promise((done) => {
    /** @param {boolean} ok */
    const end = (ok) => {
      process.stdout.write(Buffer.concat(said));
      console.log(`${name}: ${ok ? 'ok' : 'FAILED'}`);
      count(name, ok);
      done();
    };
    child.once('error', () => end(false));
    child.once('close', (code) => end(code === 0));
  });
}

/**
 * A test that was skipped or only planned did not show anything: it counts as failed, like a file that could not be read.
 * @param {string} reportFile @param {boolean} ended
 */
function countTests(reportFile, ended) {
  if (!existsSync(reportFile)) {
    count('vitest ended without a report', false);
    return;
  }
  const report = /** @type {{ testResults: FileReport[] }} */ (JSON.parse(readFileSync(reportFile, 'utf8')));
  const failuresBefore = tally.failures.length;
  for (const file of report.testResults) {
    const name = relative(root, file.name);
    for (const test of file.assertionResults) count(`${name} > ${test.fullName} (${test.status})`, test.status === 'passed', test.failureMessages ?? []);
    const explained = file.assertionResults.some((test) => test.status !== 'passed');
    if (file.status === 'failed' && !explained) count(`${name} could not be run: ${file.message.split('\n')[0]}`, false);
  }
  if (report.testResults.length === 0) count('vitest found no test', false);
  if (!ended && tally.failures.length === failuresBefore) count('vitest saw an error outside any test', false);
}

if (!existsSync(join(root, 'node_modules/vite')) || Number(process.versions.node.split('.')[0]) < 22) {
  console.error('Dependencies are missing: run `npm ci` first (it also brings the Node 24 that these scripts run on).');
  count('npm ci has not been run', false);
  finish();
}

// One seed for everybody, so that a stranger's first run is the same everywhere; GERAI_SEED explores.
const seed = process.env['GERAI_SEED'] ?? '20261121';
console.log(`GERAI_SEED=${seed} GERAI_RUNS=${process.env['GERAI_RUNS'] ?? '(each test its own)'}`);

const work = mkdtempSync(join(tmpdir(), 'gerai-test-'));

/**
 * Hundreds of processes read the same sources: what Node made of them is kept for the next.
 * @type {NodeJS.ProcessEnv}
 */
const env = { ...process.env, GERAI_SEED: seed, NODE_COMPILE_CACHE: join(work, 'compiled') };
try {
  const { ensureSystemLibraries } = await import('../electron/dev/systemLibraries.ts');
  const { resolveElectron } = await import('../electron/dev/runtime.ts');
  ensureSystemLibraries(console.log);
  env['GERAI_ELECTRON'] = (await resolveElectron(console.log)).binary;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  count('Electron cannot be started here', false);
}

const manifest = /** @type {{ scripts: { lint: string } }} */ (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
await runTool('build', ['vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn'], env, false);

/** Types, then lint, beside the tests: both wait for the disk a good part of their time. One after the other, for they need much memory. */
async function readSources() {
  await runTool('types', ['typescript/bin/tsc'], env, true);
  await runTool('lint', ['oxlint/bin/oxlint', ...manifest.scripts.lint.split(' ').slice(1)], env, true);
}

/**
 * Runs one vitest over what `args` choose. A `patient` one steps back for the other: what it starts inherits its priority.
 * @param {string} name @param {string[]} args @param {boolean} patient @returns {Promise<boolean>}
 */
function vitest(name, args, patient) {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(work, `${name}.json`)}`];
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...report, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (patient && child.pid !== undefined) setPriority(child.pid, PATIENT);
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

// The windows wait for a person's pace most of the time: everything else uses what they leave of the machine.
const chosen = process.argv.slice(2);
const runs = chosen.length > 0 ? [{ name: 'chosen', args: chosen, patient: false }] : [
  { name: 'windows', args: ['--project', 'e2e'], patient: false },
  { name: 'others', args: ['--project', 'unit', '--project', 'service', '--project', 'fault'], patient: true },
];
const [ended] = await Promise.all([Promise.all(runs.map(({ name, args, patient }) => vitest(name, args, patient))), readSources()]);
runs.forEach(({ name }, place) => {
  console.log(`${name}: ${ended[place] === true ? 'ok' : 'FAILED'}`);
  countTests(join(work, `${name}.json`), ended[place] === true);
});
rmSync(work, { recursive: true, force: true });
finish();
