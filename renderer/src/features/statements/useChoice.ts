import { useEffect, useState } from 'react';
import { month as toMonth, monthOf, calendarDate, type Month } from '../../../../shared/domain/dates.ts';
import { before, spansOf, spanWith, stepped, yearEarlier, type ReportSpan, type SpanShape } from '../../../../shared/domain/reportSpan.ts';
import { useApiQuery } from '../../api/index.ts';
import { hasUnits, isCompared, shapesOf, type StatementKind } from './kinds.ts';
import { remembered, type Compare } from './remembered.ts';

export type Choice = {
  readonly span: ReportSpan;
  /** What stands beside it; null for nothing. */
  readonly beside: ReportSpan | null;
  readonly compare: Compare;
  readonly byUnit: boolean;
  /** Spans of this shape to choose from, the latest first. */
  readonly spans: readonly ReportSpan[];
  readonly first: Month;
  readonly last: Month;
  readonly today: string;
  readonly closed: boolean;
  readonly setShape: (shape: SpanShape) => void;
  readonly setSpan: (span: ReportSpan) => void;
  readonly setCompare: (compare: Compare) => void;
  readonly setByUnit: (byUnit: boolean) => void;
  readonly step: (by: number) => void;
  readonly canStep: (by: number) => boolean;
};

/** The book's months, `latest` the last with an entry; `first` undefined in an empty book, all undefined until they are known. */
export function useBookMonths(): { readonly first: Month | undefined; readonly last: Month; readonly latest: Month; readonly today: string; readonly closed: (period: Month) => boolean } | undefined {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const periods = useApiQuery('periods.list', {}).data;
  if (today === undefined || periods === undefined) return undefined;
  const months = periods.rows.filter((row) => !row.period.endsWith('-13')).toSorted((a, b) => (a.period < b.period ? -1 : 1));
  const lastClosed = months.findLast((row) => row.status === 'tertutup')?.period;
  const first = months[0]?.period;
  const running = monthOf(calendarDate(today));
  const latest = months.at(-1)?.period;
  return {
    first: first === undefined ? undefined : toMonth(first),
    last: latest !== undefined && latest > running ? toMonth(latest) : running,
    latest: latest === undefined ? running : toMonth(latest),
    today,
    closed: (period) => lastClosed !== undefined && period <= lastClosed,
  };
}

/** What the statements show: months, what stands beside them, columns. Kept while one goes from one statement to the next. */
export function useChoice(kind: StatementKind): Choice | null | undefined {
  const book = useBookMonths();
  const [shape, setShape] = useState(remembered.shape);
  const [ends, setEnds] = useState({ from: remembered.from, to: remembered.to });
  const [compare, setCompare] = useState(remembered.compare);
  const [byUnit, setByUnit] = useState(remembered.byUnit);
  useEffect(() => {
    Object.assign(remembered, { shape, from: ends.from, to: ends.to, compare, byUnit });
  }, [shape, ends, compare, byUnit]);
  if (book === undefined) return undefined;
  const { first, last, latest, today } = book;
  if (first === undefined) return null;
  const shapes = shapesOf(kind);
  // What was chosen elsewhere may not fit here; it is taken up again where it does.
  const own = shapes.includes(shape) ? shape : shapes[0];
  const wanted = ends.to === null ? latest : ends.to > last ? last : ends.to < first ? first : ends.to;
  const span = spanWith(own, wanted, ends.from ?? wanted);
  const reaches = (candidate: ReportSpan): boolean => candidate.to >= first && candidate.from <= last;
  const set = (next: ReportSpan): void => setEnds({ from: next.from, to: next.to });
  return {
    span,
    beside: compare === 'tidak' || !isCompared(kind) ? null : kind === 'neraca' && compare === 'tahun-lalu' ? spanWith('bulan', toMonth(`${Number(span.to.slice(0, 4)) - 1}-12`)) : compare === 'sebelumnya' ? before(span) : yearEarlier(span),
    compare,
    byUnit: byUnit && hasUnits(kind),
    spans: spansOf(own, first, last),
    first,
    last,
    today,
    closed: book.closed(span.to),
    setShape,
    setSpan: set,
    setCompare,
    setByUnit,
    step: (by) => set(stepped(span, by)),
    canStep: (by) => reaches(stepped(span, by)) && (own !== 'bebas' || (stepped(span, by).to <= last && stepped(span, by).from >= first)),
  };
}
