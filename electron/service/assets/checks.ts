import { rp } from '../../../shared/text/format.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';

type Recount = { table: string; key: string; amount: number; booked: number; what: string };

/** What a document (seq in `d.seq`) put on an account, debit plus. */
const posted = (account: string): string => `coalesce((SELECT sum(l.debit) - sum(l.credit) FROM entry e JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref WHERE e.document_seq = d.seq AND a.code = ${account}), 0)`;

/**
 * The register against the entries its documents posted: cost bought, cost and depreciation disposed of, depreciation of
 * each run; and no asset worn below its residual value. The accounts as a whole are not held against it here: a gerai may
 * carry equipment that it has not put into the register yet (`assets.list` says so).
 */
export const assetChecks: RoomCheck = (db) => {
  const rows = db
    .sql<Recount>(
      `SELECT 'asset' AS "table", s.code AS key, s.cost AS amount, ${posted('s.account')} AS booked, 'harga perolehan' AS what FROM asset s JOIN document d ON d.seq = s.document_seq
       UNION ALL SELECT 'asset_depreciation', d.number, sum(n.amount), ${posted("'6-1160'")}, 'penyusutan' FROM asset_depreciation n JOIN document d ON d.seq = n.document_seq GROUP BY d.seq
       UNION ALL SELECT 'asset_disposal', d.number, -s.cost, ${posted('s.account')}, 'harga perolehan' FROM asset_disposal o JOIN asset s ON s.ref = o.asset_ref JOIN document d ON d.seq = o.document_seq
       UNION ALL SELECT 'asset_disposal', d.number, o.accumulated, s.opening + coalesce((SELECT sum(n.amount) FROM asset_depreciation n WHERE n.asset_ref = s.ref AND ${standing('n.document_seq')}), 0), 'akumulasi menurut penyusutannya'
                   FROM asset_disposal o JOIN asset s ON s.ref = o.asset_ref JOIN document d ON d.seq = o.document_seq WHERE ${standing('d.seq')}`,
    )
    .all();
  const problems: Problem[] = rows.filter((row) => row.amount !== row.booked).map((row) => ({ table: row.table, key: row.key, problem: `${row.what}: tercatat ${rp(row.amount)}, seharusnya ${rp(row.booked)}` }));
  const overworn = db
    .sql<{ code: string; worn: number; base: number }>(
      `SELECT s.code, s.opening + sum(n.amount) AS worn, s.cost - s.residual AS base FROM asset s JOIN asset_depreciation n ON n.asset_ref = s.ref WHERE ${standing('n.document_seq')} GROUP BY s.ref HAVING worn > base`,
    )
    .all();
  for (const { code, worn, base } of overworn) problems.push({ table: 'asset_depreciation', key: code, problem: `disusutkan ${rp(worn)}, paling banyak ${rp(base)}` });
  return problems.slice(0, MAX_PROBLEMS);
};
