/** app://gerai/: the windows' own files and the previews, with a strict policy; nothing else is served, nothing outside is loaded. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, relative, resolve, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import type { PageStore } from './pageStore.ts';

const SCHEME = 'app';
const HOST = 'gerai';
export const APP_ORIGIN = `${SCHEME}://${HOST}`;
const NONCE_PLACE = '__CSP_NONCE__';

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the windows: files of `rendererFolder` and pages of the store. */
export function serveApp(session: Session, rendererFolder: string, pages: PageStore): void {
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== HOST || !['GET', 'HEAD'].includes(request.method)) return notFound();
    return servePage(url, pages) ?? (await serveFile(url, rendererFolder));
  });
}

/** Serves pages of the store alone. */
export function servePages(session: Session, pages: PageStore): void {
  session.protocol.handle(SCHEME, (request) => servePage(new URL(request.url), pages) ?? notFound());
}

function servePage(url: URL, pages: PageStore): Response | undefined {
  const page = pages.get(url.pathname);
  return page && answer(page.html, '.html', page.policy);
}

async function serveFile(url: URL, folder: string): Promise<Response> {
  const file = fileBelow(folder, url.pathname === '/' ? '/index.html' : url.pathname);
  if (file === undefined) return notFound();
  try {
    const nonce = randomBytes(16).toString('base64');
    const policy = windowPolicy(nonce);
    if (extname(file) !== '.html') return answer(new Uint8Array(await readFile(file)), extname(file), policy);
    return answer((await readFile(file, 'utf8')).replaceAll(NONCE_PLACE, nonce), '.html', policy);
  } catch {
    return notFound();
  }
}

/** The file that `path` names inside `folder`; undefined for whatever leads out of it. */
function fileBelow(folder: string, path: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.includes('\\')) return undefined;
  const file = resolve(folder, `.${name}`);
  const inside = relative(folder, file);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? undefined : file;
}

const windowPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const answer = (body: string | Uint8Array<ArrayBuffer>, extension: string, policy: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': MIME[extension] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  });

const notFound = (): Response => new Response('not found', { status: 404, headers: { 'Content-Security-Policy': "default-src 'none'" } });
