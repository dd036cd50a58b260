import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { DocumentHead } from '../ledger/index.ts';
import type { BatchLine } from './batches.ts';

/** Shrinkage and surplus of stock (ruling 31). */
export const VARIANCE = '5-1510';

/** Why goods move. */
type MoveKind = 'terima' | 'jual' | 'hitung' | 'sesuai' | 'retur-jual' | 'retur-beli' | 'kemas';
/** Where goods move, and of those with an expiry date what is known: the date they came with, the delivery's line that goes back, or the sale's line they were taken for. */
export type Place = {
  readonly document: DocumentHead; readonly lineNo: number; readonly kind: MoveKind;
  readonly expiresOn?: CalendarDate | null; readonly received?: BatchLine; readonly sold?: BatchLine;
};
