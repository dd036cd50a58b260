import { chainHeadLines, type ChainHead } from './chainHead.ts';
import { headLines, markLines, signatureLines, type CooperativeHead } from './head.ts';
import { centered, columns as pair, CUT, plain, rule, strong, type PaperColumns, type PaperLine } from './lines.ts';
import type { PaperMoment, Signer } from './statement.ts';
import { reportWords } from '../../text/documents.ts';
import { number } from '../../text/format.ts';

/** Rows or columns of the same table that are added up, each times 1 or -1. */
export type Parts = readonly { readonly key: string; readonly times: 1 | -1 }[];
/** A column of rupiah, words, days (`YYYY-MM-DD`) or percentages (decimal strings); `sum` where it is made of other columns, `wide` where its words are long. */
export type ReportColumn = { readonly key: string; readonly label: string; readonly kind: 'amount' | 'text' | 'date' | 'percent'; readonly sum?: Parts | undefined; readonly wide?: true };
/** A cell that is added up from cells of other rows and columns of the same table. */
export type CrossSum = { readonly column: string; readonly of: readonly { readonly row: string; readonly column: string; readonly times: 1 | -1 }[] };
/** `cells` are in the order of the columns. `end` marks the last sum of a side or a statement. */
export type ReportRow = {
  readonly key: string; readonly label: string; readonly level: number; readonly kind: 'judul' | 'baris' | 'jumlah'; readonly cells: readonly (number | string | null)[]; readonly sum?: Parts | undefined; readonly end?: boolean;
  readonly cross?: CrossSum | undefined;
};
/**
 * A table of a report: what is printed on a sheet and written into an exported file. A `list` has rows of what happened, not of
 * accounts; `narrow` is the column that stands on a strip, else the first of figures.
 */
export type ReportTable = { readonly list?: true; readonly narrow?: string; readonly title: string | null; readonly label: string; readonly columns: readonly ReportColumn[]; readonly rows: readonly ReportRow[] };

export type ReportPart = ReportTable | { readonly title: string; readonly paragraphs: readonly string[] };
export const isTable = (part: ReportPart): part is ReportTable => 'rows' in part;

/** A statement of the books as it goes on paper. */
export type ReportPaper = {
  readonly head: CooperativeHead;
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly ReportPart[];
  /** `closed` as a closing kept it; `months-closed` worked out from books in which every month of it is closed; null of a record of what was done, which no closing changes. */
  readonly state: 'open' | 'months-closed' | 'closed' | null;
  /** The last month of what it shows (of a whole year month 13), and when that was locked; null while it is open. */
  readonly period: string;
  readonly locked: PaperMoment | null;
  readonly chain: ChainHead;
  readonly printed: PaperMoment;
  readonly signers: readonly (readonly [role: string, name: Signer])[];
};

const cellText = (cell: number | string | null): string => (typeof cell === 'number' ? number(cell) : (cell ?? ''));

function tableLines(table: ReportTable): PaperLine[] {
  const first = Math.max(0, table.columns.findIndex((column) => (table.narrow === undefined ? column.kind === 'amount' : column.key === table.narrow)));
  return [
    ...(table.title === null ? [] : [strong(table.title)]),
    pair(table.label, table.columns[first]?.label ?? ''),
    ...table.rows.map((row) => (row.kind === 'judul' ? strong(row.label) : pair(`${' '.repeat(row.kind === 'baris' ? row.level : 0)}${row.label}`, cellText(row.cells[first] ?? null), row.kind === 'jumlah'))),
    rule(),
  ];
}

/** The report on a receipt printer's paper: the first column of figures only, the rest is for A4. */
export function reportLines(paper: ReportPaper, columns: PaperColumns): PaperLine[] {
  const [left, right] = [paper.signers[0], paper.signers.at(-1)];
  return [
    ...markLines(paper.head, 0),
    ...headLines(paper.head, columns),
    centered(paper.title, true),
    centered(paper.subtitle),
    ...(paper.state === null ? [] : [centered(reportWords.states[paper.state].mark, true)]),
    rule(),
    ...paper.parts.flatMap((part) => (isTable(part) ? tableLines(part) : [strong(part.title), ...part.paragraphs.map(plain), rule()])),
    ...chainHeadLines(paper.chain),
    ...signatureLines(left?.[0] ?? '', right?.[0] ?? '', columns),
    CUT,
  ];
}
