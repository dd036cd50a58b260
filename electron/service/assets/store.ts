import type { Unit } from '../../../shared/contract/values.ts';
import type { CalendarDate, Month } from '../../../shared/domain/dates.ts';
import type { Depreciable } from '../../../shared/domain/depreciation.ts';
import type { Database } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';
import { standingOn } from '../ledger/index.ts';

export type Source = 'kas' | 'bank' | 'hibah' | 'saldo-awal';

/** A fixed asset with what has happened to it. Amounts in rupiah. */
export type Asset = Depreciable & {
  readonly ref: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly account: string;
  readonly unit: Unit;
  readonly acquiredOn: CalendarDate;
  readonly source: Source;
  readonly number: string | null;
  /** Written off in the register since it came in, and the last month that reaches. */
  readonly booked: number;
  readonly bookedThrough: Month | null;
  readonly disposedOn: CalendarDate | null;
  /** The day of the last thing that happened to it, undoings included: nothing is booked on it for an earlier day (ruling 12). */
  readonly touchedOn: CalendarDate;
  /** The day its purchase or gift was undone: from then on it never was. */
  readonly undoneOn: CalendarDate | null;
};

export type Borrowed = { readonly assetId: string; readonly code: string; readonly name: string; readonly owner: string; readonly receivedOn: string; readonly returnedOn: string | null; readonly note: string };

/** Every document of asset `a`. */
const MOVED = `SELECT a.document_seq UNION ALL SELECT n.document_seq FROM asset_depreciation n WHERE n.asset_ref = a.ref UNION ALL SELECT o.document_seq FROM asset_disposal o WHERE o.asset_ref = a.ref`;

/** What happened to an asset counts from the day of its document to that of its undoing: five parameters, all the day asked for. */
const ASSETS = `SELECT a.ref, a.id, a.code, a.name, a.account, a.unit, a.acquired_on AS acquiredOn, a.cost, a.residual, a.useful_months AS usefulMonths, a.first_month AS firstMonth, a.source, a.opening,
         a.opening_through AS openingThrough, d.number, coalesce(sum(p.amount), 0) AS booked, max(p.period) AS bookedThrough,
         (SELECT x.on_date FROM asset_disposal s JOIN document x ON x.seq = s.document_seq WHERE s.asset_ref = a.ref AND x.on_date <= ? AND ${standingOn('x.seq')}) AS disposedOn,
         (SELECT x.on_date FROM document_reversal b JOIN document x ON x.seq = b.document_seq WHERE b.reversed_seq = a.document_seq AND x.on_date <= ?) AS undoneOn,
         coalesce((WITH moved (seq) AS (${MOVED}) SELECT max(x.on_date) FROM document x WHERE x.seq IN (SELECT seq FROM moved UNION ALL SELECT r.document_seq FROM document_reversal r JOIN moved ON moved.seq = r.reversed_seq)), a.acquired_on) AS touchedOn
    FROM asset a LEFT JOIN document d ON d.seq = a.document_seq
    LEFT JOIN (SELECT n.asset_ref, n.period, n.amount FROM asset_depreciation n JOIN document o ON o.seq = n.document_seq WHERE o.on_date <= ? AND ${standingOn('o.seq')}) p ON p.asset_ref = a.ref`;

const onDay = (day: CalendarDate): CalendarDate[] => Array.from({ length: 5 }, () => day);

/** Assets that were there on a day, by code, as they stood at its end; one undone by then is listed as such. */
export const assetsOn = (db: Database, asOf: CalendarDate): Asset[] => db.sql<Asset>(`${ASSETS} WHERE a.acquired_on <= ? GROUP BY a.ref ORDER BY a.ref`).all(...onDay(asOf), asOf);

const LAST_DAY = '2299-12-31' as CalendarDate;

/** An asset by public id, as it stands now. Throws NOT_FOUND naming assetId. */
export function assetById(db: Database, id: string): Asset {
  const asset = db.sql<Asset>(`${ASSETS} WHERE a.id = ? GROUP BY a.ref`).get(...onDay(LAST_DAY), id);
  if (asset === undefined) throw notFound('Aset', 'assetId');
  return asset;
}

/** Assets still in use, by code, as they stand now. */
export const assetsInUse = (db: Database): Asset[] => db.sql<Asset>(`${ASSETS} GROUP BY a.ref ORDER BY a.ref`).all(...onDay(LAST_DAY)).filter((asset) => asset.disposedOn === null && asset.undoneOn === null);

/** The last month whose depreciation is in the books. */
export const doneThrough = (asset: Asset): Month | null => asset.bookedThrough ?? asset.openingThrough;

/** Borrowed things received by a day; one returned later is shown as still here. */
export const borrowedOn = (db: Database, asOf: CalendarDate): Borrowed[] =>
  db
    .sql<Borrowed>(
      `SELECT id AS assetId, code, name, owner, received_on AS receivedOn, CASE WHEN returned_on <= ? THEN returned_on END AS returnedOn, note FROM borrowed_asset WHERE received_on <= ? ORDER BY ref`,
    )
    .all(asOf, asOf);
