/** What no window of ours may do: navigate, open windows, ask for permissions, reach the network. */
import { app, type Session } from 'electron';

/** Call once, before the first window. `allowedOrigins` are the only addresses that may be loaded beside data: and blob:. */
export function lockWindows(allowedOrigins: readonly string[]): void {
  const isAllowed = (url: string): boolean => allowedOrigins.some((origin) => url === origin || url.startsWith(`${origin}/`));
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, url) => {
      // The dev server reloads its page; the program's own page never navigates.
      if (!(url === contents.getURL() && isAllowed(url))) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

export function lockSession(session: Session, allowedOrigins: readonly string[]): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url, allowedOrigins) }));
}

function mayLoad(url: string, allowedOrigins: readonly string[]): boolean {
  if (/^(data|blob|devtools|chrome-extension):/.test(url)) return true;
  return allowedOrigins.some((origin) => url.startsWith(`${origin}/`) || url.startsWith(`${origin.replace(/^http/, 'ws')}/`));
}
