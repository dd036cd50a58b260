import type { Unit } from '../../../../shared/contract/values.ts';
import type { Month } from '../../../../shared/domain/dates.ts';
import type { SpanShape } from '../../../../shared/domain/reportSpan.ts';
import { onSignOut } from '../../app/index.ts';
import type { StatementKind } from './kinds.ts';

export type Compare = 'tidak' | 'sebelumnya' | 'tahun-lalu';

/** Which statement is laid over how many spans, of the gerai or of one unit. */
export type Spans = { readonly statement: 'neraca' | 'phu' | 'arus-kas'; readonly unit: Unit | null; readonly count: number };

type Place = {
  shape: SpanShape;
  from: Month | null;
  to: Month | null;
  compare: Compare;
  byUnit: boolean;
  /** By statement: the row that was chosen, and the rows that were unfolded. */
  row: Partial<Record<StatementKind, string>>;
  opened: Partial<Record<StatementKind, ReadonlySet<string>>>;
  /** What is compared over spans. */
  spans: Spans;
  /** The entry that was chosen in an account's moves. */
  entry: { readonly account: string; readonly number: string } | null;
};
const start = (): Place => ({ shape: 'bulan', from: null, to: null, compare: 'sebelumnya', byUnit: false, row: {}, opened: {}, spans: { statement: 'phu', unit: null, count: 6 }, entry: null });

/** What the statements showed, so that the next one shows the same months and going back lands on the same row. */
export const remembered: Place = start();

onSignOut(() => Object.assign(remembered, start()));
