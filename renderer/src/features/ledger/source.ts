import type { DocumentKind } from '../../../../shared/contract/paper.ts';

/** The paper a document came out on; the letters are those of its number. A closing is printed with the shift it closed. */
const PAPERS: Readonly<Record<string, DocumentKind>> = { PJ: 'sale-receipt', SS: 'savings-slip', ST: 'savings-slip', AP: 'loan-slip', BS: 'shift-report', TS: 'shift-report' };

export const paperOf = (documentKind: string): DocumentKind | null => PAPERS[documentKind] ?? null;
