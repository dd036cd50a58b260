import { dateText, rp } from '../../../shared/text/format.ts';
import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { standing } from '../ledger/index.ts';

type Recount = { table: string; key: string; amount: number; booked: number; what: string };

/** What a document (seq in `d.seq`) put on an account, debit plus. */
const posted = (account: string): string => `coalesce((SELECT sum(l.debit) - sum(l.credit) FROM entry e JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref WHERE e.document_seq = d.seq AND a.code = ${account}), 0)`;

/** What wore an asset or took it out, by day, and what was undone of it with the other sign. */
const EVENTS = [['asset_depreciation', 'm.amount', '0'], ['asset_disposal', '0', '1']]
  .flatMap(([table = '', amount = '', gone = '']) => [
    `SELECT m.asset_ref, d.on_date AS day, ${amount} AS amount, ${gone} AS gone FROM ${table} m JOIN document d ON d.seq = m.document_seq`,
    `SELECT m.asset_ref, d.on_date, -${amount}, -${gone} FROM ${table} m JOIN document_reversal r ON r.reversed_seq = m.document_seq JOIN document d ON d.seq = r.document_seq`,
  ])
  .join(' UNION ALL ');

/**
 * The register against the entries its documents posted: cost bought, cost and depreciation disposed of, depreciation of
 * each run; and on no day an asset worn below its residual value or disposed of twice. The accounts as a whole are not held against it here: a gerai may
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
  const days = db
    .sql<{ code: string; day: string; worn: number; base: number; gone: number }>(
      `SELECT s.code, t.day, s.opening + t.worn AS worn, s.cost - s.residual AS base, t.gone FROM (
         SELECT asset_ref, day, sum(amount) OVER past AS worn, sum(gone) OVER past AS gone FROM (${EVENTS}) WINDOW past AS (PARTITION BY asset_ref ORDER BY day)
       ) t JOIN asset s ON s.ref = t.asset_ref WHERE s.opening + t.worn > s.cost - s.residual OR t.gone > 1 GROUP BY s.ref`,
    )
    .all();
  for (const { code, day, worn, base, gone } of days)
    problems.push(gone > 1 ? { table: 'asset_disposal', key: code, problem: `dilepas dua kali menurut ${dateText(day)}` } : { table: 'asset_depreciation', key: code, problem: `disusutkan ${rp(worn)} pada ${dateText(day)}, paling banyak ${rp(base)}` });
  return problems.slice(0, MAX_PROBLEMS);
};
