import { displayUpdate, NOTHING_SHOWN, wholeDisplay, type DisplayHouse, type DisplayLine, type DisplayScene, type DisplayState } from '../../../shared/contract/display.ts';
import type { DisplayStatus } from '../../../shared/contract/host.ts';
import { callHost, onHost } from './bridge.ts';

/** What of the member display has changed hands: how it stands, what it was last told, and under which number. */
let status: DisplayStatus | null = null;
let shown: DisplayState = NOTHING_SHOWN;
let version = 0;
const listeners = new Set<() => void>();

function hear(next: DisplayStatus): void {
  const fresh = next.loads !== status?.loads && next.loads > 0;
  status = next;
  // A page that has just been opened knows nothing.
  if (fresh) send(wholeDisplay(shown, version));
  for (const listener of listeners) listener();
}

function send(update: NonNullable<ReturnType<typeof displayUpdate>>): void {
  // Behind the sale in every way: a display that is lost says so by its status.
  void callHost('host.show', { update }).catch(() => undefined);
}

/** Follows the member display of this PC from now on. */
export function watchDisplay(): () => void {
  const stop = onHost('host.display', hear);
  callHost('host.display', {}).then(hear, () => undefined);
  return stop;
}

export const displayStatus = (): DisplayStatus | null => status;

export function onDisplayStatus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts a part of what the members see in place of the one before; only what differs is sent, and only where somebody sees it. */
export function showOnDisplay(part: { readonly house?: DisplayHouse | null; readonly scene?: DisplayScene; readonly lines?: readonly DisplayLine[] }): void {
  const next = { ...shown, ...part };
  const update = displayUpdate(shown, next, version + 1);
  if (update === null) return;
  shown = next;
  version = update.version;
  // Beside the same number on the other page, so that both paints can be told apart.
  document.documentElement.dataset['version'] = String(version);
  if ((status?.loads ?? 0) > 0) send(update);
}

/** Settles where the member display goes; the answer is heard as its new status too. */
export async function chooseDisplay(choice: Pick<DisplayStatus, 'mode' | 'screenId'>): Promise<void> {
  hear(await callHost('host.chooseDisplay', choice));
}
