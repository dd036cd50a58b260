/** What a scan looks like before any look-up. Only a hint: a gerai may print codes of its own that follow no standard. */
export type ScanKind =
  | 'ean13'
  | 'ean8'
  /** Twelve digits with a right check digit: an EAN-13 whose leading 0 the scanner left out. */
  | 'upca'
  /** Sixteen digits: an identity number, from a KTP reader. */
  | 'nik'
  /** Eight or thirteen digits whose check digit is wrong: most likely a misread, unless the code is on file as it is. */
  | 'misread'
  /** Anything else: a SKU, a member's card, a shelf label. */
  | 'text';

/**
 * The check digit, 0 to 9, for an EAN without it (7, 11 or 12 digits; GS1: weights 3 and 1 from the right).
 * Throws RangeError for anything but digits of such a length.
 */
export function eanCheckDigit(body: string): number {
  if (!/^(\d{7}|\d{11,12})$/.test(body)) throw new RangeError(`not the body of an EAN: ${body}`);
  const weighted = body.split('').toReversed().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (weighted % 10)) % 10;
}

const endsInCheckDigit = (code: string): boolean => Number(code.at(-1)) === eanCheckDigit(code.slice(0, -1));

/** Thirteen digits with a right check digit. */
export const isEan13 = (code: string): boolean => /^\d{13}$/.test(code) && endsInCheckDigit(code);

/** Eight digits with a right check digit. */
export const isEan8 = (code: string): boolean => /^\d{8}$/.test(code) && endsInCheckDigit(code);

/** Sorts a scanned or typed code by its form; surrounding spaces do not count. */
export function scanKind(scanned: string): ScanKind {
  const code = scanned.trim();
  if (isEan13(code)) return 'ean13';
  if (isEan8(code)) return 'ean8';
  if (/^(\d{8}|\d{13})$/.test(code)) return 'misread';
  if (/^\d{12}$/.test(code) && endsInCheckDigit(code)) return 'upca';
  return /^\d{16}$/.test(code) ? 'nik' : 'text';
}
