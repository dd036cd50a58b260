import type { Result } from '../../../../shared/contract/index.ts';
import { closingWords as words } from '../../../../shared/text/screenPeriods.ts';
import { sheets, type Sheet, type SheetHeads } from '../statements/index.ts';

/** What a closing keeps, as `statements.get` answers it: the answers of the reports themselves. */
type SpanStatements = {
  readonly from: string;
  readonly to: string;
  readonly incomeStatement: Result<'reports.incomeStatement'>;
  readonly cashFlow: Result<'reports.cashFlow'>;
  readonly equityChanges: Result<'reports.equityChanges'>;
  readonly trialBalance: Result<'ledger.trialBalance'>;
};
export type IssuedStatements = { readonly asOf: string; readonly balanceSheet: Result<'reports.balanceSheet'>; readonly month: SpanStatements | null; readonly yearToDate: SpanStatements };

export const ISSUED_KINDS = ['neraca', 'hasil-usaha', 'arus-kas', 'ekuitas', 'neraca-saldo'] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];

const compared = (rows: readonly { readonly previous?: unknown }[]): string | null => (rows.some((row) => row.previous !== undefined) ? words.earlier : null);

/** One of the kept statements as a sheet; `null` for a span that was not kept. */
export function issuedSheet(statements: IssuedStatements, kind: IssuedKind, span: 'month' | 'year'): Sheet | null {
  const byUnit: SheetHeads = { now: words.trial.closing, previous: null, byUnit: true };
  if (kind === 'neraca') return sheets.balanceSheet(statements.balanceSheet, byUnit);
  const kept = span === 'month' ? statements.month : statements.yearToDate;
  if (kept === null) return null;
  switch (kind) {
    case 'hasil-usaha':
      return sheets.incomeStatement(kept.incomeStatement, byUnit);
    case 'arus-kas':
      return sheets.cashFlow(kept.cashFlow, { now: words.span[span], previous: compared(kept.cashFlow.layout), byUnit: false });
    case 'ekuitas':
      return sheets.equityChanges(kept.equityChanges, { ...byUnit, byUnit: false });
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
