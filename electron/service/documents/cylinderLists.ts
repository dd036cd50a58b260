import type { Result } from '../../../shared/contract/index.ts';
import type { Parts, ReportColumn, ReportPart, ReportRow, ReportTable } from '../../../shared/domain/paper/report.ts';
import { cylinderPaper as words } from '../../../shared/text/cylinderBook.ts';

type Sheet = Result<'cylinders.reconcile'>;
type SizeRow = Sheet['rows'][number];

const figure = (key: string, label: string, sum?: Parts): ReportColumn => ({ key, label, kind: 'amount', ...(sum === undefined ? {} : { sum }) });
const times1 = (keys: readonly string[]): Parts => keys.map((key) => ({ key, times: 1 }));
const PLACES = ['full', 'empty', 'damaged', 'foreign', 'lent', 'atAgent'] as const;

/** Where the cylinders are and whose they are, by size: both sums are the same number (ruling 26). */
function placesTable(rows: readonly SizeRow[]): ReportTable {
  const line = (key: string, of: (row: SizeRow) => number, more: Partial<ReportRow> = {}): ReportRow => {
    const cells = rows.map(of);
    return { key, label: words.places[key] ?? key, level: 1, kind: 'baris', cells: [...cells, cells.reduce((sum, cell) => sum + cell, 0)], ...more };
  };
  return {
    list: true, title: words.where, label: words.place, narrow: 'all', columns: [...rows.map(({ size }) => figure(size, words.sizeText(size))), figure('all', words.sum, times1(rows.map(({ size }) => size)))],
    rows: [
      ...PLACES.map((place) => line(place, (row) => row[place])), line('there', (row) => row.there, { level: 0, kind: 'jumlah', sum: times1(PLACES) }),
      line('owned', (row) => row.owned), line('owedToAgent', (row) => row.owedToAgent), line('whose', (row) => row.owned + row.owedToAgent, { level: 0, kind: 'jumlah', sum: times1(['owned', 'owedToAgent']), end: true }),
    ],
  };
}

/** The last count of the empties of a size, pile by pile. */
function countTable({ size, counted }: SizeRow): ReportPart {
  if (counted === null) return { title: words.countOf(size), paragraphs: [words.neverCounted] };
  const piles = (['empty', 'damaged', 'foreign'] as const).map((pile): ReportRow => ({ key: pile, label: words.places[pile] ?? pile, level: 1, kind: 'baris', cells: [counted.book[pile], counted[pile], counted[pile] - counted.book[pile]] }));
  const cells = [0, 1, 2].map((column) => piles.reduce((sum, row) => sum + Number(row.cells[column]), 0));
  return {
    list: true, title: words.counted(size, counted.date, counted.number), label: words.place, narrow: 'counted',
    columns: [figure('book', words.book), figure('counted', words.found), figure('difference', words.difference, [{ key: 'counted', times: 1 }, { key: 'book', times: -1 }])],
    rows: [...piles, { key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells, sum: times1(piles.map(({ key }) => key)), end: true }],
  };
}

/** What the cylinder book says against the other book that has to say the same. */
function agreementTable({ rows, deposits, shells }: Sheet): ReportTable {
  const line = (key: string, label: string, own: number, other: number): ReportRow => ({ key, label, level: 1, kind: 'baris', cells: [own, other, own - other] });
  return {
    list: true, title: words.agreement, label: words.what, narrow: 'own',
    columns: [figure('own', words.own), figure('other', words.other), figure('difference', words.difference, [{ key: 'own', times: 1 }, { key: 'other', times: -1 }])],
    rows: [
      ...rows.flatMap((row) => [line(`full-${row.size}`, words.fullAgainst(row.size), row.full, row.stockFull), line(`lent-${row.size}`, words.lentAgainst(row.size), row.lent, row.deposits.lent)]),
      line('deposits', words.depositsAgainst, deposits.held, deposits.ledger), line('shells', words.shellsAgainst, shells.value, shells.ledger),
    ],
  };
}

/** The reconciliation sheet of the cylinders of a day. */
export const cylinderSheet = (sheet: Sheet): ReportPart[] => [placesTable(sheet.rows), ...sheet.rows.map(countTable), agreementTable(sheet), { title: words.verdict, paragraphs: [sheet.holds ? words.holds : words.differs] }];

/** Deposits that are still held, by person. */
export function depositRegister({ rows, total }: Result<'cylinders.deposits'>): ReportTable {
  const sorted = rows.toSorted((a, b) => a.holder.localeCompare(b.holder, 'id') || a.date.localeCompare(b.date) || a.depositId.localeCompare(b.depositId));
  const text = (key: string, label: string): ReportColumn => ({ key, label, kind: 'text' });
  return {
    list: true, title: null, label: words.holder, narrow: 'held', columns: [text('no', words.no), { key: 'date', label: words.since, kind: 'date' }, text('deposit', words.deposit), text('size', words.size), figure('left', words.lent), figure('held', words.held)],
    rows: [
      ...sorted.map((row): ReportRow => ({ key: row.depositId, label: row.holder, level: 0, kind: 'baris', cells: [row.memberNo ?? words.nik(row.buyerLast4 ?? ''), row.date, row.depositId, words.sizeText(row.size), row.left, row.held] })),
      {
        key: 'sum', label: words.sum, level: 0, kind: 'jumlah', cells: [null, null, null, null, rows.reduce((sum, row) => sum + row.left, 0), total], end: true,
        ...(rows.length === 0 ? {} : { sum: times1(rows.map(({ depositId }) => depositId)) }),
      },
    ],
  };
}
