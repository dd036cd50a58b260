/** The page and the line on it of a line of a book, both counted from 1. */
export const lineOfBook = (line: number, linesPerPage: number): { readonly page: number; readonly line: number } => ({ page: Math.floor((line - 1) / linesPerPage) + 1, line: ((line - 1) % linesPerPage) + 1 });
