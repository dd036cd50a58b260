import type { EMPTY_CONDITIONS } from '../../../shared/contract/shop.ts';
import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { shortSince, type DayMove } from '../../../shared/domain/dayBalance.ts';
import { proportion, rupiah, type Rupiah } from '../../../shared/domain/money.ts';
import { quantity, quantityText, type Quantity } from '../../../shared/domain/quantity.ts';
import { afterSaleWords } from '../../../shared/text/afterSale.ts';
import { cylinderWords } from '../../../shared/text/cylinders.ts';
import { dateText } from '../../../shared/text/format.ts';
import type { CashDesk } from '../kernel/cashDesk.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import type { Controls, Problem } from '../kernel/problems.ts';
import type { Database } from '../kernel/database.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine, Ledger } from '../ledger/index.ts';
import { depositChecks } from './depositRows.ts';

export type CylinderSize = '5.5' | '12';
export const SIZES = ['5.5', '12'] as const satisfies readonly CylinderSize[];
export const COUNTS = ['full', 'empty', 'damaged', 'other', 'lent', 'at_agent', 'owned', 'owed_to_agent', 'shell_count', 'shell_value', 'deposit_held'] as const;
export type Count = (typeof COUNTS)[number];
export type CylinderCounts = Readonly<Record<Count, number>>;
export type EmptyCondition = (typeof EMPTY_CONDITIONS)[number];

/** Shells we own and may sell; fulls on hand belong to the stock of goods. */
export const SHELLS = '1-1430';
/** What is owed to the agent for shells it billed (ruling 28). */
export const BILLED = '2-1150';
/** Where an empty that comes back is counted. */
export const PILES: Readonly<Record<EmptyCondition, 'empty' | 'damaged' | 'other'>> = { baik: 'empty', rusak: 'damaged', asing: 'other' };
/** Where a full one that comes back is counted. */
const FULL_PILES = { baik: 'full', rusak: 'damaged' } as const;
/** Full cylinders a buyer brings back. */
type CameBack = { readonly size: CylinderSize; readonly count: number; readonly condition: keyof typeof FULL_PILES };
/** Gas in a full cylinder, in grams. */
const GAS: Readonly<Record<CylinderSize, number>> = { '5.5': 5_500, '12': 12_000 };

const NONE: CylinderCounts = { full: 0, empty: 0, damaged: 0, other: 0, lent: 0, at_agent: 0, owned: 0, owed_to_agent: 0, shell_count: 0, shell_value: 0, deposit_held: 0 };

/** Where the cylinders of a size are and whose they are, as the contract names it. */
export const placesOf = (counts: CylinderCounts) => ({
  full: counts.full, empty: counts.empty, damaged: counts.damaged, foreign: counts.other, lent: counts.lent, atAgent: counts.at_agent, owned: counts.owned, owedToAgent: counts.owed_to_agent,
});

/** Cylinders per size: where every one of them is (rulings 26 to 28). */
export class Cylinders {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;
  private readonly cash: CashDesk;

