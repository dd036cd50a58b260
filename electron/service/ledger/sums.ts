import { addDays, addMonths, firstDay, lastDay, monthOf, type CalendarDate } from '../../../shared/domain/dates.ts';
import { UNITS, type Flow, type Unit } from '../../../shared/contract/values.ts';
import type { Database } from '../kernel/database.ts';

/** What was debited and credited, rupiah. */
export type Moved = { readonly debit: number; readonly credit: number };
/** By account ref and unit; what is missing is 0. Balances are debit plus, credit minus. */
export type UnitBalances = ReadonlyMap<number, Readonly<Record<Unit, number>>>;
export type UnitMoves = ReadonlyMap<number, Readonly<Record<Unit, Moved>>>;
export type FlowSum = Moved & { readonly ref: number; readonly unit: Unit; readonly flow: Flow };

/** A span of days as the kept sums see it: months it holds whole (month 13 where it belongs to them), and days beside them. */
type Parts = { readonly whole: readonly [from: string, to: string] | null; readonly days: readonly (readonly [from: CalendarDate, to: CalendarDate])[] };

type MovedRow = Moved & { readonly ref: number; readonly unit: Unit };

const DECEMBER = /-12$/;
/** The last period of a calendar month: month 13 lies behind December. */
const through = (period: string): string => period.replace(DECEMBER, '-13');

/**
 * Splits a span. Month 13 of its last year belongs to it only when it ends the year and began on a 1 January (ruling 2);
 * a month 13 between its days always does.
 */
export function spanParts(from: CalendarDate, to: CalendarDate): Parts {
  const [head, tail] = [monthOf(from), monthOf(to)];
  const [headWhole, tailWhole] = [from === firstDay(head), to === lastDay(tail)];
  const lower = headWhole ? head : DECEMBER.test(head) ? through(head) : addMonths(head, 1);
  const upper = !tailWhole ? through(addMonths(tail, -1)) : from.endsWith('-01-01') ? through(tail) : tail;
  const days: Parts['days'][number][] = [];
  if (head === tail && !headWhole && !tailWhole) days.push([from, to]);
  else {
    if (!headWhole) days.push([from, lastDay(head)]);
    if (!tailWhole) days.push([firstDay(tail), to]);
  }
  return { whole: lower <= upper ? [lower, upper] : null, days };
}

/** The month 13 that a span leaves out although its lines bear the span's last day (ruling 2); empty where it leaves none. */
export const monthLeftOut = (from: CalendarDate, to: CalendarDate): string => (to.endsWith('-12-31') && !from.endsWith('-01-01') ? through(monthOf(to)) : '');

/** Entries `e` that undid another `o`, found by their day. */
export const UNDOING = 'entry e INDEXED BY entry_undoing CROSS JOIN entry o ON o.seq = e.reverses_seq';
/** That both belong to one span: its first day, and twice the month 13 it leaves out. No entry lies before what it undid. */
export const UNDID = 'e.reverses_seq IS NOT NULL AND o.on_date >= ? AND o.period <> ? AND e.period <> ?';

const noBalances = (): Record<Unit, number> => ({ GERAI: 0, LPG: 0, USP: 0, UMUM: 0 });
const noMoves = (): Record<Unit, Moved> => ({ GERAI: { debit: 0, credit: 0 }, LPG: { debit: 0, credit: 0 }, USP: { debit: 0, credit: 0 }, UMUM: { debit: 0, credit: 0 } });

/**
 * Sums of the journal by account and unit, read from what is kept by month: whole months cost the number of accounts and
 * months, days beside them the entries of those days.
 */
export class LedgerSums {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Balance of every account and unit at the end of a day, closing entries and month 13 included. */
  balances(asOf: CalendarDate): UnitBalances {
    return this.closing(asOf, through(monthOf(asOf)));
  }

  /** Balances at the end of a span: month 13 of its last year is left out where the span leaves it out (ruling 2). */
  balancesAfter(from: CalendarDate, to: CalendarDate): UnitBalances {
    return this.closing(to, from.endsWith('-01-01') ? through(monthOf(to)) : monthOf(to));
  }

  /** What each account was debited and credited between two days, both included. Month 13 by ruling 2; closing entries included. */
  turnovers(from: CalendarDate, to: CalendarDate): UnitMoves {
    return collect(this.moved(from, to));
  }

  /** The same, but that what undid an entry of these days is taken off the side it undid: a pair of both is on neither. */
  standingTurnovers(from: CalendarDate, to: CalendarDate): UnitMoves {
    return collect([...this.moved(from, to), ...this.undone(from, to)]);
  }

  /** What the year's closing entries of a span posted: left out of income statements (ruling 1). */
  closings(from: CalendarDate, to: CalendarDate): UnitMoves {
    const { whole } = spanParts(from, to);
    if (whole === null) return new Map();
    return collect(
      this.db
        .sql<MovedRow>(
          `SELECT l.account_ref AS ref, l.unit, sum(l.debit) AS debit, sum(l.credit) AS credit FROM entry e CROSS JOIN entry_line l ON l.entry_seq = e.seq
            WHERE e.kind = 'penutup' AND e.on_date BETWEEN ? AND ? AND e.period BETWEEN ? AND ? GROUP BY l.account_ref, l.unit`,
        )
        .all(from, to, ...whole),
    );
  }

