import type { PaperLine } from './lines.ts';

const blank = (line: PaperLine | undefined): boolean => line?.kind === 'blank';

/**
 * The same lines with half the blank rows: one alone goes, of two one stays, so that a signature keeps its room. Beside a QR
 * code one stays, since without white around it no phone reads it.
 */
export function withoutBlanks(lines: readonly PaperLine[]): PaperLine[] {
  const kept: PaperLine[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    if (!blank(line)) {
      kept.push(line);
      continue;
    }
    let end = at;
    while (blank(lines[end])) end += 1;
    const besideCode = kept.at(-1)?.kind === 'qr' || lines[end]?.kind === 'qr';
    const rows = Math.max(Math.floor((end - at) / 2), besideCode ? 1 : 0);
    for (let row = 0; row < rows; row += 1) kept.push(line);
    at = end - 1;
  }
  return kept;
}
