import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { UNITS, type Unit } from '../../../shared/contract/values.ts';
import type { Database } from '../kernel/database.ts';
import { LedgerSums, type Moved } from './sums.ts';

/** What moved an account in a span, and its balance at the end of it (debit plus); all in rupiah. */
export type Turnover = Moved & { readonly closing: number };

/**
 * What moved each account between two days, both included, by its ref, of one unit or over all; accounts without movement or
 * balance may be missing. Closing entries included, month 13 by ruling 2: movement and balance alike.
 */
export function turnover(db: Database, from: CalendarDate, to: CalendarDate, unit?: Unit): ReadonlyMap<number, Turnover> {
  const sums = new LedgerSums(db);
  const [moves, balances] = [sums.turnovers(from, to), sums.balancesAfter(from, to)];
  const units = unit === undefined ? UNITS : [unit];
  const result = new Map<number, Turnover>();
  for (const ref of new Set([...moves.keys(), ...balances.keys()])) {
    const [moved, closing] = [moves.get(ref), balances.get(ref)];
    const sum = { debit: 0, credit: 0, closing: 0 };
    for (const each of units) {
      sum.debit += moved?.[each].debit ?? 0;
      sum.credit += moved?.[each].credit ?? 0;
      sum.closing += closing?.[each] ?? 0;
    }
    result.set(ref, sum);
  }
  return result;
}
