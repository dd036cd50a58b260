import { labelWords as words } from '../../text/labels.ts';
import { barsOf } from '../barcodeBars.ts';
import { BLANK, centered, columns as pair, CUT, rule, strong, type PaperColumns, type PaperLine } from './lines.ts';

/** What a shelf label says. Rupiah. */
export type Label = {
  readonly name: string; readonly unit: string; readonly price: number; readonly memberPrice: number | null;
  /** The price of a kilogram, where the product's weight is known. */
  readonly perKilogram: number | null;
  readonly het: number | null; readonly code: string | null; readonly sinceText: string;
};

/** Sheets of labels as they are sold, A4: how many beside and below each other, and how large one is, in millimetres. */
export type LabelSheet = { readonly columns: number; readonly rows: number; readonly width: number; readonly height: number };
export const LABEL_SHEETS = {
  'a4-3x8': { columns: 3, rows: 8, width: 70, height: 37 },
  'a4-2x7': { columns: 2, rows: 7, width: 99.1, height: 38.1 },
  'a4-4x10': { columns: 4, rows: 10, width: 52.5, height: 29.7 },
} as const satisfies Readonly<Record<string, LabelSheet>>;
export type LabelSheetName = keyof typeof LABEL_SHEETS;

/** Dots across a label printer's paper, a letter of font A twelve wide; a bar is two dots at least, and its quiet zone ten bars on both sides. */
const LETTER_DOTS = 12;
const QUIET_BARS = 20;
const LEAST_DOTS = 2;

/** Whether a code's bars fit across the paper. */
export const fitsAcross = (code: string, columns: PaperColumns): boolean => (barsOf(code).modules.length + QUIET_BARS) * LEAST_DOTS <= columns * LETTER_DOTS;

/** Labels on a receipt printer's paper, one after the other with a cut between them. */
export function labelLines(labels: readonly Label[], columns: PaperColumns): PaperLine[] {
  return labels.flatMap((label): PaperLine[] => [
    strong(label.name),
    { kind: 'text', text: words.price(label.price), align: 'center', bold: true, size: 'large' },
    pair(words.per(label.unit), label.het === null ? '' : words.het(label.het)),
    ...(label.memberPrice === null ? [] : [pair(words.member, words.price(label.memberPrice))]),
    ...(label.perKilogram === null ? [] : [pair(words.kilogram, words.price(label.perKilogram))]),
    ...(label.code === null ? [] : [...(fitsAcross(label.code, columns) ? [{ kind: 'barcode' as const, code: label.code }] : []), centered(label.code)]),
    centered(words.since(label.sinceText)),
    rule(),
    BLANK,
    CUT,
  ]);
}
