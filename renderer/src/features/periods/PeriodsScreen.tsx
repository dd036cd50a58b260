import { useState, type JSX } from 'react';
import { month as toMonth, type Month } from '../../../../shared/domain/dates.ts';
import { closingWords as words } from '../../../../shared/text/screenPeriods.ts';
import { NoBook, Screen } from '../../app/index.ts';
import type { KeyAction } from '../../ui/index.ts';
import { ClosedMonth } from './ClosedMonth.tsx';
import { OpenMonth } from './OpenMonth.tsx';
import { remembered } from './remembered.ts';
import { useBookPeriods, type BookPeriods } from './useBookPeriods.ts';
import { YearEnd } from './YearEnd.tsx';

/** Closing the books: a month after its checklist, opening it again, and the end of a year. */
export function PeriodsScreen(): JSX.Element {
  const book = useBookPeriods();
  if (book === undefined) return <Screen title={words.title} tabs="ledger">{null}</Screen>;
  if (book === null)
    return (
      <Screen title={words.title} tabs="ledger">
        <NoBook />
      </Screen>
    );
  return <Periods book={book} />;
}

/** What just happened to a month; shown until another is picked. */
export type Happened = { readonly period: string; readonly what: 'tutup' | 'buka' } | null;

function Periods({ book }: { readonly book: BookPeriods }): JSX.Element {
  const [picked, setPicked] = useState(remembered.period);
  const [happened, setHappened] = useState<Happened>(null);
  const period = picked ?? book.next ?? book.months.at(-1)?.period ?? '';
  const pick = (next: string): void => {
    remembered.period = next;
    remembered.check = null;
    setPicked(next);
    setHappened(null);
  };
  const order = places(book);
  const index = order.indexOf(period);
  const step = (by: number): void => {
    const next = order[index + by];
    if (next !== undefined) pick(next);
  };
  const keys: readonly KeyAction[] = [
    { keys: 'F5', label: words.previous, run: () => step(-1), enabled: index > 0 },
    { keys: 'F6', label: words.next, run: () => step(1), enabled: index >= 0 && index < order.length - 1 },
  ];
  if (period.endsWith('-13')) return <YearEnd key={period} book={book} year={Number(period.slice(0, 4))} keys={keys} onPick={pick} />;
  const month: Month = toMonth(period);
  const done = (what: 'tutup' | 'buka'): void => {
    remembered.period = period;
    setPicked(period);
    setHappened({ period, what });
  };
  const props = { book, period: month, keys, onPick: pick, happened, onDone: done } as const;
  const closed = book.months.find((row) => row.period === month)?.status === 'tertutup';
  return closed ? <ClosedMonth key={period} {...props} /> : <OpenMonth key={period} {...props} />;
}

/** The months in order, and behind each December that is over the end of its year. */
const places = ({ months, today }: BookPeriods): string[] => months.flatMap(({ period }) => (period.endsWith('-12') && period < today.slice(0, 7) ? [period, `${period.slice(0, 4)}-13`] : [period]));

export type MonthProps = {
  readonly book: BookPeriods;
  readonly period: Month;
  readonly keys: readonly KeyAction[];
  readonly onPick: (period: string) => void;
  readonly happened: Happened;
  readonly onDone: (what: 'tutup' | 'buka') => void;
};
