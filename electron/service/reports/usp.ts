import type { Result } from '../../../shared/contract/index.ts';
import { addDays, firstDay, lastDay, month, type Month } from '../../../shared/domain/dates.ts';
import type { Reports } from './reports.ts';

export type UspStatements = Result<'reports.usp'>;

/** The savings-and-loan unit's own statements of a quarter (Permenkop UKM 2/2024 art. 6): beside the quarter's beginning, and for the year to date. */
export function uspStatements(reports: Reports, year: number, quarter: number): UspStatements {
  const of = (no: number): Month => month(`${year}-${String(no).padStart(2, '0')}`);
  const [from, to, january] = [firstDay(of(quarter * 3 - 2)), lastDay(of(quarter * 3)), firstDay(of(1))];
  const unit = 'USP' as const;
  return {
    from, to,
    balanceSheet: reports.balanceSheet({ asOf: to, unit, compareTo: addDays(from, -1) }),
    incomeStatement: reports.incomeStatement({ from, to, unit }),
    yearToDate: reports.incomeStatement({ from: january, to, unit }),
    cashFlow: reports.cashFlow({ from, to, unit }),
  };
}
