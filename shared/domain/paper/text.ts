import type { PaperColumns, PaperLine } from './lines.ts';
import { paperRows } from './rows.ts';

/**
 * The strip as plain text: every row exactly `columns` letters, each ended by a newline. A large letter stands for two
 * columns on paper but for itself here. A QR code, bars, a picture, the cut and the drawer leave no row; a layout prints what a code says.
 */
export function toText(lines: readonly PaperLine[], columns: PaperColumns): string {
  return paperRows(lines, columns)
    .filter((row) => row.kind === 'text')
    .map((row) => `${(' '.repeat(row.indent) + row.text).padEnd(columns)}\n`)
    .join('');
}
