import type { Args, Result } from '../../../shared/contract/index.ts';
import { daysBetween, type CalendarDate } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { afterSaleWords } from '../../../shared/text/afterSale.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import type { Handlers, Kernel, WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound, refuse, unknownPage, type Refusal } from '../kernel/refusal.ts';
import type { DocumentHead, EntryLine, Ledger } from '../ledger/index.ts';
import { bankAccount } from './accounts.ts';

const IN_TRANSIT = '1-1220';
const MDR = '6-1150';
const BANK = '1-1210';

/** `since`: the day from which on the money has waited without a break. */
type Waiting = { readonly seq: number; readonly id: string; readonly number: string; readonly date: CalendarDate; readonly amount: number; readonly reference: string | null; readonly since: CalendarDate };
type Settlement = { readonly seq: number; readonly number: string; readonly amounts: string; readonly refs: string; readonly entry: number };

const ORDERED = `JOIN document d ON d.seq = w.seq WHERE d.on_date <= ? ORDER BY w.seq`;
const ROW = `w.seq, d.id, d.number, d.on_date AS date, w.amount, (SELECT group_concat(p.reference, ', ') FROM sale_payment p WHERE p.document_seq = w.seq AND p.method = 'qris') AS reference,
  coalesce((SELECT max(c.on_date) FROM qris_settled s JOIN document c ON c.seq = s.document_seq WHERE s.sale_seq = w.seq), d.on_date) AS since`;

/** Sales whose QRIS money has not come yet, oldest first. Costs what is waiting. */
const waiting = (db: Database, until: CalendarDate): Waiting[] => db.sql<Waiting>(`SELECT ${ROW} FROM (SELECT sale_seq AS seq, amount FROM qris_pending) w ${ORDERED}`).all(until);

/** The same as it stood at the end of a past day: what waits now, and what has come since. */
const waitingOn = (db: Database, asOf: CalendarDate): Waiting[] =>
  db
    .sql<Waiting>(
      `SELECT ${ROW} FROM (SELECT seq, sum(amount) AS amount FROM (
           SELECT sale_seq AS seq, amount FROM qris_pending
           UNION ALL
           SELECT s.sale_seq, s.amount FROM document c JOIN qris_settled s ON s.document_seq = c.seq WHERE c.kind IN ('CQ', 'BQ', 'BV') AND c.on_date > ?)
         GROUP BY seq HAVING sum(amount) > 0) w ${ORDERED}`,
    )
    .all(asOf, asOf);

