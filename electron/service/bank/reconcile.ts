import type { Args, Result } from '../../../shared/contract/index.ts';
import type { SettingValue } from '../../../shared/contract/policies.ts';
import { proposeMatches, type MatchItem } from '../../../shared/domain/bankMatching.ts';
import { addDays, calendarDate } from '../../../shared/domain/dates.ts';
import { sum } from '../../../shared/domain/money.ts';
import { bankWords } from '../../../shared/text/bank.ts';
import { bankAccount } from '../cash/index.ts';
import type { Database } from '../kernel/database.ts';
import type { Account, Ledger } from '../ledger/index.ts';
import { latestMatches, matchedBankLines, openBankLines, openBookLines, statementEnds, type BankLine, type BookLine } from './store.ts';

/** Most lines of one side that are listed, and looked through for proposals. */
const SHOWN = 1000;
const MATCHES = 200;
const BEGINNING = calendarDate('1900-01-01');

type Open<T> = T & { readonly later: number };

/** An entry and its reversal, both still open, answer each other: the bank never saw either. */
function withoutUndone(lines: readonly Open<BookLine>[]): Open<BookLine>[] {
  const byEntry = new Map<number, Open<BookLine>[]>();
  for (const line of lines) byEntry.set(line.entry, [...(byEntry.get(line.entry) ?? []), line]);
  const undone = new Set<number>();
  for (const line of lines) {
    const original = line.reverses === null ? undefined : byEntry.get(line.reverses);
    const reversal = byEntry.get(line.entry) ?? [];
    if (original === undefined || [...original, ...reversal].some((each) => each.later === 1)) continue;
    if (sum([...original, ...reversal].map((each) => each.amount)) === 0) undone.add(line.entry).add(line.reverses ?? 0);
  }
  return lines.filter((line) => !undone.has(line.entry));
}

const keyOf = (line: BookLine): string => `${line.entry}/${line.line}`;

function proposals(bank: readonly Open<BankLine>[], book: readonly Open<BookLine>[], rule: SettingValue<'bank.matching'>): Result<'bank.reconcile'>['proposals'] {
  const bankItems = bank.filter((line) => line.later === 0).map((line): MatchItem => ({ key: line.id, date: line.date, amount: line.amount, words: [line.text] }));
  const byKey = new Map(book.filter((line) => line.later === 0).map((line) => [keyOf(line), line]));
  const bookItems = [...byKey.values()].map((line): MatchItem => ({ key: keyOf(line), date: line.date, amount: line.amount, words: [line.number, line.documentNumber, ...(line.reference ?? '').split(' '), line.reference ?? ''] }));
  return proposeMatches(bankItems, bookItems, rule).flatMap((proposal, group) => {
    const entries = proposal.book.flatMap(({ key }) => {
      const line = byKey.get(key);
      return line === undefined ? [] : [{ entryNumber: line.number, line: line.line }];
    });
    const why = bankWords.why({ ...proposal, banks: proposal.bank.length, books: proposal.book.length });
    return proposal.bank.map(({ key }) => ({ bankLineId: key, entries, score: proposal.score, why, group }));
  });
}

/** What the books held before the first statement that no bank line answers by now. */
function openBefore(db: Database, ledger: Ledger, account: Account, first: BankLine | undefined): number {
  if (first === undefined) return 0;
  const matched = db
    .sql<{ net: number | null }>(
      `SELECT sum(l.debit) - sum(l.credit) AS net FROM entry_line l WHERE l.account_ref = ? AND l.on_date < ?
          AND EXISTS (SELECT 1 FROM bank_match m WHERE m.entry_seq = l.entry_seq AND m.line_no = l.line_no)`,
    )
    .get(account.ref, first.date)?.net;
  return ledger.balance(account.code, addDays(first.date, -1)) - (matched ?? 0);
}

/** A bank account by its books and by its statements. Lines before the first statement are its opening, in one sum. */
export function reconcile(db: Database, ledger: Ledger, { account: code, asOf }: Args<'bank.reconcile'>, rule: SettingValue<'bank.matching'>): Result<'bank.reconcile'> {
  const account = bankAccount(ledger, code);
  const ends = statementEnds(db, account, asOf);
  const first = ends.first !== undefined && ends.first.date <= asOf ? ends.first : undefined;
  const bank = openBankLines(db, account, asOf);
  const near = openBookLines(db, account, first === undefined ? BEGINNING : addDays(first.date, -rule.days), asOf);
  const book = withoutUndone(near.filter((line) => first === undefined || line.date >= first.date));
  const bookBalance = ledger.balance(code, asOf);
  const statementBalance = ends.last?.balance ?? null;
  const opening = { book: openBefore(db, ledger, account, first), statement: first === undefined || first.balance === null ? null : first.balance - first.amount };
  const open = {
    book: { count: book.length, amount: sum(book.map((line) => line.amount)) },
    bank: { count: bank.length, amount: sum(bank.map((line) => line.amount)) },
  };
  const difference = statementBalance === null ? null : statementBalance - bookBalance;
  return {
    bookBalance, statementBalance, statementDate: ends.last?.date ?? null, difference, opening,
    unexplained: difference === null || opening.statement === null ? null : difference - (opening.statement - opening.book) - open.bank.amount + open.book.amount,
    unmatchedBook: book.slice(0, SHOWN).map((line) => ({ entryNumber: line.number, line: line.line, date: line.date, memo: line.memo, amount: line.amount, documentNumber: line.documentNumber, later: line.later === 1 })),
    unmatchedBank: bank.slice(0, SHOWN).map((line) => ({ bankLineId: line.id, date: line.date, text: line.text, amount: line.amount, later: line.later === 1 })),
    open,
    proposals: proposals(bank.slice(0, SHOWN), withoutUndone(near).slice(0, 2 * SHOWN), rule),
    matched: matchedBankLines(db, account, asOf),
    matches: latestMatches(db, account, asOf, MATCHES).map(({ id, date, text, amount, entries }) => ({ bankLineId: id, date, text, amount, entries })),
  };
}
