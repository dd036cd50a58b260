import { firstDay, lastDay, type CalendarDate } from '../../../../shared/domain/dates.ts';
import { spanRef, stepped, type ReportSpan } from '../../../../shared/domain/reportSpan.ts';
import type { WantedFile } from '../../app/index.ts';
import { DOCUMENT, hasUnits, type StatementKind } from './kinds.ts';
import type { Spans } from './remembered.ts';
import type { Choice } from './useChoice.ts';

/** A running month is read until today. */
export const endOf = (span: ReportSpan, today: string): CalendarDate => {
  const end = lastDay(span.to);
  return end > today ? (today as CalendarDate) : end;
};

/** The spans that are laid side by side, the latest last; none before the book begins. */
export const spansOver = ({ span, first }: Pick<Choice, 'span' | 'first'>, { count }: Spans): ReportSpan[] => Array.from({ length: count }, (_, index) => stepped(span, index + 1 - count)).filter((each) => each.to >= first);

/** What a statement is held against on paper and in files: what the screen shows, where there are books of it. */
const besideOf = ({ beside, first }: Choice): ReportSpan | null => (beside === null || beside.to < first ? null : beside);

/** The file of what is shown: a running month until today. */
export function wantedFile(kind: StatementKind, choice: Choice, laid: Spans): WantedFile {
  const { span, byUnit, today } = choice;
  if (kind === 'banding') {
    const spans = spansOver(choice, laid).map(({ from, to }) => ({ from: firstDay(from), to: lastDay(to) }));
    return { report: 'comparison', statement: laid.statement, spans, ...(laid.unit === null ? {} : { unit: laid.unit }) };
  }
  const report = DOCUMENT[kind];
  // The savings unit's set is of whole quarters.
  const end = kind === 'usp' ? lastDay(span.to) : endOf(span, today);
  const beside = besideOf(choice);
  if (report === 'balance-sheet') return { report, asOf: end, byUnit, ...(beside === null ? {} : { compareTo: lastDay(beside.to) }) };
  return { report, from: firstDay(span.from), to: end, ...(hasUnits(kind) ? { byUnit } : {}), ...(beside === null ? {} : { compare: { from: firstDay(beside.from), to: lastDay(beside.to) } }) };
}

/** How the sheet of what is shown is named. */
export function referenceOf(kind: StatementKind, choice: Choice, laid: Spans): string {
  const { span, byUnit } = choice;
  if (kind === 'banding') {
    const over = spansOver(choice, laid);
    return `${laid.statement}/${over[0]?.from ?? span.from}..${span.to}/${span.shape}${laid.unit === null ? '' : `/${laid.unit}`}`;
  }
  const beside = besideOf(choice);
  return `${spanRef(span)}${byUnit ? '/unit' : ''}${beside === null ? '' : `/${spanRef(beside)}`}`;
}
