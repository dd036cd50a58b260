/** The page and the line on it of a line of a book, both counted from 1. */
export const lineOfBook = (line: number, linesPerPage: number): { readonly page: number; readonly line: number } => ({ page: Math.floor((line - 1) / linesPerPage) + 1, line: ((line - 1) % linesPerPage) + 1 });

/** How far below the top of the paper a line of a page stands, in millimetres: the fold takes its gap. */
export const topOfLine = (line: number, { topMm, lineMm, foldAfter, foldGapMm }: { readonly topMm: number; readonly lineMm: number; readonly foldAfter: number; readonly foldGapMm: number }): number =>
  topMm + (line - 1) * lineMm + (line > foldAfter ? foldGapMm : 0);
