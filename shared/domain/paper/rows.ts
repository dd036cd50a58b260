import { toAscii } from './ascii.ts';
import type { PaperColumns, PaperLine, QrModules, Raster } from './lines.ts';

/**
 * A printed row. `text` is ASCII without outer spaces; it starts `indent` columns from the left edge and takes one
 * column a letter, two when large. Text, bytes and picture are all made from these rows, so they cannot disagree.
 */
export type TextRow = { readonly kind: 'text'; readonly text: string; readonly indent: number; readonly bold: boolean; readonly large: boolean };
export type PaperRow = TextRow | { readonly kind: 'qr'; readonly data: string; readonly modules?: QrModules } | { readonly kind: 'barcode'; readonly code: string } | { readonly kind: 'image'; readonly raster: Raster; readonly url?: string } | { readonly kind: 'cut' } | { readonly kind: 'drawer' };

const indentOf = (text: string): number => text.length - text.trimStart().length;

/**
 * Breaks text at spaces into pieces of at most `width` letters; a longer word is cut. Text that fits is left as it is,
 * inner spaces too. Leading spaces are kept and repeated before every further piece.
 */
export function wrapText(text: string, width: number): string[] {
  const line = text.trimEnd();
  if (line.length <= width) return [line];
  const indent = ' '.repeat(Math.min(indentOf(line), Math.floor(width / 2)));
  const room = width - indent.length;
  const pieces: string[] = [];
  let current = '';
  for (const word of line.trim().split(/ +/)) {
    let rest = word;
    if (current !== '' && current.length + 1 + rest.length <= room) {
      current += ` ${rest}`;
      continue;
    }
    if (current !== '') pieces.push(current);
    while (rest.length > room) {
      pieces.push(rest.slice(0, room));
      rest = rest.slice(room);
    }
    current = rest;
  }
  if (current !== '') pieces.push(current);
  return pieces.map((piece) => indent + piece);
}

/** Like `wrapText`, with the pieces made as even as their number allows: a centred heading never ends in one short word. */
export function wrapEvenly(text: string, width: number): string[] {
  let even = wrapText(text, width);
  const longestWord = Math.max(...text.split(/ +/).map((word) => word.length));
  for (let narrower = width - 1; narrower >= longestWord; narrower -= 1) {
    const pieces = wrapText(text, narrower);
    if (pieces.length > even.length) break;
    even = pieces;
  }
  return even;
}

const placed = (text: string, start: number, bold: boolean, large = false): TextRow => {
  const trimmed = text.trim();
  return { kind: 'text', text: trimmed, indent: trimmed === '' ? 0 : start, bold: bold && trimmed !== '', large: large && trimmed !== '' };
};

function textRows(line: Extract<PaperLine, { kind: 'text' }>, columns: PaperColumns): TextRow[] {
  const text = toAscii(line.text);
  const large = line.size === 'large';
  const letter = large ? 2 : 1;
  const width = columns / letter;
  if (line.align === 'left') return wrapText(text, width).map((piece) => placed(piece, indentOf(piece) * letter, line.bold, large));
  return wrapEvenly(text.trim(), width).map((piece) => {
    const free = columns - piece.length * letter;
    return placed(piece, line.align === 'right' ? free : Math.floor(free / 2), line.bold, large);
  });
}

/** Left text and right text on one row; when both do not fit, the left breaks and the right ends the last row. */
function columnRows(line: Extract<PaperLine, { kind: 'columns' }>, columns: PaperColumns): TextRow[] {
  const left = toAscii(line.left).trimEnd();
  const right = toAscii(line.right).trim();
  if (right === '') return wrapText(left, columns).map((piece) => placed(piece, indentOf(piece), line.bold));
  const join = (start: string): TextRow => {
    const text = start + ' '.repeat(columns - start.length - right.length) + right;
    return placed(text, indentOf(text), line.bold);
  };
  if (right.length > columns) return [...wrapText(left, columns), ...wrapText(right, columns)].map((piece) => placed(piece, indentOf(piece), line.bold));
  if (left === '') return [join('')];
  const pieces = wrapText(left, columns);
  const last = pieces.at(-1) ?? '';
  if (last.length + 1 + right.length <= columns) return [...pieces.slice(0, -1).map((piece) => placed(piece, indentOf(piece), line.bold)), join(last)];
  return [...pieces.map((piece) => placed(piece, indentOf(piece), line.bold)), join('')];
}

/** Sets lines on paper of the given width: no row is wider, nothing but printable ASCII is left in any text. */
export function paperRows(lines: readonly PaperLine[], columns: PaperColumns): PaperRow[] {
  return lines.flatMap((line): PaperRow[] => {
    switch (line.kind) {
      case 'text':
        return textRows(line, columns);
      case 'columns':
        return columnRows(line, columns);
      case 'rule':
        return [{ kind: 'text', text: line.char.repeat(columns), indent: 0, bold: false, large: false }];
      case 'blank':
        return [{ kind: 'text', text: '', indent: 0, bold: false, large: false }];
      case 'qr':
      case 'barcode':
      case 'image':
      case 'cut':
      case 'drawer':
        return [line];
    }
  });
}
