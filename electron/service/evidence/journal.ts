import { GENESIS } from '../kernel/audit.ts';
import type { Stream } from '../kernel/stream.ts';
import type { Book } from './book.ts';
import { EntryReader, type EntryRow, type LineRow } from './entries.ts';
import type { Findings } from './findings.ts';
import type { Pace } from '../kernel/pace.ts';

type DocumentValues = readonly [seq: number, kind: string, year: number, no: number, number: string, date: string];
const DOCUMENTS: Stream = { columns: 'seq, kind, year, no, number, on_date', from: 'document', key: ['seq'], places: [0] };
type BalanceValues = readonly [account: number, unit: string, period: string, debit: number, credit: number, closing: number];
type FlowValues = readonly [period: string, account: number, unit: string, flow: string, debit: number, credit: number];
const FLOWS: Stream = { columns: 'period, account_ref, unit, flow, debit, credit', from: 'flow_sum', key: ['period', 'account_ref', 'unit', 'flow'], places: [0, 1, 2, 3] };
const BALANCES: Stream = { columns: 'account_ref, unit, period, debit, credit, closing', from: 'account_balance', key: ['account_ref', 'unit', 'period'], places: [0, 1, 2] };

/** What the checks of the journal find, and what the checks after them need of it. */
export type Journal = {
  /** The last entry's number and hash; 0 and the chain's beginning where there is none. */
  readonly last: number;
  readonly head: string;
  readonly documents: number;
  /** Balance of every account as its entries give it, over all months and units: debit plus, credit minus. */
  readonly balances: ReadonlyMap<string, number>;
};
export type JournalFindings = { readonly chain: Findings; readonly entries: Findings; readonly numbers: Findings; readonly documents: Findings; readonly balances: Findings; readonly flows: Findings };

const padded = (kind: string, year: number, no: number): string => `${kind}-${year}-${String(no).padStart(6, '0')}`;

const placeOf = (entry: EntryRow): string => `jurnal ${entry.seq} (${entry.number})`;
const rowOf = (line: LineRow): string => `baris ${line.entry_seq}/${line.line_no}`;

/** The last number of each series; answers what is wrong with the next. */
class Series {
  private readonly last = new Map<string, number>();

  take(series: string, no: number): string | null {
    const expected = (this.last.get(series) ?? 0) + 1;
    this.last.set(series, no);
    return no === expected ? null : `bernomor ${no}, seharusnya ${expected} di ${series}`;
  }
}

type Total = { debit: number; credit: number };

/** The value of a key, made when it is new. */
function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

class Totals {
  /** By account, then by unit, then by month: no key is put together for a line. */
  private readonly accounts = new Map<number, Map<string, Map<string, Total>>>();
  /** Of lines of cash, keyed `account/unit/period/flow`. */
  readonly flows = new Map<string, Total>();

  add(line: LineRow, period: string): void {
    const units = at(this.accounts, line.account_ref, () => new Map<string, Map<string, Total>>());
    const months = at(units, line.unit, () => new Map<string, Total>());
    const total = at(months, period, (): Total => ({ debit: 0, credit: 0 }));
    total.debit += line.debit;
    total.credit += line.credit;
    if (line.flow === null) return;
    const flow = at(this.flows, `${line.account_ref}/${line.unit}/${period}/${line.flow}`, (): Total => ({ debit: 0, credit: 0 }));
    flow.debit += line.debit;
    flow.credit += line.credit;
  }

  /** Rows of account_balance as they must be, keyed `account/unit/period`. */
  rows(): Map<string, { debit: number; credit: number; closing: number }> {
    const rows = new Map<string, { debit: number; credit: number; closing: number }>();
    for (const [ref, units] of this.accounts)
      for (const [unit, months] of units) {
        let closing = 0;
        for (const [period, { debit, credit }] of [...months].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
          closing += debit - credit;
          rows.set(`${ref}/${unit}/${period}`, { debit, credit, closing });
        }
      }
    return rows;
  }

  /** By account ref, over all months and units. */
  balances(): Map<number, number> {
    const balances = new Map<number, number>();
    for (const [ref, units] of this.accounts)
      for (const months of units.values()) for (const { debit, credit } of months.values()) balances.set(ref, (balances.get(ref) ?? 0) + debit - credit);
    return balances;
  }
}

