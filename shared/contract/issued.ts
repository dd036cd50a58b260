import type { CalendarDate } from '../domain/dates.ts';
import type { CooperativeHead } from '../domain/paper/head.ts';
import type { Result } from './index.ts';

export type Span = { readonly from: CalendarDate; readonly to: CalendarDate };

/** The statements of one span as they were when it was closed. */
export type SpanStatements = Span & {
  readonly incomeStatement: Result<'reports.incomeStatement'>;
  readonly cashFlow: Result<'reports.cashFlow'>;
  readonly equityChanges: Result<'reports.equityChanges'>;
  readonly trialBalance: Result<'ledger.trialBalance'>;
  /** Closings of earlier versions of the program kept neither of these. */
  readonly memberBenefit?: Result<'reports.memberBenefit'>;
  readonly notes?: Result<'reports.notes'>;
};

/** Who the cooperative was and who signed for it when a month was closed: what stands above and below its sheets. */
export type Letterhead = { readonly head: CooperativeHead; readonly signers: readonly (readonly [role: string, name: string | null])[] };

/** What is kept of a closed month, or of a closed year as its month 13, which has no month of its own. */
export type IssuedStatements = {
  readonly period: string;
  readonly asOf: CalendarDate;
  /** With a column per unit, beside the end of the year before. */
  readonly balanceSheet: Result<'reports.balanceSheet'>;
  /** Beside the month before. */
  readonly month: SpanStatements | null;
  /** From 1 January, beside the same days of the year before. */
  readonly yearToDate: SpanStatements;
  /** The savings-and-loan unit's own set, of the quarter that ends with this month. Closings of earlier versions of the program kept none. */
  readonly usp?: Result<'reports.usp'> | null;
  /** Closings of earlier versions of the program kept none. */
  readonly letterhead?: Letterhead;
};
