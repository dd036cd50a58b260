import type { Cell, CellStyle, CellValue } from 'hucre/xlsx';
import { headText } from '../../../shared/domain/paper/chainHead.ts';
import { isTable, type Parts, type ReportColumn, type ReportPaper, type ReportRow, type ReportTable } from '../../../shared/domain/paper/report.ts';
import { exportWords, reportWords } from '../../../shared/text/documents.ts';
import { ascii } from '../../../shared/text/format.ts';
import { csvField } from './csvField.ts';

/** A report for a file, with the last day of what it shows. When it was written is left out: the same books give the same bytes. */
export type ReportFile = { readonly paper: ReportPaper; readonly date: string };

/** Figures with dots as the gerai's spreadsheet writes them, what is taken off in brackets. */
const AMOUNT = '#,##0;(#,##0);0';
const PERCENT = '0.0%';
const DAY = 'dd/mm/yyyy';
const BOLD = { font: { bold: true } } satisfies CellStyle;
const WIDTHS = { code: 10, label: 46, entry: 18, cell: 18, wide: 44, day: 12 } as const;
/** Days from the beginning of a spreadsheet's calendar to 1 January 1970. */
const EPOCH = 25_569;
const MS_PER_DAY = 86_400_000;

const ACCOUNT = /^\d-\d{4}$/;
const codeOf = (row: ReportRow): string => (ACCOUNT.test(row.key) ? row.key : '');
/** Columns before a table's own: the account's code and the row's name; a list has no accounts down. */
const leading = (table: ReportTable): number => (table.list === true ? 1 : 2);

/** What stands above the tables: whose report, of what, of when, whether it can still change, and where the journal stood. */
function headOf({ head, title, subtitle, state, chain }: ReportPaper): string[] {
  return [head.name, title, subtitle, ...(state === null ? [] : [reportWords.state(reportWords.states[state])]), reportWords.chain(ascii(headText(chain)))];
}

/** Plain digits and text, one line a row. The first lines say what the file is. */
export function reportCsv({ paper }: ReportFile): string {
  const line = (...fields: readonly (string | number | null)[]): string => `${fields.map((field) => (typeof field === 'number' ? String(field) : csvField(field ?? ''))).join(',')}\n`;
  const parts = paper.parts.map((part) => {
    if (!isTable(part)) return [line(part.title), ...part.paragraphs.map((text) => line(text))].join('');
    const named = (row: ReportRow): string[] => (part.list === true ? [row.label] : [codeOf(row), row.label]);
    return [
      ...(part.title === null ? [] : [line(part.title)]),
      line(...(part.list === true ? [] : [exportWords.code]), part.label, ...part.columns.map((column) => column.label)),
      ...part.rows.map((row) => line(...named(row), ...part.columns.map((_column, index) => row.cells[index] ?? null))),
    ].join('');
  });
  return [...headOf(paper).map((text) => line(text)), '\n', parts.join('\n')].join('');
}

