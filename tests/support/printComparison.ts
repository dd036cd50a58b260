import type { PaperColumns, PaperLine } from '../../shared/domain/paper/lines.ts';
import { paperRows } from '../../shared/domain/paper/rows.ts';
import { toText } from '../../shared/domain/paper/text.ts';
import { decodeEscPos, paperText } from './escposDecoder.ts';

type Look = { text: string; bold: boolean; size: number; font: string };

/** The rows a printer should show for these lines, the feed before every cut included. */
function expectedRows(lines: readonly PaperLine[], columns: PaperColumns, feed: number): Look[] {
  const texts = toText(lines, columns).split('\n').map((text) => text.trimEnd());
  return paperRows(lines, columns).flatMap((row): Look[] => {
    if (row.kind === 'cut') return Array.from({ length: feed }, () => ({ text: '', bold: false, size: 1, font: 'A' }));
    if (row.kind !== 'text') return [];
    return [{ text: texts.shift() ?? 'no row in the text', bold: row.bold, size: row.large ? 2 : 1, font: 'A' }];
  });
}

/**
 * Holds printer bytes against the lines they were made from, read back by the strict decoder. Answers every difference in
 * words; no answer means the same paper: text, place, weight, size, QR codes, pictures, cuts, drawer. `feed` rows stand before a cut.
 */
export function differences(bytes: Uint8Array, lines: readonly PaperLine[], columns: PaperColumns, feed = 4): string[] {
  let printout;
  try {
    printout = decodeEscPos(bytes, columns);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const found: string[] = [];
  const texts = paperText(printout);
  const rows: Look[] = printout.lines.map((line, index) => ({ text: texts[index] ?? '', bold: line.bold, size: line.width === line.height ? line.width : 0, font: line.font }));
  const expected = expectedRows(lines, columns, feed);
  for (let index = 0; index < Math.max(rows.length, expected.length); index += 1) {
    const [printed, wanted] = [JSON.stringify(rows[index] ?? 'nothing'), JSON.stringify(expected[index] ?? 'nothing')];
    if (printed !== wanted) found.push(`row ${index + 1}: printed ${printed}, expected ${wanted}`);
  }
  const compare = (what: string, printed: unknown, wanted: unknown): void => {
    if (JSON.stringify(printed) !== JSON.stringify(wanted)) found.push(`${what}: printed ${JSON.stringify(printed)}, expected ${JSON.stringify(wanted)}`);
  };
  compare('resets', printout.resets, 1);
  compare('too wide', printout.tooWide, []);
  compare('cuts', printout.cuts.map(({ mode, feedBefore }) => ({ mode, feed: feedBefore >= feed })), lines.filter((line) => line.kind === 'cut').map(() => ({ mode: 'partial', feed: true })));
  compare('drawer', printout.drawer.map(({ pin, onMs, offMs }) => ({ pin, onMs, offMs })), lines.filter((line) => line.kind === 'drawer').map(() => ({ pin: 2, onMs: 100, offMs: 500 })));
  const codes = lines.flatMap((line) => (line.kind === 'qr' ? [{ data: line.data, model: 2, dots: columns === 32 ? 5 : 6, level: 'M', align: 'center' }] : []));
  compare('QR codes', printout.qr.map(({ data, model, dots, level, align }) => ({ data, model, dots, level, align })), codes);
  compare('pictures', printout.images.map(({ width, height, dots, align }) => ({ width, height, dots, align })), lines.flatMap((line) => (line.kind === 'image' ? [{ ...line.raster, align: 'center' }] : [])));
  // A cut feeds rows of its own.
  const placeOf = (kind: 'qr' | 'image'): number[] => lines.flatMap((line, at) => (line.kind === kind ? [paperRows(lines.slice(0, at), columns).reduce((rows, row) => rows + (row.kind === 'text' ? 1 : row.kind === 'cut' ? feed : 0), 0)] : []));
  for (const [what, kind, printed] of [['QR codes after rows', 'qr', printout.qr], ['pictures after rows', 'image', printout.images]] as const) compare(what, printed.map(({ afterLine }) => afterLine), placeOf(kind));
  return found;
}
