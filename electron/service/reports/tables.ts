import type { Result } from '../../../shared/contract/index.ts';
import type { LayoutRow } from '../../../shared/contract/statements.ts';
import { UNITS } from '../../../shared/contract/values.ts';
import { calendarDate } from '../../../shared/domain/dates.ts';
import type { Parts, ReportColumn, ReportPart, ReportRow, ReportTable } from '../../../shared/domain/paper/report.ts';
import { reportWords } from '../../../shared/text/documents.ts';
import { notesWords } from '../../../shared/text/notes.ts';
import { balanceWords, cashFlowWords, equityWords, incomeWords, unitNames, uspWords } from '../../../shared/text/statements.ts';
import { dayBefore } from '../ledger/index.ts';
import { CURRENT_SHU } from './balanceSheet.ts';
import type { EquityChanges } from './equityChanges.ts';
import type { UspStatements } from './usp.ts';

/** One statement, or one unit's part of it, in a column of a table beside others; `sum` where it is made of other columns. */
export type LayoutColumn = { readonly key: string; readonly label: string; readonly layout: readonly LayoutRow[]; readonly of?: (row: LayoutRow) => number; readonly sum?: Parts };

/** Sums that end a side or a statement. */
const ENDS: ReadonlySet<string> = new Set(['assets-sum', 'funds', 'shu', 'closing', 'total']);

/** Rows of single accounts and flows: one that stands only because it was something in a span that is not shown is left out. */
const CAME_AND_WENT = /^\d-\d{4}$|-(in|out)$/;

function shown(rows: readonly ReportRow[]): ReportRow[] {
  const empty = new Set(rows.filter((row) => CAME_AND_WENT.test(row.key) && row.cells.every((cell) => cell === 0)).map((row) => row.key));
  return rows.filter((row) => !empty.has(row.key)).map((row) => (row.sum === undefined ? row : { ...row, sum: row.sum.filter((part) => !empty.has(part.key)) }));
}

/** Keys of all layouts in reading order: what only a later one has stands behind what it follows there. */
function orderOf(layouts: readonly (readonly LayoutRow[])[]): string[] {
  const order: string[] = [];
  for (const layout of layouts) {
    let at = 0;
    for (const { key } of layout) {
      const known = order.indexOf(key);
      if (known === -1) order.splice(at, 0, key);
      at = (known === -1 ? at : known) + 1;
    }
  }
  return order;
}

const joined = (parts: readonly (Parts | undefined)[], order: readonly string[]): Parts | undefined => {
  const by = new Map(parts.flatMap((part) => part ?? []).map((part) => [part.key, part]));
  return by.size === 0 ? undefined : [...by.values()].toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
};

/** Statements side by side; where one has no such row it shows 0. */
export function layoutTable(title: string | null, columns: readonly LayoutColumn[]): ReportTable {
  const order = orderOf(columns.map((column) => column.layout));
  const indexed = columns.map(({ layout }) => new Map(layout.map((row) => [row.key, row])));
  const rows = order.flatMap((key): ReportRow[] => {
    const all = indexed.map((rowsOf) => rowsOf.get(key));
    const any = all.find((row) => row !== undefined);
    if (any === undefined) return [];
    const { label, level, kind } = any;
    const cells = columns.map(({ of }, index) => {
      const row = all[index];
      return kind === 'judul' ? null : row === undefined ? 0 : of === undefined ? (row.amount ?? 0) : of(row);
    });
    return [{ key, label, level, kind, cells, sum: joined(all.map((row) => row?.sum), order), end: ENDS.has(key) }];
  });
  return { title, label: reportWords.item, columns: columns.map(({ key, label, sum }): ReportColumn => ({ key, label, kind: 'amount', ...(sum === undefined ? {} : { sum }) })), rows: shown(rows) };
}

/** Without the row that only columns per unit need: what units lend each other. */
export const wholeGerai = (layout: readonly LayoutRow[]): LayoutRow[] => layout.filter((row) => row.key !== 'inter-unit');

/** A statement's column, of each unit before it where they are asked for. */
export const unitColumns = (layout: readonly LayoutRow[], sum: string): LayoutColumn[] => [
  ...UNITS.map((unit): LayoutColumn => ({ key: unit, label: unitNames[unit], layout, of: (row) => row.units?.[unit] ?? 0 })),
  { key: 'amount', label: sum, layout, sum: UNITS.map((key) => ({ key, times: 1 as const })) },
];

/** One statement with a column per unit, and their sum. */
export const unitTable = (title: string | null, layout: readonly LayoutRow[]): ReportTable => layoutTable(title, unitColumns(layout, reportWords.sum));

/** The same with what it is compared with, and what changed. */
export function withChange(table: ReportTable): ReportTable {
  const at = (key: string): number => table.columns.findIndex((column) => column.key === key);
  const [now, before] = [at('amount'), at('previous')];
  const change = (cells: ReportRow['cells']): number | null => (typeof cells[now] === 'number' && typeof cells[before] === 'number' ? cells[now] - cells[before] : null);
  return {
    ...table,
    columns: [...table.columns, { key: 'change', label: reportWords.change, kind: 'amount', sum: [{ key: 'amount', times: 1 }, { key: 'previous', times: -1 }] }],
    rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, change(row.cells)] })),
  };
}