const columnName = (index: number): string => (index < 26 ? String.fromCodePoint(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`);

/** "SUM(C5:C9)" where the cells stand in a row and all add up, else each with its sign. */
function formulaOf(parts: Parts, nameOf: (key: string) => string | undefined, place: (key: string) => number | undefined): string | undefined {
  const known = parts.flatMap(({ key, times }) => {
    const [name, at] = [nameOf(key), place(key)];
    return name === undefined || at === undefined ? [] : [{ name, at, times }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const run = known.length > 1 && known.every(({ at, times }, index) => times === 1 && at === first.at + index);
  return run ? `SUM(${first.name}:${last.name})` : known.map(({ name, times }, index) => `${times === 1 ? (index === 0 ? '' : '+') : '-'}${name}`).join('');
}

class Sheet {
  readonly rows: CellValue[][] = [];
  readonly cells = new Map<string, Partial<Cell>>();

  text(value: string, style?: CellStyle): void {
    if (style !== undefined) this.cells.set(`${this.rows.length},0`, { value, type: 'string', style });
    this.rows.push([value]);
  }

  blank(): void {
    this.rows.push([]);
  }

  /** Words in columns of one row. */
  row(words: readonly (readonly [column: number, text: string])[], style: CellStyle): void {
    for (const [column, value] of words) this.cells.set(`${this.rows.length},${column}`, { value, type: 'string', style });
    const row: CellValue[] = [];
    for (const [column, value] of words) row[column] = value;
    this.rows.push(Array.from({ length: row.length }, (_cell, index) => row[index] ?? null));
  }

  /** Sums are formulas with the figure beside them, so that a reader that does not reckon shows it too. */
  table(table: ReportTable): void {
    if (table.title !== null) this.text(table.title, BOLD);
    const lead = leading(table);
    const head = [...(table.list === true ? [] : [exportWords.code]), table.label, ...table.columns.map((column) => column.label)];
    const right = (index: number): boolean => index >= lead && table.columns[index - lead]?.kind !== 'text';
    head.forEach((value, index) => this.cells.set(`${this.rows.length},${index}`, { value, type: 'string', style: { ...BOLD, alignment: { horizontal: right(index) ? 'right' : 'left', wrapText: true } } }));
    this.rows.push(head);
    const begin = this.rows.length;
    const rowAt = new Map(table.rows.map((row, index) => [row.key, begin + index]));
    const columnAt = new Map(table.columns.map((column, index) => [column.key, lead + index]));
    for (const row of table.rows) this.tableRow(table, row, rowAt, columnAt);
  }

  private tableRow(table: ReportTable, row: ReportRow, rowAt: ReadonlyMap<string, number>, columnAt: ReadonlyMap<string, number>): void {
    const at = this.rows.length;
    const lead = leading(table);
    const bold = row.kind === 'baris' ? {} : BOLD;
    if (table.list !== true || row.kind !== 'baris') this.cells.set(`${at},${lead - 1}`, { value: row.label, type: 'string', style: { ...bold, alignment: { indent: row.level } } });
    this.rows.push([...(table.list === true ? [] : [codeOf(row)]), row.label, ...table.columns.map((column, index) => valueOf(column, row.cells[index] ?? null))]);
    table.columns.forEach((column, index) => {
      const cell = valueOf(column, row.cells[index] ?? null);
      if (typeof cell !== 'number') return;
      const at_ = lead + index;
      const name = (rowKey: string, columnKey: string): string | undefined => (rowAt.has(rowKey) && columnAt.has(columnKey) ? `${columnName(columnAt.get(columnKey) ?? 0)}${(rowAt.get(rowKey) ?? 0) + 1}` : undefined);
      const formula = column.kind === 'amount' ? this.formula(row, column, name, rowAt, columnAt) : undefined;
      const style = STYLES[column.kind === 'amount' || column.kind === 'percent' || column.kind === 'date' ? column.kind : 'amount'][row.kind === 'baris' ? 'plain' : 'bold'];
      this.cells.set(`${at},${at_}`, formula === undefined ? { value: cell, type: 'number', style } : { value: cell, type: 'formula', formula, formulaResult: cell, style });
    });
  }

  private formula(row: ReportRow, column: ReportColumn, name: (row: string, column: string) => string | undefined, rowAt: ReadonlyMap<string, number>, columnAt: ReadonlyMap<string, number>): string | undefined {
    if (row.cross?.column === column.key) return row.cross.of.map((part, index) => `${part.times === 1 ? (index === 0 ? '' : '+') : '-'}${name(part.row, part.column) ?? ''}`).join('');
    if (row.sum === undefined) return formulaOf(column.sum ?? [], (key) => name(row.key, key), (key) => columnAt.get(key));
    return formulaOf(row.sum, (key) => name(key, column.key), (key) => rowAt.get(key));
  }

  /** Where the cooperative's people sign: place, roles, and their names below a space. */
  signatures({ head, signers }: ReportPaper, columns: readonly number[]): void {
    const at = (index: number): number => columns[index] ?? index;
    this.blank();
    this.row([[at(0), reportWords.signHere(head.city)]], {});
    this.row(signers.map(([role], index) => [at(index), role]), {});
    for (let line = 0; line < 3; line += 1) this.blank();
    this.row(signers.map(([, name], index) => [at(index), name ?? SIGN]), BOLD);
  }
}

const SIGN = '...............';
const STYLES: Readonly<Record<'amount' | 'percent' | 'date', Readonly<Record<'plain' | 'bold', CellStyle>>>> = {
  amount: { plain: { numFmt: AMOUNT }, bold: { ...BOLD, numFmt: AMOUNT } },
  percent: { plain: { numFmt: PERCENT }, bold: { ...BOLD, numFmt: PERCENT } },
  date: { plain: { numFmt: DAY }, bold: { ...BOLD, numFmt: DAY } },
};

/** A day and a percentage as the numbers a spreadsheet has for them. */
function valueOf({ kind }: ReportColumn, cell: ReportRow['cells'][number]): string | number | null {
  if (cell === null) return null;
  if (kind === 'date') return Date.parse(String(cell)) / MS_PER_DAY + EPOCH;
  return kind === 'percent' ? Number(cell) / 100 : cell;
}

const widthOf = ({ kind, wide }: ReportColumn): number => (kind === 'date' ? WIDTHS.day : wide === true ? WIDTHS.wide : WIDTHS.cell);

/** Widths of all columns, from the widest table; a list has no accounts before its rows. */
function widths(tables: readonly ReportTable[]): { width: number }[] {
  const widest = tables.toSorted((a, b) => b.columns.length - a.columns.length)[0];
  const lead = widest?.list === true ? [WIDTHS.label / 2] : [WIDTHS.code, WIDTHS.label];
  return [...lead, ...(widest?.columns ?? []).map(widthOf), ...Array.from({ length: SIGNING }, () => WIDTHS.cell)].map((width) => ({ width }));
}
/** Columns that signatures may need beyond the figures. */
const SIGNING = 2;

/** A workbook with real numbers and formulas for sums. The same report always gives the same bytes. */
export async function reportXlsx({ paper, date }: ReportFile): Promise<Uint8Array> {
  const sheet = new Sheet();
  headOf(paper).forEach((text, index) => sheet.text(text, index < 2 ? BOLD : undefined));
  for (const part of paper.parts) {
    sheet.blank();
    if (isTable(part)) sheet.table(part);
    else {
      sheet.text(part.title, BOLD);
      for (const text of part.paragraphs) sheet.text(text);
    }
  }
  const tables = paper.parts.filter(isTable);
  sheet.signatures(paper, tables[0]?.list === true ? [0, 2, 4] : [1, 2, 3]);
  // Loaded only when somebody asks for a workbook: a start does not wait for it.
  const { writeXlsx } = await import('hucre/xlsx');
  const day = new Date(`${date}T00:00:00.000Z`);
  return writeXlsx({
    sheets: [{ name: paper.title.slice(0, 31), rows: sheet.rows, cells: sheet.cells, columns: widths(tables) }],
    properties: { title: paper.title, creator: paper.head.name, created: day, modified: day },
  });
}
