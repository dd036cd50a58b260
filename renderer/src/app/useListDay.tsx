import { useState, type JSX } from 'react';
import { isCalendarDate } from '../../../shared/domain/dates.ts';
import { uiWords } from '../../../shared/text/screens.ts';
import { useApiQuery } from '../api/index.ts';
import { DateField } from '../ui/index.ts';
import styles from './useListDay.module.css';

type ListDay = {
  readonly today: string | undefined;
  /** The day a list is of; empty for today. */
  readonly args: { readonly asOf?: string };
  /** Whether the list shows today, on which alone something can be done with it. */
  readonly current: boolean;
  readonly readable: boolean;
  readonly field: JSX.Element;
};

/** The day whose list is shown: today (null), until another is typed; `keep` remembers it for the next time the list is opened. */
export function useListDay(kept: string | null, keep: (asOf: string | null) => void): ListDay {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const [typed, setTyped] = useState(kept);
  const change = (date: string): void => {
    const next = date === today ? null : date;
    setTyped(next);
    keep(next);
  };
  return {
    today,
    args: typed === null ? {} : { asOf: typed },
    current: typed === null,
    readable: typed === null || isCalendarDate(typed),
    field: (
      <div className={styles['day']}>
        <DateField label={uiWords.listDay} hideLabel value={typed ?? today ?? ''} onChange={change} />
      </div>
    ),
  };
}
