/** Characters across the paper: 32 on a 58 mm printer, 48 on an 80 mm printer (font A, 12 × 24 dots). */
export type PaperColumns = 32 | 48;
export type PaperAlign = 'left' | 'center' | 'right';

/** A QR code as rows of modules, true is black, without the quiet zone. */
export type QrModules = readonly (readonly boolean[])[];

/** A picture of black dots: `dots` holds its rows as hexadecimal text, eight dots a byte, the leftmost in the highest bit; `width` is a multiple of 8. */
export type Raster = { readonly width: number; readonly height: number; readonly dots: string };

/**
 * One line of a paper strip before it has a width. A layout says what stands on the paper; `paperRows` decides how it
 * breaks. `qr.modules` and `image.url` are filled by the service for pictures; a printer draws both itself.
 */
export type PaperLine =
  | { readonly kind: 'text'; readonly text: string; readonly align: PaperAlign; readonly bold: boolean; readonly size?: 'normal' | 'large' }
  | { readonly kind: 'columns'; readonly left: string; readonly right: string; readonly bold: boolean }
  | { readonly kind: 'rule'; readonly char: '-' | '=' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'qr'; readonly data: string; readonly modules?: QrModules }
  | { readonly kind: 'barcode'; readonly code: string }
  | { readonly kind: 'image'; readonly raster: Raster; readonly url?: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'drawer' };

export const plain = (text: string): PaperLine => ({ kind: 'text', text, align: 'left', bold: false });
export const strong = (text: string): PaperLine => ({ kind: 'text', text, align: 'left', bold: true });
export const centered = (text: string, bold = false): PaperLine => ({ kind: 'text', text, align: 'center', bold });
export const columns = (left: string, right: string, bold = false): PaperLine => ({ kind: 'columns', left, right, bold });
export const rule = (char: '-' | '=' = '-'): PaperLine => ({ kind: 'rule', char });
export const BLANK: PaperLine = { kind: 'blank' };
export const CUT: PaperLine = { kind: 'cut' };
export const DRAWER: PaperLine = { kind: 'drawer' };
