import { useSyncExternalStore } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { newId } from '../../api/index.ts';
import { onSignOut } from '../../app/index.ts';

export type Product = Result<'products.get'>;
export type Via = 'kas' | 'bank' | 'utang' | 'uang-muka';
export type CylinderSize = NonNullable<Product['cylinder']>['size'];

/** One kind of goods as it is being taken in. Quantities are the contract's decimal strings, null while empty; `ordered` is what was left of the order. */
export type DraftLine = {
  readonly key: string;
  readonly product: Product;
  readonly ordered: string | null;
  readonly good: string | null;
  readonly rejected: string | null;
  readonly batch: string;
  readonly expiresOn: string;
  /** The unit all of this is counted in, where it is not the base one: "karung". */
  readonly pack: string | null;
  /** Rupiah for one of that unit. */
  readonly unitCost: number | null;
  /** Why some were turned away. */
  readonly reason: string;
};
export type DraftFreight = { readonly kind: FreightKind; readonly amount: number | null; readonly via: 'kas' | 'bank'; readonly basis: 'value' | 'weight' };
export type FreightKind = 'angkut' | 'bongkar' | 'lain';
export type DraftAttachment = { readonly ref: string; readonly note: string };
export type DraftPart = { readonly via: Via; readonly amount: number | null };

/** A delivery that is being taken in and not yet booked. */
export type Draft = {
  readonly key: string;
  readonly supplierId: string;
  readonly supplierName: string;
  readonly supplierKind: string;
  readonly deliveryNo: string;
  readonly invoiceNo: string;
  readonly date: string;
  /** The order it is taken in against. */
  readonly order: { readonly orderId: string; readonly number: string } | null;
  /** The goods on their way that it brings: paid for already, at a cost that is known. */
  readonly shipment: { readonly shipmentId: string; readonly number: string } | null;
  /** What did not come of them: owed by the supplier, or still on its way. */
  readonly missing: 'klaim' | 'menyusul';
  /** Pictures and notes by name or number. */
  readonly attachments: readonly DraftAttachment[];
  readonly lines: readonly DraftLine[];
  readonly freights: readonly DraftFreight[];
  /** Empty cylinders handed over, by size. */
  readonly empties: Readonly<Partial<Record<CylinderSize, string | null>>>;
  /** One way of paying for all of it; null until it is chosen. */
  readonly via: Via | null;
  readonly due: string;
  /** Several ways, instead of one. */
  readonly parts: readonly DraftPart[] | null;
};

type State = {
  readonly drafts: readonly Draft[];
  readonly current: string | null;
  readonly before: readonly (readonly Draft[])[];
  /** An order, or goods on their way, that somebody wants to take in: its delivery begins when the room is open. */
  readonly wanted: Wanted | null;
};
export type Wanted = { readonly supplierId: string; readonly orderId?: string; readonly shipmentId?: string };
const UNDO = 20;
const EMPTY: State = { drafts: [], current: null, before: [], wanted: null };

let state = EMPTY;
const listeners = new Set<() => void>();
function set(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
onSignOut(() => set(EMPTY));

const edit = (key: string, change: (draft: Draft) => Draft): void => set({ ...state, drafts: state.drafts.map((draft) => (draft.key === key ? change(draft) : draft)) });
/** What took something away can be taken back with Ctrl+Z. */
const remember = (): void => set({ ...state, before: [...state.before, state.drafts].slice(-UNDO) });

export const newLine = (product: Product, of: Partial<DraftLine> = {}): DraftLine => ({ key: newId(), product, ordered: null, good: null, rejected: '0', batch: '', expiresOn: '', pack: null, unitCost: null, reason: '', ...of });

/** Deliveries that are being taken in: they outlive a look into another room, not a change of person. */
export const draftStore = {
  add(draft: Omit<Draft, 'key'>): string {
    const key = newId();
    set({ ...state, drafts: [...state.drafts, { ...draft, key }], current: key });
    return key;
  },
  change: (key: string, part: Partial<Draft>): void => edit(key, (draft) => ({ ...draft, ...part })),
  changeLine: (key: string, lineKey: string, part: Partial<DraftLine>): void => edit(key, (draft) => ({ ...draft, lines: draft.lines.map((line) => (line.key === lineKey ? { ...line, ...part } : line)) })),
  addLine: (key: string, line: DraftLine): void => edit(key, (draft) => ({ ...draft, lines: [...draft.lines, line] })),
  removeLine(key: string, lineKey: string): void {
    remember();
    edit(key, (draft) => ({ ...draft, lines: draft.lines.filter((line) => line.key !== lineKey) }));
  },
  /** Takes a delivery off the screen. One that is booked does not come back with Ctrl+Z. */
  remove(key: string, booked: boolean): void {
    if (!booked) remember();
    const drafts = state.drafts.filter((draft) => draft.key !== key);
    set({ ...state, drafts, current: drafts[0]?.key ?? null, before: booked ? [] : state.before });
  },
  undo(): void {
    const last = state.before.at(-1);
    if (last !== undefined) set({ ...state, drafts: last, current: last.find((draft) => draft.key === state.current)?.key ?? last[0]?.key ?? null, before: state.before.slice(0, -1) });
  },
  want: (wanted: Wanted | null): void => set({ ...state, wanted }),
  select(key: string): void {
    if (state.current !== key) set({ ...state, current: key });
  },
} as const;

export type Drafts = { readonly drafts: readonly Draft[]; readonly current: Draft | undefined; readonly undoable: boolean; readonly wanted: Wanted | null };

export function useDrafts(): Drafts {
  const { drafts, current, before, wanted } = useSyncExternalStore(subscribe, () => state);
  return { drafts, current: drafts.find((draft) => draft.key === current) ?? drafts[0], undoable: before.length > 0, wanted };
}
