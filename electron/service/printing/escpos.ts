import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { barsOf } from '../../../shared/domain/barcodeBars.ts';
import type { PaperColumns, PaperLine, Raster } from '../../../shared/domain/paper/lines.ts';
import { rasterBytes } from '../../../shared/domain/paper/raster.ts';
import { paperRows, type PaperRow, type TextRow } from '../../../shared/domain/paper/rows.ts';

/** Rows of paper between the print head and the knife; the saving layout trusts a printer whose knife is near. */
const FEED_BEFORE_CUT = { normal: 4, compact: 3 } as const;
export type Feed = keyof typeof FEED_BEFORE_CUT;
/** The pulse to the drawer's lock, in milliseconds. */
const DRAWER_PULSE = { on: 100, off: 500 } as const;
/** How high bars are; the narrowest is two dots wide. */
const BAR_DOTS = 64;
const LINE_FEED = 0x0a;
const QR_MODULE_DOTS: Record<PaperColumns, number> = { 32: 5, 48: 6 };

/** The encoder stores a QR code's text one byte a letter; phones read it as UTF-8. */
const utf8Letters = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

function putText(encoder: ReceiptPrinterEncoder, row: TextRow): void {
  encoder.text(' '.repeat(row.indent));
  if (row.large) encoder.size(2, 2);
  if (row.bold) encoder.bold(true);
  encoder.text(row.text);
  if (row.bold) encoder.bold(false);
  if (row.large) encoder.size(1, 1);
  encoder.newline();
}

/** Centred by ESC a, which the encoder would keep for the next text; GS v 0: width in bytes and height, low byte first, then the dots. */
const rasterCommand = (raster: Raster): number[] => {
  const bytesWide = raster.width / 8;
  return [0x1b, 0x61, 1, 0x1d, 0x76, 0x30, 0, bytesWide & 0xff, bytesWide >> 8, raster.height & 0xff, raster.height >> 8, ...rasterBytes(raster), 0x1b, 0x61, 0];
};

function putRow(encoder: ReceiptPrinterEncoder, row: PaperRow, columns: PaperColumns): void {
  switch (row.kind) {
    case 'text':
      putText(encoder, row);
      break;
    case 'qr':
      encoder.align('center').qrcode(utf8Letters(row.data), { model: 2, size: QR_MODULE_DOTS[columns], errorlevel: 'm' }).align('left');
      break;
    case 'barcode':
      encoder.align('center').barcode(row.code, barsOf(row.code).symbology, { height: BAR_DOTS, width: 1, text: false }).align('left');
      break;
    case 'image':
      encoder.raw(rasterCommand(row.raster));
      break;
    case 'cut':
      encoder.cut('partial');
      break;
    case 'drawer':
      encoder.pulse(0, DRAWER_PULSE.on, DRAWER_PULSE.off);
      break;
  }
}

/** Rows up to and with the next cut or drawer kick. The encoder ends a cut with a line feed of its own, which would waste paper. */
function encodeSegment(rows: readonly PaperRow[], columns: PaperColumns, first: boolean, feed: Feed): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, feedBeforeCut: FEED_BEFORE_CUT[feed], newline: '\n', feedAfterBlock: false, codepageMapping: 'epson' });
  if (first) encoder.initialize();
  encoder.codepage('cp437');
  for (const row of rows) putRow(encoder, row, columns);
  const bytes = encoder.encode();
  return rows.at(-1)?.kind === 'cut' && bytes.at(-1) === LINE_FEED ? bytes.subarray(0, -1) : bytes;
}

/**
 * Lines as ESC/POS bytes: reset, code page 437, rows placed by spaces (so that every printer sets them alike), native
 * QR codes (GS ( k), pictures as dots (GS v 0), partial cut after four rows (three to save paper), drawer kick 1b 70 00 32 fa. Only printable ASCII reaches the printer as text.
 */
export function toEscPos(lines: readonly PaperLine[], columns: PaperColumns, feed: Feed = 'normal'): Uint8Array {
  const segments: PaperRow[][] = [[]];
  for (const row of paperRows(lines, columns)) {
    segments.at(-1)?.push(row);
    if (row.kind === 'cut' || row.kind === 'drawer') segments.push([]);
  }
  const used = segments.filter((segment, index) => index === 0 || segment.length > 0);
  return Buffer.concat(used.map((segment, index) => encodeSegment(segment, columns, index === 0, feed)));
}
