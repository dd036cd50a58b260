import { createContext, useContext, useLayoutEffect, useRef } from 'react';

/**
 * The keys of the program. A screen registers what its keys do; one listener on the window finds the action. Dialogs
 * open a layer above the screen: while it is open, the keys below it are dead. The F-bar, the key hints and the F1 help
 * are all drawn from the same list, so that a key never does something else than what is written.
 */
export type KeyAction = {
  /** As written on the keyboard: "F2", "Ctrl+F", "Shift+F8", "Alt+1", "Enter", "Esc", "Del", "Up", "Plus". */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
  /** False: listed but dead for now. */
  readonly enabled?: boolean;
  /** Drawn in the bar at the foot (default true); all are in the F1 help. */
  readonly bar?: boolean;
  /** The one main action of the screen, drawn last and filled. */
  readonly main?: boolean;
  /** Only while no text field has the focus (Backspace, plus, minus). */
  readonly outsideText?: boolean;
  /** Asked at the press: false leaves the key to the field it was pressed in. */
  readonly when?: () => boolean;
  /** Runs again while the key is held (arrows). */
  readonly repeat?: boolean;
};

type Scope = { readonly layer: number; actions: readonly KeyAction[] };

/** Keys that work in every layer, such as the lock. */
export const EVERYWHERE = -1;
/** Above every dialog: the help, and above that the lock. */
export const HELP_LAYER = 99;
export const LOCK_LAYER = 100;

const scopes: Scope[] = [];
const openLayers: number[] = [0];
const suspenders = new Set<() => boolean>();

export const topLayer = (): number => Math.max(...openLayers);

/** The layer this component lives in; 0 is the screen itself. */
export const LayerContext = createContext(0);

/** Opens a layer above the one it stands in for as long as the component is mounted, and answers its number. */
export function useOpenLayer(level?: number): number {
  const parent = useContext(LayerContext);
  const layer = level ?? parent + 1;
  useLayoutEffect(() => {
    openLayers.push(layer);
    return () => {
      openLayers.splice(openLayers.indexOf(layer), 1);
    };
  }, [layer]);
  return layer;
}

/** Registers what keys do while the component is mounted; the latest list counts. */
export function useKeys(actions: readonly KeyAction[], layer?: number): void {
  const own = useContext(LayerContext);
  const scope = useRef<Scope | null>(null);
  useLayoutEffect(() => {
    const created: Scope = { layer: layer ?? own, actions: [] };
    scope.current = created;
    scopes.push(created);
    return () => {
      scopes.splice(scopes.indexOf(created), 1);
    };
  }, [layer, own]);
  useLayoutEffect(() => {
    if (scope.current) scope.current.actions = actions;
  });
}

/** The actions a person can use right now, for the help; `below` skips the layer the help itself stands in. */
export function currentActions(below: number): readonly KeyAction[] {
  const top = Math.max(...openLayers.filter((layer) => layer < below));
  const actions = scopes.filter((scope) => scope.layer === top).flatMap((scope) => scope.actions);
  return [...actions, ...scopes.filter((scope) => scope.layer === EVERYWHERE).flatMap((scope) => scope.actions)];
}

/** Lets the scan gate tell that the characters coming in are a scanner's. */
export function suspendCharactersWhile(check: () => boolean): () => void {
  suspenders.add(check);
  return () => suspenders.delete(check);
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc', Delete: 'Del', ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right', ' ': 'Space', '+': 'Plus', '-': 'Minus', '*': 'Times',
};

/** The name of a key press as actions write it. Letters and digits with Ctrl or Alt go by their place on the keyboard. */
export function keyName(event: KeyboardEvent): string {
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1];
  const chord = event.ctrlKey || event.altKey || event.metaKey;
  const base = chord && place !== undefined ? place : (NAMES[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key));
  const shift = event.shiftKey && (event.key.length > 1 || chord);
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${base}`;
}

/** What a browser would do with these, no screen of a till wants: reload, new window, back, find, devtools, caret mode. */
const SWALLOWED = new Set([
  'F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Ctrl+R', 'Ctrl+Shift+R', 'Ctrl+F5', 'Shift+F5', 'Ctrl+W', 'Ctrl+N', 'Ctrl+T', 'Ctrl+Shift+T', 'Ctrl+Shift+N', 'Ctrl+O', 'Ctrl+S', 'Ctrl+P', 'Ctrl+F', 'Ctrl+G',
  'Ctrl+H', 'Ctrl+J', 'Ctrl+U', 'Ctrl+L', 'Ctrl+K', 'Ctrl+E', 'Ctrl+D', 'Ctrl+Shift+I', 'Ctrl+Shift+J', 'Alt+Left', 'Alt+Right', 'Alt+Home',
]);

export function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'submit', 'range', 'file'].includes(target.type);
}

const handlesEnter = (target: EventTarget | null): boolean => target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement || target instanceof HTMLTextAreaElement;

function find(name: string): KeyAction | undefined {
  const top = topLayer();
  for (const layer of [top, EVERYWHERE]) {
    for (const scope of scopes.toReversed()) {
      if (scope.layer !== layer) continue;
      const action = scope.actions.find((candidate) => candidate.keys === name);
      if (action) return action;
    }
  }
  return undefined;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const name = keyName(event);
  if (event.defaultPrevented) return;
  const inText = isTextField(event.target);
  const action = find(name);
  if (action !== undefined && usable(action, name, event, inText)) {
    event.preventDefault();
    if (action.enabled !== false && (!event.repeat || action.repeat === true)) action.run();
    return;
  }
  if (SWALLOWED.has(name) || (name === 'Backspace' && !inText)) event.preventDefault();
}

function usable(action: KeyAction, name: string, event: KeyboardEvent, inText: boolean): boolean {
  if ((action.outsideText === true && inText) || action.when?.() === false) return false;
  if (name === 'Enter' && handlesEnter(event.target)) return false;
  if (name === 'Esc' && escapeBelongsToTarget) return false;
  const character = event.key.length === 1 && !event.ctrlKey && !event.altKey;
  return !(character && [...suspenders].some((busy) => busy()));
}

/** An open list of a select closes on Esc; the dialog around it must not close with the same key. */
let escapeBelongsToTarget = false;
function watchEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') escapeBelongsToTarget = event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true';
}

/** Starts listening; answers how to stop. Called once by the application. */
export function installKeyboard(): () => void {
  window.addEventListener('keydown', watchEscape, { capture: true });
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', watchEscape, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
  };
}
