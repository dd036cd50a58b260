import type { Unit } from '../../../shared/contract/values.ts';
import type { Database } from '../kernel/database.ts';
import type { Source } from './store.ts';

/** An asset as its papers name it. Amounts in rupiah. */
export type AssetNote = { readonly code: string; readonly name: string; readonly account: string; readonly unit: Unit; readonly acquiredOn: string; readonly cost: number; readonly usefulMonths: number; readonly source: Source };
export type DisposalNote = { readonly asset: AssetNote; readonly proceeds: number; readonly accumulated: number; readonly reason: string };

const ASSET = 'a.code, a.name, a.account, a.unit, a.acquired_on AS acquiredOn, a.cost, a.useful_months AS usefulMonths, a.source';

/** The asset that a document took in. */
export const acquiredBy = (db: Database, documentSeq: number): AssetNote | undefined => db.sql<AssetNote>(`SELECT ${ASSET} FROM asset a WHERE a.document_seq = ?`).get(documentSeq);

/** The disposal that a document is. */
export function disposedBy(db: Database, documentSeq: number): DisposalNote | undefined {
  const row = db
    .sql<AssetNote & Omit<DisposalNote, 'asset'>>(`SELECT ${ASSET}, d.proceeds, d.accumulated, d.reason FROM asset_disposal d JOIN asset a ON a.ref = d.asset_ref WHERE d.document_seq = ?`)
    .get(documentSeq);
  if (row === undefined) return undefined;
  const { proceeds, accumulated, reason, ...asset } = row;
  return { asset, proceeds, accumulated, reason };
}
