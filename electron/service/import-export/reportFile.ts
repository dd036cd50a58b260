import type { Cell, CellStyle, CellValue } from 'hucre/xlsx';
import { isTable, type Parts, type ReportPart, type ReportRow, type ReportTable } from '../../../shared/domain/paper/report.ts';
import { exportWords } from '../../../shared/text/documents.ts';
import { csvField } from './csvField.ts';

/** A report for a file: who, what, of when, and its tables and texts. */
export type ReportFile = { readonly cooperative: string; readonly title: string; readonly subtitle: string; readonly parts: readonly ReportPart[]; readonly date: string };

/** Figures with dots as the gerai's spreadsheet writes them, what is taken off in brackets. */
const AMOUNT = '#,##0;(#,##0);0';
const BOLD = { font: { bold: true } } satisfies CellStyle;
const WIDTHS = { code: 10, label: 46, cell: 18 } as const;
/** Columns before the table's own: the account's code and the row's name. */
const LEADING = 2;

const ACCOUNT = /^\d-\d{4}$/;
const codeOf = (row: ReportRow): string => (ACCOUNT.test(row.key) ? row.key : '');

/** Plain digits and text, one line a row. The first lines say what the file is. */
export function reportCsv(file: ReportFile): string {
  const line = (...fields: readonly (string | number | null)[]): string => `${fields.map((field) => (typeof field === 'number' ? String(field) : csvField(field ?? ''))).join(',')}\n`;
  const parts = file.parts.map((part) =>
    isTable(part)
      ? [
          ...(part.title === null ? [] : [line(part.title)]),
          line(exportWords.code, part.label, ...part.columns.map((column) => column.label)),
          ...part.rows.map((row) => line(codeOf(row), row.label, ...part.columns.map((_column, index) => row.cells[index] ?? null))),
        ].join('')
      : [line(part.title), ...part.paragraphs.map((text) => line(text))].join(''),
  );
  return [line(file.cooperative), line(file.title), line(file.subtitle), '\n', parts.join('\n')].join('');
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

  /** Sums are formulas with the figure beside them, so that a reader that does not reckon shows it too. */
  table(table: ReportTable): void {
    if (table.title !== null) this.text(table.title, BOLD);
    const head = [exportWords.code, table.label, ...table.columns.map((column) => column.label)];
    head.forEach((value, index) => this.cells.set(`${this.rows.length},${index}`, { value, type: 'string', style: { ...BOLD, alignment: { horizontal: index < LEADING ? 'left' : 'right', wrapText: true } } }));
    this.rows.push(head);
    const begin = this.rows.length;
    const rowAt = new Map(table.rows.map((row, index) => [row.key, begin + index]));
    const columnAt = new Map(table.columns.map((column, index) => [column.key, LEADING + index]));
    for (const row of table.rows) this.row(table, row, rowAt, columnAt);
  }

  private row(table: ReportTable, row: ReportRow, rowAt: ReadonlyMap<string, number>, columnAt: ReadonlyMap<string, number>): void {
    const at = this.rows.length;
    const bold = row.kind === 'baris' ? {} : BOLD;
    this.cells.set(`${at},1`, { value: row.label, type: 'string', style: { ...bold, alignment: { indent: row.level } } });
    this.rows.push([codeOf(row), row.label, ...table.columns.map((_column, index) => row.cells[index] ?? null)]);
    table.columns.forEach((column, index) => {
      const cell = row.cells[index];
      if (typeof cell !== 'number') return;
      const column_ = LEADING + index;
      const formula =
        row.sum === undefined
          ? formulaOf(column.sum ?? [], (key) => (columnAt.has(key) ? `${columnName(columnAt.get(key) ?? 0)}${at + 1}` : undefined), (key) => columnAt.get(key))
          : formulaOf(row.sum, (key) => (rowAt.has(key) ? `${columnName(column_)}${(rowAt.get(key) ?? 0) + 1}` : undefined), (key) => rowAt.get(key));
      const style: CellStyle = { ...bold, numFmt: AMOUNT };
      this.cells.set(`${at},${column_}`, formula === undefined ? { value: cell, type: 'number', style } : { value: cell, type: 'formula', formula, formulaResult: cell, style });
    });
  }
}

/** A workbook with real numbers and formulas for sums. The same report always gives the same bytes. */
export async function reportXlsx(file: ReportFile): Promise<Uint8Array> {
  const sheet = new Sheet();
  sheet.text(file.cooperative, BOLD);
  sheet.text(file.title, BOLD);
  sheet.text(file.subtitle);
  for (const part of file.parts) {
    sheet.blank();
    if (isTable(part)) sheet.table(part);
    else {
      sheet.text(part.title, BOLD);
      for (const text of part.paragraphs) sheet.text(text);
    }
  }
  const widest = Math.max(0, ...file.parts.map((part) => (isTable(part) ? part.columns.length : 0)));
  // Loaded only when somebody asks for a workbook: a start does not wait for it.
  const { writeXlsx } = await import('hucre/xlsx');
  const day = new Date(`${file.date}T00:00:00.000Z`);
  return writeXlsx({
    sheets: [{ name: file.title.slice(0, 31), rows: sheet.rows, cells: sheet.cells, columns: [{ width: WIDTHS.code }, { width: WIDTHS.label }, ...Array.from({ length: widest }, () => ({ width: WIDTHS.cell }))] }],
    properties: { title: file.title, creator: file.cooperative, created: day, modified: day },
  });
}
