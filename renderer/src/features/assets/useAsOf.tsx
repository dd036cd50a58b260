import { useState, type JSX } from 'react';
import { isCalendarDate } from '../../../../shared/domain/dates.ts';
import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import { useApiQuery } from '../../api/index.ts';
import { DateField } from '../../ui/index.ts';
import { remembered } from './remembered.ts';
import styles from './assets.module.css';

type AsOf = {
  readonly today: string | undefined;
  /** The day a list is of; empty for today. */
  readonly args: { readonly asOf?: string };
  /** Whether the list shows today, on which alone something can be done with it. */
  readonly current: boolean;
  readonly readable: boolean;
  readonly field: JSX.Element;
};

/** The day whose list is shown: today, until another is typed. */
export function useAsOf(): AsOf {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const [typed, setTyped] = useState(remembered.asOf);
  const change = (date: string): void => {
    const next = date === today ? null : date;
    setTyped(next);
    remembered.asOf = next;
  };
  return {
    today,
    args: typed === null ? {} : { asOf: typed },
    current: typed === null,
    readable: typed === null || isCalendarDate(typed),
    field: (
      <div className={styles['asOf']}>
        <DateField label={words.asOf} hideLabel value={typed ?? today ?? ''} onChange={change} />
      </div>
    ),
  };
}
