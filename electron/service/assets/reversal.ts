import type { CalendarDate } from '../../../shared/domain/dates.ts';
import { reversalWords } from '../../../shared/text/reversals.ts';
import type { Database } from '../kernel/database.ts';
import { inUse, lastDayOf, standing, type Reversed, type Reversible, type Reversibles } from '../ledger/index.ts';

type Later = { readonly number: string; readonly disposal: number };

/** What happened last to any of a document's assets: a disposal, else depreciation of a later month than the document's own. */
const LATER = `WITH touched AS (SELECT ref AS asset_ref, '' AS through FROM asset WHERE document_seq = ? UNION ALL SELECT asset_ref, period FROM asset_depreciation WHERE document_seq = ?)
  SELECT d.number, o.document_seq IS NOT NULL AS disposal FROM touched t
    LEFT JOIN asset_disposal o ON o.asset_ref = t.asset_ref AND ${standing('o.document_seq')}
    LEFT JOIN asset_depreciation n ON n.asset_ref = t.asset_ref AND n.period > t.through AND ${standing('n.document_seq')}
    JOIN document d ON d.seq = coalesce(o.document_seq, n.document_seq) ORDER BY d.seq DESC LIMIT 1`;

/** Every document that moved any of a document's assets. */
const MOVES = `SELECT document_seq FROM asset WHERE ref IN (%TOUCHED%) AND document_seq IS NOT NULL UNION ALL SELECT document_seq FROM asset_depreciation WHERE asset_ref IN (%TOUCHED%)
  UNION ALL SELECT document_seq FROM asset_disposal WHERE asset_ref IN (%TOUCHED%)`.replaceAll(
  '%TOUCHED%',
  'SELECT ref FROM asset WHERE document_seq = ? UNION SELECT asset_ref FROM asset_depreciation WHERE document_seq = ? UNION SELECT asset_ref FROM asset_disposal WHERE document_seq = ?',
);

/**
 * How a purchase, a month's depreciation and a disposal are undone: a purchase while the asset has not worn, depreciation as
 * the last of each of its assets. The register reads their rows as long as they stand, so nothing is written beside.
 */
export function assetReversibles(db: Database): Reversibles<'AT' | 'PY' | 'LA'> {
  // What an asset was touched by before this document is dated no later than it, but in files from before `refuseEarly` looked at undoings: there it goes back on its own day.
  const lastDay = ({ seq }: Reversed): CalendarDate | null => lastDayOf(db, MOVES, Array.from({ length: 9 }, () => seq), seq);
  const earlier: Reversible = {
    purpose: 'umum',
    check: (document) => {
      const later = db.sql<Later>(LATER).get(document.seq, document.seq);
      if (later !== undefined) throw inUse(document, later.number, later.disposal === 1 ? reversalWords.disposed : reversalWords.depreciated);
      return lastDay(document);
    },
    undo: () => undefined,
  };
  return { AT: earlier, PY: earlier, LA: { purpose: 'umum', check: lastDay, undo: () => undefined } };
}