/** Reads documents, entries and lines once, in order, and holds them against each other and against the sums kept of them. */
export class JournalCheck {
  private readonly book: Book;
  private readonly findings: JournalFindings;
  private readonly pace: Pace;
  private readonly mayPostNothing: ReadonlySet<string>;
  private readonly totals = new Totals();
  private readonly reader: EntryReader;
  private readonly accounts: ReadonlyMap<number, string>;
  /** The account of the drawers. */
  private readonly drawer: number | undefined;

  constructor(book: Book, findings: JournalFindings, pace: Pace, mayPostNothing: ReadonlySet<string>) {
    this.book = book;
    this.findings = findings;
    this.pace = pace;
    this.mayPostNothing = mayPostNothing;
    this.reader = new EntryReader(book);
    this.accounts = this.reader.accounts;
    this.drawer = [...this.accounts].find(([, code]) => code === '1-1120')?.[0];
  }

  async run(): Promise<Journal> {
    const { last, head } = await this.entries();
    const documents = await this.documents();
    await this.accountBalances();
    await this.flowSums();
    const balances = new Map<string, number>();
    for (const [ref, balance] of this.totals.balances()) balances.set(this.accounts.get(ref) ?? '', balance);
    return { last, head, documents, balances };
  }

  private async entries(): Promise<Pick<Journal, 'last' | 'head'>> {
    const { chain, entries, numbers } = this.findings;
    const series = new Series();
    const orphan = (line: LineRow): void => entries.add('entry_line', rowOf(line), 'tidak punya jurnal (entry)');
    let previous = GENESIS;
    let expected = 1;
    let total = 0;
    for (const whole of this.reader.entries(orphan)) {
      const { entry, lines } = whole;
      if (entry.seq !== expected) chain.add('entry', `jurnal ${expected}${entry.seq === expected + 1 ? '' : ` sampai ${entry.seq - 1}`}`, 'hilang');
      if (entry.prev_hash !== previous) chain.add('entry', placeOf(entry), 'tidak bersambung dengan jurnal sebelumnya');
      expected = entry.seq + 1;
      previous = entry.hash;
      if (!this.reader.fits(whole)) chain.add('entry', placeOf(entry), 'atau barisnya (entry_line) tidak sesuai sidik jarinya');
      if (entry.number !== padded('JU', entry.year, entry.no) || String(entry.year) !== entry.on_date.slice(0, 4)) numbers.add('entry', placeOf(entry), 'nomor dan tahunnya tidak cocok');
      const gap = series.take(`JU-${entry.year}`, entry.no);
      if (gap !== null) numbers.add('entry', placeOf(entry), gap);
      if (!entry.documented) entries.add('entry', placeOf(entry), `menunjuk dokumen ${entry.document_seq} yang tidak ada (document)`);
      this.lines(entry, lines);
      for (const line of lines) {
        total += line.debit - line.credit;
        this.totals.add(line, entry.period);
      }
      if (this.pace.step()) await this.pace.rest();
    }
    if (total !== 0) entries.add('entry_line', '', `seluruh jurnal tidak seimbang, selisih ${total}`);
    return { last: expected - 1, head: previous };
  }

  /** What the hash does not cover of an entry's lines, and what must hold whatever the hash says. */
  private lines(entry: EntryRow, lines: readonly LineRow[]): void {
    const { entries } = this.findings;
    let debit = 0;
    let credit = 0;
    lines.forEach((line, index) => {
      debit += line.debit;
      credit += line.credit;
      if (line.line_no !== index + 1) entries.add('entry_line', rowOf(line), `seharusnya baris ke-${index + 1}`);
      if (line.on_date !== entry.on_date) entries.add('entry_line', rowOf(line), `bertanggal ${line.on_date}, jurnalnya (entry) ${entry.on_date}`);
      // A drawer line carries the shift of its document; the document that opens a shift is that shift. No other line has one.
      const shift = line.account_ref === this.drawer ? (entry.shift_seq ?? entry.document_seq) : null;
      if (line.shift_seq !== shift) entries.add('entry_line', rowOf(line), 'tidak menyebut shift dokumennya');
    });
    if (lines.length < 2) entries.add('entry', placeOf(entry), `hanya punya ${lines.length} baris (entry_line)`);
    if (debit !== credit) entries.add('entry', placeOf(entry), `tidak seimbang: debit ${debit}, kredit ${credit} (entry_line)`);
    const month = entry.on_date.slice(0, 7);
    if (entry.period !== month && !(entry.period === `${month.slice(0, 4)}-13` && entry.on_date.endsWith('-12-31'))) entries.add('entry', placeOf(entry), `berbulan ${entry.period}, tanggalnya ${entry.on_date}`);
  }

