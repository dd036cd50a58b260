/** One record of a delimited text with the number of the line it begins on, counted from 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Reads delimited text as RFC 4180 says: quoted cells may hold the delimiter, line ends and doubled quotes; lines end in LF,
 * CR LF or CR; a byte order mark is dropped. A quote that does not begin its cell stands for itself. Empty lines give no
 * record. Never throws: an unclosed quote reaches to the end of the text.
 */
export function readCsv(text: string, delimiter: Delimiter): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  let line = 1;
  let begun = 1;
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
    wasQuoted = false;
  };
  const endRecord = (): void => {
    const empty = cells.length === 0 && cell === '' && !wasQuoted;
    if (!empty) {
      endCell();
      records.push({ line: begun, cells });
    }
    cells = [];
    begun = line + 1;
  };
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (letter === '"') quoted = false;
      else {
        if (letter === '\n') line += 1;
        cell += letter;
      }
    } else if (letter === '"' && cell === '' && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
    } else if (letter === delimiter) endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      endRecord();
      line += 1;
    } else cell += letter;
  }
  endRecord();
  return records;
}
