import { CalendarDays, Lock, LockOpen } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { month as toMonth, monthsBetween } from '../../../../shared/domain/dates.ts';
import { ledgerWords as words } from '../../../../shared/text/screenLedger.ts';
import { Card, cx, Icon, monthText } from '../../ui/index.ts';
import styles from './MonthStrip.module.css';

type Row = Result<'periods.list'>['rows'][number];

/** The twelve months of the book year: closed, open, or not begun. */
export function MonthStrip({ year, period, months, onPick, children }: { readonly year: number; readonly period: string; readonly months: readonly Row[]; readonly onPick: (period: string) => void; readonly children: ReactNode }): JSX.Element {
  return (
    <Card className={styles['strip']} label={words.months}>
      <b className={styles['year']}>{words.book(String(year))}</b>
      {monthsBetween(toMonth(`${year}-01`), toMonth(`${year}-12`)).map((name) => {
        const row = months.find((candidate) => candidate.period === name);
        const state = row === undefined ? words.empty : row.status === 'tertutup' ? words.closed : words.open;
        return (
          <button
            key={name}
            type="button"
            tabIndex={-1}
            disabled={row === undefined}
            aria-pressed={name === period}
            title={`${monthText(name)}, ${state}`}
            className={cx(styles['month'], row?.status === 'tertutup' && styles['closed'], row?.status === 'terbuka' && styles['open'], name === period && styles['chosen'])}
            onClick={() => onPick(name)}
          >
            <Icon of={row === undefined ? CalendarDays : row.status === 'tertutup' ? Lock : LockOpen} size="tiny" />
            <b>{monthText(name).slice(0, 3)}</b>
            <span className="visually-hidden">{state}</span>
          </button>
        );
      })}
      <div className="push">{children}</div>
    </Card>
  );
}
