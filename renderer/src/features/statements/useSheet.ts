import { firstDay, lastDay, type CalendarDate } from '../../../../shared/domain/dates.ts';
import type { ReportSpan } from '../../../../shared/domain/reportSpan.ts';
import { shortSpan } from '../../../../shared/text/screenStatements.ts';
import { useApiQuery, type ApiError } from '../../api/index.ts';
import { dateText } from '../../ui/index.ts';
import type { StatementKind } from './kinds.ts';
import { balanceSheet, cashFlow, equityChanges, incomeStatement, type Heads, type Sheet } from './sheet.ts';
import type { Choice } from './useChoice.ts';

type Loaded = { readonly sheet: Sheet | null; readonly error: ApiError | null; readonly stale: boolean };

/** A running month is read until today. */
export const endOf = (span: ReportSpan, today: string): CalendarDate => {
  const end = lastDay(span.to);
  return end > today ? (today as CalendarDate) : end;
};

/** The chosen statement as rows and columns; the others are not asked for. */
export function useSheet(kind: StatementKind, { span, beside, byUnit, today }: Choice): Loaded {
  const days = { from: firstDay(span.from), to: lastDay(span.to) };
  const compare = beside === null ? {} : { compare: { from: firstDay(beside.from), to: lastDay(beside.to) } };
  const asOf = endOf(span, today);
  const compareTo = beside === null ? {} : { compareTo: lastDay(beside.to) };
  const balance = useApiQuery('reports.balanceSheet', { asOf, byUnit, ...compareTo }, { enabled: kind === 'neraca', keep: true });
  const income = useApiQuery('reports.incomeStatement', { ...days, byUnit, ...compare }, { enabled: kind === 'hasil-usaha', keep: true });
  const cash = useApiQuery('reports.cashFlow', { ...days, ...compare }, { enabled: kind === 'arus-kas', keep: true });
  const equity = useApiQuery('reports.equityChanges', { ...days, ...compare }, { enabled: kind === 'ekuitas', keep: true });
  const spans: Heads = { now: shortSpan(span.shape, span.from, span.to), previous: beside && shortSpan(beside.shape, beside.from, beside.to), byUnit };
  switch (kind) {
    case 'neraca':
      return { sheet: balance.data === undefined ? null : balanceSheet(balance.data, { now: dateText(asOf), previous: beside && dateText(lastDay(beside.to)), byUnit }), error: balance.error, stale: balance.isPlaceholderData };
    case 'hasil-usaha':
      return { sheet: income.data === undefined ? null : incomeStatement(income.data, spans), error: income.error, stale: income.isPlaceholderData };
    case 'arus-kas':
      return { sheet: cash.data === undefined ? null : cashFlow(cash.data, { ...spans, byUnit: false }), error: cash.error, stale: cash.isPlaceholderData };
    case 'ekuitas':
      return { sheet: equity.data === undefined ? null : equityChanges(equity.data, { ...spans, byUnit: false, previous: beside && dateText(lastDay(beside.to)) }), error: equity.error, stale: equity.isPlaceholderData };
  }
}
