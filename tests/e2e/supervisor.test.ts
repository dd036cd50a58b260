/** The service may die; the till goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostState, Reply } from '../../shared/contract/host.ts';
import { launch, servicePid, type Launched, type LaunchOptions } from './support/app.ts';

const fakeService = resolve(import.meta.dirname, '../support/fakeService.cjs');
let folder: string;
let program: Launched | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-supervisor-'));
});
afterEach(async () => {
  await program?.close();
  program = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: LaunchOptions): Promise<Launched> {
  program = await launch({ ...options, env: { GERAI_SERVICE_ENTRY: fakeService, ...options.env } });
  await program.page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.gerai.on((event) => heard.push(event));
  });
  return program;
}

const call = (page: Page, method: string, params: unknown, session?: string): Promise<Reply> =>
  page.evaluate(({ name, values, token }) => window.gerai.call(name, values, token), { name: method, values: params, token: session });

async function stateOf(page: Page): Promise<HostState> {
  const reply = await call(page, 'host.state', {});
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.result as HostState;
}

const phaseOf = async (page: Page): Promise<string> => (await stateOf(page)).phase;
const heardBy = (page: Page): Promise<{ event: string; data: unknown }[]> => page.evaluate(() => (window as unknown as { heard: { event: string; data: unknown }[] }).heard);

test('what is no gerai file is refused with a sentence and stays as it was; on another the real service is back after kill -9 and answers the calls that waited', async () => {
  const file = join(folder, 'foto.gerai');
  writeFileSync(file, 'bukan basis data');
  program = await launch({ file, env: { GERAI_SAVE_DIR: folder } });
  const { app, page } = program;
  await expect.poll(() => phaseOf(page)).toBe('failed');
  expect((await stateOf(page)).error?.message).toMatch(/^\p{Lu}.*\.$/u);
  expect(readFileSync(file, 'utf8')).toBe('bukan basis data');

  expect(await call(page, 'host.createFile', { name: 'nyata' })).toMatchObject({ ok: true, result: { file: join(folder, 'nyata.gerai') } });
  await expect.poll(() => phaseOf(page)).toBe('ready');
  const fresh = { ok: true, result: { initialised: false } };
  expect(await call(page, 'system.status', {})).toMatchObject(fresh);
  for (const _death of [1, 2, 3]) {
    const before = await servicePid(app);
    process.kill(before, 'SIGKILL');
    // Asked while it is gone: these wait for its next life.
    const replies = await page.evaluate(() => Promise.all([1, 2, 3].map(() => window.gerai.call('system.status', {}))));
    for (const reply of replies) expect(reply).toMatchObject(fresh);
    expect(await servicePid(app)).not.toBe(before);
  }
  expect(await phaseOf(page)).toBe('ready');
});

test('a window hears its service, is the only one on its data, asks before it closes, and leaves F5 and F12 to the till', async () => {
  const userData = join(folder, 'user');
  const { app, page } = await start({ file: join(folder, 'a.gerai'), userData });
  const reply = await call(page, 'fake.echo', { n: 7 }, 'token');
  expect(reply).toMatchObject({ ok: true, result: { params: { n: 7 }, session: 'token', file: join(folder, 'a.gerai'), transport: 'fork' } });
  await call(page, 'fake.event', { hello: true });
  expect(await heardBy(page)).toContainEqual({ event: 'fake.event', data: { hello: true } });
  expect(await stateOf(page)).toMatchObject({ file: join(folder, 'a.gerai'), demo: false, phase: 'ready', versions: { electron: expect.any(String) as string, service: '0.0.0', schema: 1 } });

  // A second start on the same data shows this window instead.
  const [binary, ...args] = await app.evaluate(() => process.argv);
  const second = spawn(binary!, args, { env: { ...process.env, GERAI_USER_DATA: userData, GERAI_FILE: join(folder, 'j.gerai') }, stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await stateOf(page)).toMatchObject({ file: join(folder, 'a.gerai'), phase: 'ready' });

  const asked = await app.evaluate(async ({ BrowserWindow, dialog }) => {
    const questions: string[] = [];
    dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
      questions.push(options.message);
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as unknown as typeof dialog.showMessageBox;
    BrowserWindow.getAllWindows()[0]!.close();
    await new Promise((resolve) => setImmediate(resolve));
    return { questions, windows: BrowserWindow.getAllWindows().length };
  });
  expect(asked).toEqual({ questions: ['Tutup Gerai?'], windows: 1 });

  // Keys that reload and close do nothing.
  await page.evaluate(() => {
    const keys: string[] = [];
    Object.assign(window, { keys });
    window.addEventListener('keydown', (event) => keys.push((event.ctrlKey ? 'Ctrl+' : '') + event.key));
  });
  await app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const press = (keyCode: string, modifiers: 'control'[] = []): void => {
      webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
      webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    };
    for (const letter of ['r', 'w', 'n']) press(letter, ['control']);
    for (const key of ['F5', 'F12']) press(key);
    press('p', ['control']);
  });
  const keys = (): Promise<string[]> => page.evaluate(() => (window as unknown as { keys: string[] }).keys);
  await expect.poll(keys).toContain('Ctrl+p');
  expect(await keys()).toEqual(['F5', 'F12', 'Ctrl+p']);
});

test('killed with a request in flight, and twice by a write, the service is back and is sent again what it had not answered', async () => {
  const { app, page } = await start({ file: join(folder, 'c.gerai') });
  const before = await call(page, 'fake.echo', {});
  await page.evaluate(() => Object.assign(window, { waiting: window.gerai.call('fake.never', {}) }));
  await expect.poll(async () => (await heardBy(page)).filter(({ event }) => event === 'fake.heard').length).toBe(1);
  process.kill(await servicePid(app), 'SIGKILL');
  await expect.poll(async () => (await heardBy(page)).filter(({ event }) => event === 'service.restarted')).toEqual([{ event: 'service.restarted', data: { deaths: 1 } }]);
  await expect.poll(async () => (await heardBy(page)).filter(({ event }) => event === 'fake.heard').length).toBe(2);
  const after = await call(page, 'fake.echo', {});
  if (!before.ok || !after.ok) throw new Error('no answer');
  expect((after.result as { pid: number }).pid).not.toBe((before.result as { pid: number }).pid);
  expect(await phaseOf(page)).toBe('ready');

  // The write's id, session and params are the same each time.
  const notebook = join(folder, 'd.txt');
  const params = { id: '0191d5e4-0000-7000-8000-000000000001', times: 2, notebook };
  expect(await call(page, 'fake.dieTimes', params, 'token')).toMatchObject({ ok: true, result: { arrivals: 3 } });
  const arrivals = readFileSync(notebook, 'utf8').trim().split('\n').map((line): unknown => JSON.parse(line));
  expect(arrivals).toHaveLength(3);
  expect(arrivals[1]).toEqual(arrivals[0]);
  expect(arrivals[2]).toEqual(arrivals[0]);
  expect(arrivals[0]).toMatchObject({ params, session: 'token' });
});

test('a request that always kills the service is dropped and the others go on; at the fifth death within a minute it gives up and says so', async () => {
  const notebook = join(folder, 'e.txt');
  const { app, page } = await start({ file: join(folder, 'e.gerai') });
  expect(await call(page, 'fake.dieTimes', { times: 99, notebook })).toMatchObject({ ok: false, error: { code: 'STORAGE', details: {} } });
  expect(readFileSync(notebook, 'utf8').trim().split('\n')).toHaveLength(4);
  expect(await call(page, 'fake.echo', {})).toMatchObject({ ok: true });
  const restarted = (await heardBy(page)).filter(({ event }) => event === 'service.restarted').map(({ data }) => data);
  expect(restarted).toEqual([1, 2, 3, 4].map((deaths) => ({ deaths })));
  process.kill(await servicePid(app), 'SIGKILL');
  await expect.poll(() => phaseOf(page)).toBe('failed');
  const reply = await call(page, 'fake.echo', {});
  expect(reply).toMatchObject({ ok: false, error: { code: 'STORAGE', details: {} } });
  expect(reply.ok ? '' : reply.error.message).toMatch(/^Data tidak terbaca\./);
});

test('without a file the window chooses; a new file is opened and remembered; a lost one is not made anew; a refused one is named', async () => {
  const userData = join(folder, 'user');
  const saveFolder = mkdtempSync(join(folder, 'disk-'));
  const first = await start({ userData, env: { GERAI_SAVE_DIR: saveFolder } });
  expect(await stateOf(first.page)).toMatchObject({ file: null, phase: 'choosing' });
  expect(await call(first.page, 'fake.echo', {})).toMatchObject({ ok: false, error: { code: 'BUSY' } });
  const file = join(saveFolder, 'Koperasi Melati.gerai');
  expect(await call(first.page, 'host.createFile', { name: 'Koperasi Melati' })).toMatchObject({ ok: true, result: { file } });
  await expect.poll(() => phaseOf(first.page)).toBe('ready');
  await first.close();

  writeFileSync(file, 'buku');
  // The same service answers through the utility process of this Electron.
  const second = await start({ userData, env: { GERAI_TRANSPORT: 'utilityProcess' } });
  await expect.poll(() => stateOf(second.page)).toMatchObject({ file, demo: false, phase: 'ready' });
  expect(await call(second.page, 'fake.echo', {})).toMatchObject({ ok: true, result: { transport: 'utilityProcess' } });
  await second.close();

  rmSync(saveFolder, { recursive: true });
  const third = await start({ userData });
  expect(await stateOf(third.page)).toMatchObject({ file: null, phase: 'choosing', error: { code: 'NOT_FOUND' } });
  expect(existsSync(file)).toBe(false);

  // One that the service refuses is not tried again, and its sentence is shown as it is.
  const broken = join(folder, 'rusak.gerai');
  writeFileSync(broken, 'buku');
  await third.app.evaluate((_electron, path) => void (process.env['GERAI_OPEN_FILE'] = path), broken);
  expect(await call(third.page, 'host.openFile', {})).toMatchObject({ ok: true, result: { file: broken } });
  await expect.poll(() => phaseOf(third.page)).toBe('failed');
  const sentence = 'Berkas rusak. Pulihkan dari salinan.';
  expect(await stateOf(third.page)).toMatchObject({ error: { code: 'STORAGE', message: sentence } });
  expect(await call(third.page, 'fake.echo', {})).toMatchObject({ ok: false, error: { code: 'STORAGE', message: sentence } });
});

test('the demo is made once, with progress, and opened', async () => {
  const userData = join(folder, 'demo');
  const file = join(userData, 'demo.gerai');
  const first = await start({ userData, env: { GERAI_DEMO: '1' } });
  await expect.poll(() => stateOf(first.page)).toMatchObject({ file, demo: true, phase: 'ready' });
  expect(readFileSync(file, 'utf8')).toBe('demo');
  await first.close();
  writeFileSync(file, 'dipakai');
  const second = await start({ userData, env: { GERAI_DEMO: '1' } });
  await expect.poll(() => phaseOf(second.page)).toBe('ready');
  expect(readFileSync(file, 'utf8')).toBe('dipakai');
});
