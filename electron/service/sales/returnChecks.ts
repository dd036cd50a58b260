import { MAX_PROBLEMS, type Problem, type RoomCheck } from '../kernel/problems.ts';
import { partOfCylinders } from './returned.ts';

type Found = { readonly number: string };

/** A void or return, its document and the sale with its own. */
const ROWS = 'sale_return r JOIN document d ON d.seq = r.document_seq JOIN sale s ON s.document_seq = r.sale_seq JOIN document o ON o.seq = r.sale_seq';
const of = (column: string, table: string): string => `(SELECT coalesce(sum(x.${column}), 0) FROM ${table} x WHERE x.document_seq = r.document_seq)`;
/** What went back beside the goods, shells and deposits, by what the sale took for each cylinder. */
const BESIDE = `(SELECT coalesce(sum(${partOfCylinders('l.shell_amount + l.deposit')}), 0) FROM sale_return_line b JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line WHERE b.document_seq = r.document_seq AND l.cylinder IN ('beli', 'jaminan'))`;
const moved = (side: string, accounts: string): string =>
  `(SELECT coalesce(sum(${side}), 0) FROM entry e JOIN entry_line l ON l.entry_seq = e.seq JOIN account a ON a.ref = l.account_ref WHERE e.document_seq = r.document_seq AND a.code IN (${accounts}))`;
/** What the entries of a sale and its void moved together: nothing, when one mirrors the other. */
const LEFT = `SELECT 1 FROM entry e JOIN entry_line l ON l.entry_seq = e.seq WHERE e.document_seq IN (r.document_seq, r.sale_seq) GROUP BY l.account_ref, l.unit, l.flow, l.member_ref, l.shift_seq HAVING sum(l.debit - l.credit) <> 0`;
const REVERSES = 'SELECT 1 FROM entry e JOIN entry x ON x.seq = e.reverses_seq WHERE e.document_seq = r.document_seq AND x.document_seq = r.sale_seq';
/** The line of a sale and all that came back of it. */
const BACK = 'SELECT sale_seq, sale_line, sum(qty) AS qty, sum(amount) AS amount, sum(cost) AS cost, sum(paid) AS paid FROM sale_return_line GROUP BY sale_seq, sale_line';

const CHECKS: readonly { readonly table: string; readonly sql: string; readonly problem: string }[] = [
  {
    table: 'sale_return', problem: 'jumlahnya berbeda dari baris atau uang yang kembali',
    sql: `SELECT d.number FROM ${ROWS} WHERE r.total <> ${of('amount', 'sale_return_line')} + ${BESIDE} OR r.paid <> ${of('paid', 'sale_return_line')} + min(${BESIDE}, r.paid) OR r.paid <> ${of('amount', 'sale_refund')}`,
  },
  {
    table: 'sale_return', problem: 'tidak cocok dengan dokumennya',
    sql: `SELECT d.number FROM ${ROWS} WHERE d.kind <> CASE r.kind WHEN 'batal' THEN 'BV' ELSE 'RJ' END OR d.on_date < o.on_date OR d.shift_seq IS NOT r.shift_seq
             OR coalesce(json_extract(d.refs, '$.reverses'), json_extract(d.refs, '$.returns')) IS NOT o.number`,
  },
  { table: 'sale_return', problem: 'tidak menyebut penjualannya', sql: "SELECT d.number FROM document d WHERE d.kind IN ('BV', 'RJ') AND NOT EXISTS (SELECT 1 FROM sale_return r WHERE r.document_seq = d.seq)" },
  { table: 'entry_line', problem: 'tidak membalik jurnal penjualannya', sql: `SELECT d.number FROM ${ROWS} WHERE r.kind = 'batal' AND (EXISTS (${LEFT}) OR NOT EXISTS (${REVERSES}) OR r.paid <> s.paid OR r.total <> s.total)` },
  {
    table: 'entry_line', problem: 'jurnalnya berbeda dari yang diretur',
    sql: `SELECT d.number FROM ${ROWS} WHERE r.kind = 'retur' AND (${moved('l.debit', "'4-1511', '4-1512', '2-1240', '2-1140', '4-2110'")} <> r.total OR ${moved('l.credit', "'6-1185'")} <> -r.rounding)`,
  },
  {
    table: 'stock_move', problem: 'barang yang kembali berbeda dari returnya',
    sql: `SELECT d.number FROM ${ROWS} WHERE EXISTS (
            SELECT 1 FROM (SELECT l.product_ref AS product, b.qty, b.cost FROM sale_return_line b JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line WHERE b.document_seq = r.document_seq AND b.condition = 'baik'
                           UNION ALL SELECT m.product_ref, -m.qty, -m.value FROM stock_move m WHERE m.document_seq = r.document_seq)
             GROUP BY product HAVING sum(qty) <> 0 OR sum(cost) <> 0)`,
  },
  {
    table: 'sale_return_line', problem: 'yang kembali melebihi yang dijual, atau tidak genap',
    sql: `SELECT o.number FROM (${BACK}) b JOIN sale_line l ON l.document_seq = b.sale_seq AND l.line_no = b.sale_line JOIN document o ON o.seq = b.sale_seq
           WHERE b.qty > l.qty OR b.amount > l.amount OR b.cost > l.cost OR (b.qty = l.qty AND (b.amount <> l.amount OR b.cost <> l.cost))`,
  },
  {
    table: 'sale_return', problem: 'yang dikembalikan berbeda dari yang dibayar',
    sql: `SELECT o.number FROM (SELECT sale_seq, sum(total) AS total, sum(paid) AS paid FROM sale_return GROUP BY sale_seq) r JOIN sale s ON s.document_seq = r.sale_seq JOIN document o ON o.seq = r.sale_seq
           WHERE r.paid > s.paid OR r.total > s.total OR (r.paid <> s.paid AND NOT EXISTS (SELECT 1 FROM sale_line l WHERE l.document_seq = r.sale_seq
                                                             AND l.qty > coalesce((SELECT sum(b.qty) FROM sale_return_line b WHERE b.sale_seq = l.document_seq AND b.sale_line = l.line_no), 0)))`,
  },
  {
    table: 'sale_refund', problem: 'kembali melebihi yang dibayar dengan cara itu',
    sql: `SELECT o.number FROM (SELECT r.sale_seq, f.tender, sum(f.amount) AS back FROM sale_refund f JOIN sale_return r ON r.document_seq = f.document_seq GROUP BY r.sale_seq, f.tender) f
            JOIN sale s ON s.document_seq = f.sale_seq JOIN document o ON o.seq = f.sale_seq
           WHERE f.back > (SELECT coalesce(sum(p.amount), 0) FROM sale_payment p WHERE p.document_seq = f.sale_seq AND p.method = f.tender) - CASE f.tender WHEN 'tunai' THEN s.change ELSE 0 END`,
  },
];

/** Voids and returns against their sales, their entries and the stock: no line, no way of paying gave back more than it took, and a whole sale gave back all of it. */
export const returnChecks: RoomCheck = (db) => CHECKS.flatMap(({ table, sql, problem }): Problem[] => db.sql<Found>(`${sql} LIMIT ?`).all(MAX_PROBLEMS).map(({ number }) => ({ table, key: number, problem }))).slice(0, MAX_PROBLEMS);