  /** What came into and went out of the cash accounts between two days, by flow (ruling 4), undone pairs as in `standingTurnovers`. Month 13 by ruling 2. */
  flows(from: CalendarDate, to: CalendarDate): FlowSum[] {
    const { whole, days } = spanParts(from, to);
    const rows = days.flatMap(([a, b]) =>
      this.db
        .sql<FlowSum>(
          `SELECT l.account_ref AS ref, l.unit, l.flow, sum(l.debit) AS debit, sum(l.credit) AS credit FROM entry e CROSS JOIN entry_line l ON l.entry_seq = e.seq
            WHERE e.on_date BETWEEN ? AND ? AND e.period = substr(e.on_date, 1, 7) AND l.flow IS NOT NULL GROUP BY l.account_ref, l.unit, l.flow`,
        )
        .all(a, b),
    );
    if (whole !== null) rows.push(...this.db.sql<FlowSum>('SELECT account_ref AS ref, unit, flow, debit, credit FROM flow_sum WHERE period BETWEEN ? AND ?').all(...whole));
    return [...rows, ...this.undone(from, to).filter((sum): sum is FlowSum => sum.flow !== null)];
  }

  private moved(from: CalendarDate, to: CalendarDate): MovedRow[] {
    const { whole, days } = spanParts(from, to);
    const rows = days.flatMap(([a, b]) => this.linesOf(a, b));
    // Named index: the planner would otherwise walk all years of the primary key to spare itself a sort.
    if (whole !== null)
      rows.push(...this.db.sql<MovedRow>('SELECT account_ref AS ref, unit, debit, credit FROM account_balance INDEXED BY account_balance_by_period WHERE period BETWEEN ? AND ?').all(...whole));
    return rows;
  }

  /** What moves the lines of entries that undid one of the same span from their own side to the other, with the other sign. */
  private undone(from: CalendarDate, to: CalendarDate): (MovedRow & { readonly flow: Flow | null })[] {
    const leftOut = monthLeftOut(from, to);
    return this.db
      .sql<MovedRow & { flow: Flow | null }>(
        `SELECT l.account_ref AS ref, l.unit, l.flow, 0 - sum(l.debit + l.credit) AS debit, 0 - sum(l.debit + l.credit) AS credit
           FROM ${UNDOING} CROSS JOIN entry_line l ON l.entry_seq = e.seq WHERE ${UNDID} AND e.on_date BETWEEN ? AND ? GROUP BY l.account_ref, l.unit, l.flow`,
      )
      .all(from, leftOut, leftOut, from, to);
  }

  /** Balances at the end of a day from what is kept; `last` is the last period that counts where the day ends its month. */
  private closing(asOf: CalendarDate, last: string): UnitBalances {
    const whole = asOf === lastDay(monthOf(asOf));
    const base = whole ? last : through(addMonths(monthOf(asOf), -1));
    const closing = this.db.sql<{ closing: number }>('SELECT closing FROM account_balance WHERE account_ref = ? AND unit = ? AND period <= ? ORDER BY period DESC LIMIT 1');
    const result = new Map<number, Record<Unit, number>>();
    for (const { ref } of this.db.sql<{ ref: number }>('SELECT ref FROM account ORDER BY ref').all()) {
      const units = noBalances();
      for (const unit of UNITS) units[unit] = closing.get(ref, unit, base)?.closing ?? 0;
      if (UNITS.some((unit) => units[unit] !== 0)) result.set(ref, units);
    }
    if (!whole)
      for (const { ref, unit, debit, credit } of this.linesOf(firstDay(monthOf(asOf)), asOf)) {
        const units = result.get(ref) ?? noBalances();
        result.set(ref, units);
        units[unit] += debit - credit;
      }
    return result;
  }

  /** Lines of a few days of one month; month 13 is never among them. */
  private linesOf(from: CalendarDate, to: CalendarDate): MovedRow[] {
    return this.db
      .sql<MovedRow>(
        `SELECT l.account_ref AS ref, l.unit, sum(l.debit) AS debit, sum(l.credit) AS credit FROM entry e CROSS JOIN entry_line l ON l.entry_seq = e.seq
          WHERE e.on_date BETWEEN ? AND ? AND e.period = substr(e.on_date, 1, 7) GROUP BY l.account_ref, l.unit`,
      )
      .all(from, to);
  }
}

function collect(rows: readonly MovedRow[]): UnitMoves {
  const result = new Map<number, Record<Unit, Moved>>();
  for (const { ref, unit, debit, credit } of rows) {
    const units = result.get(ref) ?? noMoves();
    result.set(ref, units);
    units[unit] = { debit: units[unit].debit + debit, credit: units[unit].credit + credit };
  }
  return result;
}

/** The day before a span begins. */
export const dayBefore = (date: CalendarDate): CalendarDate => addDays(date, -1);
