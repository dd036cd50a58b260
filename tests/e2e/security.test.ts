/** What the window may not do, and what only main may do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, type Launched } from './support/app.ts';

const fakeService = resolve(import.meta.dirname, '../support/fakeService.cjs');
const folder = mkdtempSync(join(tmpdir(), 'gerai-security-'));
let program: Launched;

beforeAll(async () => {
  program = await launch({ file: join(folder, 'toko.gerai'), env: { GERAI_SERVICE_ENTRY: fakeService, GERAI_SAVE_DIR: folder } });
});
afterAll(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

const statusOf = (path: string): Promise<number> => program.page.evaluate((address) => fetch(address).then((answer) => answer.status), path);

test('the window comes from app://gerai with exactly this policy and a nonce of its own at each load', async () => {
  const [first, second] = await program.page.evaluate(async () => {
    const load = async (): Promise<{ policy: string; page: string }> => {
      const answer = await fetch('app://gerai/index.html');
      return { policy: answer.headers.get('content-security-policy') ?? '', page: await answer.text() };
    };
    return [await load(), await load()];
  });
  const nonce = /'nonce-([\w+/=]+)'/.exec(first.policy)?.[1] ?? '';
  expect(first.policy).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  expect(first.page).toContain(`<meta name="csp-nonce" content="${nonce}"`);
  expect(first.page).not.toContain('__CSP_NONCE__');
  expect(second.policy).not.toContain(nonce);
  expect(program.page.url()).toMatch(/^app:\/\/gerai\//);
});

test('foreign scripts, styles and addresses do not load', async () => {
  await expect(program.page.addScriptTag({ content: 'window.planted = 1' })).rejects.toThrow(/Content Security Policy/);
  await expect(program.page.addStyleTag({ content: 'body { color: red }' })).rejects.toThrow(/Content Security Policy/);
  const outcome = await program.page.evaluate(() =>
    Promise.all(['https://example.invalid/', 'http://127.0.0.1:9/', 'file:///etc/hostname'].map((address) => fetch(address).then(() => 'loaded', (error: Error) => error.message))),
  );
  expect(outcome).toEqual(['Failed to fetch', 'Failed to fetch', 'Failed to fetch']);
});

test('the network is shut below the policy too', async () => {
  const outcome = await program.app.evaluate(({ session }) => session.defaultSession.fetch('https://example.invalid/').then(() => 'loaded', (error: Error) => error.message));
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('no path leads out of the renderer folder', async () => {
  const outside = [
    'app://gerai/%2e%2e%2fmain/main.cjs',
    'app://gerai/..%2f..%2fpackage.json',
    'app://gerai/assets/%2e%2e/%2e%2e/main/main.cjs',
    'app://gerai/..%5c..%5cpackage.json',
    'app://gerai/%',
    'app://gerai//etc/hostname',
    'app://gerai/preview/not-there',
  ];
  expect(await Promise.all(outside.map(statusOf))).toEqual([404, 404, 404, 404, 404, 404, 404]);
  expect(await statusOf('app://gerai/index.html')).toBe(200);
});

test('the window is isolated and sandboxed, without Node, and its bridge has two functions', async () => {
  const preferences = await program.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true });
  const seen = await program.page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'];
    return { globals: names.filter((name) => name in globalThis), bridge: Object.keys(window.gerai) };
  });
  expect(seen).toEqual({ globals: [], bridge: ['call', 'on'] });
});

test('the window opens no other window and gets no permission', async () => {
  expect(await program.page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
  expect(await program.page.evaluate(() => window.open('app://gerai/index.html'))).toBeNull();
  const permissions = await program.page.evaluate(async () => {
    const asked = await Notification.requestPermission();
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', (error: Error) => error.name);
    return { asked, media };
  });
  expect(permissions.asked).toBe('denied');
  expect(permissions.media).not.toBe('granted');
  expect(await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a call from any other page is not heard', async () => {
  const refused = await program.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/preload/preload.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
    await stranger.loadURL('data:text/html,<title>stranger</title>');
    const outcome = (await stranger.webContents.executeJavaScript(`window.gerai.call('host.state', {}).then(() => 'answered', (error) => error.message)`)) as string;
    stranger.destroy();
    return outcome;
  });
  expect(refused).toContain('forbidden sender');
});

test('what is not a method name is refused before it goes anywhere', async () => {
  const replies = await program.page.evaluate(() => Promise.all(['', '__proto__', 'host.constructor', 'host.', 'a b.c'].map((method) => window.gerai.call(method, {}))));
  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['VALIDATION', 'VALIDATION', 'NOT_FOUND', 'VALIDATION', 'VALIDATION']);
});

test('a preview shows its own styles in a frame, and can neither run, load nor reach the program', async () => {
  const html = `<!doctype html><title>Pratinjau</title><style>h1 { color: rgb(1, 2, 3) }</style><h1>Struk</h1>
    <script>document.title = 'ran'</script><p style="color: rgb(9, 9, 9)">inline</p><img src="https://example.invalid/x.png">`;
  const reply = await program.page.evaluate((page) => window.gerai.call('host.preview', { html: page }), html);
  if (!reply.ok) throw new Error(reply.error.message);
  const { url } = reply.result as { url: string };
  expect(url).toMatch(/^app:\/\/gerai\/preview\/[\w-]{36}$/);
  await program.page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.id = 'preview';
    document.body.append(frame);
  }, url);
  const frame = await (await program.page.waitForSelector('#preview')).contentFrame();
  if (!frame) throw new Error('the preview has no frame');
  await frame.waitForSelector('h1');
  const seen = await frame.evaluate(() => ({
    heading: getComputedStyle(document.querySelector('h1')!).color,
    inline: getComputedStyle(document.querySelector('p')!).color,
    title: document.title,
    origin: window.origin,
    bridge: 'gerai' in window,
  }));
  expect(seen).toEqual({ heading: 'rgb(1, 2, 3)', inline: 'rgb(0, 0, 0)', title: 'Pratinjau', origin: 'null', bridge: false });
  const policy = await program.page.evaluate((address) => fetch(address).then((answer) => answer.headers.get('content-security-policy')), url);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors app:\/\/gerai; sandbox$/);
});

test('a page becomes a PDF in the folder, with its page numbers, and a picture of its size', async () => {
  const html = '<!doctype html><meta name="page-footer" content="Laporan"><style>section + section { break-before: page }</style><section>Satu</section><section>Dua</section>';
  const saved = await program.page.evaluate((page) => window.gerai.call('host.savePdf', { html: page, suggestedName: '../SHU: Oktober/2026' }), html);
  expect(saved).toMatchObject({ ok: true, result: { path: join(folder, '..-SHU- Oktober-2026.pdf'.replace(/^\.+/, '')) } });
  const made = saved as { result: { path: string } };
  const pdf = readFileSync(made.result.path);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
});

test('a window has reports for a spreadsheet kept, and no other kind of file', async () => {
  const save = (suggestedName: string) => program.page.evaluate((name) => window.gerai.call('host.saveFile', { base64: 'YSxiCg==', suggestedName: name }), suggestedName);
  expect(await save('../neraca: 2026.csv')).toMatchObject({ ok: true, result: { path: join(folder, '-neraca- 2026.csv') } });
  expect(readFileSync(join(folder, '-neraca- 2026.csv'), 'utf8')).toBe('a,b\n');
  expect(await save('neraca.csv.exe')).toMatchObject({ ok: false, error: { code: 'VALIDATION', details: { field: 'suggestedName' } } });
});

test('documents.render makes PDF and PNG out of what the service gives', async () => {
  const render = async (document: string, format: string): Promise<{ mime: string; bytes: Buffer }> => {
    const reply = await program.page.evaluate((params) => window.gerai.call('documents.render', params), { document, ref: 'x', format });
    if (!reply.ok) throw new Error(reply.error.message);
    const { mime, base64 } = reply.result as { mime: string; base64: string };
    return { mime, bytes: Buffer.from(base64, 'base64') };
  };
  const receipt = await render('sale-receipt', 'png');
  expect(receipt.mime).toBe('image/png');
  expect([receipt.bytes.readUInt32BE(16), receipt.bytes.readUInt32BE(20)]).toEqual([880, 352]);
  const page = await render('shu-statement', 'pdf');
  expect(page.mime).toBe('application/pdf');
  expect(page.bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2);
  const receiptPdf = await render('sale-receipt', 'pdf');
  expect(receiptPdf.bytes.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 (329|330)[\d.]* 132/);
  const pagePicture = await render('shu-statement', 'png');
  expect(pagePicture.bytes.readUInt32BE(16)).toBe(794 * 2);
});

test('creating over an existing file is refused', async () => {
  const existing = join(folder, 'ada.gerai');
  writeFileSync(existing, 'buku');
  const reply = await program.page.evaluate(() => window.gerai.call('host.createFile', { name: 'ada' }));
  expect(reply).toMatchObject({ ok: false, error: { code: 'CONFLICT' } });
  expect(readFileSync(existing, 'utf8')).toBe('buku');
});

// The last one: the page waits for ever for the navigation that main refused.
test('the window navigates nowhere', async () => {
  const before = program.page.url();
  await program.page.evaluate(() => {
    window.location.href = 'https://example.invalid/';
  });
  expect(await program.page.evaluate(() => window.gerai.call('host.state', {}))).toMatchObject({ ok: true });
  expect(program.page.url()).toBe(before);
});
