import { canonicalJson, type Json } from '../../../shared/domain/canonical.ts';
import { addDays, firstDay, lastDay, monthOf, yearOf, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { dateText, rp } from '../../../shared/text/format.ts';
import type { Flow, Unit } from '../../../shared/contract/values.ts';
import { UNITS } from '../../../shared/contract/values.ts';
import { entryHead } from '../kernel/audit.ts';
import { dateOf } from '../kernel/clock.ts';
import { sha256 } from '../kernel/digest.ts';
import type { Kernel, WriteCtx } from '../kernel/kernel.ts';
import { invalid, refuse } from '../kernel/refusal.ts';
import { isFixedHeading, type StatementLine } from './chart.ts';
import { turnover, type Turnover } from './turnover.ts';

export type Account = {
  readonly ref: number;
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly statement: StatementLine;
  readonly normal: 'D' | 'K';
  readonly parent: string;
  readonly postable: number;
  readonly control: number;
  readonly cash: number;
  readonly non_negative: number;
};

/** A member as the ledger knows one: the row it points to and the public id that the hash covers. */
export type MemberRef = { readonly ref: number; readonly id: string };

export type EntryLine = {
  readonly account: string;
  readonly unit?: Unit;
  readonly debit?: number;
  readonly credit?: number;
  /** Which way cash went; needed on cash accounts only (ruling 4). */
  readonly flow?: Flow | undefined;
  readonly member?: MemberRef | undefined;
  readonly shiftSeq?: number | undefined;
};

export type DocumentInput = {
  readonly kind: string;
  readonly date: CalendarDate;
  /** Month 13 for the year's last adjustments; the month of the date unless given. */
  readonly period?: string | undefined;
  readonly id?: string;
  readonly member?: MemberRef | undefined;
  readonly shiftSeq?: number | undefined;
  /** Amounts and quantities that the hash covers; no personal data. */
  readonly amounts: Readonly<Record<string, Json>>;
  /** Ids and numbers of what this document rests on; no personal data. */
  readonly refs?: Readonly<Record<string, Json>>;
};
export type DocumentHead = { readonly seq: number; readonly id: string; readonly kind: string; readonly number: string; readonly date: CalendarDate; readonly amounts: string; readonly refs: string };

export type EntryKind = 'umum' | 'dokumen' | 'balik' | 'pembuka' | 'penutup';
export type PostInput = {
  readonly document: DocumentHead;
  readonly kind?: EntryKind;
  readonly period?: string;
  readonly memo: string;
  readonly lines: readonly EntryLine[];
  readonly reversesSeq?: number;
  readonly id?: string;
};
export type PostedEntry = { readonly seq: number; readonly id: string; readonly number: string; readonly hash: string };

/** What the hash of an entry covers besides the previous hash (ruling 3). */
export type HashedEntry = {
  readonly seq: number;
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly period: string;
  readonly kind: string;
  readonly memo: string;
  readonly reverses: number | null;
  readonly document: readonly [id: string, kind: string, number: string, date: string, amounts: string, refs: string];
  readonly lines: readonly (readonly [account: string, unit: string, debit: number, credit: number, flow: string | null, memberId: string | null])[];
};

/**
 * Hash of an entry: SHA-256 over the previous entry's hash and the canonical JSON of entry, lines and document. The members
 * stand here in the order of canonical JSON and hold arrays of plain values alone, so that one stringify makes the same text.
 */
export function entryHash(previous: string, entry: HashedEntry): string {
  const { date, document, id, kind, lines, memo, number, period, reverses, seq } = entry;
  return sha256(`${previous}\n${JSON.stringify({ date, document, id, kind, lines, memo, number, period, reverses, seq })}`);
}

const documentNumber = (kind: string, year: number, no: number): string => `${kind}-${year}-${String(no).padStart(6, '0')}`;

/** The kind of document that brings opening balances. */
const OPENING = 'SA';

/** The first day a document can bear: settings hold from then on. */
const FIRST_DAY = '2000-01-01';

/** Account balances, keyed by account ref: debit plus, credit minus. */
export type Balances = ReadonlyMap<number, number>;

/**
 * The general ledger: the one way to move value. Knows no other room; everybody hands it a document head and lines.
 */
export class Ledger {
  private readonly kernel: Kernel;
  private chart: Map<string, Account> | undefined;
  private drawerGuard: (shiftSeq: number) => void = () => undefined;
  private reversed: (ctx: WriteCtx, entrySeq: number) => void = () => undefined;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** The chart, by code. */
  accounts(): ReadonlyMap<string, Account> {
    this.chart ??= new Map(this.kernel.db.sql<Account>('SELECT * FROM account ORDER BY code').all().map((account) => [account.code, account]));
    return this.chart;
  }

  forget(): void {
    this.chart = undefined;
  }

  /** Who looks into a shift's drawer after cash has left it; throws when there was not that much. */
  guardDrawers(guard: (shiftSeq: number) => void): void {
    this.drawerGuard = guard;
  }

  /** Who is told that an entry has been reversed, in the same command. */
  whenReversed(listener: (ctx: WriteCtx, entrySeq: number) => void): void {
    this.reversed = listener;
  }

  /** An account by code. Throws VALIDATION naming `field` when there is none. */
  account(code: string, field = 'account'): Account {
    const account = this.accounts().get(code);
    if (account === undefined) throw invalid(field, `akun ${code} tidak ada di daftar akun`);
    return account;
  }

  /** Throws VALIDATION naming `field` for a heading or a closed account. */
  refuseUnpostable({ code, name, parent, postable }: Account, field: string): void {
    if (postable === 0) throw invalid(field, `akun ${code} ${name} ${parent === '' || isFixedHeading(code) ? 'tidak dapat diisi' : 'sudah ditutup; buka dahulu akunnya'}`);
  }

  /** Refuses a date in the future, before the books began, or in a closed month (ruling 12); opens the month when it is new. */
  admitDate(ctx: WriteCtx, date: CalendarDate, period: string = monthOf(date), field = 'date'): void {
    if (date > ctx.today) throw invalid(field, `tanggal ${date} belum terjadi; hari ini ${ctx.today}`);
    const begun = this.begunOn();
    if (date < begun) throw invalid(field, `buku gerai ini dimulai ${dateText(begun)}; pakai tanggal itu atau sesudahnya`);
    this.openMonth(ctx, period, field);
  }

  /** The same for an opening balance, which may begin the books on any day since settings hold. */
  private admitOpening(ctx: WriteCtx, date: CalendarDate): void {
    if (date > ctx.today) throw invalid('date', `tanggal ${date} belum terjadi; hari ini ${ctx.today}`);
    if (date < FIRST_DAY) throw invalid('date', `buku tidak dapat dimulai sebelum ${FIRST_DAY}`);
    this.openMonth(ctx, monthOf(date), 'date');
  }

  private openMonth(ctx: WriteCtx, period: string, field: string): void {
    const status = this.statusOf(period);
    if (status === 'tertutup')
      throw refuse('PERIOD_CLOSED', `Buku ${period} sudah dikunci. Catat dengan tanggal di bulan yang masih terbuka.`, { field, period });
    if (status === undefined) ctx.rows.insert('period', { period, status: 'terbuka', closed_at: null, closed_by: null });
  }

  /** Writes the head of a document: its gap-free number per kind and year, its amounts and references. */
  document(ctx: WriteCtx, input: DocumentInput): DocumentHead {
    if (input.kind === OPENING) this.admitOpening(ctx, input.date);
    else this.admitDate(ctx, input.date, input.period ?? monthOf(input.date), input.period === undefined ? 'date' : 'period');
    const year = yearOf(input.date);
    const last = this.kernel.db.sql<{ no: number }>('SELECT no FROM document WHERE kind = ? AND year = ? ORDER BY no DESC LIMIT 1').get(input.kind, year);
    const no = (last?.no ?? 0) + 1;
    const number = documentNumber(input.kind, year, no);
    const amounts = canonicalJson(input.amounts);
    const refs = canonicalJson(input.refs ?? {});
    const seq = (this.kernel.db.sql<{ seq: number }>('SELECT seq FROM document ORDER BY seq DESC LIMIT 1').get()?.seq ?? 0) + 1;
    const id = input.id ?? ctx.id;
    ctx.rows.insert('document', {
      seq, id, kind: input.kind, year, no, number, on_date: input.date, at: ctx.now, user_ref: ctx.user.ref, member_ref: input.member?.ref ?? null, shift_seq: input.shiftSeq ?? null, amounts, refs,
    });
    return { seq, id, kind: input.kind, number, date: input.date, amounts, refs };
  }

  /**
   * Posts one balanced entry for a document. Lines with nothing on either side are left out. Throws RULE UNBALANCED,
   * PERIOD_CLOSED or BALANCE_INSUFFICIENT (a cash account below zero, naming account and amount).
   */
  post(ctx: WriteCtx, input: PostInput): PostedEntry {
    const { db } = this.kernel;
    const date = input.document.date;
    const period = input.period ?? monthOf(date);
    const lines = input.lines.filter((line) => (line.debit ?? 0) > 0 || (line.credit ?? 0) > 0);
    let debit = 0;
    let credit = 0;
    for (const line of lines) {
      debit += line.debit ?? 0;
      credit += line.credit ?? 0;
    }
    if (debit !== credit || lines.length < 2) throw refuse('UNBALANCED', `Debit ${rp(debit)}, kredit ${rp(credit)}. Samakan dahulu kedua sisi.`, { debit, credit });
    const head = entryHead(db);
    const seq = head.count + 1;
    const year = yearOf(date);
    const no = (db.sql<{ no: number }>('SELECT no FROM entry WHERE year = ? ORDER BY no DESC LIMIT 1').get(year)?.no ?? 0) + 1;
    const number = documentNumber('JU', year, no);
    const id = input.id ?? ctx.nextId();
    const kind = input.kind ?? 'dokumen';
    const insertLine = db.sql(
      'INSERT INTO entry_line (entry_seq, line_no, account_ref, unit, on_date, debit, credit, flow, member_ref, shift_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const guarded: Account[] = [];
    const drawers = new Set<number>();
    const hashed: HashedEntry['lines'][number][] = [];
    lines.forEach((line, index) => {
      const account = this.account(line.account, `lines.${index}.account`);
      this.refuseUnpostable(account, `lines.${index}.account`);
      if (account.non_negative === 1 && (line.credit ?? 0) > 0) guarded.push(account);
      if (line.shiftSeq !== undefined && (line.credit ?? 0) > 0) drawers.add(line.shiftSeq);
      const unit = line.unit ?? 'UMUM';
      const flow = account.cash === 1 ? (line.flow ?? 'opex') : null;
      insertLine.run(seq, index + 1, account.ref, unit, date, line.debit ?? 0, line.credit ?? 0, flow, line.member?.ref ?? null, line.shiftSeq ?? null);
      hashed.push([account.code, unit, line.debit ?? 0, line.credit ?? 0, flow, line.member?.id ?? null]);
    });
    const { document } = input;
    const hash = entryHash(head.hash, {
      seq, id, number, date, period, kind, memo: input.memo, reverses: input.reversesSeq ?? null,
      document: [document.id, document.kind, document.number, document.date, document.amounts, document.refs],
      lines: hashed,
    });
    db.sql(
      'INSERT INTO entry (seq, id, year, no, number, on_date, period, kind, memo, document_seq, reverses_seq, audit_seq, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(seq, id, year, no, number, date, period, kind, input.memo, document.seq, input.reversesSeq ?? null, ctx.auditSeq, head.hash, hash);
    for (const shiftSeq of drawers) this.drawerGuard(shiftSeq);
    for (const account of guarded) this.refuseNegative(account, date, ctx.today);
    if (input.reversesSeq !== undefined) this.reversed(ctx, input.reversesSeq);
    return { seq, id, number, hash };
  }

  /** The highest balance of an account at the end of any day from `date` on, debit plus: of an account in credit the least it still holds. */
  highestSince(code: string, date: CalendarDate): number {
    return Math.max(...this.balancesSince(this.account(code), date));
  }

  /** Balance of one account at the end of a day, of one unit or over all: debit plus, credit minus. */
  balance(code: string, asOf: CalendarDate, unit?: Unit): number {
    return this.balanceOf(this.account(code), asOf, unit);
  }

  /** Every account's balance at the end of a day, of one unit or over all; accounts at zero are left out. Costs the number of accounts. */
  balances(asOf: CalendarDate, unit?: Unit): Balances {
    const result = new Map<number, number>();
    for (const account of this.accounts().values()) {
      const balance = account.parent === '' ? 0 : this.balanceOf(account, asOf, unit);
      if (balance !== 0) result.set(account.ref, balance);
    }
    return result;
  }

  /**
   * Movement of each account between two days, both included, debit plus. Kind `penutup` is left out, and month 13 too
   * unless the span begins on 1 January (rulings 1, 2).
   */
  movements(from: CalendarDate, to: CalendarDate): Balances {
    const before = this.balances(addDays(from, -1));
    const result = new Map(this.balances(to));
    for (const [ref, balance] of before) result.set(ref, (result.get(ref) ?? 0) - balance);
    const { db } = this.kernel;
    const closing = db
      .sql<{ ref: number; net: number }>(
        `SELECT l.account_ref AS ref, sum(l.debit) - sum(l.credit) AS net FROM entry e JOIN entry_line l ON l.entry_seq = e.seq
          WHERE e.kind = 'penutup' AND e.on_date BETWEEN ? AND ? GROUP BY l.account_ref`,
      )
      .all(from, to);
    for (const { ref, net } of closing) result.set(ref, (result.get(ref) ?? 0) - net);
    if (to.endsWith('-12-31') && !from.endsWith('-01-01')) {
      const thirteenth = db
        .sql<{ ref: number; net: number }>(
          `SELECT l.account_ref AS ref, sum(l.debit) - sum(l.credit) AS net FROM entry e JOIN entry_line l ON l.entry_seq = e.seq
            WHERE e.period = ? AND e.kind <> 'penutup' GROUP BY l.account_ref`,
        )
        .all(`${yearOf(to)}-13`);
      for (const { ref, net } of thirteenth) result.set(ref, (result.get(ref) ?? 0) - net);
    }
    for (const [ref, net] of result) if (net === 0) result.delete(ref);
    return result;
  }

  /** Whether nothing can be posted in a month any more: closed itself, or never opened before one that is. */
  monthLocked(period: string): boolean {
    return this.statusOf(period) === 'tertutup';
  }

  /** Whether a month is locked. */
  periodClosed(period: string): boolean {
    return this.kernel.db.sql<{ status: string }>('SELECT status FROM period WHERE period = ?').get(period)?.status === 'tertutup';
  }

  /** The head of the journal's chain: number of entries and the last hash. */
  chain(): { count: number; hash: string } {
    return entryHead(this.kernel.db);
  }

  /** Sum of a shift's lines on the drawer account: what should be in the drawer. */
  drawerCash(shiftSeq: number): number {
    const drawer = this.account('1-1120');
    return this.kernel.db.sql<{ net: number | null }>('SELECT sum(debit) - sum(credit) AS net FROM entry_line WHERE shift_seq = ? AND account_ref = ?').get(shiftSeq, drawer.ref)?.net ?? 0;
  }

  /** The entry number of a document, or null when it posted nothing. */
  entryNumberOf(documentSeq: number): string | null {
    return this.kernel.db.sql<{ number: string }>('SELECT number FROM entry WHERE document_seq = ? ORDER BY seq LIMIT 1').get(documentSeq)?.number ?? null;
  }

  /** Debits and credits of each account between two days, both included, and its balance then; closing entries too, month 13 by ruling 2. */
  turnover(from: CalendarDate, to: CalendarDate, unit?: Unit): ReadonlyMap<number, Turnover> {
    return turnover(this.kernel.db, from, to, unit);
  }

  /** Balance of an account by unit after everything posted, dates aside; units at zero are left out. */
  latest(account: Account): Map<Unit, number> {
    const result = new Map<Unit, number>();
    for (const unit of UNITS) {
      const closing = this.kernel.db.sql<{ closing: number }>('SELECT closing FROM account_balance WHERE account_ref = ? AND unit = ? ORDER BY period DESC LIMIT 1').get(account.ref, unit)?.closing ?? 0;
      if (closing !== 0) result.set(unit, closing);
    }
    return result;
  }

  /** The day the books began: that of the first opening balance, at the latest the day the file was set up. Nothing else lies before it. */
  begunOn(): CalendarDate {
    const at = this.kernel.meta('initialised_at');
    const setUp = at === undefined ? this.kernel.today() : dateOf(Date.parse(at), this.kernel.timezone);
    const opened = this.kernel.db.sql<{ on: CalendarDate | null }>('SELECT min(on_date) AS "on" FROM document WHERE kind = ?').get(OPENING)?.on ?? setUp;
    return opened < setUp ? opened : setUp;
  }

  private statusOf(period: string): 'terbuka' | 'tertutup' | undefined {
    const { db } = this.kernel;
    const status = db.sql<{ status: 'terbuka' | 'tertutup' }>('SELECT status FROM period WHERE period = ?').get(period)?.status;
    if (status !== undefined) return status;
    return db.sql('SELECT 1 FROM period WHERE period > ? AND status = ? LIMIT 1').get(period, 'tertutup') === undefined ? undefined : 'tertutup';
  }

  private balanceOf(account: Account, asOf: CalendarDate, only?: Unit): number {
    const { db } = this.kernel;
    const month = monthOf(asOf);
    const whole = asOf === lastDay(month);
    const through: Month | string = whole ? (asOf.endsWith('-12-31') ? `${yearOf(asOf)}-13` : month) : monthOf(addDays(firstDay(month), -1));
    // A month 13 sorts after December; the balance at the end of a whole year includes it.
    const base = whole || !through.endsWith('-12') ? through : `${through.slice(0, 4)}-13`;
    let balance = 0;
    const closing = db.sql<{ closing: number }>('SELECT closing FROM account_balance WHERE account_ref = ? AND unit = ? AND period <= ? ORDER BY period DESC LIMIT 1');
    for (const unit of only === undefined ? UNITS : [only]) balance += closing.get(account.ref, unit, base)?.closing ?? 0;
    if (!whole) {
      const begun = 'SELECT sum(debit) - sum(credit) AS net FROM entry_line WHERE account_ref = ? AND on_date BETWEEN ? AND ? AND entry_seq IN (SELECT seq FROM entry)';
      const net =
        only === undefined
          ? db.sql<{ net: number | null }>(begun).get(account.ref, firstDay(month), asOf)?.net
          : db.sql<{ net: number | null }>(`${begun} AND unit = ?`).get(account.ref, firstDay(month), asOf, only)?.net;
      balance += net ?? 0;
    }
    return balance;
  }

  private refuseNegative(account: Account, date: CalendarDate, today: CalendarDate): void {
    let lowest = 0;
    for (const closing of this.latest(account).values()) lowest += closing;
    if (date < today) lowest = Math.min(lowest, ...this.balancesSince(account, date));
    if (lowest < 0) throw refuse('BALANCE_INSUFFICIENT', `${account.code} ${account.name} kurang ${rp(-lowest)}. Isi dahulu kasnya, kecilkan jumlahnya, atau pakai akun lain.`, { account: account.code, short: -lowest });
  }

  /** The balance at the end of a day, and of each later day on which it changed. */
  private *balancesSince(account: Account, date: CalendarDate): Generator<number> {
    let balance = this.balanceOf(account, date);
    yield balance;
    const days = this.kernel.db.sql<{ net: number }>(
      'SELECT sum(debit) - sum(credit) AS net FROM entry_line WHERE account_ref = ? AND on_date > ? AND entry_seq IN (SELECT seq FROM entry) GROUP BY on_date ORDER BY on_date',
    );
    for (const { net } of days.iterate(account.ref, date)) {
      balance += net;
      yield balance;
    }
  }
}
