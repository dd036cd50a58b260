/**
 * What the member display shows: built by the till from a white list, and all that ever leaves for that window. No number or full name of a
 * member, no NIK, no balance, no debt and nobody else's limit has a place in it.
 */

/** A line of the basket. Quantity in thousandths of `unit`, amounts in whole rupiah; `amount` is after what is off the line. */
export type DisplayLine = {
  readonly key: string;
  readonly name: string;
  readonly qty: number;
  readonly unit: string;
  readonly price: number;
  readonly amount: number;
  readonly off: number;
  /** A shell that is bought, or the deposit for one that is lent. */
  readonly beside: { readonly kind: 'beli' | 'jaminan'; readonly amount: number } | null;
};

/** A regulated price beside its ceiling. */
export type DisplayPrice = { readonly name: string; readonly unit: string; readonly price: number; readonly het: number };

/** What is shown while nobody buys. */
export type DisplayHouse = {
  readonly cooperative: string;
  readonly place: string;
  readonly hours: string | null;
  /** A drawer is open; after closing the display goes dark. */
  readonly selling: boolean;
  readonly notices: readonly string[];
  readonly board: readonly DisplayPrice[];
};

export type DisplayTender = { readonly method: 'tunai' | 'qris' | 'transfer' | 'sukarela' | 'bon'; readonly amount: number };

/** waiting: the buyer is to scan the code; checking: the cashier looks at the shop's phone; paid: it has come in, told for a moment. */
export type DisplayQris =
  | { readonly state: 'waiting' | 'checking'; readonly payload: string; readonly amount: number; readonly name: string; readonly nmid: string | null }
  | { readonly state: 'paid'; readonly amount: number };

/** How a payment stands; `due` is what has to come in all together, with the cash rounding. */
export type DisplayPayment = { readonly tenders: readonly DisplayTender[]; readonly due: number; readonly rest: number; readonly change: number };

export type DisplayBasket = {
  readonly kind: 'basket';
  /** "Bu Wahyuni" or "Anggota"; null for whoever is no member. */
  readonly guest: string | null;
  readonly total: number;
  /** Off the basket as a whole; what is off a line stands with the line. */
  readonly discount: number;
  /** Less than at the general prices, what is off included. */
  readonly saved: number;
  readonly belowHet: number;
  /** There are goods with a ceiling, and all of them keep to it. */
  readonly withinHet: boolean;
  /** Key of the line in hand. */
  readonly at: string | null;
  /** What the buyer may still take of regulated goods in this basket, in thousandths of the base unit. */
  readonly limits: readonly { readonly name: string; readonly left: number; readonly unit: string }[];
  /** The member's share of the surplus so far, where the cooperative shows it. */
  readonly share: number | null;
  readonly payment: DisplayPayment | null;
  readonly qris: DisplayQris | null;
};

export type DisplayDone = { readonly kind: 'done'; readonly guest: string | null; readonly total: number; readonly rounding: number; readonly tenders: readonly DisplayTender[]; readonly change: number; readonly qris: DisplayQris | null };

export type DisplayScene = { readonly kind: 'idle' } | DisplayBasket | DisplayDone;

export type DisplayState = { readonly house: DisplayHouse | null; readonly scene: DisplayScene; readonly lines: readonly DisplayLine[] };

/** What changed: a part left out is as it was. Of the lines the first `keep` stay, the next `drop` go, and `put` comes in their place. */
export type DisplayUpdate = {
  /** Counts the states of one till; the same number stands on both pages. */
  readonly version: number;
  readonly house?: DisplayHouse | null;
  readonly scene?: DisplayScene;
  readonly lines?: { readonly keep: number; readonly drop: number; readonly put: readonly DisplayLine[] };
};

export const NOTHING_SHOWN: DisplayState = { house: null, scene: { kind: 'idle' }, lines: [] };

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What leads from one state to the next; null where nothing changed. Lines count as the same only when they are the same objects. */
export function displayUpdate(before: DisplayState, after: DisplayState, version: number): DisplayUpdate | null {
  const lines = lineChange(before.lines, after.lines);
  const house = same(before.house, after.house) ? {} : { house: after.house };
  const scene = same(before.scene, after.scene) ? {} : { scene: after.scene };
  const changed = { ...house, ...scene, ...(lines === null ? {} : { lines }) };
  return Object.keys(changed).length === 0 ? null : { version, ...changed };
}

/** All of a state, for a page that has just been opened. */
export const wholeDisplay = (state: DisplayState, version: number): DisplayUpdate => ({ version, house: state.house, scene: state.scene, lines: { keep: 0, drop: Number.MAX_SAFE_INTEGER, put: state.lines } });

export const displayAfter = (state: DisplayState, { house, scene, lines }: DisplayUpdate): DisplayState => ({
  house: house === undefined ? state.house : house,
  scene: scene ?? state.scene,
  lines: lines === undefined ? state.lines : [...state.lines.slice(0, lines.keep), ...lines.put, ...state.lines.slice(lines.keep + lines.drop)],
});

function lineChange(before: readonly DisplayLine[], after: readonly DisplayLine[]): NonNullable<DisplayUpdate['lines']> | null {
  let keep = 0;
  while (keep < before.length && before[keep] === after[keep]) keep += 1;
  if (keep === before.length && keep === after.length) return null;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - keep && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { keep, drop: before.length - keep - tail, put: after.slice(keep, after.length - tail) };
}
