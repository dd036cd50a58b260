import type { Result } from '../../../../shared/contract/index.ts';
import type { IssuedStatements, SpanStatements } from '../../../../shared/contract/issued.ts';
import { closingWords as words } from '../../../../shared/text/screenPeriods.ts';
import { sheets, type Sheet, type SheetHeads } from '../statements/index.ts';

const ISSUED_KINDS = ['neraca', 'hasil-usaha', 'arus-kas', 'ekuitas', 'neraca-saldo', 'manfaat', 'catatan', 'usp'] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];
export type IssuedSpan = 'month' | 'year';

const spanStatements = (statements: IssuedStatements, span: IssuedSpan): SpanStatements | null => (span === 'month' ? statements.month : statements.yearToDate);

/** Which statements a closing kept. */
export function issuedKinds({ yearToDate, usp }: IssuedStatements): IssuedKind[] {
  const missing: Partial<Record<IssuedKind, boolean>> = { manfaat: yearToDate.memberBenefit === undefined, catatan: yearToDate.notes === undefined, usp: usp === undefined || usp === null };
  return ISSUED_KINDS.filter((kind) => missing[kind] !== true);
}

/** These are of one day or one quarter, whatever the span. */
export const hasOneSpan = (kind: IssuedKind): boolean => kind === 'neraca' || kind === 'usp';

export const issuedNotes = (statements: IssuedStatements, span: IssuedSpan): Result<'reports.notes'>['sections'] => spanStatements(statements, span)?.notes?.sections ?? [];

const compared = (rows: readonly { readonly previous?: unknown }[]): string | null => (rows.some((row) => row.previous !== undefined) ? words.earlier : null);

/** One of the kept statements as a sheet; null for one that was not kept, and for the notes. */
export function issuedSheet(statements: IssuedStatements, kind: IssuedKind, span: IssuedSpan): Sheet | null {
  const byUnit: SheetHeads = { now: words.trial.closing, previous: null, byUnit: true };
  if (kind === 'neraca') return sheets.balanceSheet(statements.balanceSheet, byUnit);
  if (kind === 'usp') return statements.usp === undefined || statements.usp === null ? null : sheets.uspSheet(statements.usp, words.quarter);
  const kept = spanStatements(statements, span);
  if (kept === null || kind === 'catatan') return null;
  switch (kind) {
    case 'hasil-usaha':
      return sheets.incomeStatement(kept.incomeStatement, byUnit);
    case 'arus-kas':
      return sheets.cashFlow(kept.cashFlow, { now: words.span[span], previous: compared(kept.cashFlow.layout), byUnit: false });
    case 'ekuitas':
      return sheets.equityChanges(kept.equityChanges, { ...byUnit, byUnit: false });
    case 'manfaat':
      return kept.memberBenefit === undefined ? null : sheets.memberBenefit(kept.memberBenefit, words.span[span]);
    case 'neraca-saldo':
      return trialSheet(kept.trialBalance);
  }
}

function trialSheet({ rows }: Result<'ledger.trialBalance'>): Sheet {
  const { opening, debit, credit, closing } = words.trial;
  return {
    columns: [opening, debit, credit, closing].map((label) => ({ key: label, label, kind: 'amount' })),
    rows: rows.map((row) => ({
      key: row.code, label: row.name, level: 0, kind: 'baris', codes: [row.code],
      cells: [row.opening ?? 0, row.debitMovement ?? 0, row.creditMovement ?? 0, row.closing ?? row.debit - row.credit],
    })),
    accounts: new Map(),
    holds: null,
  };
}
