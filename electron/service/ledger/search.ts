import type { Args, Result } from '../../../shared/contract/index.ts';
import type { Database } from '../kernel/database.ts';
import { invalid, unknownPage } from '../kernel/refusal.ts';

type Filter = Args<'ledger.search'>;
type Found = Result<'ledger.search'>['rows'][number];
type Key = { readonly date: string; readonly seq: number };
type Head = { readonly number: string; readonly kind: string; readonly memo: string; readonly document_number: string; readonly document_kind: string };
type FittedHead = Head & { readonly refs: string };
type FoundRow = Head & { readonly id: string; readonly date: string; readonly period: string; readonly amount: number; readonly postedBy: string; readonly reversed: number };

/** What the search needs to know of the chart and of members: their rows. */
export type SearchRefs = { readonly account: number | undefined; readonly member: number | undefined };

const PAGE = 50;
/** Entries looked at for one page: the till is not kept waiting for a word that stands nowhere in ten years. */
const LOOKED_AT = 20_000;

const NUMBER = /^[A-Z]{2}-\d{4}-\d{6}$/;
const FIRST = '0000-01-01';
const LAST = '9999-12-31';

/** Rows of one index, newest first, from below a place down to a day; each driver is in the order of an index or has few rows. */
const BY_DATE = 'SELECT on_date AS date, seq FROM entry WHERE (on_date, seq) < (?, ?) AND on_date >= ? ORDER BY on_date DESC, seq DESC';
const BY_ACCOUNT = 'SELECT on_date AS date, entry_seq AS seq FROM entry_line WHERE account_ref = ? AND (on_date, entry_seq) < (?, ?) AND on_date >= ? ORDER BY on_date DESC, entry_seq DESC, line_no DESC';
const BY_MEMBER = `SELECT on_date AS date, seq FROM entry
  WHERE seq IN (SELECT entry_seq FROM entry_line WHERE member_ref = ? UNION SELECT e.seq FROM document d CROSS JOIN entry e ON e.document_seq = d.seq WHERE d.member_ref = ?)
    AND (on_date, seq) < (?, ?) AND on_date >= ? ORDER BY on_date DESC, seq DESC`;
const BY_NUMBER = `SELECT on_date AS date, seq FROM entry
  WHERE seq IN (SELECT seq FROM entry WHERE number = ? UNION SELECT e.seq FROM document d CROSS JOIN entry e ON e.document_seq = d.seq WHERE d.number = ?)
    AND (on_date, seq) < (?, ?) AND on_date >= ? ORDER BY on_date DESC, seq DESC`;

const HEAD = 'SELECT e.number, e.kind, e.memo, d.number AS document_number, d.kind AS document_kind, d.refs FROM entry e CROSS JOIN document d ON d.seq = e.document_seq WHERE e.seq = ?';
const ROW = `SELECT e.id, e.number, e.on_date AS date, e.period, e.kind, e.memo, d.kind AS document_kind, d.number AS document_number, u.name AS postedBy,
    (SELECT sum(debit) FROM entry_line WHERE entry_seq = e.seq) AS amount, EXISTS (SELECT 1 FROM entry r WHERE r.reverses_seq = e.seq) AS reversed
  FROM entry e CROSS JOIN document d ON d.seq = e.document_seq CROSS JOIN user u ON u.ref = d.user_ref WHERE e.seq = ?`;

const encode = (key: Key): string => `${key.date}.${key.seq}`;
function decode(text: string): Key {
  const [, date, seq] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(text) ?? [];
  if (date === undefined || seq === undefined) throw unknownPage();
  return { date, seq: Number(seq) };
}

/** What a manual entry rests on, as it was typed: its way back from the paper. */
function attachmentsIn(refs: string): string {
  if (!refs.includes('"attachments"')) return '';
  const { attachments = [] } = JSON.parse(refs) as { attachments?: readonly { readonly ref: string; readonly note?: string }[] };
  return attachments.map(({ ref, note = '' }) => `${ref} ${note}`).join(' ');
}

/** Entries that fit a filter, newest first. Text is looked for word by word in entry number, document number, memo and attachments. */
export class EntrySearch {
  private readonly db: Database;
  private readonly filter: Filter;
  private readonly refs: SearchRefs;
  private readonly words: readonly string[];

