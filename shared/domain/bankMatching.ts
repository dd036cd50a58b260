import { addDays, daysBetween, type CalendarDate } from './dates.ts';

/** A line of the bank or of the books on one account: money in plus, money out minus, rupiah. */
export type MatchItem = { readonly key: string; readonly date: CalendarDate; readonly amount: number; /** What it says, or the numbers it could be called by. */ readonly words: readonly string[] };

/** Bank lines and book lines that make the same sum. One side has one item; `score` from 0 to 100. */
export type Proposal = {
  readonly bank: readonly MatchItem[];
  readonly book: readonly MatchItem[];
  readonly score: number;
  /** Most days between any two of them across the sides. */
  readonly days: number;
  /** A number of the book line stands in the bank's text. */
  readonly named: boolean;
  /** Other items would do as well. */
  readonly ambiguous: boolean;
};

export type MatchRule = { /** Days a bank line may lie before or after its book line. */ readonly days: number; /** Most items that may make one sum together. */ readonly parts: number };

/** Most candidates and steps of one search for a sum, and most steps of all together: a hint that takes longer than the eye is none. */
const CANDIDATES = 24;
const STEPS = 4000;
const ALL_STEPS = 200_000;

const letters = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
/** A number worth looking for: long enough, and with a digit in it. */
const isNumber = (word: string): boolean => word.length >= 5 && /\d/.test(word);
const apart = (a: MatchItem, b: MatchItem): number => Math.abs(daysBetween(a.date, b.date));

function isNamed(bank: MatchItem, book: MatchItem): boolean {
  const text = letters(bank.words.join(' '));
  return book.words.map(letters).some((word) => isNumber(word) && text.includes(word));
}

/** Pairs of the same amount within the days; the surest first, each item once. */
function pairs(bank: readonly MatchItem[], book: readonly MatchItem[], rule: MatchRule): Proposal[] {
  const byAmount = new Map<number, MatchItem[]>();
  for (const item of book) byAmount.set(item.amount, [...(byAmount.get(item.amount) ?? []), item]);
  const near = bank.map((line) => (byAmount.get(line.amount) ?? []).filter((item) => apart(line, item) <= rule.days));
  const wanted = new Map<string, number>();
  for (const items of near) for (const { key } of items) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  const candidates = bank.flatMap((line, index) =>
    (near[index] ?? []).map((item): Proposal => {
      const [named, days] = [isNamed(line, item), apart(line, item)];
      const ambiguous = (near[index]?.length ?? 0) > 1 || (wanted.get(item.key) ?? 0) > 1;
      return { bank: [line], book: [item], named, ambiguous: ambiguous && !named, days, score: Math.max(10, (named ? 100 : ambiguous ? 75 : 92) - (named ? 1 : 3) * days) };
    }),
  );
  const taken = new Set<string>();
  return candidates
    .toSorted((a, b) => b.score - a.score)
    .filter(({ bank: [line], book: [item] }) => {
      if (line === undefined || item === undefined || taken.has(`bank ${line.key}`) || taken.has(`book ${item.key}`)) return false;
      taken.add(`bank ${line.key}`).add(`book ${item.key}`);
      return true;
    });
}

/** Fewest of the candidates, all of one sign, that make `sum` exactly; null when a short search finds none. */
function subset(candidates: readonly MatchItem[], sum: number, parts: number, budget: { steps: number }): MatchItem[] | null {
  const target = Math.abs(sum);
  const sorted = candidates.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  const least = Math.max(0, budget.steps - STEPS);
  const search = (from: number, left: number, many: number): MatchItem[] | null => {
    for (let index = from; index < sorted.length; index += 1) {
      budget.steps -= 1;
      const item = sorted[index];
      if (item === undefined || budget.steps < least) return null;
      const amount = Math.abs(item.amount);
      // Sorted down: once even `many` of these do not reach the sum, none behind them do.
      if (amount * many < left) return null;
      if (amount > left || (many === 1 && amount !== left)) continue;
      if (amount === left && many === 1) return [item];
      if (many > 1) {
        const rest = search(index + 1, left - amount, many - 1);
        if (rest !== null) return [item, ...rest];
      }
    }
    return null;
  };
  for (let many = 2; many <= parts; many += 1) {
    const found = search(0, target, many);
    if (found !== null) return found;
    if (budget.steps < least) return null;
  }
  return null;
}

/** One item of `whole` made by several of `pieces`: all of one day before any choice of them. */
function sums(wholes: readonly MatchItem[], pieces: readonly MatchItem[], rule: MatchRule): { whole: MatchItem; parts: MatchItem[]; score: number; days: number }[] {
  const taken = new Set<string>();
  const budget = { steps: ALL_STEPS };
  const byDay = Map.groupBy(pieces, (piece) => piece.date);
  const found: { whole: MatchItem; parts: MatchItem[]; score: number; days: number }[] = [];
  for (const whole of wholes) {
    const dates = Array.from({ length: 2 * rule.days + 1 }, (_, index) => addDays(whole.date, index % 2 === 0 ? index / 2 : -(index + 1) / 2));
    const days = dates.map((date) => (byDay.get(date) ?? []).filter((piece) => !taken.has(piece.key) && piece.amount > 0 === whole.amount > 0 && Math.abs(piece.amount) < Math.abs(whole.amount)));
    const day = days.find((items) => items.length > 1 && items.reduce((total, item) => total + item.amount, 0) === whole.amount);
    const parts = day ?? subset(days.flat().slice(0, CANDIDATES), whole.amount, rule.parts, budget);
    if (parts === null) continue;
    for (const part of parts) taken.add(part.key);
    const most = Math.max(...parts.map((part) => apart(whole, part)));
    found.push({ whole, parts, days: most, score: Math.max(10, (day === undefined ? 60 : 75) - 3 * most - (day === undefined ? 2 * parts.length : 0)) });
  }
  return found;
}

/**
 * What probably belongs together: exact amounts within some days, then one bank line as the sum of several book lines, then
 * one book line as the sum of several bank lines. Sums are always exact; every item is in at most one proposal.
 */
export function proposeMatches(bank: readonly MatchItem[], book: readonly MatchItem[], rule: MatchRule): Proposal[] {
  const found = pairs(bank, book, rule);
  const left = (items: readonly MatchItem[], side: 'bank' | 'book'): MatchItem[] => {
    const used = new Set(found.flatMap((proposal) => proposal[side].map((item) => item.key)));
    return items.filter((item) => !used.has(item.key));
  };
  for (const { whole, parts, score, days } of sums(left(bank, 'bank'), left(book, 'book'), rule)) found.push({ bank: [whole], book: parts, score, days, named: false, ambiguous: false });
  for (const { whole, parts, score, days } of sums(left(book, 'book'), left(bank, 'bank'), rule)) found.push({ bank: parts, book: [whole], score, days, named: false, ambiguous: false });
  return found.toSorted((a, b) => b.score - a.score);
}
