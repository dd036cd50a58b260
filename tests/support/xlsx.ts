import { inflateRawSync } from 'node:zlib';
import { elements, parseMarkup, textOf } from './markup.ts';

/** Files of a zip by name, read by its central directory. */
export function unzip(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(start, start + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(body) : body).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

export type SheetCell = { readonly text: string | null; readonly number: number | null; readonly formula: string | null };

const body = (files: ReadonlyMap<string, string>, name: string) => parseMarkup((files.get(name) ?? '').replace(/^<\?xml[^>]*\?>\s*/, ''));

/** Cells of the first sheet of a workbook by their name (`B7`). */
export function readSheet(bytes: Buffer): Map<string, SheetCell> {
  const files = unzip(bytes);
  const strings = elements(body(files, 'xl/sharedStrings.xml')).filter(({ name }) => name === 'si').map(textOf);
  const cells = new Map<string, SheetCell>();
  for (const cell of elements(body(files, 'xl/worksheets/sheet1.xml')).filter(({ name }) => name === 'c')) {
    const part = (name: string): string | null => elements(cell).filter((each) => each.name === name).map(textOf)[0] ?? null;
    const [value, formula] = [part('v'), part('f')];
    const isText = cell.attributes.get('t') === 's';
    cells.set(cell.attributes.get('r') ?? '', { text: isText ? (strings[Number(value)] ?? null) : null, number: isText || value === null ? null : Number(value), formula });
  }
  return cells;
}

/** Reckons a cell from the plain numbers below it, without the stored results: sums of a range, or cells with their signs. */
export function reckon(cells: ReadonlyMap<string, SheetCell>, name: string): number {
  const cell = cells.get(name);
  if (cell?.formula === undefined || cell.formula === null) return cell?.number ?? 0;
  const range = /^SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(cell.formula);
  if (range !== null) {
    const [, from = '', top = '', to = '', bottom = ''] = range;
    let sum = 0;
    for (let column = from.charCodeAt(0); column <= to.charCodeAt(0); column += 1) for (let row = Number(top); row <= Number(bottom); row += 1) sum += reckon(cells, `${String.fromCodePoint(column)}${row}`);
    return sum;
  }
  const parts = cell.formula.match(/[+-]?[A-Z]+\d+/g) ?? [];
  if (parts.join('') !== cell.formula) throw new Error(`unknown formula ${cell.formula}`);
  return parts.reduce((sum, part) => sum + (part.startsWith('-') ? -1 : 1) * reckon(cells, part.replace(/^[+-]/, '')), 0);
}
