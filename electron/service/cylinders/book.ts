import type { Args, Result } from '../../../shared/contract/index.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { Exact } from '../../../shared/domain/money.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import { dayBefore, type Ledger } from '../ledger/index.ts';
import { COUNTS, placesOf, SHELLS, SIZES, type CylinderCounts, type Cylinders, type CylinderSize } from './cylinders.ts';
import { DEPOSITS, openOn } from './depositRows.ts';

type Places = ReturnType<typeof placesOf>;
type Row = CylinderCounts & { readonly date: string; readonly number: string; readonly kind: string; readonly note: string | null };
type Sheet = Result<'cylinders.reconcile'>;
type Counted = NonNullable<Sheet['rows'][number]['counted']>;
/** What a count of empties froze in its document. */
type CountAmounts = { readonly book: readonly [number, number, number]; readonly counted: readonly [number, number, number]; readonly value: number };

const PLACES = ['full', 'empty', 'damaged', 'foreign', 'lent', 'atAgent', 'owned', 'owedToAgent'] as const satisfies readonly (keyof Places)[];
const plus = (a: Places, b: Places): Places => {
  const sum = { ...a };
  for (const place of PLACES) sum[place] += b[place];
  return sum;
};

/** The cylinder book of a size, and the sheet that holds it against everything it has to agree with. */
export class CylinderBook {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly cylinders: Cylinders;

  constructor(kernel: Kernel, ledger: Ledger, cylinders: Cylinders) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.cylinders = cylinders;
  }

  handlers(): Handlers<'cylinders.book' | 'cylinders.reconcile'> {
    return { 'cylinders.book': (args) => this.book(args), 'cylinders.reconcile': ({ asOf }) => this.reconcile(asOf) };
  }

  private book({ size, from, to }: Args<'cylinders.book'>): Result<'cylinders.book'> {
    if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
    const opening = placesOf(this.cylinders.counts(size, dayBefore(from)));
    const moves = this.kernel.db
      .sql<Row>(
        `SELECT d.on_date AS date, d.number, d.kind, json_extract(d.refs, '$.note') AS note, ${COUNTS.map((name) => `sum(m.${name}) AS ${name}`).join(', ')}
           FROM cylinder_move m JOIN document d ON d.seq = m.document_seq WHERE m.size = ? AND m.on_date BETWEEN ? AND ? GROUP BY d.seq ORDER BY m.on_date, d.seq`,
      )
      .all(size, from, to);
    let balance = opening;
    const rows = moves.map(({ date, number, kind, note, ...counts }) => {
      const change = placesOf(counts);
      balance = plus(balance, change);
      return { date, number, kind, note, change, balance };
    });
    return { opening, rows, closing: balance };
  }

  /** The book at the end of a day against stock, count, deposits, agent and ledger. Throws VALIDATION for a day to come. */
  reconcile(asOf: CalendarDate): Sheet {
    const { db } = this.kernel;
    const today = this.kernel.today();
    if (asOf > today) throw invalid('asOf', `tanggal ${asOf} belum tiba; hari ini ${today}`);
    const rows = SIZES.map((size): Sheet['rows'][number] => {
      const counts = this.cylinders.counts(size, asOf);
      const places = placesOf(counts);
      const there = places.full + places.empty + places.damaged + places.foreign + places.lent + places.atAgent;
      const open = openOn(db, asOf).filter((deposit) => deposit.size === size);
      const deposits = { lent: open.reduce((sum, each) => sum + each.count, 0), held: open.reduce((sum, each) => sum + each.held, 0) };
      const stockFull = stockOf(db, size, asOf);
      const average = counts.shell_count === 0 ? null : new Exact(counts.shell_value).div(counts.shell_count).toDecimalPlaces(2).toFixed();
      return {
        size, ...places, there, stockFull, deposits, depositHeld: counts.deposit_held, shells: { count: counts.shell_count, value: counts.shell_value, average }, counted: countedOf(db, size, asOf),
        holds: there === places.owned + places.owedToAgent && stockFull === places.full && deposits.lent === places.lent && deposits.held === counts.deposit_held && counts.shell_count === places.owned,
      };
    });
    const sum = (of: (row: Sheet['rows'][number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const deposits = { held: sum((row) => row.depositHeld), ledger: -this.ledger.balance(DEPOSITS, asOf) };
    const shells = { value: sum((row) => row.shells.value), ledger: this.ledger.balance(SHELLS, asOf) };
    return { asOf, rows, deposits, shells, holds: rows.every((row) => row.holds) && deposits.held === deposits.ledger && shells.value === shells.ledger };
  }
}

/** Full cylinders of a size by the stock of its goods at the end of a day. */
const stockOf = (db: Database, size: CylinderSize, asOf: CalendarDate): number =>
  db
    .sql<{ count: number | null }>('SELECT sum(m.qty) / 1000 AS count FROM stock_move m JOIN product p ON p.ref = m.product_ref WHERE p.cylinder_size = ? AND m.on_date <= ?')
    .get(size, asOf)?.count ?? 0;

/** The last count of the empties of a size up to a day. */
function countedOf(db: Database, size: CylinderSize, asOf: CalendarDate): Counted | null {
  const row = db
    .sql<{ date: string; number: string; amounts: string }>("SELECT on_date AS date, number, amounts FROM document WHERE kind = 'OT' AND on_date <= ? AND json_extract(amounts, '$.size') = ? ORDER BY on_date DESC, seq DESC LIMIT 1")
    .get(asOf, size);
  if (row === undefined) return null;
  const { book, counted, value } = JSON.parse(row.amounts) as CountAmounts;
  return { date: row.date, number: row.number, empty: counted[0], damaged: counted[1], foreign: counted[2], book: { empty: book[0], damaged: book[1], foreign: book[2] }, value };
}
