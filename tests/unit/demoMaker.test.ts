/** The demo is either whole or not there. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDemo, type DemoMaker } from '../../electron/main/demoMaker.ts';
import type { ServiceListener } from '../../electron/main/serviceProcess.ts';
import type { HostProgress } from '../../shared/contract/host.ts';

let folder: string;
let file: string;
let unfinished: string;
let listener: ServiceListener;
let killed: number;
let progress: HostProgress[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-demo-'));
  file = join(folder, 'demo.gerai');
  killed = 0;
  progress = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(): DemoMaker {
  return makeDemo({
    file,
    workshop: join(folder, 'demo-baru'),
    start: (path, heard) => {
      unfinished = path;
      listener = heard;
      return { send: () => undefined, stop: () => undefined, kill: () => (killed += 1) };
    },
    onProgress: (step) => progress.push(step),
  });
}

test('a complete one is moved to its place, and its workshop is cleared', async () => {
  const maker = start();
  expect(unfinished).toBe(join(folder, 'demo-baru', 'demo.gerai'));
  listener.onMessage({ event: 'job.progress', data: { jobId: 'x', done: 3, total: 9, label: 'Menjalani 2026-01-03' } });
  listener.onMessage({ event: 'job.progress', data: { done: 4, total: 9 } });
  writeFileSync(unfinished, 'isi');
  expect(existsSync(file)).toBe(false);
  listener.onExit(0);
  expect(await maker.ended).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe('isi');
  expect(existsSync(join(folder, 'demo-baru'))).toBe(false);
  expect(progress).toEqual([
    { done: 3, total: 9, label: 'Menjalani 2026-01-03' },
    { done: 4, total: 9, label: 'Menyiapkan contoh koperasi' },
  ]);
});

test.each([
  ['it ended with a fault', 1, true],
  ['it was killed', null, true],
  ['it ended well but wrote nothing', 0, false],
])('when %s nothing is left and the reason is told', async (_how, code, wrote) => {
  const maker = start();
  if (wrote) writeFileSync(unfinished, 'setengah');
  listener.onExit(code);
  expect(await maker.ended).toMatchObject({ code: 'STORAGE' });
  expect(existsSync(file)).toBe(false);
  expect(existsSync(join(folder, 'demo-baru'))).toBe(false);
});

test("the service's own reason wins, and what an earlier try left is removed", async () => {
  mkdirSync(join(folder, 'demo-baru'));
  writeFileSync(join(folder, 'demo-baru', 'demo.gerai'), 'sisa');
  const maker = start();
  expect(existsSync(unfinished)).toBe(false);
  listener.onMessage({ event: 'service.refused', data: { code: 'STORAGE', message: 'Ruang penyimpanan habis.' } });
  listener.onExit(1);
  expect(await maker.ended).toEqual({ code: 'STORAGE', message: 'Ruang penyimpanan habis.' });
});

test('it can be ended while it works', () => {
  start().kill();
  expect(killed).toBe(1);
});