  constructor(db: Database, filter: Filter, refs: SearchRefs) {
    if (filter.from !== undefined && filter.to !== undefined && filter.to < filter.from) throw invalid('to', `tanggal akhir ${filter.to} sebelum tanggal awal ${filter.from}`);
    if (filter.minAmount !== undefined && filter.maxAmount !== undefined && filter.maxAmount < filter.minAmount) throw invalid('maxAmount', 'jumlah terbesar kurang dari jumlah terkecil');
    this.db = db;
    this.filter = filter;
    this.refs = refs;
    this.words = (filter.text ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  }

  page(): Result<'ledger.search'> {
    const size = this.filter.limit ?? PAGE;
    const rows: Found[] = [];
    let looked = 0;
    /** The last entry looked at, and the one of the last row. */
    let last: Key | undefined;
    let shown: Key | undefined;
    for (const { date, seq } of this.keys()) {
      if (seq === last?.seq) continue;
      if (last !== undefined && looked === LOOKED_AT) return { rows, next: encode(rows.length === size && shown !== undefined ? shown : last) };
      looked += 1;
      last = { date, seq };
      const row = this.fits(seq) ? this.row(seq) : undefined;
      if (row === undefined) continue;
      if (rows.length === size && shown !== undefined) return { rows, next: encode(shown) };
      rows.push(row);
      shown = last;
    }
    return { rows, next: null };
  }

  private keys(): IterableIterator<Key> {
    const { cursor, from, to, text } = this.filter;
    const newest = { date: to ?? LAST, seq: Number.MAX_SAFE_INTEGER };
    const given = cursor === undefined ? newest : decode(cursor);
    const start = given.date > newest.date ? newest : given;
    const span = [start.date, start.seq, from ?? FIRST];
    const number = (text ?? '').toUpperCase();
    if (NUMBER.test(number)) return this.db.sql<Key>(BY_NUMBER).iterate(number, number, ...span);
    if (this.refs.member !== undefined) return this.db.sql<Key>(BY_MEMBER).iterate(this.refs.member, this.refs.member, ...span);
    if (this.refs.account !== undefined) return this.db.sql<Key>(BY_ACCOUNT).iterate(this.refs.account, ...span);
    return this.db.sql<Key>(BY_DATE).iterate(...span);
  }

  /** What can be told without adding up lines. */
  private fits(seq: number): boolean {
    const head = this.db.sql<FittedHead>(HEAD).get(seq);
    const { kind, documentKind } = this.filter;
    if (head === undefined || (kind !== undefined && head.kind !== kind) || (documentKind !== undefined && head.document_kind !== documentKind)) return false;
    const text = `${head.number} ${head.document_number} ${head.memo} ${attachmentsIn(head.refs)}`.toLowerCase();
    return this.words.every((word) => text.includes(word)) && this.linesFit(seq);
  }

  private linesFit(seq: number): boolean {
    const { unit } = this.filter;
    const { account, member } = this.refs;
    if (account === undefined && unit === undefined && member === undefined) return true;
    const lines = this.db.sql<{ account_ref: number; unit: string; member_ref: number | null }>('SELECT account_ref, unit, member_ref FROM entry_line WHERE entry_seq = ?').all(seq);
    if (!lines.some((line) => (account === undefined || line.account_ref === account) && (unit === undefined || line.unit === unit))) return false;
    return member === undefined || lines.some((line) => line.member_ref === member) || this.documentMember(seq) === member;
  }

  private documentMember(seq: number): number | null {
    return this.db.sql<{ member_ref: number | null }>('SELECT d.member_ref FROM entry e JOIN document d ON d.seq = e.document_seq WHERE e.seq = ?').get(seq)?.member_ref ?? null;
  }

  private row(seq: number): Found | undefined {
    const row = this.db.sql<FoundRow>(ROW).get(seq);
    const { minAmount, maxAmount } = this.filter;
    if (row === undefined || row.amount < (minAmount ?? 0) || row.amount > (maxAmount ?? Number.MAX_SAFE_INTEGER)) return undefined;
    return {
      entryId: row.id, number: row.number, date: row.date, period: row.period, kind: row.kind, memo: row.memo, document: { kind: row.document_kind, number: row.document_number }, amount: row.amount,
      postedBy: row.postedBy, reversed: row.reversed === 1,
    };
  }
}
