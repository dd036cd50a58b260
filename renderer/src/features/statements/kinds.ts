import type { DocumentKind } from '../../../../shared/contract/paper.ts';
import type { SpanShape } from '../../../../shared/domain/reportSpan.ts';

/** The statements, by the last part of their address. */
export const STATEMENT_KINDS = ['neraca', 'hasil-usaha', 'arus-kas', 'ekuitas', 'manfaat', 'catatan', 'usp', 'banding'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];
export const isStatementKind = (name: string | undefined): name is StatementKind => STATEMENT_KINDS.some((kind) => kind === name);

/** What a statement is called on paper and in files. */
export const DOCUMENT = {
  'neraca': 'balance-sheet', 'hasil-usaha': 'income-statement', 'arus-kas': 'cash-flow', 'ekuitas': 'equity-changes', 'manfaat': 'member-benefit', 'catatan': 'notes', 'usp': 'usp', 'banding': 'comparison',
} as const satisfies Readonly<Record<StatementKind, DocumentKind>>;

/** Only these have columns per unit. */
export const hasUnits = (kind: StatementKind): boolean => kind === 'neraca' || kind === 'hasil-usaha';

/** Only these can stand beside other days; the others choose their own comparison. */
export const isCompared = (kind: StatementKind): boolean => kind === 'neraca' || kind === 'hasil-usaha' || kind === 'arus-kas' || kind === 'ekuitas';

/** What each can be read for: a balance sheet is of a month's end, the savings unit reports by quarter. */
export function shapesOf(kind: StatementKind): readonly [SpanShape, ...SpanShape[]] {
  if (kind === 'neraca') return ['bulan'];
  if (kind === 'usp') return ['triwulan'];
  return kind === 'banding' ? ['bulan', 'triwulan', 'tahun'] : ['bulan', 'triwulan', 'berjalan', 'tahun', 'bebas'];
}