const EQUITY_PARTS = [{ key: 'opening', times: 1 }, { key: 'shu', times: 1 }, { key: 'transfer', times: 1 }, { key: 'added', times: 1 }, { key: 'reduced', times: -1 }] as const satisfies Parts;

/** Accounts of equity down, what changed them across; one that is nothing here was kept for what is compared. The column of a year's closing stands only where there was one. */
export function equityTable(title: string | null, { rows: all, totals }: EquityChanges): ReportTable {
  const rows = all.filter((row) => row.code === CURRENT_SHU || EQUITY_PARTS.some(({ key }) => row[key] !== 0));
  const keys = (['opening', 'shu', 'transfer', 'added', 'reduced', 'closing'] as const).filter((key) => key !== 'transfer' || rows.some((row) => row.transfer !== 0));
  return {
    title, label: reportWords.account,
    columns: keys.map((key) => ({ key, label: equityWords.columns[key], kind: 'amount', ...(key === 'closing' ? { sum: EQUITY_PARTS.filter((part) => keys.some((each) => each === part.key)) } : {}) })),
    rows: [
      ...rows.map((row): ReportRow => ({ key: row.code, label: row.name, level: 0, kind: 'baris', cells: keys.map((key) => row[key]) })),
      { key: 'total', label: equityWords.total, level: 0, kind: 'jumlah', cells: keys.map((key) => totals[key]), sum: rows.map(({ code }) => ({ key: code, times: 1 })), end: true },
    ],
  };
}

/** Neraca saldo of a span: opening, debit, credit, closing. A file has the codes in a column of their own. */
export function trialTable(title: string | null, { rows }: Result<'ledger.trialBalance'>, labels: 'code and name' | 'name'): ReportTable {
  const words = reportWords.trial;
  const cells = rows.map((row) => [row.opening ?? 0, row.debitMovement ?? 0, row.creditMovement ?? 0, row.closing ?? 0]);
  return {
    title, label: reportWords.account,
    columns: [
      { key: 'opening', label: words.opening, kind: 'amount' }, { key: 'debit', label: words.debit, kind: 'amount' }, { key: 'credit', label: words.credit, kind: 'amount' },
      { key: 'closing', label: words.closing, kind: 'amount', sum: [{ key: 'opening', times: 1 }, { key: 'debit', times: 1 }, { key: 'credit', times: -1 }] },
    ],
    rows: [
      ...rows.map((row, index): ReportRow => ({ key: row.code, label: labels === 'name' ? row.name : `${row.code} ${row.name}`, level: 0, kind: 'baris', cells: cells[index] ?? [] })),
      { key: 'total', label: reportWords.sum, level: 0, kind: 'jumlah', cells: [0, 1, 2, 3].map((column) => cells.reduce((sum, row) => sum + (row[column] ?? 0), 0)), sum: rows.map(({ code }) => ({ key: code, times: 1 })), end: true },
    ],
  };
}

/** Notes by section: what is said, then what it is made of beside the end of the year before. */
export function notesParts({ sections }: Result<'reports.notes'>, columns: readonly [now: string, before: string]): ReportPart[] {
  return sections.flatMap(({ title, paragraphs, rows, total, previousTotal }, index): ReportPart[] => {
    const heading = `${index + 1}. ${title}`;
    const words = paragraphs.length === 0 ? [] : [{ title: heading, paragraphs }];
    if (rows.length === 0) return words;
    const table: ReportTable = {
      title: paragraphs.length === 0 ? heading : null, label: notesWords.account,
      columns: columns.map((label, at): ReportColumn => ({ key: String(at), label, kind: 'amount' })),
      rows: [
        ...rows.map((row): ReportRow => ({ key: row.code, label: row.name, level: 0, kind: 'baris', cells: [row.amount, row.previous] })),
        { key: 'total', label: notesWords.total, level: 0, kind: 'jumlah', cells: [total, previousTotal], sum: rows.map(({ code }) => ({ key: code, times: 1 })) },
      ],
    };
    return [...words, table];
  });
}

/** The savings-and-loan unit's Neraca, result and cash flow. */
export function uspParts(usp: UspStatements): ReportPart[] {
  const { balanceSheet, incomeStatement, yearToDate, cashFlow } = usp;
  return [
    layoutTable(balanceWords.title, [
      { key: 'end', label: reportWords.day(usp.to), layout: balanceSheet.layout },
      { key: 'begin', label: reportWords.day(dayBefore(calendarDate(usp.from))), layout: balanceSheet.layout.map((row) => ({ ...row, amount: row.previous ?? null })) },
    ]),
    layoutTable(incomeWords.title, [{ key: 'quarter', label: uspWords.quarter, layout: incomeStatement.layout }, { key: 'year', label: uspWords.yearToDate, layout: yearToDate.layout }]),
    layoutTable(cashFlowWords.title, [{ key: 'quarter', label: uspWords.quarter, layout: cashFlow.layout }]),
  ];
}
