import type { UnitAmounts } from '../../../shared/contract/statements.ts';
import { UNITS, type Unit } from '../../../shared/contract/values.ts';
import type { UnitMoves } from '../ledger/index.ts';

/** One figure of a statement: of all units (or of the one asked for), by unit, and what it is compared with. */
export type Figure = { readonly amount: number; readonly units: UnitAmounts; readonly previous: number };

export const NO_UNITS: UnitAmounts = { GERAI: 0, LPG: 0, USP: 0, UMUM: 0 };
export const NOTHING: Figure = { amount: 0, units: NO_UNITS, previous: 0 };

const perUnit = (of: (unit: Unit) => number): UnitAmounts => ({ GERAI: of('GERAI'), LPG: of('LPG'), USP: of('USP'), UMUM: of('UMUM') });

/** Adds `times` a figure to another. */
export const plus = (a: Figure, b: Figure, times: 1 | -1 = 1): Figure => ({
  amount: a.amount + times * b.amount, units: perUnit((unit) => a.units[unit] + times * b.units[unit]), previous: a.previous + times * b.previous,
});

export const negated = (figure: Figure): Figure => plus(NOTHING, figure, -1);
export const total = (figures: Iterable<Figure>): Figure => [...figures].reduce((sum, figure) => plus(sum, figure), NOTHING);

/** What a statement was asked for. */
export type Wanted = { readonly unit?: Unit | undefined; readonly byUnit?: boolean | undefined; readonly compared: boolean };

/** Whether a figure would show nothing but zeros. */
export const isNothing = ({ amount, units, previous }: Figure, { byUnit }: Wanted): boolean => amount === 0 && previous === 0 && (byUnit !== true || UNITS.every((unit) => units[unit] === 0));

/** Amounts of one unit, or of all. */
export const amountOf = (units: UnitAmounts, unit: Unit | undefined): number => (unit === undefined ? UNITS.reduce((sum, each) => sum + units[each], 0) : units[unit]);

export const figureOf = (now: UnitAmounts | undefined, before: UnitAmounts | undefined, { unit }: Wanted): Figure => ({
  amount: amountOf(now ?? NO_UNITS, unit), units: now ?? NO_UNITS, previous: amountOf(before ?? NO_UNITS, unit),
});

/** The fields a figure has in an answer: `units` and `previous` only where they were asked for. */
export const answered = ({ amount, units, previous }: Figure, wanted: Wanted): { amount: number; units?: UnitAmounts; previous?: number } => ({
  amount, ...(wanted.byUnit === true ? { units: { ...units } } : {}), ...(wanted.compared ? { previous } : {}),
});

/** Debit less credit, by account and unit; accounts without movement are left out. */
export function netOf(turnovers: UnitMoves): Map<number, UnitAmounts> {
  const result = new Map<number, UnitAmounts>();
  for (const [ref, units] of turnovers) result.set(ref, perUnit((unit) => units[unit].debit - units[unit].credit));
  return result;
}

/** Subtracts amounts by account and unit. */
export function less(a: ReadonlyMap<number, UnitAmounts>, b: ReadonlyMap<number, UnitAmounts>): Map<number, UnitAmounts> {
  const result = new Map(a);
  for (const [ref, units] of b) result.set(ref, perUnit((unit) => (result.get(ref)?.[unit] ?? 0) - units[unit]));
  return result;
}
