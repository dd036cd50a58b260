import type { Args, Result } from '../../../shared/contract/index.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { firstDay, lastDay, monthOf } from '../../../shared/domain/dates.ts';
import { reportWords } from '../../../shared/text/documents.ts';
import type { Reports, Span } from './reports.ts';
import { layoutTable } from './tables.ts';

/** A statement of one span, and what each of its rows is made of by account where those are more than one. */
type Taken = { readonly layout: readonly LayoutRow[]; readonly parts: (key: string, code: string) => number };

/** Months by their names, other days as they are. */
const nameOf = ({ from, to }: Span): string =>
  from === firstDay(monthOf(from)) && to === lastDay(monthOf(to)) ? reportWords.shortSpan(monthOf(from), monthOf(to)) : `${reportWords.day(from)} \u2013 ${reportWords.day(to)}`;

function take(reports: Reports, { statement, unit }: Args<'reports.compare'>, { from, to }: Span): Taken {
  // A row of the Neraca is one account.
  if (statement === 'neraca') return { layout: reports.balanceSheet({ asOf: to, unit }).layout, parts: () => 0 };
  if (statement === 'phu') {
    const { layout, rows } = reports.incomeStatement({ from, to, unit });
    const amounts = new Map(rows.map((row) => [row.code, row.amount]));
    // Several costs in one row are taken off.
    return { layout, parts: (_key, code) => (code.startsWith('4') ? (amounts.get(code) ?? 0) : 0 - (amounts.get(code) ?? 0)) };
  }
  const byAccount = reports.cashByAccount({ from, to }, unit);
  return { layout: reports.cashFlow({ from, to, unit }).layout, parts: (key, code) => byAccount.get(`${key} ${code}`) ?? 0 };
}

/** One statement over several spans side by side, months of a year or years; a row of several accounts with each of them. */
export function compareSpans(reports: Reports, args: Args<'reports.compare'>): Result<'reports.compare'> {
  const taken = args.spans.map((span) => take(reports, args, span));
  const columns = args.spans.map(({ from, to }) => ({ from, to, label: args.statement === 'neraca' ? reportWords.day(to) : nameOf({ from, to }) }));
  const table = layoutTable(null, taken.map(({ layout }, index) => ({ key: String(index), label: columns[index]?.label ?? '', layout })));
  const codes = new Map<string, Set<string>>();
  for (const row of taken.flatMap(({ layout }) => layout)) codes.set(row.key, new Set([...(codes.get(row.key) ?? []), ...row.codes]));
  return {
    columns,
    rows: table.rows.map(({ key, label, level, kind, cells, sum }) => {
      const own = [...(codes.get(key) ?? [])].toSorted();
      return {
        key, label, level, kind, amounts: cells.map((cell) => (typeof cell === 'number' ? cell : null)), codes: own, ...(sum === undefined ? {} : { sum: [...sum] }),
        ...(kind === 'baris' && own.length > 1 ? { accounts: own.map((code) => ({ code, amounts: taken.map(({ parts }) => parts(key, code)) })) } : {}),
      };
    }),
  };
}
