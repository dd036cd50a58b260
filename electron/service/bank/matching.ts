import type { Args, Result } from '../../../shared/contract/index.ts';
import { sum } from '../../../shared/domain/money.ts';
import { rp } from '../../../shared/text/format.ts';
import type { Database } from '../kernel/database.ts';
import type { WriteCtx } from '../kernel/kernel.ts';
import { conflict, invalid, notFound } from '../kernel/refusal.ts';
import { bankLine, type BankLine } from './store.ts';

type EntryLine = { readonly key: string; readonly entry: number; readonly line: number; readonly number: string; readonly account: number; readonly amount: number };
/** Bank lines and lines of entries that hang together, and where the first of them was named. */
type Group = { readonly field: string; readonly bank: Map<number, BankLine>; readonly book: Map<string, EntryLine>; readonly links: Map<string, { bank: number; entry: number; line: number }> };

/** A line of an entry by its number. Throws NOT_FOUND or VALIDATION naming its place. */
function entryLine(db: Database, entryNumber: string, line: number, account: number, field: string): EntryLine {
  const entry = db.sql<{ seq: number }>('SELECT seq FROM entry WHERE number = ?').get(entryNumber);
  if (entry === undefined) throw notFound('Jurnal', `${field}.entryNumber`);
  const row = db.sql<{ account: number; amount: number }>('SELECT account_ref AS account, debit - credit AS amount FROM entry_line WHERE entry_seq = ? AND line_no = ?').get(entry.seq, line);
  if (row === undefined || row.account !== account) throw invalid(`${field}.line`, `baris ${line} pada ${entryNumber} bukan baris rekening bank itu`);
  return { key: `${entry.seq}/${line}`, entry: entry.seq, line, number: entryNumber, account: row.account, amount: row.amount };
}

function refuseMatched(db: Database, bank: BankLine, field: string): void {
  if (db.sql('SELECT 1 FROM bank_match WHERE bank_line_ref = ? LIMIT 1').get(bank.ref) !== undefined) throw conflict('matched', 'Baris bank ini sudah dicocokkan; lepaskan dahulu.', { field });
}

/** Puts together what hangs together: two bank lines for one entry are one match. */
function groups(db: Database, matches: Args<'bank.match'>['matches']): Group[] {
  const found: Group[] = [];
  for (const [index, match] of matches.entries()) {
    const at = `matches.${index}`;
    const bank = bankLine(db, match.bankLineId, `${at}.bankLineId`);
    refuseMatched(db, bank, `${at}.bankLineId`);
    const group: Group = { field: `${at}.entries`, bank: new Map([[bank.ref, bank]]), book: new Map(), links: new Map() };
    for (const [place, { entryNumber, line }] of match.entries.entries()) {
      const field = `${at}.entries.${place}`;
      const entry = entryLine(db, entryNumber, line, bank.account, field);
      if (group.book.has(entry.key)) throw invalid(`${field}.line`, `baris ${line} pada ${entryNumber} disebut dua kali`);
      if (db.sql('SELECT 1 FROM bank_match WHERE entry_seq = ? AND line_no = ? LIMIT 1').get(entry.entry, entry.line) !== undefined) throw conflict('matched', `Baris ${line} pada ${entryNumber} sudah dicocokkan; lepaskan dahulu.`, { field: `${field}.line` });
      group.book.set(entry.key, entry);
      group.links.set(`${bank.ref} ${entry.key}`, { bank: bank.ref, entry: entry.entry, line: entry.line });
    }
    let merged = group;
    for (const other of found.filter((each) => [...group.bank.keys()].some((ref) => each.bank.has(ref)) || [...group.book.keys()].some((key) => each.book.has(key)))) {
      found.splice(found.indexOf(other), 1);
      merged = { field: other.field, bank: new Map([...other.bank, ...merged.bank]), book: new Map([...other.book, ...merged.book]), links: new Map([...other.links, ...merged.links]) };
    }
    found.push(merged);
  }
  return found;
}

/** Writes matches; refuses one whose sides differ. Answers the number of bank lines matched. */
export function matchLines(db: Database, ctx: WriteCtx, matches: Args<'bank.match'>['matches']): Omit<Result<'bank.match'>, 'replayed'> {
  const found = groups(db, matches);
  let no = db.sql<{ last: number | null }>('SELECT max(match_no) AS last FROM bank_match').get()?.last ?? 0;
  let matched = 0;
  for (const group of found) {
    const [bank, book] = [sum([...group.bank.values()].map((line) => line.amount)), sum([...group.book.values()].map((line) => line.amount))];
    if (bank !== book) throw invalid(group.field, `bank ${rp(bank)}, jurnal ${rp(book)}; kedua jumlah harus sama`);
    no += 1;
    matched += group.bank.size;
    for (const link of group.links.values()) ctx.rows.insert('bank_match', { bank_line_ref: link.bank, entry_seq: link.entry, line_no: link.line, match_no: no });
  }
  return { matched };
}

/** Takes apart the whole match a bank line is in. Answers how many bank lines are open again. */
export function unmatchLine(db: Database, ctx: WriteCtx, bank: BankLine): Omit<Result<'bank.unmatch'>, 'replayed'> {
  const match = db.sql<{ no: number }>('SELECT match_no AS no FROM bank_match WHERE bank_line_ref = ? LIMIT 1').get(bank.ref);
  if (match === undefined) throw conflict('unmatched', 'Baris bank ini belum dicocokkan.', { field: 'bankLineId' });
  return { unmatched: takeApart(db, ctx, match.no) };
}

/** Takes apart every match an entry is in: once it is reversed, nothing at the bank is it any more. Each line keeps that it was this entry until then. */
export function releaseEntry(db: Database, ctx: WriteCtx, entrySeq: number): void {
  for (const { id } of db.sql<{ id: string }>('SELECT DISTINCT b.id FROM bank_match m JOIN bank_line b ON b.ref = m.bank_line_ref WHERE m.entry_seq = ? ORDER BY b.id').all(entrySeq))
    ctx.rows.insert('bank_release', { ref: ctx.rows.lastRowid('bank_release') + 1, bank_line_id: id, entry_seq: entrySeq });
  for (const { no } of db.sql<{ no: number }>('SELECT DISTINCT match_no AS no FROM bank_match WHERE entry_seq = ?').all(entrySeq)) takeApart(db, ctx, no);
}

function takeApart(db: Database, ctx: WriteCtx, no: number): number {
  const rows = db.sql<{ bank: number; entry: number; line: number }>('SELECT bank_line_ref AS bank, entry_seq AS entry, line_no AS line FROM bank_match WHERE match_no = ?').all(no);
  for (const row of rows) ctx.rows.remove('bank_match', { bank_line_ref: row.bank, entry_seq: row.entry, line_no: row.line });
  return new Set(rows.map((row) => row.bank)).size;
}
