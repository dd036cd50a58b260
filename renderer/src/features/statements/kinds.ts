import type { DocumentKind } from '../../../../shared/contract/paper.ts';

/** The statements, by the last part of their address. */
export const STATEMENT_KINDS = ['neraca', 'hasil-usaha', 'arus-kas', 'ekuitas'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];
export const isStatementKind = (name: string | undefined): name is StatementKind => STATEMENT_KINDS.some((kind) => kind === name);

/** Only these have columns per unit. */
export const hasUnits = (kind: StatementKind): boolean => kind === 'neraca' || kind === 'hasil-usaha';

/** What a statement is called on paper and in files. */
export const DOCUMENT = { 'neraca': 'balance-sheet', 'hasil-usaha': 'income-statement', 'arus-kas': 'cash-flow', 'ekuitas': 'equity-changes' } as const satisfies Readonly<Record<StatementKind, DocumentKind>>;
