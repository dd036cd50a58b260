import type { Result } from '../../../../shared/contract/index.ts';
import type { LayoutRow } from '../../../../shared/contract/statements.ts';
import { FLOWS, UNITS, type Flow, type Unit } from '../../../../shared/contract/values.ts';
import { statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { equityWords, unitNames } from '../../../../shared/text/statements.ts';

/** A statement as rows and columns of figures, whichever it is. */
export type SheetColumn = { readonly key: string; readonly label: string; readonly kind: 'amount' | 'change' };
export type SheetRow = {
  readonly key: string; readonly label: string; readonly level: number; readonly kind: LayoutRow['kind']; readonly cells: readonly (number | null)[];
  /** The accounts it comes from; more than one unfolds, one leads into its register. */
  readonly codes: readonly string[];
  /** What each of them gives this row, where that is known by row. */
  readonly accounts?: ReadonlyMap<string, readonly number[]>;
};
export type Sheet = {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** An account under a row that comes from several; under one row alone by `row/code`. */
  readonly accounts: ReadonlyMap<string, { readonly name: string; readonly cells: readonly (number | null)[] }>;
  /** What the service says about it as a whole; null where it says nothing. */
  readonly holds: boolean | null;
};

type Figures = { readonly amount: number | null; readonly units?: Readonly<Record<Unit, number>> | undefined; readonly previous?: number | undefined };
/** What stands above the columns; `previous` null where nothing is compared. */
export type Heads = { readonly now: string; readonly previous: string | null; readonly byUnit: boolean };

function columnsOf({ now, previous, byUnit }: Heads): SheetColumn[] {
  return [
    ...(byUnit ? UNITS.map((unit): SheetColumn => ({ key: unit, label: unitNames[unit], kind: 'amount' })) : []),
    { key: 'now', label: byUnit ? words.sum : now, kind: 'amount' },
    ...(previous === null ? [] : [{ key: 'previous', label: previous, kind: 'amount' } as const, { key: 'change', label: words.change, kind: 'change' } as const]),
  ];
}

function cellsOf({ amount, units, previous }: Figures, heads: Heads): (number | null)[] {
  const heading = amount === null;
  return [
    ...(heads.byUnit ? UNITS.map((unit) => (heading ? null : (units?.[unit] ?? 0))) : []),
    amount,
    ...(heads.previous === null ? [] : heading ? [null, null] : [previous ?? 0, amount - (previous ?? 0)]),
  ];
}

type AccountRow = Figures & { readonly code: string; readonly name: string };

function layoutSheet(layout: readonly LayoutRow[], accounts: readonly AccountRow[], heads: Heads, holds: boolean | null): Sheet {
  return {
    columns: columnsOf(heads),
    rows: layout.map((row) => ({ key: row.key, label: row.label, level: row.level, kind: row.kind, cells: cellsOf(row, heads), codes: row.codes })),
    accounts: new Map(accounts.map((row) => [row.code, { name: row.name, cells: cellsOf(row, heads) }])),
    holds,
  };
}

export const balanceSheet = (data: Result<'reports.balanceSheet'>, heads: Heads): Sheet => layoutSheet(data.layout, data.sections.flatMap((section) => section.rows), heads, data.balanced);

/** A cost that unfolds from a row of the income statement is taken off, as the row is. */
const takenOff = (code: string, amount: number): number => (code.startsWith('4') ? amount : 0 - amount);

export function incomeStatement(data: Result<'reports.incomeStatement'>, heads: Heads): Sheet {
  const sheet = layoutSheet(data.layout, data.rows, heads, null);
  return { ...sheet, accounts: new Map([...sheet.accounts].map(([code, { name, cells }]) => [code, { name, cells: cells.map((cell) => (cell === null ? null : takenOff(code, cell))) }])) };
}

/** One figure of the cash flow: a flow, and which side of it; both where they stand as one figure. */
export type FlowPart = { readonly flow: Flow; readonly side: 'debit' | 'kredit' | null };

/** What a row of a cash flow is made of, by its key (`opex-out`, `internal`); null for a row that is no flow. */
export function flowPart(key: string): FlowPart | null {
  const [, name, side] = /^(?:a-)?([a-z-]+?)(?:-(in|out))?(?:\/.*)?$/.exec(key) ?? [];
  const flow = FLOWS.find((each) => each === name);
  if (flow === undefined || (side === undefined && flow !== 'internal')) return null;
  return { flow, side: side === undefined ? null : side === 'in' ? 'debit' : 'kredit' };
}

/** A row of money in or out comes from cash accounts; what each had of it stands below, where the statement tells. */
export function cashFlow(data: Result<'reports.cashFlow'>, heads: Heads): Sheet {
  const sheet = layoutSheet(data.layout, [], heads, data.reconciled);
  const empty = sheet.columns.map(() => null);
  const below = data.accounts.flatMap(({ code, name, flows = [] }): [string, { name: string; cells: (number | null)[] }][] => [
    [code, { name, cells: empty }],
    ...flows.flatMap(({ flow, in: received, out: paid }) =>
      ([[flow === 'internal' ? 'internal' : '', received - paid], [`${flow}-in`, received], [`${flow}-out`, -paid]] as const).map(
        ([key, amount]): [string, { name: string; cells: (number | null)[] }] => [`${key}/${code}`, { name, cells: sheet.columns.map((column) => (column.key === 'now' ? amount : null)) }],
      ),
    ),
  ]);
  return { ...sheet, accounts: new Map(below) };
}

const EQUITY = ['opening', 'shu', 'transfer', 'added', 'reduced', 'closing'] as const;

/** Accounts down, what changed them across; the column of a year's closing only where there was one. */
export function equityChanges({ rows, totals, agrees }: Result<'reports.equityChanges'>, heads: Heads): Sheet {
  const shown = EQUITY.filter((key) => key !== 'transfer' || rows.some((row) => row.transfer !== 0));
  const cells = (row: typeof totals): number[] => [...shown.map((key) => row[key]), ...(heads.previous === null ? [] : [row.previous?.closing ?? 0])];
  return {
    columns: [
      ...shown.map((key): SheetColumn => ({ key, label: equityWords.columns[key], kind: 'amount' })),
      ...(heads.previous === null ? [] : [{ key: 'previous', label: heads.previous, kind: 'amount' } as const]),
    ],
    rows: [
      ...rows.map((row): SheetRow => ({ key: row.code, label: row.name, level: 0, kind: 'baris', cells: cells(row), codes: [row.code] })),
      { key: 'total', label: equityWords.total, level: 0, kind: 'jumlah', cells: cells(totals), codes: [] },
    ],
    accounts: new Map(),
    holds: agrees,
  };
}

/** What membership brought; one column, since it has nothing beside it. */
export const memberBenefit = (data: Result<'reports.memberBenefit'>, now: string): Sheet => layoutSheet(data.layout, [], { now, previous: null, byUnit: false }, null);

type Three = readonly [now: number | null, before: number | null, yearToDate: number | null];

/** The savings unit's own set below one another: at the quarter's end beside its beginning, the quarter beside the year so far, the quarter's cash. */
export function uspSheet({ balanceSheet: balance, incomeStatement: income, yearToDate, cashFlow: cash }: Result<'reports.usp'>, labels: { readonly now: string; readonly before: string; readonly yearToDate: string; readonly titles: readonly [string, string, string] }): Sheet {
  const quarter = new Map(income.layout.map((row) => [row.key, row.amount]));
  const part = (title: string, mark: string, layout: readonly LayoutRow[], cells: (row: LayoutRow) => Three): SheetRow[] => [
    { key: mark, label: title, level: 0, kind: 'judul', cells: [null, null, null], codes: [] },
    ...layout.map((row): SheetRow => ({ key: `${mark}-${row.key}`, label: row.label, level: Math.min(3, row.level + 1), kind: row.kind, cells: row.kind === 'judul' ? [null, null, null] : cells(row), codes: row.codes })),
  ];
  const incomes = new Map(income.rows.map((row) => [row.code, row.amount]));
  return {
    columns: [labels.now, labels.before, labels.yearToDate].map((label, index): SheetColumn => ({ key: String(index), label, kind: 'amount' })),
    rows: [
      ...part(labels.titles[0], 'n', balance.layout, (row) => [row.amount, row.previous ?? 0, null]),
      ...part(labels.titles[1], 'h', yearToDate.layout, (row) => [quarter.get(row.key) ?? 0, null, row.amount]),
      ...part(labels.titles[2], 'a', cash.layout, (row) => [row.amount, null, null]),
    ],
    accounts: new Map([
      ...cash.accounts.map(({ code, name }): [string, { name: string; cells: Three }] => [code, { name, cells: [null, null, null] }]),
      ...yearToDate.rows.map(({ code, name, amount }): [string, { name: string; cells: Three }] => [code, { name, cells: [takenOff(code, incomes.get(code) ?? 0), null, takenOff(code, amount)] }]),
    ]),
    holds: balance.balanced && cash.reconciled,
  };
}

/** One statement over several spans. */
export const compareSheet = ({ columns, rows }: Result<'reports.compare'>, labels: readonly string[], names: ReadonlyMap<string, { readonly name: string }>): Sheet => ({
  columns: columns.map((column, index): SheetColumn => ({ key: `${column.from}${column.to}`, label: labels[index] ?? column.label, kind: 'amount' })),
  rows: rows.map(({ key, label, level, kind, amounts, codes, accounts }) => ({ key, label, level, kind, cells: amounts, codes, ...(accounts === undefined ? {} : { accounts: new Map(accounts.map((each) => [each.code, each.amounts])) }) })),
  accounts: new Map([...names].map(([code, { name }]) => [code, { name, cells: columns.map(() => null) }])),
  holds: null,
});

export type ShownRow = SheetRow & { readonly open: boolean | null };

/** The rows as they stand on the screen: an unfolded one has its accounts below it. */
export function unfold({ rows, accounts }: Sheet, opened: ReadonlySet<string>): ShownRow[] {
  return rows.flatMap((row): ShownRow[] => {
    if (row.kind !== 'baris' || row.codes.length < 2) return [{ ...row, open: null }];
    const open = opened.has(row.key);
    const children = row.codes.map((code): ShownRow => {
      const account = accounts.get(`${row.key}/${code}`) ?? accounts.get(code);
      return { key: `${row.key}/${code}`, label: account?.name ?? code, level: row.level + 2, kind: 'baris', cells: row.accounts?.get(code) ?? account?.cells ?? row.cells.map(() => null), codes: [code], open: null };
    });
    return [{ ...row, open }, ...(open ? children : [])];
  });
}
