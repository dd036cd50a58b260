import { CalendarCheck, Lock } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { yearOf } from '../../../../shared/domain/dates.ts';
import { closingWords as words, periodText } from '../../../../shared/text/screenPeriods.ts';
import { Screen } from '../../app/index.ts';
import { Button, type KeyAction } from '../../ui/index.ts';
import { MonthStrip } from '../ledger/index.ts';
import { PeriodHistory } from './PeriodHistory.tsx';
import styles from './Periods.module.css';
import type { BookPeriods } from './useBookPeriods.ts';

/** The year's months above, the work to the left, what happened to the period and what was issued to the right. */
export function PeriodsFrame({ book, period, keys, message, onPick, children }: {
  readonly book: BookPeriods;
  readonly period: string;
  readonly keys: readonly KeyAction[];
  readonly message: ReactNode;
  readonly onPick: (period: string) => void;
  readonly children: ReactNode;
}): JSX.Element {
  const year = yearOf(period);
  const end = `${year}-13`;
  return (
    <Screen title={words.title} note={periodText(period)} tabs="ledger" column keys={keys}>
      <MonthStrip year={year} period={period} months={book.months} onPick={onPick}>
        <Button icon={book.yearClosed(year) ? Lock : CalendarCheck} kind={period === end ? 'soft' : 'plain'} aria-pressed={period === end} onClick={() => onPick(end)}>
          {words.yearClose(year)}
        </Button>
      </MonthStrip>
      {message}
      <div className={styles['two']}>
        {children}
        <PeriodHistory period={period} />
      </div>
    </Screen>
  );
}
