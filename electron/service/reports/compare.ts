import type { Args, Result } from '../../../shared/contract/index.ts';
import { reportWords } from '../../../shared/text/documents.ts';
import { layoutTable } from './tables.ts';
import type { Reports } from './reports.ts';

const LABEL_OF_DAYS = (from: string, to: string): string => `${from} \u2013 ${to}`;

/** One statement over several spans side by side: months of a year, or years. */
export function compareSpans(reports: Reports, { statement, spans, unit }: Args<'reports.compare'>): Result<'reports.compare'> {
  const layouts = spans.map(({ from, to }) => {
    if (statement === 'neraca') return reports.balanceSheet({ asOf: to, unit }).layout;
    return statement === 'phu' ? reports.incomeStatement({ from, to, unit }).layout : reports.cashFlow({ from, to, unit }).layout;
  });
  const columns = spans.map(({ from, to }) => ({ from, to, label: statement === 'neraca' ? reportWords.day(to) : LABEL_OF_DAYS(from, to) }));
  const table = layoutTable(null, layouts.map((layout, index) => ({ key: String(index), label: columns[index]?.label ?? '', layout })));
  const codes = new Map<string, Set<string>>();
  for (const row of layouts.flat()) codes.set(row.key, new Set([...(codes.get(row.key) ?? []), ...row.codes]));
  return {
    columns,
    rows: table.rows.map(({ key, label, level, kind, cells, sum }) => ({
      key, label, level, kind, amounts: cells.map((cell) => (typeof cell === 'number' ? cell : null)), codes: [...(codes.get(key) ?? [])].toSorted(), ...(sum === undefined ? {} : { sum: [...sum] }),
    })),
  };
}
