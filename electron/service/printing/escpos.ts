import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { PaperColumns, PaperLine } from '../../../shared/domain/paper/lines.ts';
import { paperRows, type PaperRow, type TextRow } from '../../../shared/domain/paper/rows.ts';

/** Rows of paper between the print head and the knife. */
const FEED_BEFORE_CUT = 4;
/** The pulse to the drawer's lock, in milliseconds. */
const DRAWER_PULSE = { on: 100, off: 500 } as const;
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

function putRow(encoder: ReceiptPrinterEncoder, row: PaperRow, columns: PaperColumns): void {
  switch (row.kind) {
    case 'text':
      putText(encoder, row);
      break;
    case 'qr':
      encoder.align('center').qrcode(utf8Letters(row.data), { model: 2, size: QR_MODULE_DOTS[columns], errorlevel: 'm' }).align('left');
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
function encodeSegment(rows: readonly PaperRow[], columns: PaperColumns, first: boolean): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, feedBeforeCut: FEED_BEFORE_CUT, newline: '\n', feedAfterBlock: false, codepageMapping: 'epson' });
  if (first) encoder.initialize();
  encoder.codepage('cp437');
  for (const row of rows) putRow(encoder, row, columns);
  const bytes = encoder.encode();
  return rows.at(-1)?.kind === 'cut' && bytes.at(-1) === LINE_FEED ? bytes.subarray(0, -1) : bytes;
}

/**
 * Lines as ESC/POS bytes: reset, code page 437, rows placed by spaces (so that every printer sets them alike), native
 * QR codes (GS ( k), partial cut after four rows, drawer kick 1b 70 00 32 fa. Only printable ASCII reaches the printer as text.
 */
export function toEscPos(lines: readonly PaperLine[], columns: PaperColumns): Uint8Array {
  const segments: PaperRow[][] = [[]];
  for (const row of paperRows(lines, columns)) {
    segments.at(-1)?.push(row);
    if (row.kind === 'cut' || row.kind === 'drawer') segments.push([]);
  }
  const used = segments.filter((segment, index) => index === 0 || segment.length > 0);
  return Buffer.concat(used.map((segment, index) => encodeSegment(segment, columns, index === 0)));
}