  private async documents(): Promise<number> {
    const { numbers, documents } = this.findings;
    const series = new Series();
    const posted = new Posted(this.book);
    let count = 0;
    for (const [seq, kind, year, no, written, date] of this.book.stream<DocumentValues>(DOCUMENTS)) {
      count += 1;
      const place = (): string => `dokumen ${seq} (${written})`;
      if (written !== padded(kind, year, no) || String(year) !== date.slice(0, 4)) numbers.add('document', place(), 'nomor dan tahunnya tidak cocok');
      const gap = series.take(`${kind}-${year}`, no);
      if (gap !== null) numbers.add('document', place(), gap);
      if (!posted.has(seq) && !this.mayPostNothing.has(kind)) documents.add('document', place(), 'tidak punya jurnal (entry)');
      if (this.pace.step()) await this.pace.rest();
    }
    return count;
  }

  private async accountBalances(): Promise<void> {
    const { balances } = this.findings;
    const expected = this.totals.rows();
    const named = (key: string): string => this.named(key);
    for (const [account, unit, period, debit, credit, closing] of this.book.stream<BalanceValues>(BALANCES)) {
      const key = `${account}/${unit}/${period}`;
      const due = expected.get(key);
      expected.delete(key);
      if (due === undefined) balances.add('account_balance', named(key), 'tidak punya jurnal');
      else if (debit !== due.debit || credit !== due.credit || closing !== due.closing)
        balances.add('account_balance', named(key), `tertulis ${debit}/${credit}/${closing}, menurut jurnal ${due.debit}/${due.credit}/${due.closing}`);
      if (this.pace.due()) await this.pace.rest();
    }
    for (const key of expected.keys()) balances.add('account_balance', named(key), 'hilang');
  }

  /** The kept sums of each cash account by flow and month against the lines of its entries. */
  private async flowSums(): Promise<void> {
    const { flows } = this.findings;
    const expected = this.totals.flows;
    for (const [period, account, unit, flow, debit, credit] of this.book.stream<FlowValues>(FLOWS)) {
      const key = `${account}/${unit}/${period}/${flow}`;
      const due = expected.get(key) ?? { debit: 0, credit: 0 };
      expected.delete(key);
      if (debit !== due.debit || credit !== due.credit) flows.add('flow_sum', this.named(key), `tercatat ${debit}/${credit}, menurut jurnal ${due.debit}/${due.credit}`);
      if (this.pace.due()) await this.pace.rest();
    }
    for (const [key, { debit, credit }] of expected) flows.add('flow_sum', this.named(key), `hilang, menurut jurnal ${debit}/${credit}`);
  }

  /** What a person calls the sums of `account/unit/period` or `account/unit/period/flow`. */
  private named(key: string): string {
    const [ref = '', unit, period, flow] = key.split('/');
    return `akun ${this.accounts.get(Number(ref)) ?? ref} unit ${unit} bulan ${period}${flow === undefined ? '' : ` arus ${flow}`}`;
  }
}

/** Which documents have an entry, asked for in rising order and read along, so that nothing is held of them. */
class Posted {
  private readonly rows: Generator<readonly [documentSeq: number, seq: number]>;
  private next: number | undefined;

  constructor(book: Book) {
    this.rows = book.stream({ columns: 'document_seq, seq', from: 'entry', key: ['document_seq', 'seq'], places: [0, 1] });
    this.advance();
  }

  has(documentSeq: number): boolean {
    while (this.next !== undefined && this.next < documentSeq) this.advance();
    return this.next === documentSeq;
  }

  private advance(): void {
    const step = this.rows.next();
    this.next = step.done === true ? undefined : step.value[0];
  }
}
