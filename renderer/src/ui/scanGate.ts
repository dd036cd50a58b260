import { useContext, useLayoutEffect, useRef } from 'react';
import { isTextField, LayerContext, suspendCharactersWhile, topLayer } from './keyboard.ts';

/**
 * Tells a barcode scanner from fingers (ruling 50): at least 6 characters, each at most 35 ms after the one before, ended
 * by Enter or Tab. No key is held back; when a burst turns out to be a scan, the field it ran into gets back the value it
 * had at the first character, and the ending key is swallowed, so that a barcode never becomes an amount or presses a button.
 */
export const SCAN_MIN_LENGTH = 6;
export const SCAN_MAX_GAP_MS = 35;
/** The same code again within this time is the scanner's trigger bouncing. */
export const SCAN_DOUBLE_MS = 300;

type Remembered = { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly value: string };
type Handler = { readonly layer: number; run: (code: string) => void };

const handlers: Handler[] = [];
let ignored: ((code: string) => void) | null = null;

let buffer = '';
let lastAt = Number.NEGATIVE_INFINITY;
let remembered: Remembered | null = null;
let lastCode = '';
let lastCodeAt = Number.NEGATIVE_INFINITY;

/** Calls `onScan` for every scan while the component is mounted and no dialog is open above it. */
export function useScanGate(onScan: (code: string) => void): void {
  const layer = useContext(LayerContext);
  const latest = useRef(onScan);
  useLayoutEffect(() => {
    latest.current = onScan;
  });
  useLayoutEffect(() => {
    const handler: Handler = { layer, run: (code) => latest.current(code) };
    handlers.push(handler);
    return () => {
      handlers.splice(handlers.indexOf(handler), 1);
    };
  }, [layer]);
}

/** True while characters arrive at a scanner's speed: single-character shortcuts stay quiet. */
const isBursting = (): boolean => buffer.length >= 2 && performance.now() - lastAt <= SCAN_MAX_GAP_MS;

function restore(): void {
  if (!remembered || !remembered.field.isConnected || remembered.field.value === remembered.value) return;
  const prototype = remembered.field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  // React keeps its own idea of the value; only the prototype's setter plus an input event tell it of the change.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(remembered.field, remembered.value);
  remembered.field.dispatchEvent(new Event('input', { bubbles: true }));
}

function deliver(code: string, at: number): void {
  const bounced = code === lastCode && at - lastCodeAt < SCAN_DOUBLE_MS;
  lastCode = code;
  lastCodeAt = at;
  if (bounced) return;
  const handler = handlers.findLast((candidate) => candidate.layer === topLayer());
  if (handler) handler.run(code);
  else ignored?.(code);
}

function onKeyDown(event: KeyboardEvent): void {
  const at = event.timeStamp;
  const fast = at - lastAt <= SCAN_MAX_GAP_MS;
  if ((event.key === 'Enter' || event.key === 'Tab') && fast && buffer.length >= SCAN_MIN_LENGTH) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const code = buffer;
    restore();
    buffer = '';
    remembered = null;
    deliver(code, at);
    return;
  }
  if (event.key.length > 1) {
    if (event.key !== 'Shift' && event.key !== 'CapsLock') buffer = '';
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || event.key === ' ' || event.repeat) {
    buffer = '';
    return;
  }
  if (!fast || buffer === '') {
    buffer = '';
    const field = isTextField(event.target) ? event.target : null;
    remembered = field === null ? null : { field, value: field.value };
  }
  buffer += event.key;
  lastAt = at;
}

/** Starts watching all keys before any field sees them; `onIgnored` hears of scans nobody was waiting for. Called once. */
export function installScanGate(onIgnored: (code: string) => void): () => void {
  ignored = onIgnored;
  const resume = suspendCharactersWhile(isBursting);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    ignored = null;
    resume();
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