/** A sale whose money came and went back again waits from then on: its money does not come on a day on which it was there already (ruling 12). */
const waitsAgain = ({ number, since }: Waiting): Refusal => refuse('BACKDATED', `Uang ${number} baru menunggu lagi sejak ${dateText(since)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date', last: since });

/** QRIS sales from the till to the bank (ruling 22). */
export class Qris {
  private readonly kernel: Kernel;
  private readonly ledger: Ledger;

  constructor(kernel: Kernel, ledger: Ledger) {
    this.kernel = kernel;
    this.ledger = ledger;
  }

  /** How much QRIS money is on its way at the end of a day, and since when the oldest of it. */
  waiting(asOf: CalendarDate): { readonly count: number; readonly amount: number; readonly oldest: CalendarDate | null } {
    const rows = this.rowsOn(asOf);
    return { count: rows.length, amount: sum(rows.map((row) => row.amount)), oldest: rows.reduce<CalendarDate | null>((oldest, row) => (oldest === null || row.date < oldest ? row.date : oldest), null) };
  }

  handlers(): Handlers<'qris.pending' | 'qris.settle' | 'qris.undo'> {
    return {
      'qris.pending': (args, ctx) => this.pending(args, ctx.today),
      'qris.settle': (args, ctx) => this.settle(args, ctx),
      'qris.undo': (args, ctx) => this.undo(args, ctx),
    };
  }

  /** A voided sale waits for no money any more. Throws RULE SALE_STATE when its money has come. */
  takeAway(ctx: WriteCtx, sale: { readonly seq: number; readonly number: string }, document: DocumentHead): void {
    const { db } = this.kernel;
    const due = db.sql<{ amount: number | null }>("SELECT sum(amount) AS amount FROM sale_payment WHERE document_seq = ? AND method = 'qris'").get(sale.seq)?.amount ?? 0;
    if (due === 0) return;
    if ((db.sql<{ amount: number }>('SELECT amount FROM qris_pending WHERE sale_seq = ?').get(sale.seq)?.amount ?? 0) < due) {
      const by = db.sql<{ number: string }>('SELECT d.number FROM qris_settled s JOIN document d ON d.seq = s.document_seq WHERE s.sale_seq = ? ORDER BY s.document_seq DESC LIMIT 1').get(sale.seq)?.number ?? '';
      throw refuse('SALE_STATE', afterSaleWords.qrisSettled(sale.number, by), { field: 'saleId', by });
    }
    ctx.rows.insert('qris_settled', { sale_seq: sale.seq, document_seq: document.seq, amount: due });
  }

  private rowsOn(asOf: CalendarDate): Waiting[] {
    return asOf < this.kernel.today() ? waitingOn(this.kernel.db, asOf) : waiting(this.kernel.db, asOf);
  }

  private pending({ asOf, limit, cursor }: Args<'qris.pending'>, today: CalendarDate): Result<'qris.pending'> {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) throw unknownPage();
    const on = asOf ?? today;
    const rows = this.rowsOn(on);
    const rest = cursor === undefined ? rows : rows.filter((row) => row.seq > Number(cursor));
    const page = rest.slice(0, limit ?? 500);
    const total = sum(rows.map((row) => row.amount));
    const balance = this.ledger.balance(IN_TRANSIT, on);
    return {
      rows: page.map(({ seq: _seq, since: _since, id, ...row }) => ({ saleId: id, ...row, days: daysBetween(row.date, on) })),
      count: rows.length, total, balance, agrees: total === balance, next: page.length < rest.length ? String(page.at(-1)?.seq ?? '') : null,
    };
  }

  /** D bank net, D 6-1150 mdr / K 1-1220 gross, the charge as a flow of its own (document CQ). */
  private settle(args: Args<'qris.settle'>, ctx: WriteCtx): Omit<Result<'qris.settle'>, 'replayed'> {
    if ((args.sales === undefined) === (args.gross === undefined)) throw invalid('gross', 'isi salah satu: nomor penjualan (sales) atau jumlah kotor (gross)');
    const on = args.date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    const bank = bankAccount(this.ledger, args.account ?? BANK);
    const open = waiting(this.kernel.db, on);
    const settled = args.sales === undefined ? this.oldest(open, args.gross ?? 0, on) : this.named(open, args.sales, on);
    const gross = sum(settled.map((row) => row.amount));
    if (args.net + args.mdr !== gross) throw invalid('net', `bersih ${rp(args.net)} dan MDR ${rp(args.mdr)} berjumlah ${rp(args.net + args.mdr)}, seharusnya ${rp(gross)}`);
    const document = this.ledger.document(ctx, {
      kind: 'CQ', date: on, amounts: { gross, mdr: args.mdr, net: args.net, sales: settled.map((row) => [row.number, row.amount]) }, refs: { account: bank.code },
    });
    for (const row of settled) ctx.rows.insert('qris_settled', { sale_seq: row.seq, document_seq: document.seq, amount: row.amount });
    const entry = this.ledger.post(ctx, { document, memo: `Pencairan QRIS ${document.number}, ${settled.length} penjualan`, lines: settlementLines(bank.code, args.net, args.mdr) });
    ctx.note(document.number, `pencairan QRIS ${rp(gross)}`);
    return { number: document.number, entryNumber: entry.number, gross, mdr: args.mdr, net: args.net, count: settled.length, pending: this.waiting(ctx.today).amount };
  }

  /** The oldest sales that have waited since `on` and make exactly `gross`. Refuses a sum that ends inside a sale, naming the sums next to it. */
  private oldest(open: readonly Waiting[], gross: number, on: CalendarDate): Waiting[] {
    const free = open.filter((row) => row.since <= on);
    const total = sum(free.map((row) => row.amount));
    const again = open.find((row) => row.since > on);
    if (gross > total && again !== undefined) throw waitsAgain(again);
    if (gross > total)
      throw refuse('BALANCE_INSUFFICIENT', `QRIS yang belum cair sampai ${dateText(on)} ${rp(total)}, dicairkan ${rp(gross)}. Periksa jumlah di rekening koran.`, { field: 'gross', pending: total, short: gross - total });
    let below = 0;
    for (const [index, row] of free.entries()) {
      const reached = below + row.amount;
      if (reached === gross) return free.slice(0, index + 1);
      if (reached > gross) {
        const nearest = below === 0 ? `${rp(reached)} (sampai ${row.number})` : `${rp(below)} (sampai ${free[index - 1]?.number ?? ''}) atau ${rp(reached)} (sampai ${row.number})`;
        throw invalid('gross', `${rp(gross)} berakhir di tengah ${row.number}; penjualan tertua berjumlah ${nearest}. Isi jumlah itu atau pilih penjualannya satu per satu`, { below, above: reached });
      }
      below = reached;
    }
    throw invalid('gross', 'isi lebih dari 0');
  }

  /** Sales by their numbers, each once, none from after the settlement and none that has got its money, or had it then. */
  private named(open: readonly Waiting[], numbers: readonly string[], on: CalendarDate): Waiting[] {
    const byNumber = new Map(open.map((row) => [row.number, row]));
    const seen = new Set<string>();
    return numbers.map((number, index) => {
      const field = `sales.${index}`;
      if (seen.has(number)) throw invalid(field, `${number} disebut dua kali`);
      seen.add(number);
      const row = byNumber.get(number);
      if (row !== undefined && row.since > on) throw waitsAgain(row);
      if (row !== undefined) return row;
      const { db } = this.kernel;
      const sale = db.sql<{ seq: number; date: string }>("SELECT seq, on_date AS date FROM document WHERE number = ? AND kind = 'PJ'").get(number);
      if (sale === undefined) throw notFound('Penjualan', field);
      if (sale.date > on) throw invalid(field, `${number} baru terjadi ${dateText(sale.date)}, sesudah pencairan`);
      const settlement = db.sql<{ number: string; kind: string }>('SELECT d.number, d.kind FROM qris_settled s JOIN document d ON d.seq = s.document_seq WHERE s.sale_seq = ? ORDER BY s.document_seq DESC LIMIT 1').get(sale.seq);
      if (settlement === undefined) throw invalid(field, `${number} tidak dibayar dengan QRIS`);
      if (settlement.kind === 'BV') throw conflict('documentUndone', `${number} sudah dibatalkan dengan ${settlement.number}.`, { field });
      throw conflict('settled', `${number} sudah cair dengan ${settlement.number}.`, { field });
    });
  }

  /** Mirrors a settlement and lets its sales wait again (document BQ): for one that named the wrong sales or sums. */
  private undo({ number, reason, date }: Args<'qris.undo'>, ctx: WriteCtx): Omit<Result<'qris.undo'>, 'replayed'> {
    const { db } = this.kernel;
    const settlement = db.sql<Settlement>("SELECT d.seq, d.number, d.amounts, d.refs, e.seq AS entry FROM document d JOIN entry e ON e.document_seq = d.seq WHERE d.number = ? AND d.kind = 'CQ'").get(number);
    if (settlement === undefined) throw notFound('Pencairan QRIS', 'number');
    const earlier = db.sql<{ number: string }>('SELECT number FROM entry WHERE reverses_seq = ?').get(settlement.entry);
    if (earlier !== undefined) throw conflict('undone', `${number} sudah dibatalkan dengan ${earlier.number}.`, { field: 'number' });
    const rows = db.sql<{ sale_seq: number; amount: number; on: CalendarDate }>('SELECT s.sale_seq, s.amount, d.on_date AS "on" FROM qris_settled s JOIN document d ON d.seq = s.document_seq WHERE s.document_seq = ? ORDER BY s.sale_seq').all(settlement.seq);
    const on = date ?? ctx.today;
    this.ledger.admitDate(ctx, on);
    const settledOn = rows[0]?.on ?? on;
    if (on < settledOn) throw refuse('BACKDATED', `${number} dicatat ${dateText(settledOn)}. Pakai tanggal itu atau sesudahnya.`, { field: 'date' });
    const { mdr, net, gross, sales } = JSON.parse(settlement.amounts) as { mdr: number; net: number; gross: number; sales: [string, number][] };
    const { account } = JSON.parse(settlement.refs) as { account: string };
    const document = this.ledger.document(ctx, { kind: 'BQ', date: on, amounts: { gross: -gross, mdr: -mdr, net: -net, sales: sales.map(([sale, amount]) => [sale, -amount]) }, refs: { settlement: number, account } });
    for (const row of rows) ctx.rows.insert('qris_settled', { sale_seq: row.sale_seq, document_seq: document.seq, amount: -row.amount });
    const entry = this.ledger.post(ctx, {
      document, kind: 'balik', memo: `Batal ${number}: ${reason}`, reversesSeq: settlement.entry,
      lines: settlementLines(account, net, mdr).map(({ debit, credit, ...line }): EntryLine => ({ ...line, debit: credit ?? 0, credit: debit ?? 0 })),
    });
    ctx.note(document.number, `membatalkan ${number}`);
    return { number: document.number, entryNumber: entry.number };
  }
}

/** Money that came, what the acquirer kept of it, and the way they went. */
const settlementLines = (bank: string, net: number, mdr: number): EntryLine[] => [
  { account: bank, debit: net, flow: 'internal' }, { account: MDR, debit: mdr }, { account: IN_TRANSIT, credit: net, flow: 'internal' }, { account: IN_TRANSIT, credit: mdr, flow: 'opex' },
];
