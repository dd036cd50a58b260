import { readVectors } from './vectors.ts';

/** What happened to a stock of one good, in whole units and rupiah: `ret_in` names the event that took the goods out, `ret_out` the note’s value, `count` what was found. */
export type StockEvent = readonly ['in' | 'ret_out', number, number] | readonly ['ret_in', number, number] | readonly ['out' | 'shrink' | 'count', number];

type InventoryVector = {
  readonly id: string;
  readonly method?: string;
  readonly events?: readonly StockEvent[];
  readonly params?: { readonly method: string; readonly events: readonly StockEvent[] };
  readonly printed?: { readonly steps?: readonly number[]; readonly cogs?: number; readonly closing?: number };
  readonly tolerance?: number;
  readonly oracle?: { readonly cogs: number; readonly closing: number; readonly steps: readonly number[] };
  readonly rows?: readonly { readonly cost: number; readonly qty: number; readonly value: number }[];
  readonly totals?: { readonly cogs: number; readonly loss: number; readonly variance: number };
};

/** What playing a vector's events gave: after each what it cost and what was left, and the sums of what was sold, lost and differed from the supplier's notes. */
export type Played = { readonly rows: readonly { readonly cost: number; readonly qty: number; readonly value: number }[]; readonly totals: { readonly cogs: number; readonly loss: number; readonly variance: number } };

export const inventoryVectors = readVectors<InventoryVector>('inventory.json');
/** Those whose costing is this program's. */
export const averageVectors = inventoryVectors.filter((entry) => (entry.method ?? entry.params?.method) === 'average');

export const eventsOf = (entry: InventoryVector): readonly StockEvent[] => entry.events ?? entry.params?.events ?? [];

/** What was played and what the entry says of it: its `oracle`, or its `rows` and `totals`; both must be equal to the rupiah. Throws where it says nothing. */
export function heldAgainst(entry: InventoryVector, { rows, totals }: Played): { readonly actual: unknown; readonly expected: unknown } {
  const steps = rows.filter((_, index) => eventsOf(entry)[index]?.[0] === 'out').map((row) => row.cost);
  if (entry.oracle !== undefined) return { actual: { cogs: totals.cogs, closing: rows.at(-1)?.value, steps }, expected: entry.oracle };
  if (entry.rows === undefined || entry.totals === undefined) throw new Error(`${entry.id} says nothing to hold against`);
  const { cogs, loss, variance } = entry.totals;
  return { actual: { rows, totals }, expected: { rows: entry.rows.map(({ cost, qty, value }) => ({ cost, qty, value })), totals: { cogs, loss, variance } } };
}
