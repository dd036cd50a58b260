import type { Month } from '../../../../shared/domain/dates.ts';
import type { SpanShape } from '../../../../shared/domain/reportSpan.ts';
import { onSignOut } from '../../app/index.ts';
import type { StatementKind } from './kinds.ts';

export type Compare = 'tidak' | 'sebelumnya' | 'tahun-lalu';

type Place = {
  shape: SpanShape;
  from: Month | null;
  to: Month | null;
  compare: Compare;
  byUnit: boolean;
  /** By statement: the row that was chosen, and the rows that were unfolded. */
  row: Partial<Record<StatementKind, string>>;
  opened: Partial<Record<StatementKind, ReadonlySet<string>>>;
  /** The entry that was chosen in an account's moves. */
  entry: { readonly account: string; readonly number: string } | null;
};
const start = (): Place => ({ shape: 'bulan', from: null, to: null, compare: 'sebelumnya', byUnit: false, row: {}, opened: {}, entry: null });

/** What the statements showed, so that the next one shows the same months and going back lands on the same row. */
export const remembered: Place = start();

onSignOut(() => Object.assign(remembered, start()));
