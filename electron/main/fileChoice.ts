/** Which `.gerai` file to open at start, and what is remembered between starts. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DisplayMode, DisplayStatus } from '../../shared/contract/host.ts';

/** Where the member display of this PC goes. */
export type DisplayChoice = Pick<DisplayStatus, 'mode' | 'screenId'>;

export type FileChoice =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'demo' }
  | { readonly kind: 'none'; /** The last opened file, when it is not there any more. */ readonly missing?: string };

export type Remembered = { readonly lastFile?: string; readonly zoomPercent?: number; readonly display?: DisplayChoice };

export const FILE_SUFFIX = '.gerai';
const stateFile = (userData: string): string => join(userData, 'state.json');

export function chooseFile(environment: NodeJS.ProcessEnv, args: readonly string[], remembered: Remembered): FileChoice {
  const named = environment['GERAI_FILE'] || args.find((argument) => argument.endsWith(FILE_SUFFIX) && !argument.startsWith('-'));
  // A file manager on Linux hands over an address instead of a path.
  if (named) return { kind: 'file', file: named.startsWith('file:') ? fileURLToPath(named) : resolve(named) };
  if (environment['GERAI_DEMO'] === '1') return { kind: 'demo' };
  const last = remembered.lastFile;
  if (last === undefined) return { kind: 'none' };
  // A missing file is never made anew here: the person would meet an empty gerai.
  return existsSync(last) ? { kind: 'file', file: last } : { kind: 'none', missing: last };
}

/** Whatever cannot be read is forgotten: it is only a convenience. */
export function recall(userData: string): Remembered {
  try {
    const stored: unknown = JSON.parse(readFileSync(stateFile(userData), 'utf8'));
    if (typeof stored !== 'object' || stored === null) return {};
    const { lastFile, zoomPercent, display } = stored as Record<string, unknown>;
    const choice = displayChoice(display);
    return { ...(typeof lastFile === 'string' ? { lastFile } : {}), ...(typeof zoomPercent === 'number' ? { zoomPercent } : {}), ...(choice === undefined ? {} : { display: choice }) };
  } catch {
    return {};
  }
}

const MODES: readonly unknown[] = ['off', 'screen', 'window'] satisfies DisplayMode[];

/** A choice as it came from the disk or from a window; undefined for anything else. */
export function displayChoice(value: unknown): DisplayChoice | undefined {
  const { mode, screenId } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (!MODES.includes(mode) || !(screenId === null || Number.isSafeInteger(screenId))) return undefined;
  return { mode: mode as DisplayMode, screenId: screenId as number | null };
}

export function remember(userData: string, change: Remembered): void {
  const next = { ...recall(userData), ...change };
  try {
    mkdirSync(userData, { recursive: true });
    writeFileSync(`${stateFile(userData)}.new`, JSON.stringify(next));
    renameSync(`${stateFile(userData)}.new`, stateFile(userData));
  } catch (error) {
    console.error(error);
  }
}
