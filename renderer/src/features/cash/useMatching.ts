import { useState } from 'react';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import { remembered } from './remembered.ts';

export type Reconciliation = Result<'bank.reconcile'>;
export type BankLine = Reconciliation['unmatchedBank'][number];
export type BookLine = Reconciliation['unmatchedBook'][number] & { readonly key: string };
type Ticks = { readonly bank: ReadonlySet<string>; readonly book: ReadonlySet<string> };
type Matches = Params<'bank.match'>['matches'];

const keyOf = (line: { readonly entryNumber: string; readonly line: number }): string => `${line.entryNumber}/${line.line}`;
const flipped = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => new Set(set.has(key) ? [...set].filter((each) => each !== key) : [...set, key]);
const total = (lines: readonly { readonly amount: number }[]): number => lines.reduce((sum, line) => sum + line.amount, 0);

function lineOfKey(key: string): { readonly entryNumber: string; readonly line: number } {
  const slash = key.lastIndexOf('/');
  return { entryNumber: key.slice(0, slash), line: Number(key.slice(slash + 1)) };
}

export type Matching = {
  readonly bank: readonly BankLine[];
  /** What is proposed for the chosen bank line stands first. */
  readonly book: readonly BookLine[];
  readonly chosen: BankLine | undefined;
  readonly choose: (bankLineId: string) => void;
  readonly ticks: Ticks;
  readonly toggleBank: (line: BankLine) => void;
  readonly toggleBook: (line: BookLine) => void;
  /** Why something is proposed for a bank line. */
  readonly why: (bankLineId: string) => string | null;
  readonly sums: { readonly bank: number; readonly book: number };
  /** What F12 would send; null while nothing can be sent. */
  readonly match: Matches | null;
  /** All proposals as one command; empty without any. */
  readonly proposed: Matches;
};

/** Which lines of the bank belong to which of the books: as proposed for the chosen bank line, until a person ticks. */
export function useMatching(data: Reconciliation | undefined): Matching {
  const [picked, setPicked] = useState(remembered.line);
  const [own, setOwn] = useState<Ticks | null>(null);
  const bank = data?.unmatchedBank ?? [];
  const proposals = data?.proposals ?? [];
  const chosen = bank.find((line) => line.bankLineId === picked) ?? bank[0];
  const proposal = proposals.find((each) => each.bankLineId === chosen?.bankLineId);
  const proposedTicks: Ticks = {
    bank: new Set(proposal === undefined ? (chosen === undefined || chosen.later ? [] : [chosen.bankLineId]) : proposals.filter((each) => each.group === proposal.group).map((each) => each.bankLineId)),
    book: new Set((proposal?.entries ?? []).map(keyOf)),
  };
  const lines = (data?.unmatchedBook ?? []).map((line): BookLine => ({ ...line, key: keyOf(line) }));
  const book = [...lines.filter((line) => proposedTicks.book.has(line.key)), ...lines.filter((line) => !proposedTicks.book.has(line.key))];
  const ticks = own ?? proposedTicks;
  const bankSum = total(bank.filter((line) => ticks.bank.has(line.bankLineId)));
  // A proposal may name a line from before the first statement, which is not listed; its sums are equal.
  const bookSum = own === null && proposal !== undefined ? bankSum : total(lines.filter((line) => ticks.book.has(line.key)));
  const match = ticks.bank.size > 0 && ticks.book.size > 0 && bankSum === bookSum ? [...ticks.bank].map((bankLineId) => ({ bankLineId, entries: [...ticks.book].map(lineOfKey) })) : null;
  return {
    bank,
    book,
    chosen,
    choose: (bankLineId) => {
      remembered.line = bankLineId;
      setPicked(bankLineId);
      setOwn(null);
    },
    ticks,
    toggleBank: (line) => {
      if (!line.later) setOwn({ ...ticks, bank: flipped(ticks.bank, line.bankLineId) });
    },
    toggleBook: (line) => {
      if (!line.later) setOwn({ ...ticks, book: flipped(ticks.book, line.key) });
    },
    why: (bankLineId) => proposals.find((each) => each.bankLineId === bankLineId)?.why ?? null,
    sums: { bank: bankSum, book: bookSum },
    match,
    proposed: proposals.map(({ bankLineId, entries }) => ({ bankLineId, entries })),
  };
}
