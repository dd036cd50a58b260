import { firstDay, lastDay, yearOf } from '../../../../shared/domain/dates.ts';
import { shortSpan, statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { useApiQuery, type ApiError } from '../../api/index.ts';
import { dateText } from '../../ui/index.ts';
import { useAccounts } from '../ledger/index.ts';
import { endOf, spansOver } from './files.ts';
import type { StatementKind } from './kinds.ts';
import type { Spans } from './remembered.ts';
import { balanceSheet, cashFlow, compareSheet, equityChanges, incomeStatement, memberBenefit, uspSheet, type Heads, type Sheet } from './sheet.ts';
import type { Choice } from './useChoice.ts';

type Loaded = { readonly sheet: Sheet | null; readonly error: ApiError | null; readonly stale: boolean };

/** The chosen statement as rows and columns; the others are not asked for. */
export function useSheet(kind: StatementKind, { span, beside, byUnit, today, first }: Choice, laid: Spans): Loaded {
  const days = { from: firstDay(span.from), to: lastDay(span.to) };
  const compare = beside === null ? {} : { compare: { from: firstDay(beside.from), to: lastDay(beside.to) } };
  const asOf = endOf(span, today);
  const compareTo = beside === null ? {} : { compareTo: lastDay(beside.to) };
  const balance = useApiQuery('reports.balanceSheet', { asOf, byUnit, ...compareTo }, { enabled: kind === 'neraca', keep: true });
  const income = useApiQuery('reports.incomeStatement', { ...days, byUnit, ...compare }, { enabled: kind === 'hasil-usaha', keep: true });
  const cash = useApiQuery('reports.cashFlow', { ...days, ...compare }, { enabled: kind === 'arus-kas', keep: true });
  const equity = useApiQuery('reports.equityChanges', { ...days, ...compare }, { enabled: kind === 'ekuitas', keep: true });
  const benefit = useApiQuery('reports.memberBenefit', days, { enabled: kind === 'manfaat', keep: true });
  const quarter = { year: yearOf(span.to), quarter: Math.ceil(Number(span.to.slice(5)) / 3) };
  const usp = useApiQuery('reports.usp', quarter, { enabled: kind === 'usp', keep: true });
  const over = spansOver({ span, first }, laid);
  const laidOver = useApiQuery(
    'reports.compare',
    { statement: laid.statement, spans: over.map((each) => ({ from: firstDay(each.from), to: lastDay(each.to) })), ...(laid.unit === null ? {} : { unit: laid.unit }) },
    { enabled: kind === 'banding', keep: true },
  );
  const names = useAccounts().byCode;
  const short = shortSpan(span.shape, span.from, span.to);
  const spans: Heads = { now: short, previous: beside && shortSpan(beside.shape, beside.from, beside.to), byUnit };
  switch (kind) {
    case 'neraca':
      return { sheet: balance.data === undefined ? null : balanceSheet(balance.data, { now: dateText(asOf), previous: beside && dateText(lastDay(beside.to)), byUnit }), error: balance.error, stale: balance.isPlaceholderData };
    case 'hasil-usaha':
      return { sheet: income.data === undefined ? null : incomeStatement(income.data, spans), error: income.error, stale: income.isPlaceholderData };
    case 'arus-kas':
      return { sheet: cash.data === undefined ? null : cashFlow(cash.data, { ...spans, byUnit: false }), error: cash.error, stale: cash.isPlaceholderData };
    case 'manfaat':
      return { sheet: benefit.data === undefined ? null : memberBenefit(benefit.data, short), error: benefit.error, stale: benefit.isPlaceholderData };
    case 'usp':
      return {
        sheet: usp.data === undefined ? null : uspSheet(usp.data, { now: short, before: words.quarterBefore, yearToDate: words.shape.berjalan, titles: [words.title.neraca, words.title['hasil-usaha'], words.title['arus-kas']] }),
        error: usp.error, stale: usp.isPlaceholderData,
      };
    case 'banding':
      return {
        sheet: laidOver.data === undefined ? null : compareSheet(laidOver.data, over.map((each) => shortSpan(each.shape, each.from, each.to)), names),
        error: laidOver.error, stale: laidOver.isPlaceholderData,
      };
    case 'catatan':
      return { sheet: null, error: null, stale: false };
    case 'ekuitas':
      return { sheet: equity.data === undefined ? null : equityChanges(equity.data, { ...spans, byUnit: false, previous: beside && dateText(lastDay(beside.to)) }), error: equity.error, stale: equity.isPlaceholderData };
  }
}