  constructor(kernel: Kernel, ledger: Ledger, cash: CashDesk) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.cash = cash;
  }

  /** The counts of a size now, or at the end of a day. */
  counts(size: CylinderSize, asOf?: CalendarDate): CylinderCounts {
    const { db } = this.kernel;
    if (asOf === undefined) return db.sql<CylinderCounts>(`SELECT ${COUNTS.join(', ')} FROM cylinder WHERE size = ?`).get(size) ?? NONE;
    return db.sql<CylinderCounts>(`SELECT ${COUNTS.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(', ')} FROM cylinder_move WHERE size = ? AND on_date <= ?`).get(size, asOf) ?? NONE;
  }

  /** A refill: so many full ones out, as many empties in. */
  swap(ctx: WriteCtx, size: CylinderSize, count: number, condition: EmptyCondition, document: DocumentHead, lineNo: number): void {
    this.move(ctx, size, { full: -count, [PILES[condition]]: count }, document, lineNo);
  }

  /** Sells full ones with their shells; answers what the shells cost, at the average of those we own (ruling 28). Throws RULE STOCK_INSUFFICIENT where we own fewer. */
  sell(ctx: WriteCtx, size: CylinderSize, count: number, document: DocumentHead, lineNo: number): Rupiah {
    const cost = this.shellCost(size, count);
    this.move(ctx, size, { full: -count, owned: -count, shell_count: -count, shell_value: -cost }, document, lineNo);
    return cost;
  }

  /** Lends full ones against a deposit. */
  lend(ctx: WriteCtx, size: CylinderSize, count: number, deposit: number, document: DocumentHead, lineNo: number): void {
    this.move(ctx, size, { full: -count, lent: count, deposit_held: deposit }, document, lineNo);
  }

  /** Lent ones that came back, for so much of their deposit. */
  bringBack(ctx: WriteCtx, size: CylinderSize, count: number, condition: EmptyCondition, deposit: number, document: DocumentHead): void {
    this.move(ctx, size, { lent: -count, [PILES[condition]]: count, deposit_held: -deposit }, document, 1);
  }

  /** Lent ones that never come back; answers what their shells were worth. Throws RULE STOCK_INSUFFICIENT where we own fewer. */
  lose(ctx: WriteCtx, size: CylinderSize, count: number, deposit: number, document: DocumentHead): Rupiah {
    const cost = this.shellCost(size, count);
    this.move(ctx, size, { lent: -count, owned: -count, shell_count: -count, shell_value: -cost, deposit_held: -deposit }, document, 1);
    return cost;
  }

  /** What came back as empties at one line of a sale, where they were not all sound. */
  emptyAt(documentSeq: number, lineNo: number): EmptyCondition | undefined {
    const move = this.kernel.db.sql<{ damaged: number; other: number }>('SELECT damaged, other FROM cylinder_move WHERE document_seq = ? AND line_no = ?').get(documentSeq, lineNo);
    if (move === undefined || (move.damaged <= 0 && move.other <= 0)) return undefined;
    return move.other > 0 ? 'asing' : 'rusak';
  }

  /** Gas on site: what every full cylinder holds, in thousandths of a kilogram. */
  gasOnSite(): Quantity {
    return quantity(SIZES.reduce((grams, size) => grams + this.counts(size).full * GAS[size], 0));
  }

  /** A sentence while there is more gas on site than the setting `lpg.storageWarning` allows without a distance to buildings. */
  storageWarning(on: CalendarDate): string | null {
    const { kilograms } = this.kernel.settings.at('lpg.storageWarning', on);
    const gas = this.gasOnSite();
    return gas > kilograms * 1000 ? cylinderWords.storage(gas, kilograms) : null;
  }

  /**
   * A delivery: fulls in, empties given back. What came above the empties first settles what the agent holds of ours,
   * then is owed to the agent; what went above the fulls first settles what we owe, then stands at the agent (ruling 28).
   */
  deliver(ctx: WriteCtx, size: CylinderSize, fulls: number, empties: number, document: DocumentHead, lineNo: number): void {
    const now = this.counts(size);
    if (empties > now.empty)
      throw refuse('CYLINDER_REQUIRED', `Tabung kosong ${size} kg tercatat ${now.empty}, diserahkan ${empties}. Betulkan jumlah tabung kosong.`, { field: 'emptiesReturned', size });
    const short = empties === 0 ? undefined : shortSince(now.empty, this.emptiesAfter(size, document.date), document.date, empties);
    if (short !== undefined)
      throw refuse('BACKDATED', `Tabung kosong ${size} kg pada ${dateText(short.date)} tercatat ${short.there}, diserahkan ${empties}. Pakai tanggal ${dateText(short.from)} atau sesudahnya.`, { field: 'date', size });
    const more = fulls - empties;
    const settled = more > 0 ? Math.min(now.at_agent, more) : -Math.min(now.owed_to_agent, -more);
    const rest = more - settled;
    this.move(
      ctx, size,
      more > 0 ? { full: fulls, empty: -empties, at_agent: -settled, owed_to_agent: rest } : { full: fulls, empty: -empties, owed_to_agent: settled, at_agent: -rest },
      document, lineNo,
    );
  }

  /**
   * A count of full ones found more or fewer: fewer went out against an empty, as a refill does that nobody wrote down;
   * more came back for an empty, and where there is no empty, came from the agent. No cylinder appears or is lost.
   */
  recount(ctx: WriteCtx, size: CylinderSize, difference: number, document: DocumentHead, lineNo: number): void {
    const empties = difference < 0 ? 0 : Math.min(difference, this.counts(size).empty);
    if (difference < 0) this.move(ctx, size, { full: difference, empty: -difference }, document, lineNo);
    else this.deliver(ctx, size, difference, empties, document, lineNo);
  }

  /** The first size of which a document's cylinders cannot be taken back, because later ones were moved on from there, with the last document that moved any; null when all can. */
  restingOn(documentSeq: number): { readonly size: CylinderSize; readonly number: string } | null {
    const { db } = this.kernel;
    for (const { size, ...moved } of this.movedBy(documentSeq)) {
      const now = this.counts(size);
      if (COUNTS.every((name) => now[name] - moved[name] >= 0)) continue;
      const last = db.sql<{ number: string }>('SELECT d.number FROM cylinder_move m JOIN document d ON d.seq = m.document_seq WHERE m.size = ? ORDER BY m.seq DESC LIMIT 1').get(size);
      return { size, number: last?.number ?? '' };
    }
    return null;
  }

  /** Puts every cylinder of a document back where it was. */
  takeBack(ctx: WriteCtx, documentSeq: number, document: DocumentHead): void {
    for (const { size, ...moved } of this.movedBy(documentSeq)) {
      const back: Partial<Record<Count, number>> = {};
      for (const name of COUNTS) back[name] = 0 - moved[name];
      this.move(ctx, size, back, document, 1);
    }
  }

  /** Refilled ones brought back, full or too damaged to sell: the buyers get empties again, such as they gave while there are as many, else sound ones. Throws RULE STOCK_INSUFFICIENT without as many. */
  comeBack(ctx: WriteCtx, { size, count, condition }: CameBack, gave: EmptyCondition, document: DocumentHead, lineNo: number): void {
    const now = this.counts(size);
    const pile = now[PILES[gave]] >= count ? PILES[gave] : 'empty';
    if (count > now[pile]) throw refuse('STOCK_INSUFFICIENT', afterSaleWords.emptiesShort(size, now[pile], count), { size });
    const full = condition === 'baik' ? count : 0;
    const change = { full, empty: 0, damaged: count - full, other: 0 };
    this.move(ctx, size, { ...change, [pile]: change[pile] - count }, document, lineNo);
  }

  /** Sold ones brought back with their gas, full or damaged: their shells are ours again at what they cost. */
  buyBack(ctx: WriteCtx, { size, count, condition }: CameBack, cost: number, document: DocumentHead, lineNo: number): void {
    this.move(ctx, size, { [FULL_PILES[condition]]: count, owned: count, shell_count: count, shell_value: cost }, document, lineNo);
  }

  /** Lent ones brought back with their gas, full or damaged, for so much of their deposit. */
  unlend(ctx: WriteCtx, { size, count, condition }: CameBack, deposit: number, document: DocumentHead, lineNo: number): void {
    this.move(ctx, size, { [FULL_PILES[condition]]: count, lent: -count, deposit_held: -deposit }, document, lineNo);
  }

  /** Keeps what became of lent cylinders that went back with their gas, beside the document that moved them. */
  settleDeposit(ctx: WriteCtx, document: DocumentHead, lineNo: number, { saleSeq, lineNo: saleLine, kind, count, amount }: { readonly saleSeq: number; readonly lineNo: number; readonly kind: 'batal' | 'retur'; readonly count: number; readonly amount: number }): void {
    ctx.rows.insert('deposit_return', { document_seq: document.seq, line_no: lineNo, sale_seq: saleSeq, sale_line: saleLine, kind, count, amount, condition: null, reason: null });
  }

  handlers(): Handlers<'cylinders.balances' | 'cylinders.bill'> {
    return {
      'cylinders.bill': ({ size, count, amount, via }, ctx) => {
        const { owed_to_agent: owed } = this.counts(size);
        if (count > owed) throw invalid('count', cylinderWords.notOwed(size, owed, count));
        const cash = via === 'utang' ? undefined : this.cash.line(ctx, via, 'umum');
        const document = this.ledger.document(ctx, { kind: 'TG', date: ctx.today, ...(cash === undefined ? {} : { shiftSeq: cash.shiftSeq }), amounts: { size, count, amount }, refs: { via } });
        this.move(ctx, size, { owed_to_agent: -count, owned: count, shell_count: count, shell_value: amount }, document, 1);
        const given: EntryLine = cash === undefined ? { account: BILLED, credit: amount, unit: 'LPG' } : { ...cash, credit: amount, flow: 'suppliers' };
        const entry = this.ledger.post(ctx, { document, memo: cylinderWords.billMemo(document.number, size, count), lines: [{ account: SHELLS, debit: amount, unit: 'LPG' }, given] });
        ctx.note(document.number, cylinderWords.billNote(size, count, amount));
        return { number: document.number, entryNumber: entry.number };
      },
      'cylinders.balances': ({ asOf }) => ({
        billed: this.billed(asOf ?? this.kernel.today()),
        storage: { gas: quantityText(this.gasOnSite()), warning: this.storageWarning(this.kernel.today()) },
        rows: SIZES.map((size) => {
          const counts = this.counts(size, asOf);
          return { size, ...placesOf(counts), depositHeld: counts.deposit_held };
        }),
      }),
    };
  }

  /** Rupiah owed to the agent for cylinders it billed, at the end of a day. */
  billed(asOf: CalendarDate): Rupiah {
    return rupiah(-this.ledger.balance(BILLED, asOf));
  }

  /** What so many of our shells are worth, at their average. Throws RULE STOCK_INSUFFICIENT where we own fewer. */
  shellCost(size: CylinderSize, count: number): Rupiah {
    const now = this.counts(size);
    if (count > Math.min(now.owned, now.shell_count)) throw refuse('STOCK_INSUFFICIENT', cylinderWords.shellsShort(size, now.owned, count), { size, owned: now.owned });
    return proportion(now.shell_value, count, now.shell_count);
  }

  private emptiesAfter(size: CylinderSize, day: CalendarDate): DayMove[] {
    return this.kernel.db.sql<DayMove>('SELECT on_date AS date, sum(empty) AS amount FROM cylinder_move WHERE size = ? AND on_date > ? GROUP BY on_date').all(size, day);
  }

  /** What a document moved, in all, by size. */
  private movedBy(documentSeq: number): (CylinderCounts & { readonly size: CylinderSize })[] {
    return this.kernel.db
      .sql<CylinderCounts & { size: CylinderSize }>(`SELECT size, ${COUNTS.map((name) => `sum(${name}) AS ${name}`).join(', ')} FROM cylinder_move WHERE document_seq = ? GROUP BY size ORDER BY size`)
      .all(documentSeq);
  }

  /** Moves cylinders by a document; the tables refuse what would leave a place below zero or the sum uneven. */
  move(ctx: WriteCtx, size: CylinderSize, change: Partial<CylinderCounts>, document: DocumentHead, lineNo: number): void {
    const delta = { ...NONE, ...change };
    ctx.rows.insert('cylinder_move', { seq: ctx.rows.lastRowid('cylinder_move') + 1, size, document_seq: document.seq, line_no: lineNo, on_date: document.date, ...delta });
    const { db } = this.kernel;
    const now = this.counts(size);
    db.sql(
      `INSERT INTO cylinder (size, ${COUNTS.join(', ')}) VALUES (?, ${COUNTS.map(() => '?').join(', ')}) ON CONFLICT (size) DO UPDATE SET ${COUNTS.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    ).run(size, ...COUNTS.map((name) => now[name] + delta[name]));
  }
}

/** What shells are worth, and what is held as deposits for them. */
export const cylinderControls: Controls = (db) => {
  const sums = db.sql<{ shells: number | null; deposits: number | null }>('SELECT sum(shell_value) AS shells, sum(deposit_held) AS deposits FROM cylinder').get();
  return [{ accounts: ['1-1430'], amount: sums?.shells ?? 0 }, { accounts: ['2-1240'], amount: 0 - (sums?.deposits ?? 0) }];
};

/** Cylinder counts re-derived from their moves; full ones against the stock of the size's products; shells and deposits against their accounts. */
export function cylinderChecks(db: Database, accountBalance: (code: string) => number, fullInStock: (size: CylinderSize) => number): Problem[] {
  const problems: Problem[] = [];
  let shells = 0;
  let deposits = 0;
  for (const size of SIZES) {
    const live = db.sql<CylinderCounts>(`SELECT ${COUNTS.join(', ')} FROM cylinder WHERE size = ?`).get(size) ?? NONE;
    const derived = db.sql<CylinderCounts>(`SELECT ${COUNTS.map((name) => `coalesce(sum(${name}), 0) AS ${name}`).join(', ')} FROM cylinder_move WHERE size = ?`).get(size) ?? NONE;
    for (const name of COUNTS) if (live[name] !== derived[name]) problems.push({ table: 'cylinder', key: size, problem: `${name} ${live[name]}, menurut mutasi ${derived[name]}` });
    if (live.full !== fullInStock(size)) problems.push({ table: 'cylinder', key: size, problem: `tabung isi ${live.full}, stok barang ${fullInStock(size)}` });
    shells += live.shell_value;
    deposits += live.deposit_held;
  }
  if (shells !== accountBalance('1-1430')) problems.push({ table: 'cylinder', key: '1-1430', problem: `nilai tabung ${shells}, buku besar ${accountBalance('1-1430')}` });
  if (deposits !== -accountBalance('2-1240')) problems.push({ table: 'cylinder', key: '2-1240', problem: `jaminan ${deposits}, buku besar ${-accountBalance('2-1240')}` });
  return [...problems, ...depositChecks(db)];
}
